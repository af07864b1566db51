#include "business/child_allowance/person_to_dos.h"

#include <algorithm>

#include "business/child_allowance/months.h"
#include "business/child_allowance/rules.h"
#include "business/child_allowance/status_report.h"
#include "department/record_history.h"
#include "ledger/payments.h"
#include "registry/residents.h"
#include "rules/open_days_file.h"
#include "rules/rate_shelf.h"
#include "storage/as_of.h"

namespace yakuba::child_allowance {
namespace {

using registry::Resident;
using std::chrono::days;

constexpr Date kForGood = kForever - days{1};
/// A child nobody claims for is shown this long: later it is known to be paid elsewhere (公務員).
constexpr int kUnclaimedMonths = 12;
/// A confirmation that runs out is asked for from this day on before its end.
constexpr days kConfirmationAhead{60};

std::shared_ptr<const Rates> rates_of(const PersonQuestion& question) {
    static RateShelf<Rates> shelf{"child_allowance", &rates_description};
    auto rates = shelf.of(question.town.data_folder, question.town.code, question.today);
    return rates ? *std::move(rates) : nullptr;
}

std::optional<Claim> open_claim(const PersonQuestion& question) {
    auto found = storage::find_as_of<Claim>(question.session, claim_table(), {kForGood},
                                            storage::equals("person_id", question.person.value()));
    if (!found || found->record.ends) return std::nullopt;
    return std::move(found->record);
}

/// Head or spouse of the household: who can be the one that supports its children.
bool may_claim(const Resident& r) {
    return registry::is_head(r) || r.relation == "妻" || r.relation == "夫" ||
           r.relation == "妻（未届）" || r.relation == "夫（未届）";
}

bool is_claimed(storage::Session& session, PersonId child) {
    static const std::string sql =
        "SELECT count(*) FROM child_allowance_child c WHERE c.child_id = :child AND c.ends = 0 "
        "AND " +
        storage::last_as_of(claim_child_table(), "c");
    return session
               .number(sql, {{"child", child.value()},
                             {"as_of_valid", std::int64_t{kForGood.packed()}},
                             {"as_of_known", kEndOfTime.microseconds}})
               .value_or(0) > 0;
}

/// What made a claim for the child due: its birth, or its move in (転出予定日 counts; what this
/// town knows is the day it moved in).
ClaimTiming timing_of(const Resident& child) {
    ClaimTiming timing;
    const Date birth = child.birth_date.latest();
    const bool moved_in = child.became_resident_on && child.became_resident_on > birth;
    timing.reason = moved_in ? ClaimReason::move_in : ClaimReason::birth;
    timing.event_on = moved_in ? child.became_resident_on : birth;
    return timing;
}

std::string given_name(const Resident& r) {
    constexpr std::string_view kSpace = "　";
    const auto space = r.name.find(kSpace);
    return space == std::string::npos ? r.name : r.name.substr(space + kSpace.size());
}

void add_claims(const PersonQuestion& question, const Rates& rates, const OpenDays& office,
                const std::vector<Resident>& members, bool has_claim, std::vector<ToDo>& list) {
    for (const Resident& child : members) {
        if (!child.relation.starts_with("子") || !child.birth_date) continue;
        if (school_year_end_at_age(child.birth_date.latest(), rates.paid_age) < question.today)
            continue;
        const ClaimTiming timing = timing_of(child);
        if (timing.event_on > question.today ||
            add_months(timing.event_on, kUnclaimedMonths) < question.today ||
            is_claimed(question.session, child.person_id)) {
            continue;
        }
        const Date last = office.on_or_after(claim_deadline(rates, timing));
        list.push_back(
            {.title = has_claim ? "額改定の請求を案内" : "認定の請求を案内",
             .text = given_name(child) + "さんの" + std::string{label_of(timing.reason)} + "から" +
                     std::to_string(rates.claim_days) +
                     "日以内に請求すると、その翌月分から支給されます。公務員は勤務先に請求します。",
             .due = last,
             .article = has_claim ? "児童手当法9条1項・8条3項" : "児童手当法7条1項・8条3項",
             .for_resident = true});
    }
}

void add_report(const PersonQuestion& question, const Claim& claim, registry::Standing standing,
                std::vector<ToDo>& list) {
    const FiscalYear year = fiscal_year_of(question.today);
    if (question.today < report_opens(year) || !must_report(claim, standing) ||
        has_reported(question.session, question.person, year)) {
        return;
    }
    list.push_back({.title = "現況届の提出を案内",
                    .text = short_year(question.town, year) +
                            "の現況届が出ていません。出ないままだと支払を差し止めます。",
                    .due = report_due(year),
                    .article = "児童手当法施行規則4条1項",
                    .for_resident = true});
}

void add_confirmations(const PersonQuestion& question, std::vector<ToDo>& list) {
    storage::for_each_as_of<ClaimChild>(
        question.session, claim_child_table(), {kForGood},
        storage::equals("person_id", question.person.value()),
        [&](const ClaimChild& child, const storage::Version&) {
            const bool runs_out = child.custody == Custody::supported_adult && !child.ends &&
                                  child.confirmed_until &&
                                  child.confirmed_until <= question.today + kConfirmationAhead;
            if (!runs_out) return;
            list.push_back({.title = "確認書の提出を案内",
                            .text = "19歳から22歳の年度末までの子を数えるには、監護相当・生計費の"
                                    "負担についての確認書がもう一度必要です。",
                            .due = child.confirmed_until,
                            .article = "児童手当法6条2項2号",
                            .for_resident = true});
        });
}

void add_end(const Resident& claimant, std::vector<ToDo>& list) {
    if (claimant.standing != registry::Standing::planned_out) return;
    list.push_back({.title = "受給事由の消滅",
                    .text = "転出予定日の属する月分まで支給します。転出先で15日以内に請求するよう"
                            "案内します。",
                    .due = claimant.planned_out_on,
                    .article = "児童手当法8条2項",
                    .for_resident = true});
}

void add_returned(const PersonQuestion& question, std::vector<ToDo>& list) {
    const auto payments =
        ledger::payments_to(question.session, ledger::Business::child_allowance, question.person,
                            PersonId{question.person.value() + 1});
    if (payments.empty()) return;
    const ledger::Payment& last = *std::ranges::max_element(payments, {}, &ledger::Payment::pay_on);
    if (last.state != ledger::PaymentState::returned) return;
    list.push_back({.title = "振込口座の確認",
                    .text = "前回の振込が戻りました。口座を確かめると、次の支払で振り込みます。",
                    .due = last.pay_on,
                    .article = "児童手当法8条4項",
                    .for_resident = true});
}

}  // namespace

std::vector<ToDo> to_dos(const PersonQuestion& question) {
    std::vector<ToDo> list;
    const auto now = registry::find_resident(question.session, question.person, {question.today});
    const auto claim = open_claim(question);
    const bool here = now && registry::is_resident(now->record.standing);
    if (here && may_claim(now->record)) {
        const auto rates = rates_of(question);
        const auto office = open_days(question.town.data_folder, Closed::municipality);
        if (rates && office) {
            add_claims(question, *rates, *office,
                       registry::household_members(question.session, now->record.household_id,
                                                   {question.today}),
                       claim.has_value(), list);
        }
    }
    if (!claim) return list;
    add_report(question, *claim, now ? now->record.standing : registry::Standing::non_resident,
               list);
    add_confirmations(question, list);
    if (now) add_end(now->record, list);
    add_returned(question, list);
    return list;
}

}  // namespace yakuba::child_allowance
