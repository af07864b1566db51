#pragma once
#include "business/fixed_asset_tax/decide.h"

/// 区分所有 (地方税法352条・352条の2): the tax of a building and of its site is divided among the
/// owners of its units.
namespace yakuba::fixed_asset_tax {

/// Adds to the holdings of the taxpayers from..until the units they own: each a house that is the
/// unit's share of the building, and once for each building its site by the owner's share.
void add_units(storage::Session& session, const YearOfTax& tax, Instant known, PersonId from,
               PersonId until, std::vector<Holding>& holdings);

/// The units of one taxpayer as of a day.
std::vector<Unit> units_of(storage::Session& session, PersonId taxpayer, AsOf as_of);

/// What a unit weighs in its building: its floors, in a tower more for each storey above the first
/// (352条2項).
std::int64_t weight_of(const Rates& rates, const Unit& unit);

}  // namespace yakuba::fixed_asset_tax
