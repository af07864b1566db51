// One month's high-cost benefit: the users of each household together.
#include <algorithm>
#include <limits>

#include "business/long_term_care_insurance/benefits.h"
#include "business/long_term_care_insurance/restrictions.h"
#include "registry/welfare_status.h"
#include "rules/rate_shelf.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

/// Paid at the end of the third month after the service: the federation's file comes in the second.
constexpr int kMonthsUntilPaid = 3;

/// 前年の課税所得; care from January to July looks a year further back. Whether the household is
/// taxed follows the fiscal year's own tax (施行令22条の2の2).
FiscalYear base_year_of(YearMonth month) {
    return FiscalYear{month.month() >= 8 ? month.year() : month.year() - 1};
}

std::map<PersonId, Yen> shares_of(storage::Session& session, YearMonth month, Instant known) {
    std::map<PersonId, Yen> shares;
    storage::for_each_as_of<ServiceMonth>(
        session, service_month_table(), {month.first_day(), known},
        storage::equals("month", std::int64_t{month.packed()}),
        [&](const ServiceMonth& service, const storage::Version&) {
            shares[service.person_id] += service.share;
        });
    return shares;
}

struct City {
    Households now;
    std::map<PersonId, registry::Assistance> welfare;
    std::map<PersonId, Date> claims;
    std::map<PersonId, std::vector<Restriction>> restrictions;
};

City city_on(storage::Session& session, const LevyYear& levy, AsOf as_of) {
    City city{Households::of_all(session, levy, as_of), {}, {}, {}};
    city.restrictions = restrictions_between(
        session, PersonId{0}, PersonId{std::numeric_limits<std::int64_t>::max()}, as_of);
    storage::for_each_as_of<registry::WelfareStatus>(
        session, registry::welfare_status_table(), as_of, storage::everything(),
        [&](const registry::WelfareStatus& status, const storage::Version&) {
            city.welfare[status.person_id] = status.assistance;
        });
    storage::for_each_as_of<HighCostClaim>(
        session, high_cost_claim_table(), {kForever - std::chrono::days{1}, as_of.known},
        storage::everything(), [&](const HighCostClaim& claim, const storage::Version&) {
            city.claims[claim.person_id] = claim.applied_on;
        });
    return city;
}

HighCostUser user_of(const City& city, PersonId person, Yen share, Yen low_pension) {
    HighCostUser user{person, share};
    const auto welfare = city.welfare.find(person);
    user.public_assistance =
        welfare != city.welfare.end() && welfare->second != registry::Assistance::none;
    const registry::TaxStatus* tax = city.now.tax_of(person);
    const Yen receipts = tax == nullptr
                             ? Yen{0}
                             : tax->public_pension_revenue +
                                   at_least_zero(tax->total_income - tax->public_pension_income);
    user.low = receipts <= low_pension;
    return user;
}

}  // namespace

Result<std::shared_ptr<const HighCostMonth>> high_cost_month(const Town& town, YearMonth month,
                                                             Instant known) {
    static RateShelf<HighCostRates> shelf{"long_term_care_insurance", &high_cost_rates_description};
    static RateShelf<LimitRates> limits{"long_term_care_insurance", &limit_rates_description};
    const auto rates = shelf.of(town.data_folder, town.code, month.first_day());
    if (!rates) return rates.problem();
    const auto limit = limits.of(town.data_folder, town.code, month.first_day());
    if (!limit) return limit.problem();
    const auto levy = levy_year(town, base_year_of(month));
    if (!levy) return levy.problem();
    const auto session = town.database->session();
    const City city = city_on(*session, **levy, {month.first_day(), known});

    auto result = std::make_shared<HighCostMonth>();
    result->month = month;
    result->known = known;
    result->pay_on = (month + kMonthsUntilPaid).last_day();
    std::map<HouseholdId, HighCostFacts> facts;
    for (const auto& [person, share] : shares_of(*session, month, known)) {
        // While the benefit is reduced no high-cost benefit is paid, nor is the share counted for
        // those who live with the person (法69条1項).
        const auto restricted = city.restrictions.find(person);
        if (restricted != city.restrictions.end() &&
            in_force_on(restricted->second, month.first_day()).reduced)
            continue;
        const Inhabitant* inhabitant = city.now.find(person);
        // One who lives elsewhere (住所地特例) is a household of his own here.
        const HouseholdId household = inhabitant != nullptr && inhabitant->household_id
                                          ? inhabitant->household_id
                                          : HouseholdId{-person.value()};
        const HouseholdState state = city.now.state_of(person);
        HighCostFacts& own = facts[household];
        own.household_taxed = state.taxed;
        own.highest_base = state.highest_base;
        own.users.push_back(user_of(city, person, share, (*limit)->benefit_low_pension));
    }
    for (const auto& [household, own] : facts) {
        const HighCostSheet sheet = high_cost(**rates, own, month.first_day());
        for (const HighCostPart& part : sheet.users) {
            HighCost& decided = result->decided[part.person_id];
            decided.month = month;
            decided.person_id = part.person_id;
            decided.income_class = sheet.income_class;
            decided.household_limit = sheet.household_limit;
            decided.household_share = sheet.household_share;
            decided.share = part.share;
            decided.benefit = part.benefit;
            decided.claimed = city.claims.contains(part.person_id);
        }
    }
    storage::for_each_as_of<HighCost>(*session, high_cost_table(), {month.first_day(), known},
                                      storage::equals("month", std::int64_t{month.packed()}),
                                      [&](const HighCost& stood, const storage::Version&) {
                                          result->stood.emplace(stood.person_id, stood);
                                      });
    return std::shared_ptr<const HighCostMonth>{std::move(result)};
}

}  // namespace yakuba::long_term_care_insurance
