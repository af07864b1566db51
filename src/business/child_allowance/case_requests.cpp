#include "business/child_allowance/case_requests.h"

#include <algorithm>
#include <boost/json.hpp>

#include "business/child_allowance/case_facts.h"
#include "business/child_allowance/claims.h"
#include "business/child_allowance/offsets.h"
#include "business/child_allowance/pay.h"
#include "business/child_allowance/status_report.h"
#include "department/case_account.h"
#include "department/received_on.h"
#include "department/record_history.h"
#include "notices/words.h"
#include "registry/residents.h"
#include "storage/as_of.h"

namespace yakuba::child_allowance {
namespace {

namespace json = boost::json;
using procedures::Asked;
using procedures::Matter;
using procedures::PreviewLine;

json::value done_for(PersonId person) {
    return json::value(json::object{{"person_id", person.value()}});
}

/// The late claimant the answers name, when the applicant may ask for what was left unpaid.
Result<LateClaimant> late_claimant(storage::Session& session, const Matter& matter, Date today) {
    const PersonId deceased = Answers{matter.answers}.person("deceased");
    for (LateClaimant& late : late_claimants(session, matter.record.person_id, today)) {
        if (late.person_id == deceased) return std::move(late);
    }
    return Problem{.code = "applicant.no_unpaid",
                   .message = "未払いの手当がないか、請求できる児童と同じ世帯ではありません。",
                   .where = "deceased",
                   .article = "児童手当法12条1項"};
}

/// The children of the late claimant that were chosen; all of them when none was named.
std::vector<PersonId> payees_of(const Matter& matter, const LateClaimant& late) {
    std::vector<PersonId> chosen = Answers{matter.answers}.persons("children");
    if (chosen.empty()) return late.children;
    std::erase_if(chosen, [&](PersonId child) {
        return std::ranges::find(late.children, child) == late.children.end();
    });
    return chosen;
}

/// What of the months left unpaid is each child's.
Result<std::map<PersonId, Yen>> shares_of(const Town& town, storage::Session& session,
                                          PersonId deceased) {
    std::map<PersonId, Yen> shares;
    for (const MonthAmount& month : amounts_of(session, deceased)) {
        if (month.decided <= month.paid) continue;
        const auto decided = month_now(town, session, deceased, month.month);
        if (!decided) return decided.problem();
        for (const auto& [child, amount] : decided->by_child)
            shares[child] += amount;
    }
    return shares;
}

/// The amount asked for: the whole, or so much a month.
Offset offset_of(const Matter& matter, OffsetKind kind) {
    const Answers answers{matter.answers};
    Offset offset;
    offset.person_id = matter.record.person_id;
    offset.kind = kind;
    offset.starts = answers.month("starts");
    offset.consented_on = received_on(matter);
    offset.ends = answers.month("ends");
    offset.whole = answers.yes("whole");
    offset.monthly_amount = offset.whole ? Yen{} : answers.yen("monthly_amount");
    offset.payee = kind == OffsetKind::donation
                       ? "寄附"
                       : answers.chosen(matter.procedure, "cost") + "　" + answers.text("payee");
    return offset;
}

Result<json::value> requested(storage::Transaction& transaction, const Offset& offset) {
    if (auto done = request_offset(transaction, offset); !done) return done.problem();
    return done_for(offset.person_id);
}

/// What the report says of one child: no longer raised, or living elsewhere, or still to be counted
/// until a day (確認書).
Result<Done> report_child(const Town& town, storage::Transaction& transaction, const Answers& item,
                          PersonId claimant, Date filed_on) {
    const PersonId named = item.person("child");
    if (!item.yes_or_no("custody_kept").value_or(true)) {
        const Date since = item.has("no_longer_since") ? item.date("no_longer_since") : filed_on;
        const auto done =
            remove_child(town, transaction, claimant, named, since, EndReason::custody_lost);
        if (!done) return done.problem();
        return Done{};
    }
    for (ClaimChild child : counted_children(transaction.session(), claimant)) {
        if (child.child_id != named) continue;
        const ClaimChild before = child;
        child.cohabiting = item.yes_or_no("cohabiting").value_or(child.cohabiting);
        if (child.custody == Custody::supported_adult && item.has("adult_status")) {
            child.confirmed_on = filed_on;
            child.confirmed_until = item.date("confirmed_until");
        }
        if (child.cohabiting == before.cohabiting && child.confirmed_on == before.confirmed_on)
            continue;
        const auto done = change_child(town, transaction, child, YearMonth{filed_on} + 1);
        if (!done) return done.problem();
    }
    return Done{};
}

}  // namespace

// ---- ⑤ 未支払請求

std::vector<Problem> check_unpaid(const Asked& asked, const Matter& matter) {
    const auto late = late_claimant(asked.session, matter, asked.today);
    if (!late) return {late.problem()};
    return {};
}

Preview preview_unpaid(const Asked& asked, const Matter& matter) {
    const auto late = late_claimant(asked.session, matter, asked.today);
    if (!late) return late.problem();
    return std::vector<PreviewLine>{
        {"未支払の額", notices::yen_text(late->amount), "児童手当法12条1項"},
        {"支払を受ける児童", std::to_string(payees_of(matter, *late).size()) + "人",
         "児童手当法12条1項"},
    };
}

Result<json::value> apply_unpaid(const Town& town, storage::Transaction& transaction,
                                 const Matter& matter) {
    const Date today = received_on(matter);
    const auto late = late_claimant(transaction.session(), matter, today);
    if (!late) return late.problem();
    const Answers answers{matter.answers};
    const PersonId applicant = matter.record.person_id;
    // Whose account: the child's own, or that of whoever raises it now.
    const std::vector<PersonId> payees = payees_of(matter, *late);
    const PersonId holder =
        answers.text("account_holder") == "child" && !payees.empty() ? payees.front() : applicant;
    if (auto account = register_account(transaction, answers, holder, today); !account)
        return account.problem();
    if (!ledger::find_account(transaction.session(), holder, {today})) {
        return Problem{.code = "unpaid.no_account",
                       .message = "支払先の口座がありません。口座を届け出てもらってください。",
                       .where = "account"};
    }
    const auto shares = shares_of(town, transaction.session(), late->person_id);
    if (!shares) return shares.problem();
    std::vector<storage::Versioned<UnpaidClaim>> rows;
    json::array children;
    Yen amount;
    for (const PersonId child : payees) {
        UnpaidClaim claim{late->person_id, child, today, holder};
        rows.push_back({claim, {.valid_from = today}});
        const auto share = shares->find(child);
        const Yen theirs = share == shares->end() ? Yen{} : share->second;
        amount += theirs;
        children.push_back(json::object{{"person_id", child.value()}, {"share", theirs.amount()}});
    }
    if (rows.empty()) {
        return Problem{.code = "unpaid.no_child",
                       .message = "支払を受ける児童を選んでください。",
                       .where = "children",
                       .article = "児童手当法12条1項"};
    }
    transaction.append_versions<UnpaidClaim>(unpaid_claim_table(), rows);
    return json::value(json::object{{"person_id", applicant.value()},
                                    {"account_person_id", holder.value()},
                                    {"deceased", late->person_id.value()},
                                    {"died_on", to_iso(late->died_on)},
                                    {"amount", amount.amount()},
                                    {"children", std::move(children)}});
}

// ---- ⑥–⑨ 寄附・学校給食費等

Preview preview_offset(const Asked& asked, const Matter& matter) {
    const Answers answers{matter.answers};
    const YearMonth from = answers.has("from") ? answers.month("from") : answers.month("starts");
    std::string amount =
        answers.yes("whole") ? "全額" : "月" + notices::yen_text(answers.yen("monthly_amount"));
    if (answers.yes("withdrawn")) amount = "取りやめ";
    return std::vector<PreviewLine>{
        {"始まり", short_month(asked.town, from) + "分から"},
        {"額", amount},
    };
}

Result<json::value> apply_donate(const Town&, storage::Transaction& transaction,
                                 const Matter& matter) {
    return requested(transaction, offset_of(matter, OffsetKind::donation));
}

Result<json::value> apply_collect(const Town&, storage::Transaction& transaction,
                                  const Matter& matter) {
    const bool creditor = Answers{matter.answers}.text("kind") == "paid_to_creditor";
    return requested(transaction, offset_of(matter, creditor ? OffsetKind::paid_to_creditor
                                                             : OffsetKind::school_cost));
}

Result<json::value> apply_change_offset(const Town&, storage::Transaction& transaction,
                                        const Matter& matter) {
    const Answers answers{matter.answers};
    const std::string named = answers.text("offset");  // "donation/2026-04"
    const auto slash = named.find('/');
    const auto kind = FieldForm<OffsetKind>::parse(named.substr(0, slash));
    const auto starts =
        parse_year_month(slash == std::string::npos ? std::string{} : named.substr(slash + 1));
    if (!kind || !starts || *kind == OffsetKind::childcare_fee) {
        return Problem{.code = "offset.none",
                       .message = "変える申出を選んでください。",
                       .where = "offset",
                       .article = "児童手当法20条1項"};
    }
    OffsetChange change;
    change.claimant = matter.record.person_id;
    change.kind = *kind;
    change.starts = *starts;
    change.from = answers.month("from");
    change.consented_on = received_on(matter);
    change.withdrawn = answers.yes("withdrawn");
    change.whole = answers.yes("whole");
    change.monthly_amount = answers.yen("monthly_amount");
    if (auto done = change_offset(transaction, change); !done) return done.problem();
    return done_for(change.claimant);
}

// ---- ⑩ 現況届

Result<json::value> apply_report_status(const Town& town, storage::Transaction& transaction,
                                        const Matter& matter) {
    const Answers answers{matter.answers};
    const Date filed_on = received_on(matter);
    const PersonId claimant = matter.record.person_id;
    auto claim = open_claim(transaction.session(), claimant);
    if (!claim) {
        return Problem{"claim.none", "この人は児童手当の受給者として認定されていません。",
                       std::to_string(claimant.value())};
    }
    StatusReport report;
    report.person_id = claimant;
    report.fiscal_year = fiscal_year_of(filed_on);
    report.filed_on = filed_on;
    report.note = answers.text("note");
    for (const Answers& item : answers.items("children"))
        report.sufficient &= item.yes_or_no("custody_kept").value_or(true);
    const std::vector<storage::Versioned<StatusReport>> rows{{report, {.valid_from = filed_on}}};
    transaction.append_versions<StatusReport>(status_report_table(), rows);
    for (const Answers& item : answers.items("children")) {
        if (auto done = report_child(town, transaction, item, claimant, filed_on); !done)
            return done.problem();
    }
    // What the report says of the claim holds from the month after.
    const YearMonth from = YearMonth{filed_on} + 1;
    const Claim before = *claim;
    claim->spouse_apart = answers.text("spouse_status") != "none" &&
                          answers.yes_or_no("spouse_apart").value_or(claim->spouse_apart);
    if (const auto pension = FieldForm<PensionKind>::parse(answers.text("pension")))
        claim->pension = *pension;
    const bool released = before.suspended;
    claim->suspended = false;  // 11条: a report that has come ends the suspension
    if (claim->spouse_apart != before.spouse_apart || claim->pension != before.pension ||
        released) {
        if (auto done = change_claim(town, transaction, *claim, from); !done) return done.problem();
    }
    return json::value(json::object{{"person_id", claimant.value()},
                                    {"fiscal_year", report.fiscal_year.value},
                                    {"sufficient", report.sufficient},
                                    {"released", released}});
}

}  // namespace yakuba::child_allowance
