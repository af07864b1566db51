// 給付制限: the month's warnings, decisions and ends.
#include <algorithm>
#include <map>
#include <set>

#include "business/long_term_care_insurance/jobs.h"
#include "business/long_term_care_insurance/payouts.h"
#include "business/long_term_care_insurance/records.h"
#include "business/long_term_care_insurance/restriction_steps.h"
#include "business/long_term_care_insurance/restrictions.h"
#include "ledger/accounts_between.h"
#include "registry/welfare_status.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

constexpr auto kBusiness = ledger::Business::long_term_care_insurance;

struct MonthOfRestrictions {
    YearMonth month;
    Date today;
    Instant now;
    std::shared_ptr<const RestrictionRates> rates;
};

storage::Where within(batch::Range range) {
    return storage::between("person_id", range.from.value(), range.until.value());
}

/// Those a restriction can be entered for, and what it is judged from.
struct Chunk {
    std::map<PersonId, int> certified;  // the application of the certification in force
    std::set<PersonId> decided;         // certified in the month
    std::set<PersonId> insured;
    std::set<PersonId> assisted;
    std::map<PersonId, std::vector<Restriction>> standing;
    std::map<PersonId, std::vector<ledger::TermAccount>> accounts;
};

Chunk read_chunk(storage::Session& session, batch::Range range, const MonthOfRestrictions& month) {
    Chunk chunk;
    const AsOf today{month.today, month.now};
    storage::for_each_as_of<Certification>(
        session, certification_table(), today, within(range),
        [&](const Certification& certification, const storage::Version&) {
            if (is_certified(certification.level))
                chunk.certified[certification.person_id] = certification.application_no;
        });
    chunk.standing = restrictions_between(session, range.from, range.until, today);
    if (chunk.certified.empty() && chunk.standing.empty()) return chunk;
    storage::for_each_as_of<Application>(
        session, application_table(), today, within(range),
        [&](const Application& application, const storage::Version&) {
            const auto current = chunk.certified.find(application.person_id);
            if (current == chunk.certified.end() || current->second != application.application_no ||
                !application.decided_on || YearMonth{application.decided_on} != month.month)
                return;
            chunk.decided.insert(application.person_id);
        });
    storage::for_each_as_of<Enrolment>(session, enrolment_table(), today, within(range),
                                       [&](const Enrolment& enrolment, const storage::Version&) {
                                           if (!enrolment.lost_on)
                                               chunk.insured.insert(enrolment.person_id);
                                       });
    storage::for_each_as_of<registry::WelfareStatus>(
        session, registry::welfare_status_table(), today, within(range),
        [&](const registry::WelfareStatus& status, const storage::Version&) {
            if (status.assistance != registry::Assistance::none)
                chunk.assisted.insert(status.person_id);
        });
    chunk.accounts = ledger::accounts_between(session, kBusiness, range.from, range.until);
    return chunk;
}

/// What the payer of a pension has to hand over is no arrears of the person's, and counts as paid.
std::vector<PremiumTerm> terms_of(const std::vector<ledger::TermAccount>& account,
                                  Date excused_until) {
    std::vector<PremiumTerm> terms;
    for (const ledger::TermAccount& term : account) {
        if (!term.due_on || term.due_on <= excused_until) continue;
        const bool by_payer = term.collection != ledger::Collection::ordinary;
        terms.push_back({term.fiscal_year, term.due_on, term.due, by_payer ? term.due : term.paid});
    }
    return terms;
}

ArrearsState state_of(const Chunk& chunk, const MonthOfRestrictions& month, PersonId person) {
    ArrearsState state;
    state.person_id = person;
    const auto certified = chunk.certified.find(person);
    state.certified = certified != chunk.certified.end();
    state.insured = chunk.insured.contains(person);
    if (chunk.decided.contains(person)) state.application_no = certified->second;
    const auto found = chunk.standing.find(person);
    const auto account = chunk.accounts.find(person);
    if (account == chunk.accounts.end()) return state;
    const std::vector<Restriction> standing =
        found == chunk.standing.end() ? std::vector<Restriction>{} : found->second;
    RestrictionFacts facts;
    facts.excepted = chunk.assisted.contains(person);
    facts.terms =
        terms_of(account->second, std::max(excused_until(standing, RestrictionKind::payment_method),
                                           excused_until(standing, RestrictionKind::withholding)));
    state.arrears = restriction(*month.rates, facts, month.today);
    facts.terms = terms_of(account->second, excused_until(standing, RestrictionKind::reduction));
    facts.counted_until = counted_until(standing);
    state.reduction = restriction(*month.rates, facts, month.today);
    return state;
}

struct Steps {
    std::vector<Restriction> rows;
};

batch::Prepared prepare(storage::Session& session, batch::Range range,
                        const MonthOfRestrictions& month) {
    const Chunk chunk = read_chunk(session, range, month);
    std::set<PersonId> persons;
    for (const auto& [person, application] : chunk.certified)
        persons.insert(person);
    for (const auto& [person, standing] : chunk.standing)
        persons.insert(person);
    auto steps = std::make_shared<Steps>();
    batch::Prepared prepared;
    for (const PersonId person : persons) {
        const auto found = chunk.standing.find(person);
        const ArrearsState state = state_of(chunk, month, person);
        prepared.counts.add("対象者", 1);
        prepared.counts.add("滞納のある人", state.arrears.arrears > Yen{0} ? 1 : 0);
        for (Restriction& step :
             steps_due(*month.rates, state,
                       found == chunk.standing.end() ? std::vector<Restriction>{} : found->second,
                       month.today)) {
            prepared.counts.add(label_of(step.state), 1);
            prepared.samples.push_back("宛名番号 " + std::to_string(person.value()) + "：" +
                                       std::string{label_of(step.kind)} + "、" +
                                       std::string{label_of(step.state)});
            steps->rows.push_back(std::move(step));
        }
    }
    prepared.work = std::move(steps);
    return prepared;
}

}  // namespace

Result<batch::Report> restrict_benefits(const Town& town, const batch::Request& request) {
    MonthOfRestrictions month;
    month.month = YearMonth{request.day};
    month.now = request.now;
    month.today =
        std::clamp(date_in_japan(request.now), month.month.first_day(), month.month.last_day());
    const auto rates = restriction_rates_on(town, month.today);
    if (!rates) return rates.problem();
    month.rates = *rates;
    batch::Job job;
    job.name = "long-term-care-insurance restrictions " + to_iso(month.month);
    job.label = "介護保険 給付制限 " + to_iso(month.month);
    job.prepare = [month](storage::Session& session, batch::Range range) {
        return prepare(session, range, month);
    };
    job.write = [month](storage::Transaction& transaction, const batch::Prepared& prepared) {
        const auto& steps = static_cast<const Steps*>(prepared.work.get())->rows;
        write_restrictions(transaction, steps, month.today);
        for (const Restriction& step : steps) {
            if (step.kind == RestrictionKind::withholding && step.state == RestrictionState::ended)
                release_withheld(transaction, step.person_id, (month.month + 1).last_day());
        }
    };
    return batch::run(*town.database, job, request);
}

}  // namespace yakuba::long_term_care_insurance
