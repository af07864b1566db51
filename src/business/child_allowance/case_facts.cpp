#include "business/child_allowance/case_facts.h"

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "business/child_allowance/claims.h"
#include "business/child_allowance/decision.h"
#include "business/child_allowance/gather.h"
#include "business/child_allowance/month_rates.h"
#include "business/child_allowance/offsets.h"
#include "business/child_allowance/pay.h"
#include "business/child_allowance/status_report.h"
#include "department/record_history.h"
#include "ledger/accounts.h"
#include "ledger/banks.h"
#include "notices/words.h"
#include "registry/residents.h"
#include "storage/as_of.h"

namespace yakuba::child_allowance {
namespace {

namespace json = boost::json;
using procedures::Asked;

json::value month_or_null(YearMonth month) {
    return month ? json::value(to_iso(month)) : json::value();
}

template <class Enum>
std::string key_of(Enum value) {
    return FieldForm<Enum>::format(value);
}

std::optional<registry::Resident> resident(storage::Session& session, PersonId person, Date day) {
    auto found = registry::find_resident(session, person, {day});
    if (!found) return std::nullopt;
    return std::move(found->record);
}

std::string birth_text(const Town& town, PartialDate birth) {
    return town.calendar ? town.calendar->format(birth) : to_iso(birth);
}

}  // namespace

Result<MonthNow> month_now(const Town& town, storage::Session& session, PersonId claimant,
                           YearMonth month) {
    auto rates = MonthRates::open(town.data_folder, town.code);
    if (!rates) return rates.problem();
    const auto of_month = rates->of(month);
    if (!of_month) return of_month.problem();
    MonthNow now;
    const Families family = gather(session, claimant, month, (*of_month)->rates);
    if (family.size() == 0) return now;
    const auto children = family.children_of(0);
    now.monthly_amount = monthly_allowance((*of_month)->rates, (*of_month)->ages, month,
                                           family.claimants[0], children)
                             .monthly_amount;
    const auto sheets = child_sheets((*of_month)->rates, month, family.claimants[0], children);
    std::vector<std::size_t> order(children.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return children[i].birth_date; });
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const PersonId child = family.child_ids_of(0)[order[i]];
        now.by_child[child] = sheets[i].monthly_amount;
        now.counted_only[child] = sheets[i].ground == ChildGround::counted_only;
    }
    return now;
}

Result<json::value> claim_facts(const Asked& asked) {
    const auto claim = open_claim(asked.session, asked.person);
    json::object facts{{"is_claimant", claim.has_value()},
                       {"certificate_number", nullptr},
                       {"starts", nullptr},
                       {"kind", nullptr},
                       {"pension", nullptr},
                       {"public_servant", nullptr},
                       {"spouse_id", nullptr},
                       {"spouse_name", nullptr},
                       {"suspended", nullptr},
                       {"monthly_amount", nullptr}};
    if (!claim) return json::value(std::move(facts));
    facts["certificate_number"] = claim->certificate_number;
    facts["starts"] = month_or_null(claim->starts);
    facts["kind"] = key_of(claim->kind);
    facts["pension"] = key_of(claim->pension);
    facts["public_servant"] = claim->public_servant;
    facts["suspended"] = claim->suspended;
    if (claim->spouse_id) {
        facts["spouse_id"] = claim->spouse_id.value();
        const auto spouse = resident(asked.session, claim->spouse_id, asked.today);
        if (spouse) facts["spouse_name"] = spouse->name;
    }
    const auto now =
        month_now(asked.town, asked.session, asked.person, YearMonth{asked.as_of.valid});
    if (!now) return now.problem();
    facts["monthly_amount"] = now->monthly_amount.amount();
    return json::value(std::move(facts));
}

Result<json::value> children_facts(const Asked& asked) {
    json::array list;
    if (!open_claim(asked.session, asked.person)) return json::value(std::move(list));
    const auto now =
        month_now(asked.town, asked.session, asked.person, YearMonth{asked.as_of.valid});
    if (!now) return now.problem();
    for (const ClaimChild& child : counted_children(asked.session, asked.person)) {
        const auto entry = resident(asked.session, child.child_id, asked.today);
        if (!entry) continue;
        const auto amount = now->by_child.find(child.child_id);
        const auto only = now->counted_only.find(child.child_id);
        list.push_back(json::object{
            {"value", std::to_string(child.child_id.value())},
            {"label", entry->name + "（" + child.relation + "・" +
                          birth_text(asked.town, entry->birth_date) + "生まれ）"},
            {"person_id", child.child_id.value()},
            {"name", entry->name},
            {"birth_date", to_iso(entry->birth_date)},
            {"relation", child.relation},
            {"cohabiting", child.cohabiting},
            {"custody", key_of(child.custody)},
            {"counted_only", only != now->counted_only.end() && only->second},
            {"monthly_amount", amount == now->by_child.end() ? 0 : amount->second.amount()}});
    }
    return json::value(std::move(list));
}

