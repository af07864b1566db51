#pragma once
#include "business/resident_register/pages/perform.h"
#include "web/call.h"

/// The pages of a wizard, filled.
namespace yakuba::resident_register {

std::string draft_path(const Draft& draft, std::string_view rest);

/// One page of questions. `path` is where it is sent to; `at` its place among the steps.
web::Response step_page(web::Call& call, const EventForm& form, const Draft& draft,
                        const std::vector<Step>& steps, std::size_t at, const std::string& path,
                        const std::vector<AnswerProblem>& problems);

/// 「登録する内容」, or why it cannot be registered. `unticked`: what was not confirmed.
web::Response check_page(web::Call& call, const Offices& offices, const EventForm& form,
                         const Draft& draft, const std::vector<AnswerProblem>& unticked);

/// 三者比較: how it was, what another clerk made of it, what was entered. 409.
web::Response conflict_page(web::Call& call, const Offices& offices, const EventForm& form,
                            const Draft& draft);

web::Response result_page(web::Call& call, const Offices& offices, const EventForm& form,
                          const Draft& draft);

/// What the law says of the answers, beside the event's own refusals: also of the days.
std::vector<Finding> all_findings(const Scene& scene, const EventForm& form,
                                  const std::vector<Step>& steps);

// Parts that several pages show.
void show_head(web::Call& call, const EventForm& form, const Draft& draft, web::View& view);
/// Section ABOUT: whom it is about; section GUARDED when she is protected.
void show_about(web::Call& call, PersonId person, web::View& view);
void show_stages(const std::vector<Step>& steps, std::size_t at, web::View& view);
void show_changes(const Calendar& calendar, const std::vector<PersonChange>& changes,
                  web::View& view);
void show_due(const Calendar& calendar, const std::vector<DueThing>& due, Date today,
              web::View& view);

}  // namespace yakuba::resident_register
