// Cases of certification: the application, the notice of delay, the board's judgement, the move in.
#include <boost/json.hpp>

#include "business/long_term_care_insurance/applications.h"
#include "business/long_term_care_insurance/benefits.h"
#include "business/long_term_care_insurance/case_work.h"
#include "department/answers.h"
#include "department/record_history.h"
#include "registry/residents.h"

namespace yakuba::long_term_care_insurance {
namespace {

namespace json = boost::json;
using procedures::Asked;
using procedures::Matter;
using procedures::PreviewLine;

ApplicationKind kind_of(const Matter& matter) {
    if (matter.procedure.id == "long-term-care-renewal") return ApplicationKind::renewal;
    if (matter.procedure.id == "long-term-care-change") return ApplicationKind::change;
    return ApplicationKind::first;
}

Application application_of(const Matter& matter) {
    const Answers answers{matter.answers};
    Application application;
    application.person_id = matter.record.person_id;
    application.kind = kind_of(matter);
    application.applied_on = received_on(matter);
    application.agent = answers.text("agent_name");
    application.doctor = answers.text("doctor");
    application.specified_disease = answers.text("specified_disease");
    application.note = answers.text("reason");
    return application;
}

Judgement judgement_of(const Matter& matter) {
    const Answers answers{matter.answers};
    Judgement judgement;
    judgement.level = FieldForm<Level>::parse(answers.text("level")).value_or(Level::undecided);
    judgement.months = static_cast<int>(answers.number("months"));
    judgement.panel_no = static_cast<int>(answers.number("panel_no"));
    judgement.board_on = answers.date("board_on");
    judgement.opinion = answers.text("opinion");
    return judgement;
}

int number_of(const Answers& answers) {
    int number = 0;
    for (const char digit : answers.text("application"))
        number = digit >= '0' && digit <= '9' ? number * 10 + (digit - '0') : number;
    return number;
}

json::value outcome_of(const Application& application) {
    return json::object{{"person_id", application.person_id.value()},
                        {"application_no", application.application_no},
                        {"level", std::string{label_of(application.level)}}};
}

/// 死亡: a judgement serves only services used since the application.
bool died_without_services(storage::Session& session, const Application& application) {
    const auto resident =
        registry::find_resident(session, application.person_id, {kForever - std::chrono::days{1}});
    if (!resident || resident->record.standing != registry::Standing::dead) return false;
    return session
               .number(
                   "SELECT count(*) FROM ltc_service_month WHERE person_id = :person AND month "
                   ">= :month",
                   {{"person", application.person_id.value()},
                    {"month", std::int64_t{YearMonth{application.applied_on}.packed()}}})
               .value_or(0) == 0;
}

}  // namespace

std::vector<Problem> check_application(const Asked& asked, const Matter& matter) {
    if (!open_application(asked.session, asked.person)) return {};
    (void)matter;
    return {{.code = "applicant.open_application",
             .message = "まだ結果の出ていない申請があります。結果をお待ちください。",
             .where = {},
             .article = "介護保険法27条1項"}};
}

Result<std::vector<PreviewLine>> preview_application(const Asked& asked, const Matter& matter) {
    const Application application = application_of(matter);
    const auto rates = certification_rates_on(asked.town, application.applied_on);
    if (!rates) return rates.problem();
    return std::vector<PreviewLine>{
        {"申請区分", std::string{label_of(application.kind)}},
        {"申請日", short_day(asked.town, application.applied_on), "介護保険法27条8項"},
        {"処分の期限", short_day(asked.town, decision_deadline(**rates, application.applied_on)),
         "介護保険法27条11項"}};
}

Result<json::value> apply_application(const Town&, storage::Transaction& transaction,
                                      const Matter& matter) {
    const Application application = application_of(matter);
    const auto number = apply(transaction, application);
    if (!number) return number.problem();
    return json::value(
        json::object{{"person_id", application.person_id.value()}, {"application_no", *number}});
}

Result<json::value> apply_delay(const Town&, storage::Transaction& transaction,
                                const Matter& matter) {
    const Answers answers{matter.answers};
    auto application =
        find_application(transaction.session(), matter.record.person_id, number_of(answers));
    if (!application) return no_application();
    application->state = ApplicationState::delayed;
    application->delay_notified_on = received_on(matter);
    application->expected_on = answers.date("expected_on");
    application->note = answers.text("reason");
    if (auto done = record_step(transaction, *application); !done) return done.problem();
    return json::value(json::object{{"person_id", application->person_id.value()},
                                    {"application_no", application->application_no},
                                    {"reason", application->note}});
}

Result<std::vector<PreviewLine>> preview_judgement(const Asked& asked, const Matter& matter) {
    const Answers answers{matter.answers};
    const auto application = find_application(asked.session, asked.person, number_of(answers));
    if (!application) return no_application();
    const auto rates = certification_rates_on(asked.town, application->applied_on);
    if (!rates) return rates.problem();
    const Judgement judgement = judgement_of(matter);
    CertificationFacts facts;
    facts.kind = application->kind;
    facts.applied_on = application->applied_on;
    facts.level = judgement.level;
    facts.months = judgement.months;
    facts.expected_on = application->expected_on;
    facts.decided_on = asked.today;
    if (const auto former = last_certification(asked.session, asked.person)) {
        facts.former_until = former->valid_until;
        facts.former_level = former->level;
    }
    const CertificationSheet sheet = certification(**rates, facts);
    std::vector<PreviewLine> lines{
        {"要介護状態区分", std::string{label_of(sheet.level)}, "介護保険法27条7項"}};
    if (sheet.valid_from) {
        lines.push_back({"有効期間",
                         short_day(asked.town, sheet.valid_from) + "から" +
                             short_day(asked.town, sheet.valid_to) + "まで",
                         "介護保険法施行規則38条・41条"});
    }
    if (sheet.late) lines.push_back({"処分の期限", "過ぎています", "介護保険法27条11項"});
    return lines;
}

Result<json::value> apply_judgement(const Town& town, storage::Transaction& transaction,
                                    const Matter& matter) {
    const Answers answers{matter.answers};
    const PersonId person = matter.record.person_id;
    auto application = find_application(transaction.session(), person, number_of(answers));
    if (!application) return no_application();
    if (died_without_services(transaction.session(), *application)) {
        return Problem{
            "certification.died",
            "申請のあとに亡くなり、申請の日からのサービスの利用がありません。審査会の判定は要らな"
            "いので、申請を取下げとしてください。",
            {},
            "application",
            "介護保険法27条"};
    }
    application->state = ApplicationState::examined;
    application->visited_on = answers.date("visited_on");
    application->investigator = answers.text("investigator");
    application->opinion_on = answers.date("opinion_on");
    application->minutes = static_cast<int>(answers.number("minutes"));
    application->first_judgement =
        FieldForm<Level>::parse(answers.text("first_judgement")).value_or(Level::undecided);
    if (auto done = record_step(transaction, *application); !done) return done.problem();
    Judgement judgement = judgement_of(matter);
    judgement.decided_on = date_in_japan(transaction.at());
    const auto decided =
        decide_application(town, transaction, person, application->application_no, judgement);
    if (!decided) return decided.problem();
    return outcome_of(*decided);
}

Result<json::value> apply_withdrawal(const Town&, storage::Transaction& transaction,
                                     const Matter& matter) {
    const Answers answers{matter.answers};
    auto application =
        find_application(transaction.session(), matter.record.person_id, number_of(answers));
    if (!application) return no_application();
    application->state = ApplicationState::withdrawn;
    application->note = answers.text("reason");
    if (auto done = record_step(transaction, *application); !done) return done.problem();
    return outcome_of(*application);
}

Result<json::value> apply_move_in(const Town& town, storage::Transaction& transaction,
                                  const Matter& matter) {
    const Answers answers{matter.answers};
    Application application;
    application.person_id = matter.record.person_id;
    application.applied_on = received_on(matter);
    application.moved_in_on = answers.date("moved_in_on");
    application.specified_disease = answers.text("specified_disease");
    application.note = answers.text("former_town");
    const auto rates = certification_rates_on(town, application.applied_on);
    if (!rates) return rates.problem();
    // The fourteen days run from the day on which the person became a resident (法36条).
    const auto resident = registry::find_resident(transaction.session(), application.person_id,
                                                  {date_in_japan(transaction.at())});
    if (resident && resident->record.became_resident_on != application.moved_in_on) {
        return Problem{"certification.move_in_day",
                       "転入日が住民票の「住民となった日」と違います。日付を確かめてください。",
                       {},
                       "moved_in_on",
                       "介護保険法36条"};
    }
    if (application.applied_on >
        application.moved_in_on + std::chrono::days{(*rates)->move_in_days}) {
        return Problem{
            "certification.move_in_late",
            "転入から14日を過ぎているため引き継げません。新規の申請として受け付けてくださ"
            "い。",
            {},
            "moved_in_on",
            "介護保険法36条"};
    }
    const Level level =
        FieldForm<Level>::parse(answers.text("former_level")).value_or(Level::undecided);
    const auto decided =
        take_over(town, transaction, application, level, date_in_japan(transaction.at()));
    if (!decided) return decided.problem();
    return outcome_of(*decided);
}

}  // namespace yakuba::long_term_care_insurance