Result<json::value> account_facts(const Asked& asked) {
    const auto account = ledger::find_account(asked.session, asked.person, asked.as_of);
    if (!account)
        return json::value(
            json::object{{"has_account", false}, {"account", nullptr}, {"shown", nullptr}});
    const auto banks = ledger::Banks::open(asked.town.data_folder);
    const ledger::Branch* bank = banks ? banks->bank(account->bank_code) : nullptr;
    const std::string_view kind = account->account_type == 2   ? "current"
                                  : account->account_type == 4 ? "savings"
                                                               : "ordinary";
    const std::string_view kind_text = account->account_type == 2   ? "当座"
                                       : account->account_type == 4 ? "貯蓄"
                                                                    : "普通";
    const std::string& digits = account->account_number;
    const std::string tail = digits.size() < 3 ? digits : digits.substr(digits.size() - 3);
    return json::value(
        json::object{{"has_account", true},
                     {"account", json::object{{"bank_code", account->bank_code},
                                              {"branch_code", account->branch_code},
                                              {"account_type", kind},
                                              {"account_number", account->account_number},
                                              {"holder_kana", account->holder_kana}}},
                     {"shown", (bank != nullptr ? bank->name : account->bank_code) + "　" +
                                   std::string{kind_text} + "　****" + tail}});
}

std::vector<LateClaimant> late_claimants(storage::Session& session, PersonId applicant,
                                         Date today) {
    std::vector<LateClaimant> late;
    const auto self = resident(session, applicant, today);
    std::set<PersonId> children{applicant};
    if (self && registry::is_resident(self->standing)) {
        for (const registry::Resident& member :
             registry::household_members(session, self->household_id, {today})) {
            children.insert(member.person_id);
        }
    }
    std::map<PersonId, std::vector<PersonId>> children_of;
    for (const PersonId child : children) {
        session.read_values(
            "SELECT DISTINCT person_id FROM child_allowance_child WHERE child_id = :child",
            {{"child", child.value()}}, [&](std::span<const storage::Value> row) {
                children_of[PersonId{std::get<std::int64_t>(row[0])}].push_back(child);
            });
    }
    for (auto& [claimant, theirs] : children_of) {
        const auto entry = registry::find_resident(session, claimant, {today});
        if (!entry || entry->record.standing != registry::Standing::dead) continue;
        const Yen amount = unpaid(amounts_of(session, claimant));
        if (amount == Yen{}) continue;
        late.push_back({claimant, entry->version.valid_from, amount, std::move(theirs)});
    }
    return late;
}

Result<json::value> unpaid_facts(const Asked& asked) {
    json::array list;
    for (const LateClaimant& late : late_claimants(asked.session, asked.person, asked.today)) {
        const auto entry = resident(asked.session, late.person_id, asked.today);
        json::array children;
        for (const PersonId child : late.children) {
            const auto one = resident(asked.session, child, asked.today);
            children.push_back(json::object{{"value", std::to_string(child.value())},
                                            {"label", one ? one->name : std::string{}}});
        }
        list.push_back(
            json::object{{"value", std::to_string(late.person_id.value())},
                         {"label", entry->name + "（" + short_day(asked.town, late.died_on) +
                                       " 死亡、未払 " + notices::yen_text(late.amount) + "）"},
                         {"person_id", late.person_id.value()},
                         {"name", entry->name},
                         {"died_on", to_iso(late.died_on)},
                         {"amount", late.amount.amount()},
                         {"children", std::move(children)}});
    }
    return json::value(std::move(list));
}

Result<json::value> offset_facts(const Asked& asked) {
    json::array list;
    for (const Offset& offset :
         offsets_from(asked.session, asked.person, YearMonth{asked.as_of.valid})) {
        if (offset.kind == OffsetKind::childcare_fee) continue;  // 22条: no request of the claimant
        const std::string amount =
            offset.whole ? "全額" : "月" + notices::yen_text(offset.monthly_amount);
        list.push_back(json::object{
            {"value", key_of(offset.kind) + "/" + to_iso(offset.starts)},
            {"label", std::string{label_of(offset.kind)} + "（" +
                          short_month(asked.town, offset.starts) + "分から、" + amount + "）"},
            {"kind", key_of(offset.kind)},
            {"starts", to_iso(offset.starts)},
            {"ends", month_or_null(offset.ends)},
            {"whole", offset.whole},
            {"monthly_amount", offset.monthly_amount.amount()},
            {"payee", offset.payee}});
    }
    return json::value(std::move(list));
}

Result<json::value> status_report_facts(const Asked& asked) {
    const FiscalYear year = fiscal_year_of(asked.today);
    const auto claim = open_claim(asked.session, asked.person);
    const auto entry = resident(asked.session, asked.person, asked.today);
    const auto standing = entry ? entry->standing : registry::Standing::non_resident;
    const bool required = claim && must_report(*claim, standing);
    std::string reason;
    if (required) {
        reason = claim->spouse_apart ? "配偶者と別居している"
                 : standing == registry::Standing::non_resident
                     ? "住民票がこの市町村にない"
                     : std::string{label_of(claim->kind)};
    }
    return json::value(
        json::object{{"required", required},
                     {"year", year.value},
                     {"reason", reason.empty() ? json::value() : json::value(reason)},
                     {"due_on", to_iso(report_due(year))},
                     {"filed", claim && has_reported(asked.session, asked.person, year)}});
}

}  // namespace yakuba::child_allowance
