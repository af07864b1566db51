#include "business/long_term_care_insurance/applications.h"

#include <algorithm>

#include "business/long_term_care_insurance/benefits.h"
#include "business/long_term_care_insurance/enrolment.h"
#include "registry/residents.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

constexpr Date kLastDay = kForever - std::chrono::days{1};

bool is_closed(ApplicationState state) {
    return state == ApplicationState::decided || state == ApplicationState::withdrawn ||
           state == ApplicationState::refused;
}

void append(storage::Transaction& transaction, const Application& application) {
    storage::Version version;
    version.valid_from = application.applied_on;
    const std::vector<storage::Versioned<Application>> rows{{application, version}};
    transaction.append_versions<Application>(application_table(), rows);
}

void append(storage::Transaction& transaction, const Certification& record, Date from, Date until) {
    if (from >= until) return;
    storage::Version version;
    version.valid_from = from;
    version.valid_to = until;
    const std::vector<storage::Versioned<Certification>> rows{{record, version}};
    transaction.append_versions<Certification>(certification_table(), rows);
}

std::optional<Enrolment> enrolment_on(storage::Session& session, PersonId person, Date day) {
    auto found = storage::find_as_of<Enrolment>(session, enrolment_table(), {day},
                                                storage::equals("person_id", person.value()));
    if (!found || found->record.lost_on) return std::nullopt;
    return std::move(found->record);
}

/// One of 40 to 64 becomes known to the insurer with the certification (規則25条2項).
void enrol_second(storage::Transaction& transaction, PersonId person, Date day) {
    if (enrolment_on(transaction.session(), person, day)) return;
    Enrolment enrolment;
    enrolment.person_id = person;
    enrolment.kind = InsuredKind::second;
    enrolment.insured_number = insured_number_of(person);
    enrolment.acquisition_reason = AcquisitionReason::certified;
    enrolment.acquired_on = day;
    storage::Version version;
    version.valid_from = day;
    const std::vector<storage::Versioned<Enrolment>> rows{{enrolment, version}};
    transaction.append_versions<Enrolment>(enrolment_table(), rows);
}

/// The new period replaces what it covers; what an older one had left beyond it is ended.
void certify(storage::Transaction& transaction, const Application& application) {
    Certification record;
    record.person_id = application.person_id;
    record.application_no = application.application_no;
    record.level = application.level;
    record.valid_since = application.valid_since;
    record.valid_until = application.valid_until;
    const Date end = application.valid_until + std::chrono::days{1};
    const auto before = last_certification(transaction.session(), application.person_id);
    append(transaction, record, application.valid_since, end);
    if (!before || before->valid_until < end) return;
    Certification nothing;
    nothing.person_id = application.person_id;
    nothing.application_no = application.application_no;
    append(transaction, nothing, end, before->valid_until + std::chrono::days{1});
}

/// 非該当 by a change or a renewal ends what is left.
void end_certification(storage::Transaction& transaction, const Application& application) {
    const auto before = last_certification(transaction.session(), application.person_id);
    if (!before || before->valid_until < application.decided_on) return;
    if (application.kind == ApplicationKind::renewal) return;  // runs out by itself
    Certification nothing;
    nothing.person_id = application.person_id;
    nothing.application_no = application.application_no;
    nothing.level = Level::not_certified;
    append(transaction, nothing, application.decided_on,
           before->valid_until + std::chrono::days{1});
}

Problem closed() {
    return {"certification.decided",
            "この申請はもう終わっています。新しい申請として受け付けてください。",
            {},
            {},
            "介護保険法27条"};
}

Result<Application> close(const Town& town, storage::Transaction& transaction,
                          Application application, const CertificationFacts& facts) {
    const auto rates = certification_rates_on(town, application.applied_on);
    if (!rates) return rates.problem();
    const CertificationSheet sheet = certification(**rates, facts);
    application.state = ApplicationState::decided;
    application.decided_on = facts.decided_on;
    application.level = facts.level;
    application.valid_since = sheet.valid_from;
    application.valid_until = sheet.valid_to;
    append(transaction, application);
    if (is_certified(application.level)) {
        certify(transaction, application);
        enrol_second(transaction, application.person_id, application.valid_since);
        const auto given =
            give_burdens(town, transaction, application.person_id, application.valid_since);
        if (!given) return given.problem();
    } else {
        end_certification(transaction, application);
    }
    return application;
}

}  // namespace

std::vector<Application> applications_of(storage::Session& session, PersonId person,
                                         Instant known) {
    std::vector<Application> all;
    storage::for_each_as_of<Application>(session, application_table(), {kLastDay, known},
                                         storage::equals("person_id", person.value()),
                                         [&](Application& application, const storage::Version&) {
                                             all.push_back(std::move(application));
                                         });
    return all;
}

