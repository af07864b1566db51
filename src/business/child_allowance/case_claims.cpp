#include "business/child_allowance/case_claims.h"

#include <boost/json.hpp>

#include "business/child_allowance/case_facts.h"
#include "business/child_allowance/claims.h"
#include "business/child_allowance/months.h"
#include "department/case_account.h"
#include "department/received_on.h"
#include "department/record_history.h"
#include "notices/words.h"
#include "registry/residents.h"
#include "storage/rehearse.h"

namespace yakuba::child_allowance {
namespace {

namespace json = boost::json;
using procedures::Asked;
using procedures::Matter;
using procedures::PreviewLine;

template <class Enum>
Enum choice_of(const Answers& answers, std::string_view key, Enum otherwise) {
    const auto value = FieldForm<Enum>::parse(answers.text(key));
    return value ? *value : otherwise;
}

Filing filing_of(const Matter& matter) {
    const Answers answers{matter.answers};
    return {choice_of(answers, "reason", ClaimReason::other), received_on(matter),
            answers.date("event_on"), answers.date("hindered_until")};
}

Claim claim_of(const Matter& matter) {
    const Answers answers{matter.answers};
    Claim claim;
    claim.person_id = matter.record.person_id;
    claim.kind = choice_of(answers, "kind", ClaimantKind::parent);
    claim.pension = choice_of(answers, "pension", PensionKind::non_employee);
    claim.public_servant = answers.yes("public_servant");
    claim.spouse_id = answers.person("spouse");
    claim.spouse_apart = answers.yes("spouse_apart");
    return claim;
}

/// The child as stated: one of the register. A child described by name alone is to be registered by
/// the staff first.
Result<ClaimChild> child_of(const Answers& item, PersonId claimant) {
    ClaimChild child;
    child.person_id = claimant;
    child.child_id = item.person("child");
    if (!child.child_id) {
        return Problem{.code = "child.unregistered",
                       .message =
                           "住民記録にない児童がいます。住登外として登録し、申請の児童と"
                           "結び付けてから決定してください。",
                       .where = "children"};
    }
    child.relation = item.has("relation") ? item.text("relation") : "子";
    child.custody = choice_of(item, "custody", Custody::same_livelihood);
    child.cohabiting = item.yes_or_no("cohabiting").value_or(true);
    child.studying_abroad = item.yes("studying_abroad");
    child.in_facility = item.yes("in_facility");
    child.confirmed_until = item.date("confirmed_until");
    return child;
}

Result<std::vector<ClaimChild>> children_of(const Matter& matter) {
    std::vector<ClaimChild> children;
    for (const Answers& item : Answers{matter.answers}.items("children")) {
        auto child = child_of(item, matter.record.person_id);
        if (!child) return child.problem();
        if (child->custody == Custody::supported_adult) child->confirmed_on = received_on(matter);
        children.push_back(*std::move(child));
    }
    return children;
}

/// What the ledger's own command answered: {"certificate_number", "starts"} or {"ends"}.
json::object answer_of(const std::string& text) { return json::parse(text).as_object(); }

YearMonth month_at(const json::object& object, std::string_view key) {
    const auto month = parse_year_month(std::string_view{object.at(key).as_string()});
    return month ? *month : YearMonth{};
}

/// What a month comes to before and after the effect.
Result<json::object> with_amounts(const Town& town, storage::Transaction& transaction,
                                  PersonId claimant, YearMonth month, Yen before,
                                  json::object outcome) {
    const auto now = month_now(town, transaction.session(), claimant, month);
    if (!now) return now.problem();
    outcome["person_id"] = claimant.value();
    outcome["month"] = to_iso(month);
    outcome["former_amount"] = before.amount();
    outcome["monthly_amount"] = now->monthly_amount.amount();
    return outcome;
}

using Apply = Result<json::value> (*)(const Town&, storage::Transaction&, const Matter&);

/// What approving would do: the effect itself, rolled back.
Result<json::object> rehearsed(const Asked& asked, const Matter& matter, Apply apply) {
    json::object outcome;
    const storage::Command command{"試行", "児童手当 決定の試行",    {}, {},
                                   {},     matter.record.received_at};
    const auto done =
        storage::rehearse(*asked.town.database, command,
                          [&](storage::Transaction& transaction) -> Result<std::string> {
                              auto result = apply(asked.town, transaction, matter);
                              if (!result) return result.problem();
                              outcome = result->as_object();
                              return std::string{};
                          });
    if (!done) return done.problem();
    return outcome;
}

std::string yen_at(const json::object& outcome, std::string_view key) {
    return "月額 " + notices::yen_text(Yen{outcome.at(key).to_number<std::int64_t>()});
}

Preview change_preview(const Asked& asked, const Matter& matter, Apply apply) {
    const auto outcome = rehearsed(asked, matter, apply);
    if (!outcome) return outcome.problem();
    return std::vector<PreviewLine>{
        {"改定の月", short_month(asked.town, month_at(*outcome, "month")) + "分から",
         "児童手当法9条"},
        {"改定前", yen_at(*outcome, "former_amount"), "児童手当法6条1項"},
        {"改定後", yen_at(*outcome, "monthly_amount"), "児童手当法6条1項"},
    };
}

Problem no_claim() {
    return {.code = "applicant.no_claim",
            .message = "児童手当の受給者として認定されていません。認定の請求をしてください。",
            .article = "児童手当法7条1項"};
}

}  // namespace

// ---- ① 認定請求

std::vector<Problem> check_recognise(const Asked& asked, const Matter& matter) {
    std::vector<Problem> problems;
    if (open_claim(asked.session, asked.person)) {
        problems.push_back({.code = "applicant.already",
                            .message = "もう認定されています。児童が増えたときは、額改定の請求を"
                                       "してください。",
                            .article = "児童手当法9条1項"});
    }
    if (Answers{matter.answers}.yes("public_servant")) {
        problems.push_back({.code = "applicant.public_servant",
                            .message = "公務員には勤務先が支給します。勤務先に請求してください。",
                            .where = "public_servant",
                            .article = "児童手当法17条1項"});
    }
    const auto children = children_of(matter);
    if (!children) problems.push_back(children.problem());
    return problems;
}

Preview preview_recognise(const Asked& asked, const Matter& matter) {
    const auto outcome = rehearsed(asked, matter, &apply_recognise);
    if (!outcome) return outcome.problem();
    return std::vector<PreviewLine>{
        {"支給開始", short_month(asked.town, month_at(*outcome, "starts")) + "分から",
         "児童手当法8条2項・3項"},
        {"月額", yen_at(*outcome, "monthly_amount"), "児童手当法6条1項"},
        {"児童", std::to_string(Answers{matter.answers}.items("children").size()) + "人",
         "児童手当法3条1項"},
    };
}

Result<json::value> apply_recognise(const Town& town, storage::Transaction& transaction,
                                    const Matter& matter) {
    auto children = children_of(matter);
    if (!children) return children.problem();
    const Claim claim = claim_of(matter);
    const auto certified =
        certify(town, transaction, claim, filing_of(matter), *std::move(children));
    if (!certified) return certified.problem();
    if (auto account = register_account(transaction, Answers{matter.answers}, claim.person_id,
                                        received_on(matter));
        !account) {
        return account.problem();
    }
    json::object answer = answer_of(*certified);
    const YearMonth starts = month_at(answer, "starts");
    auto outcome =
        with_amounts(town, transaction, claim.person_id, starts, Yen{}, std::move(answer));
    if (!outcome) return outcome.problem();
    return json::value(*std::move(outcome));
}

// ---- ② 額改定

std::vector<Problem> check_claimant(const Asked& asked, const Matter&) {
    if (open_claim(asked.session, asked.person)) return {};
    return {no_claim()};
}

std::vector<Problem> check_increase(const Asked& asked, const Matter& matter) {
    std::vector<Problem> problems = check_claimant(asked, matter);
    const auto children = children_of(matter);
    if (!children) problems.push_back(children.problem());
    return problems;
}

Preview preview_increase(const Asked& asked, const Matter& matter) {
    return change_preview(asked, matter, &apply_increase);
}

Result<json::value> apply_increase(const Town& town, storage::Transaction& transaction,
                                   const Matter& matter) {
    const auto children = children_of(matter);
    if (!children) return children.problem();
    const PersonId claimant = matter.record.person_id;
    json::object answer;
    Yen before;
    for (const ClaimChild& child : *children) {
        const auto added = add_child(town, transaction, child, filing_of(matter));
        if (!added) return added.problem();
        answer = answer_of(*added);
    }
    if (children->empty()) {
        return Problem{"claim.no_child", "増えた児童を一人以上記入してください。"};
    }
    const YearMonth starts = month_at(answer, "starts");
    const auto former = month_now(town, transaction.session(), claimant, starts + -1);
    if (former) before = former->monthly_amount;
    answer["cause"] = "child_added";
    auto outcome = with_amounts(town, transaction, claimant, starts, before, std::move(answer));
    if (!outcome) return outcome.problem();
    return json::value(*std::move(outcome));
}

Preview preview_decrease(const Asked& asked, const Matter& matter) {
    return change_preview(asked, matter, &apply_decrease);
}

Result<json::value> apply_decrease(const Town& town, storage::Transaction& transaction,
                                   const Matter& matter) {
    const Answers answers{matter.answers};
    const PersonId claimant = matter.record.person_id;
    const Date event = answers.date("event_on");
    const YearMonth from = first_lower_month(event);
    const auto leaving = answers.items("children");
    if (leaving.empty()) {
        return Problem{"claim.no_child", "養育しなくなった児童を一人以上選んでください。"};
    }
    const auto former = month_now(town, transaction.session(), claimant, from + -1);
    if (!former) return former.problem();
    for (const Answers& item : leaving) {
        const auto removed = remove_child(town, transaction, claimant, item.person("child"), event,
                                          choice_of(answers, "reason", EndReason::custody_lost));
        if (!removed) return removed.problem();
    }
    json::object answer{{"cause", "child_left"}};
    auto outcome =
        with_amounts(town, transaction, claimant, from, former->monthly_amount, std::move(answer));
    if (!outcome) return outcome.problem();
    return json::value(*std::move(outcome));
}

// ---- ③ 氏名・住所等変更届

Result<json::value> apply_change(const Town& town, storage::Transaction& transaction,
                                 const Matter& matter) {
    const Answers answers{matter.answers};
    const PersonId claimant = matter.record.person_id;
    const Date changed_on =
        answers.has("changed_on") ? answers.date("changed_on") : received_on(matter);
    auto claim = open_claim(transaction.session(), claimant);
    if (!claim) {
        Problem problem = no_claim();
        problem.code = "claim.none";
        return problem;
    }
    const Claim before = *claim;
    claim->pension = choice_of(answers, "pension", claim->pension);
    if (answers.has("has_spouse")) claim->spouse_id = answers.person("spouse");
    claim->spouse_apart = answers.yes_or_no("has_spouse").value_or(true) &&
                          answers.yes_or_no("spouse_apart").value_or(claim->spouse_apart);
    // A month holds what was so on its first day.
    const YearMonth from = YearMonth{changed_on} + (changed_on.day() == 1 ? 0 : 1);
    json::array changed;
    if (claim->pension != before.pension || claim->spouse_id != before.spouse_id ||
        claim->spouse_apart != before.spouse_apart) {
        if (auto done = change_claim(town, transaction, *claim, from); !done) return done.problem();
        changed.push_back("claim");
    }
    if (const PersonId child_id = answers.person("child")) {
        for (ClaimChild child : counted_children(transaction.session(), claimant)) {
            if (child.child_id != child_id) continue;
            child.cohabiting = answers.yes_or_no("cohabiting").value_or(child.cohabiting);
            if (answers.has("confirmed_until")) {
                child.confirmed_until = answers.date("confirmed_until");
                child.confirmed_on = received_on(matter);
            }
            if (auto done = change_child(town, transaction, child, from); !done)
                return done.problem();
            changed.push_back("child");
        }
    }
    if (answers.has("account")) {
        if (auto done = register_account(transaction, answers, claimant, received_on(matter));
            !done) {
            return done.problem();
        }
        changed.push_back("account");
    }
    return json::value(json::object{
        {"person_id", claimant.value()}, {"from", to_iso(from)}, {"changed", std::move(changed)}});
}

// ---- ④ 受給事由消滅届

Preview preview_end(const Asked& asked, const Matter& matter) {
    const auto outcome = rehearsed(asked, matter, &apply_end);
    if (!outcome) return outcome.problem();
    return std::vector<PreviewLine>{
        {"支給する最後の月分", short_month(asked.town, month_at(*outcome, "ends")),
         "児童手当法8条2項"},
    };
}

Result<json::value> apply_end(const Town& town, storage::Transaction& transaction,
                              const Matter& matter) {
    const Answers answers{matter.answers};
    const PersonId claimant = matter.record.person_id;
    const auto ended = end_claim(town, transaction, claimant, answers.date("ended_on"),
                                 choice_of(answers, "reason", EndReason::withdrawn));
    if (!ended) return ended.problem();
    json::object outcome = answer_of(*ended);
    outcome["person_id"] = claimant.value();
    return json::value(std::move(outcome));
}

}  // namespace yakuba::child_allowance
