#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "business/fixed_asset_tax/gather.h"
#include "business/fixed_asset_tax/ledger.h"
#include "business/fixed_asset_tax/similar_land.h"
#include "business/fixed_asset_tax/stored_bill.h"
#include "department/department.h"
#include "rules/rates.h"

/// Gathered assets → decisions → rows: what the year's job and a recomputation have in common.
namespace yakuba::fixed_asset_tax {

/// Everything one year needs besides the taxpayers.
struct YearOfTax {
    FiscalYear year;
    Resolved<Rates> rates;
    std::string fingerprint;
    OpenDays office;
    std::vector<ledger::Instalment> schedule;
    std::shared_ptr<SimilarLand> similar;  // filled as land is compared
};
/// The files are read once for each town and year; every answer begins with no land compared.
/// Problems: those of the rate files, "rates.missing" for a year the law is not known for.
Result<std::shared_ptr<const YearOfTax>> year_of_tax(const Town& town, FiscalYear year);

/// What is assessed: the holdings as gathered, with the comparable bases (比準課税標準額) of land
/// whose use or size changed since the 1 January before. What staff entered stands.
std::vector<Holding> holdings_of(storage::Session& session, const YearOfTax& tax, Instant known,
                                 PersonId from, PersonId until);
Holding holding_of(storage::Session& session, const YearOfTax& tax, Instant known,
                   PersonId taxpayer);

/// One taxpayer's decision, and the one it replaces.
struct Decision {
    StoredBill bill;
    std::optional<StoredBill> before;
    Sheet sheet;                  // with its lists
    std::vector<LandBase> bases;  // those that are new or came out otherwise
    bool changed() const { return !before || !same_bill(bill, *before); }
};

/// Decides for every taxpayer in a range of numbers who has, or had, something to be taxed.
std::vector<Decision> decide(storage::Session& session, const YearOfTax& tax, Instant known,
                             PersonId from, PersonId until);

/// The rows of the decisions that are new or came out otherwise.
struct Rows {
    std::vector<StoredBill> bills;
    std::vector<LandBase> bases;
    std::vector<ledger::PlannedCharge> charges;
};
/// Whether who has no charge yet gets the year's plan (当初) or what is left of it (随時).
enum class FirstCharge { regular, late };
/// `day` is when a change takes effect on instalments; `reason` is written on changed charges.
Rows rows_of(storage::Session& session, const YearOfTax& tax, std::vector<Decision> decisions,
             FirstCharge first, Date day, std::string_view reason);
void write(storage::Transaction& transaction, const YearOfTax& tax, const Rows& rows);

}  // namespace yakuba::fixed_asset_tax