std::optional<Application> find_application(storage::Session& session, PersonId person,
                                            int application_no) {
    for (Application& application : applications_of(session, person)) {
        if (application.application_no == application_no) return std::move(application);
    }
    return std::nullopt;
}

std::optional<Application> open_application(storage::Session& session, PersonId person) {
    std::optional<Application> open;
    for (Application& application : applications_of(session, person)) {
        if (!is_closed(application.state)) open = std::move(application);
    }
    return open;
}

std::optional<Certification> certification_on(storage::Session& session, PersonId person,
                                              AsOf as_of) {
    auto found = storage::find_as_of<Certification>(session, certification_table(), as_of,
                                                    storage::equals("person_id", person.value()));
    if (!found) return std::nullopt;
    return std::move(found->record);
}

std::optional<Certification> last_certification(storage::Session& session, PersonId person,
                                                Instant known) {
    std::optional<Certification> last;
    for (auto& found : session.select_versions<Certification>(
             certification_description(),
             "SELECT " + storage::version_columns_of(certification_description()) +
                 " FROM ltc_certification WHERE person_id = :person AND recorded_at <= :known "
                 "ORDER BY version",
             {{"person", person.value()}, {"known", known.microseconds}})) {
        if (found.record.valid_until) last = std::move(found.record);
    }
    return last;
}

Result<int> apply(storage::Transaction& transaction, Application application) {
    storage::Session& session = transaction.session();
    const PersonId person = application.person_id;
    if (open_application(session, person)) {
        return Problem{
            "certification.open",
            "まだ決定していない申請があります。その申請を終えるか取り下げてから受け付けて"
            "ください。",
            {},
            {},
            "介護保険法27条1項"};
    }
    const auto enrolment = enrolment_on(session, person, application.applied_on);
    const bool first = enrolment && enrolment->kind == InsuredKind::first;
    if (!first && application.specified_disease.empty()) {
        return Problem{"certification.disease",
                       "40歳から64歳までの人の申請には、特定疾病の名称が必要です。",
                       {},
                       "specified_disease",
                       "介護保険法7条3項2号"};
    }
    const bool needs_former =
        application.kind == ApplicationKind::renewal || application.kind == ApplicationKind::change;
    const auto former = last_certification(session, person);
    if (needs_former && !former) {
        return Problem{"certification.no_former",
                       "認定を受けたことがありません。新規の申請として受け付けてください。",
                       {},
                       "kind",
                       "介護保険法28条2項"};
    }
    int last = 0;
    for (const Application& other : applications_of(session, person))
        last = std::max(last, other.application_no);
    application.application_no = last + 1;
    append(transaction, application);
    return application.application_no;
}

Result<Done> record_step(storage::Transaction& transaction, const Application& application) {
    const auto standing =
        find_application(transaction.session(), application.person_id, application.application_no);
    if (!standing || is_closed(standing->state)) return closed();
    append(transaction, application);
    return Done{};
}

Result<Application> decide_application(const Town& town, storage::Transaction& transaction,
                                       PersonId person, int application_no,
                                       const Judgement& judgement) {
    auto application = find_application(transaction.session(), person, application_no);
    if (!application) {
        return Problem{"certification.none",
                       "この番号の認定の申請がありません。番号を確かめてください。",
                       std::to_string(application_no)};
    }
    if (is_closed(application->state)) return closed();
    if (judgement.level == Level::undecided) {
        return Problem{"certification.undecided",
                       "審査会の判定が入っていません。判定を入れてから決定してください。",
                       {},
                       "level",
                       "介護保険法27条4項"};
    }
    CertificationFacts facts;
    facts.kind = application->kind;
    facts.applied_on = application->applied_on;
    facts.moved_in_on = application->moved_in_on;
    facts.level = judgement.level;
    facts.months = judgement.months;
    facts.decided_on = judgement.decided_on;
    facts.expected_on = application->expected_on;
    if (const auto former = last_certification(transaction.session(), person)) {
        facts.former_until = former->valid_until;
        facts.former_level = former->level;
    }
    application->panel_no = judgement.panel_no;
    application->board_on = judgement.board_on;
    application->board_level = judgement.level;
    application->board_months = judgement.months;
    application->board_opinion = judgement.opinion;
    return close(town, transaction, *std::move(application), facts);
}

Result<Application> take_over(const Town& town, storage::Transaction& transaction,
                              Application application, Level former_level, Date decided_on) {
    application.kind = ApplicationKind::move_in;
    const auto number = apply(transaction, application);
    if (!number) return number.problem();
    application.application_no = *number;
    CertificationFacts facts;
    facts.kind = ApplicationKind::move_in;
    facts.applied_on = application.applied_on;
    facts.moved_in_on = application.moved_in_on;
    facts.former_level = former_level;
    facts.level = former_level;
    facts.decided_on = decided_on;
    return close(town, transaction, std::move(application), facts);
}

}  // namespace yakuba::long_term_care_insurance
