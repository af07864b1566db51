#include <algorithm>

#include "business/individual_inhabitant_tax/decide.h"
#include "business/individual_inhabitant_tax/filing.h"
#include "ledger/charges.h"
#include "ledger/instalments.h"
#include "storage/as_of.h"

// 普通徴収から給与からの特別徴収へ: the plan of a charge rewritten, its amount untouched.
namespace yakuba::individual_inhabitant_tax {
namespace {

using ledger::Collection;
using ledger::Instalment;

constexpr auto kBusiness = ledger::Business::individual_inhabitant_tax;
constexpr std::string_view kArticle = "地方税法321条の4";

Problem refused(std::string_view code, std::string message, std::string where) {
    return {.code = code,
            .message = std::move(message),
            .where = std::move(where),
            .article = kArticle};
}

bool was_paid(storage::Session& session, const Switch& wanted, int term) {
    return session
               .number(
                   "SELECT count(*) FROM receipt WHERE person_id = :person AND business = "
                   ":business AND fiscal_year = :year AND collection = :collection AND term = "
                   ":term",
                   {{"person", wanted.person_id.value()},
                    {"business", static_cast<std::int64_t>(kBusiness)},
                    {"year", std::int64_t{wanted.fiscal_year.value}},
                    {"collection", static_cast<std::int64_t>(Collection::ordinary)},
                    {"term", std::int64_t{term}}})
               .value_or(0) > 0;
}

/// Takes the named terms out of the plan; answers what they come to.
Result<Yen> take_terms(storage::Session& session, const Switch& wanted,
                       std::vector<Instalment>& plan) {
    if (wanted.terms.empty())
        return refused("switch.no_terms", "切り替える期を選んでください。", "terms");
    Yen sum;
    for (const int term : wanted.terms) {
        const auto line = std::ranges::find_if(plan, [&](const Instalment& i) {
            return i.collection == Collection::ordinary && i.term == term;
        });
        const std::string name = "第" + std::to_string(term) + "期";
        if (line == plan.end()) {
            return refused("switch.no_terms",
                           name + "に納める税額はありません。期を確かめてください。", "terms");
        }
        if (line->due_on < wanted.filed_on) {
            return refused("switch.term_past",
                           name + "は納期限を過ぎています。特別徴収には切り替えられません。",
                           "terms");
        }
        if (was_paid(session, wanted, term)) {
            return refused("switch.term_paid",
                           name + "はもう納められています。特別徴収には切り替えられません。",
                           "terms");
        }
        sum += line->amount;
        plan.erase(line);
    }
    return sum;
}

/// Lays the sum over the months from `from_month` to May.
Result<Done> add_months_of_salary(const Schedule& schedule, const Switch& wanted, Yen sum,
                                  std::vector<Instalment>& plan) {
    std::vector<Instalment> months;
    for (const Instalment& month : schedule.salary) {
        if (month.month >= wanted.from_month) months.push_back(month);
    }
    if (months.empty() || wanted.from_month < YearMonth{wanted.filed_on} ||
        wanted.from_month < schedule.salary.front().month) {
        return refused("switch.month",
                       "給与から引き始める月は、届出の月から翌年5月までの間にしてください。",
                       "from_month");
    }
    const std::vector<Yen> parts = ledger::split_salary(sum, static_cast<int>(months.size()));
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (parts[i] == 0_yen) continue;
        const auto standing = std::ranges::find_if(plan, [&](const Instalment& line) {
            return line.collection == Collection::salary && line.term == months[i].term;
        });
        if (standing != plan.end()) {
            if (standing->payer_id != wanted.payer_id) {
                return refused("switch.other_payer",
                               "別の勤務先からもう特別徴収されています。勤務先を確かめてください。",
                               "payer_id");
            }
            standing->amount += parts[i];
            continue;
        }
        Instalment line = months[i];
        line.payer_id = wanted.payer_id;
        line.amount = parts[i];
        plan.push_back(line);
    }
    return Done{};
}

void keep_notice(storage::Transaction& transaction, const Switch& wanted, Yen amount) {
    CollectionSwitch record;
    record.person_id = wanted.person_id;
    record.fiscal_year = wanted.fiscal_year;
    record.record_no = static_cast<int>(
        transaction.session()
            .number("SELECT coalesce(max(record_no), 0) + 1 FROM tax_collection_switch WHERE "
                    "fiscal_year = :year AND person_id = :person",
                    {{"year", std::int64_t{wanted.fiscal_year.value}},
                     {"person", wanted.person_id.value()}})
            .value_or(1));
    record.payer_id = wanted.payer_id;
    record.from_month = wanted.from_month;
    for (const int term : wanted.terms)
        record.terms += (record.terms.empty() ? "" : ", ") + std::to_string(term);
    record.amount = amount;
    record.filed_on = wanted.filed_on;
    const std::vector<storage::Versioned<CollectionSwitch>> rows{
        {record, {.valid_from = wanted.fiscal_year.tax_base_date()}}};
    transaction.append_versions<CollectionSwitch>(collection_switch_table(), rows);
}

bool is_employer(storage::Session& session, PersonId payer) {
    return storage::find_as_of<registry::Corporation>(
               session, registry::corporation_table(), {kForever - std::chrono::days{1}},
               storage::equals("corporation_id", payer.value()))
        .has_value();
}

}  // namespace

