#include "business/fixed_asset_tax/decide.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <tuple>
#include <unordered_map>

#include "rules/open_days_file.h"
#include "storage/as_of.h"

namespace yakuba::fixed_asset_tax {
namespace {

constexpr auto kBusiness = ledger::Business::fixed_asset_tax;

std::map<PersonId, StoredBill> standing_bills(storage::Session& session, FiscalYear year,
                                              PersonId from, PersonId until) {
    std::map<PersonId, StoredBill> bills;
    storage::for_each_as_of<StoredBill>(
        session, stored_bill_table(), {year.tax_base_date()},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                      storage::between("taxpayer_id", from.value(), until.value())),
        [&](StoredBill& bill, const storage::Version&) {
            bills.emplace(bill.taxpayer_id, std::move(bill));
        });
    return bills;
}

using Bases = std::unordered_map<std::int64_t, LandBase>;

Bases standing_bases(storage::Session& session, FiscalYear year, PersonId from, PersonId until) {
    Bases bases;
    for (const LandBase& base : land_bases(session, year, kEndOfTime, from, until))
        bases.emplace(base.parcel_id, base);
    return bases;
}

LandBase base_of(const ParcelRecord& record, const ParcelSheet& row, FiscalYear year) {
    return {year,           record.parcel_id,    row.small_base,        row.general_base,
            row.other_base, row.small_base_city, row.general_base_city, row.other_base_city,
            false};
}

bool same_base(const LandBase& a, const LandBase& b) {
    return a.small == b.small && a.general == b.general && a.other == b.other &&
           a.small_city == b.small_city && a.general_city == b.general_city &&
           a.other_city == b.other_city;
}

/// Sites of condominiums belong to no taxpayer's own parcels, so their bases are read apart.
void add_shared_bases(storage::Session& session, FiscalYear year,
                      const std::vector<Holding>& holdings, Bases& bases) {
    std::string list;
    for (const Holding& holding : holdings) {
        for (std::size_t i = 0; i < holding.parcels.size(); ++i) {
            const Ratio share = holding.facts.parcels[i].share;
            if (share.numerator == share.denominator) continue;
            list += (list.empty() ? "" : ", ") + std::to_string(holding.parcels[i].parcel_id);
        }
    }
    if (list.empty()) return;
    storage::for_each_as_of<LandBase>(
        session, land_base_table(), {year.tax_base_date()},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                      {"parcel_id IN (" + list + ")", {}}),
        [&](const LandBase& base, const storage::Version&) {
            bases.insert_or_assign(base.parcel_id, base);
        });
}

/// What staff entered as comparable for the next year's adjustment is not overwritten.
void collect_bases(const Holding& holding, FiscalYear year, const Bases& standing,
                   Decision& decision) {
    for (std::size_t i = 0; i < holding.parcels.size(); ++i) {
        const LandBase base = base_of(holding.parcels[i], decision.sheet.parcels[i], year);
        if (std::ranges::find(holding.bases_elsewhere, base.parcel_id) !=
            holding.bases_elsewhere.end()) {
            continue;
        }
        const auto known = standing.find(base.parcel_id);
        if (known != standing.end() &&
            (known->second.comparable || same_base(known->second, base))) {
            continue;
        }
        decision.bases.push_back(base);
    }
}

std::optional<ledger::PlannedCharge> charge_of(storage::Session& session, const YearOfTax& tax,
                                               const Decision& decision, FirstCharge first,
                                               Date day, std::string_view reason) {
    const StoredBill& bill = decision.bill;
    const Rates& rates = tax.rates.rates;
    if (decision.before) {
        const auto standing = ledger::find_charge(session, kBusiness, bill.taxpayer_id, tax.year);
        if (standing) {
            const auto old_plan = ledger::plan_of(session, kBusiness, bill.taxpayer_id, tax.year,
                                                  standing->version.number);
            return change(rates, old_plan, bill.annual_tax, bill.taxpayer_id, tax.year, day,
                          tax.office, std::string{reason});
        }
    }
    if (bill.annual_tax == 0_yen) return std::nullopt;
    if (first == FirstCharge::regular)
        return plan(rates, tax.schedule, bill.annual_tax, bill.taxpayer_id, tax.year);
    std::vector<ledger::Instalment> open;
    for (const ledger::Instalment& line : tax.schedule) {
        if (line.due_on >= day) open.push_back(line);
    }
    return change(rates, open, bill.annual_tax, bill.taxpayer_id, tax.year, day, tax.office,
                  std::string{reason});
}

