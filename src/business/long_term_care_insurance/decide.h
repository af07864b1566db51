#pragma once
#include <optional>
#include <string>
#include <vector>

#include "business/long_term_care_insurance/collection.h"
#include "business/long_term_care_insurance/gather.h"
#include "ledger/charges.h"

/// Gathered facts → decisions → rows: what the year's job and a recomputation have in common.
namespace yakuba::long_term_care_insurance {

struct Decision {
    Premium premium;
    std::optional<Premium> before;
    Facts facts;
    Sheet sheet;
    bool changed() const;
};

/// Decides for everyone in a range of numbers, from the records as known at `known`. Who was levied
/// and turns out not to have been insured gets a year of nothing.
std::vector<Decision> decide(storage::Session& session, const LevyYear& levy,
                             const Households& households, Instant known, PersonId from,
                             PersonId until);

struct Rows {
    std::vector<Premium> premiums;
    std::vector<ledger::PlannedCharge> charges;
};
/// Whether who has no charge yet is in the year's levy (当初) or comes during the year (随時).
enum class FirstCharge { regular, late };
/// The rows of what is new or came out otherwise. `day`: terms due before it stay as they were.
Rows rows_of(storage::Session& session, const LevyYear& levy, std::vector<Decision> decisions,
             FirstCharge first, Date day, std::string_view reason);
void write(storage::Transaction& transaction, const LevyYear& levy, const Rows& rows);

/// A plan changed to another amount on a day: what is due by the end of that month stays; a rise is
/// billed by the terms after it, a fall ends the special collection and bills the rest by terms
/// (介護保険法136条・138条). What was asked for above the new amount is taken back from the last
/// terms, so that the plan adds up to the amount.
Plan changed_plan(const Rates& rates, const std::vector<ledger::Instalment>& before, Yen annual,
                  FiscalYear year, Date day);

}  // namespace yakuba::long_term_care_insurance
