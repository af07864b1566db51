#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "business/fixed_asset_tax/decide.h"
#include "business/fixed_asset_tax/jobs.h"
#include "rules/explain.h"
#include "storage/as_of.h"

// After the past was corrected: decided years computed again, and any decision explained from the
// ledgers it was made from.
namespace yakuba::fixed_asset_tax {
namespace {

constexpr std::string_view kNextDecidedYear =
    "SELECT min(fiscal_year) FROM fixed_asset_bill WHERE fiscal_year >= :from";

/// The decided years whose 賦課期日 is not before `since`, stepping from one to the next.
std::vector<FiscalYear> decided_years(storage::Session& session, Date since) {
    std::vector<FiscalYear> years;
    const FiscalYear first{since.year()};
    std::int64_t from = first.tax_base_date() < since ? first.value + 1 : first.value;
    for (;;) {
        const auto next = session.number(kNextDecidedYear, {{"from", from}});
        if (!next || *next < from) return years;
        years.push_back(FiscalYear{static_cast<int>(*next)});
        from = *next + 1;
    }
}

/// 17条の5第5項: not later than five years after the first due day of the year's tax began.
bool still_open(const YearOfTax& tax, Date today) {
    const Date first = tax.schedule.empty() ? tax.year.first_day() : tax.schedule.front().due_on;
    return today <= add_months(first, 12 * tax.rates.rates.correction_years);
}

/// The persons, and every group they are or were members of.
std::set<PersonId> touched(storage::Session& session, std::span<const PersonId> persons,
                           FiscalYear year) {
    std::set<PersonId> all;
    for (const PersonId person : persons) {
        for (const PersonId taxpayer : taxpayers_of(session, person, {year.tax_base_date()}))
            all.insert(taxpayer);
    }
    return all;
}

Problem not_decided(PersonId person, FiscalYear year) {
    return Problem{
        "tax.not_decided",
        "この年度の固定資産税はまだ計算されていません。賦課の処理をしてから、もう一度調べてください"
        "。",
        "person " + std::to_string(person.value()) + ", fiscal year " + std::to_string(year.value)};
}

}  // namespace

Result<std::vector<batch::Difference>> recompute(const Town& town,
                                                 storage::Transaction& transaction,
                                                 const PastChange& change) {
    std::vector<batch::Difference> differences;
    storage::Session& session = transaction.session();
    const Date today = date_in_japan(transaction.at());
    for (const FiscalYear year : decided_years(session, change.since)) {
        auto tax = year_of_tax(town, year);
        if (!tax) return tax.problem();
        if (!still_open(**tax, today)) continue;
        std::vector<Decision> changed;
        for (const PersonId taxpayer : touched(session, change.persons, year)) {
            const PersonId next{taxpayer.value() + 1};
            for (Decision& decision : decide(session, **tax, kEndOfTime, taxpayer, next)) {
                decision.bill.known_at = transaction.at();
                if (decision.changed()) {
                    const Bill nothing;
                    const Bill& before = decision.before ? *decision.before : nothing;
                    differences.push_back(
                        {taxpayer,
                         town.calendar ? town.calendar->format(year) : std::to_string(year.value),
                         std::string{change.reason},
                         batch::compare(bill_description(), &before,
                                        static_cast<const Bill*>(&decision.bill))});
                }
                if (decision.changed() || !decision.bases.empty())
                    changed.push_back(std::move(decision));
            }
        }
        if (changed.empty()) continue;
        write(transaction, **tax,
              rows_of(session, **tax, std::move(changed), FirstCharge::late, today, change.reason));
    }
    return differences;
}

namespace {

struct Explained {
    StoredBill stored;
    Holding holding;
    Sheet sheet;
};

/// The bills of the person and of the groups the person answers for, as they were known.
std::vector<Explained> bills_of(storage::Session& session, const YearOfTax& tax, PersonId person,
                                Instant known) {
    std::vector<Explained> bills;
    const AsOf as_of{tax.year.tax_base_date(), known};
    for (const PersonId taxpayer : taxpayers_of(session, person, as_of)) {
        auto stored = storage::find_as_of<StoredBill>(
            session, stored_bill_table(), as_of,
            storage::both(storage::equals("fiscal_year", std::int64_t{tax.year.value}),
                          storage::equals("taxpayer_id", taxpayer.value())));
        if (!stored) continue;
        Explained& one = bills.emplace_back();
        one.stored = std::move(stored->record);
        one.holding = holding_of(session, tax, one.stored.known_at, taxpayer);
        assess(tax.rates.rates, one.holding.facts, tax.year, one.sheet);
    }
    return bills;
}

Explanation explanation_of(const YearOfTax& tax, const Explained& bill) {
    return {facts_description(), &bill.holding.facts, rates_description(), &tax.rates.rates,
            tax.rates.sources,   sheet_description(), &bill.sheet};
}

}  // namespace

Result<std::string> explain(const Town& town, PersonId person, Date day, Instant known,
                            bool as_json) {
    const FiscalYear year = fiscal_year_of(day);
    auto tax = year_of_tax(town, year);
    if (!tax) return tax.problem();
    const auto session = town.database->session();
    const std::vector<Explained> bills = bills_of(*session, **tax, person, known);
    if (bills.empty()) return not_decided(person, year);
    std::string text;
    boost::json::array others;
    boost::json::object first;
    for (const Explained& bill : bills) {
        const Explanation explanation = explanation_of(**tax, bill);
        const bool same = same_bill(bill.sheet, bill.stored);
        const bool shared = bill.stored.taxpayer_id != person;
        if (as_json) {
            boost::json::object json = explain_json(explanation);
            json["taxpayer_id"] = bill.stored.taxpayer_id.value();
            json["agrees_with_stored"] = same;
            if (first.empty())
                first = std::move(json);
            else
                others.push_back(std::move(json));
            continue;
        }
        if (shared)
            text += "【共有・代理　宛名番号 " + std::to_string(bill.stored.taxpayer_id.value()) +
                    "】\n";
        text += explain_text(explanation);
        if (!same) text.append("\n").append(kDisagrees).append("\n");
        text += "\n";
    }
    if (!as_json) return text;
    if (!others.empty()) first["others"] = std::move(others);
    return boost::json::serialize(first);
}

}  // namespace yakuba::fixed_asset_tax