const Description& collection_switch_description() {
    using C = CollectionSwitch;
    static const Description description =
        describe<C>("特別徴収への切替",
                    {
                        line<&C::person_id>("person_id", "宛名番号"),
                        line<&C::fiscal_year>("fiscal_year", "賦課年度"),
                        line<&C::record_no>("record_no", "番号"),
                        line<&C::payer_id>("payer_id", "特別徴収義務者", "地方税法321条の4"),
                        line<&C::from_month>("from_month", "徴収を始める月"),
                        line<&C::terms>("terms", "切り替えた期"),
                        line<&C::amount>("amount", "切り替えた税額"),
                        line<&C::filed_on>("filed_on", "届出年月日"),
                    });
    return description;
}

const storage::Table& collection_switch_table() {
    static const storage::Table table{"tax_collection_switch",
                                      "特別徴収への切替",
                                      &collection_switch_description(),
                                      {"fiscal_year", "person_id", "record_no"},
                                      storage::Keeping::history};
    return table;
}

Result<Done> switch_collection(const Town& town, storage::Transaction& transaction,
                               const Switch& wanted) {
    storage::Session& session = transaction.session();
    const auto charge =
        ledger::find_charge(session, kBusiness, wanted.person_id, wanted.fiscal_year);
    if (!charge) {
        return refused("switch.no_charge", "この年度の課税がありません。年度を確かめてください。",
                       "fiscal_year");
    }
    if (!is_employer(session, wanted.payer_id)) {
        return refused("switch.no_payer",
                       "勤務先（特別徴収義務者）が登録されていません。先に登録してください。",
                       "payer_id");
    }
    auto tax = year_of_tax(town, wanted.fiscal_year);
    if (!tax) return tax.problem();
    ledger::PlannedCharge planned{
        charge->record, ledger::plan_of(session, kBusiness, wanted.person_id, wanted.fiscal_year,
                                        charge->version.number)};
    const auto sum = take_terms(session, wanted, planned.plan);
    if (!sum) return sum.problem();
    if (auto laid = add_months_of_salary((*tax)->schedule, wanted, *sum, planned.plan); !laid)
        return laid;
    planned.charge.reason = "特別徴収への切替";
    ledger::write_charges(transaction, {std::move(planned)});
    keep_notice(transaction, wanted, *sum);
    return Done{};
}

}  // namespace yakuba::individual_inhabitant_tax
