#pragma once
#include "business/resident_register/pages/form.h"
#include "business/resident_register/pages/interview.h"
#include "business/resident_register/pages/visit.h"
#include "department/offices.h"
#include "web/call.h"

/// The pages of 書かない窓口, filled.
namespace yakuba::resident_register {

void show_counter_home(web::Call& call, PersonId person, const std::vector<LifeEvent>& events,
                       const std::string& message, web::View& view);

/// What the clerk reads out and ticks.
Step interview_step(web::Call& call, const Visit& visit, const LifeEvent& event);
web::Response interview_page(web::Call& call, const Visit& visit, const LifeEvent& event,
                             const std::vector<AnswerProblem>& problems);

web::Response plan_page(web::Call& call, const Offices& offices, const Visit& visit,
                        const LifeEvent& event);

/// The second window: only the resident's own data, and the sentence to confirm.
web::Response window_page(web::Call& call, const Visit& visit, const LifeEvent& event);

web::Response papers_page(web::Call& call, const Visit& visit, const LifeEvent& event);
/// 手続の一覧: what was asked and confirmed, and where to go by when.
Result<std::string> print_visit(web::Call& call, const Visit& visit, const LifeEvent& event);

/// One procedure of this visit with its day.
struct PlannedProcedure {
    const DueProcedure* procedure = nullptr;
    Date due_on;
    bool done = false;
};
Result<std::vector<PlannedProcedure>> planned(const Town& town, const Visit& visit,
                                              const LifeEvent& event);

}  // namespace yakuba::resident_register