Result<YearOfTax> read_year(const Town& town, FiscalYear year) {
    auto book = RateBook::load(town.data_folder, "fixed_asset_tax");
    if (!book) return book.problem();
    auto rates = resolve<Rates>(*book, rates_description(), town.code, year.first_day());
    if (!rates) return rates.problem();
    auto office = open_days(town.data_folder, Closed::municipality);
    if (!office) return office.problem();
    auto schedule = schedule_of(rates->rates, year, *office);
    std::string print = fingerprint(rates_description(), &rates->rates);
    return YearOfTax{
        year,   *std::move(rates), std::move(print), *std::move(office), std::move(schedule),
        nullptr};
}

}  // namespace

Result<std::shared_ptr<const YearOfTax>> year_of_tax(const Town& town, FiscalYear year) {
    static std::mutex mutex;
    static std::map<std::tuple<std::string, std::string, int>, YearOfTax> kept;
    const std::lock_guard lock(mutex);
    auto key = std::tuple{town.data_folder, town.code, year.value};
    auto found = kept.find(key);
    if (found == kept.end()) {
        auto read = read_year(town, year);
        if (!read) return read.problem();
        found = kept.emplace(std::move(key), *std::move(read)).first;
    }
    auto tax = std::make_shared<YearOfTax>(found->second);
    tax->similar = std::make_shared<SimilarLand>();
    return std::shared_ptr<const YearOfTax>{std::move(tax)};
}

std::vector<Decision> decide(storage::Session& session, const YearOfTax& tax, Instant known,
                             PersonId from, PersonId until) {
    const std::vector<Holding> holdings = holdings_of(session, tax, known, from, until);
    auto before = standing_bills(session, tax.year, from, until);
    Bases standing = standing_bases(session, tax.year, from, until);
    add_shared_bases(session, tax.year, holdings, standing);
    std::vector<Decision> decisions;
    decisions.reserve(holdings.size());
    for (const Holding& holding : holdings) {
        const PersonId taxpayer = holding.taxpayer.taxpayer_id;
        const auto stood = before.find(taxpayer);
        const bool nothing =
            holding.parcels.empty() && holding.houses.empty() && holding.assets.empty();
        if (nothing && stood == before.end()) continue;
        Decision& decision = decisions.emplace_back();
        assess(tax.rates.rates, holding.facts, tax.year, decision.sheet);
        static_cast<Bill&>(decision.bill) = decision.sheet;
        collect_bases(holding, tax.year, standing, decision);
        decision.bill.taxpayer_id = taxpayer;
        decision.bill.fiscal_year = tax.year;
        decision.bill.rates_fingerprint = tax.fingerprint;
        decision.bill.known_at = known;
        if (stood == before.end()) continue;
        decision.before = std::move(stood->second);
        before.erase(stood);
    }
    // Decided once, and no asset is known any more.
    for (auto& [taxpayer, bill] : before) {
        Decision& decision = decisions.emplace_back();
        decision.bill.taxpayer_id = taxpayer;
        decision.bill.fiscal_year = tax.year;
        decision.bill.rates_fingerprint = tax.fingerprint;
        decision.bill.known_at = known;
        decision.before = std::move(bill);
    }
    return decisions;
}

Rows rows_of(storage::Session& session, const YearOfTax& tax, std::vector<Decision> decisions,
             FirstCharge first, Date day, std::string_view reason) {
    Rows rows;
    for (Decision& decision : decisions) {
        rows.bases.insert(rows.bases.end(), decision.bases.begin(), decision.bases.end());
        if (!decision.changed()) continue;
        auto charge = charge_of(session, tax, decision, first, day, reason);
        if (charge) rows.charges.push_back(*std::move(charge));
        rows.bills.push_back(std::move(decision.bill));
    }
    return rows;
}

void write(storage::Transaction& transaction, const YearOfTax& tax, const Rows& rows) {
    const auto version = [&](std::size_t) {
        storage::Version from_base_date;
        from_base_date.valid_from = tax.year.tax_base_date();
        return from_base_date;
    };
    transaction.append(
        stored_bill_table(), rows.bills.size(),
        [&](std::size_t i) -> const void* { return &rows.bills[i]; }, version);
    transaction.append(
        land_base_table(), rows.bases.size(),
        [&](std::size_t i) -> const void* { return &rows.bases[i]; }, version);
    ledger::write_charges(transaction, rows.charges);
}

}  // namespace yakuba::fixed_asset_tax
