#include "ledger/charges.h"

#include <algorithm>
#include <map>

#include "storage/as_of.h"

namespace yakuba::ledger {
namespace {

using storage::Versioned;

std::int64_t number(Business business) { return static_cast<std::int64_t>(business); }

storage::Where of_year(Business business, FiscalYear year, storage::Where persons) {
    return storage::both(
        storage::both(storage::equals("business", number(business)),
                      storage::equals("fiscal_year", static_cast<std::int64_t>(year.value))),
        persons);
}

/// The persons from the first to the last planned: one range of the primary key.
storage::Where persons_of(const std::vector<PlannedCharge>& planned) {
    const auto [first, last] = std::minmax_element(
        planned.begin(), planned.end(), [](const PlannedCharge& a, const PlannedCharge& b) {
            return a.charge.person_id < b.charge.person_id;
        });
    return storage::between("person_id", first->charge.person_id.value(),
                            last->charge.person_id.value() + 1);
}

using Standing = std::map<PersonId, Versioned<Charge>>;
using Plans = std::map<PersonId, std::vector<Instalment>>;

Standing standing_charges(storage::Session& session, Business business, FiscalYear year,
                          const storage::Where& persons) {
    Standing standing;
    storage::for_each_as_of<Charge>(
        session, charge_table(), {year.first_day()}, of_year(business, year, persons),
        [&](Charge& charge, const storage::Version& version) {
            standing.emplace(charge.person_id, Versioned<Charge>{charge, version});
        });
    return standing;
}

constexpr std::string_view kPlanOrder = " ORDER BY person_id, charge_version, collection, term";

std::string plan_query(const storage::Where& where) {
    return "SELECT " + storage::columns_of(instalment_description()) + " FROM instalment WHERE " +
           where.condition + std::string{kPlanOrder};
}

/// The plans of the charges that stand.
Plans standing_plans(storage::Session& session, Business business, FiscalYear year,
                     const storage::Where& persons, const Standing& standing) {
    Plans plans;
    if (standing.empty()) return plans;
    const storage::Where where = of_year(business, year, persons);
    Instalment line;
    session.read(
        instalment_description(), plan_query(where), where.parameters,
        [&] { return &(line = Instalment{}); },
        [&] {
            const auto charge = standing.find(line.person_id);
            if (charge != standing.end() && charge->second.version.number == line.charge_version) {
                plans[line.person_id].push_back(line);
            }
        });
    return plans;
}

auto as_tuple(const Instalment& i) {
    return std::tuple{i.collection, i.term, i.month, i.due_on, i.payer_id, i.amount};
}

bool same_plan(const std::vector<Instalment>& a, const std::vector<Instalment>& b) {
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(),
        [](const Instalment& x, const Instalment& y) { return as_tuple(x) == as_tuple(y); });
}

bool same_amounts(const Charge& a, const Charge& b) {
    return std::tuple{a.amount, a.city, a.prefecture, a.national} ==
           std::tuple{b.amount, b.city, b.prefecture, b.national};
}

void count(Charged& charged, Yen difference, bool first) {
    ++(first ? charged.created : charged.changed);
    (difference < Yen{} ? charged.less : charged.more) +=
        difference < Yen{} ? -difference : difference;
}

}  // namespace

Charged write_charges(storage::Transaction& transaction, std::vector<PlannedCharge> planned) {
    Charged charged;
    if (planned.empty()) return charged;
    const Business business = planned.front().charge.business;
    const FiscalYear year = planned.front().charge.fiscal_year;
    const storage::Where persons = persons_of(planned);
    const Standing standing = standing_charges(transaction.session(), business, year, persons);
    const Plans plans = standing_plans(transaction.session(), business, year, persons, standing);

    std::vector<Versioned<Charge>> charges;
    std::vector<Instalment> lines;
    for (PlannedCharge& plan : planned) {
        Charge& charge = plan.charge;
        std::sort(plan.plan.begin(), plan.plan.end(), [](const auto& a, const auto& b) {
            return std::tuple{a.collection, a.term} < std::tuple{b.collection, b.term};
        });
        const auto before = standing.find(charge.person_id);
        const bool first = before == standing.end();
        if (!first && same_amounts(before->second.record, charge)) {
            const auto old = plans.find(charge.person_id);
            if (same_plan(old == plans.end() ? std::vector<Instalment>{} : old->second,
                          plan.plan)) {
                ++charged.unchanged;
                continue;
            }
        }
        charge.difference = charge.amount - (first ? Yen{} : before->second.record.amount);
        const int version = first ? 1 : before->second.version.number + 1;
        for (Instalment& line : plan.plan) {
            line.business = business;
            line.person_id = charge.person_id;
            line.fiscal_year = year;
            line.charge_version = version;
            lines.push_back(line);
        }
        count(charged, charge.difference, first);
        charges.push_back({std::move(charge), {version, year.first_day(), kForever, {}, 0}});
    }
    transaction.append_versions<Charge>(charge_table(), charges);
    transaction.append_rows<Instalment>(instalment_table(), lines);
    return charged;
}

std::optional<Versioned<Charge>> find_charge(storage::Session& session, Business business,
                                             PersonId person, FiscalYear year, Instant known) {
    return storage::find_as_of<Charge>(
        session, charge_table(), {year.first_day(), known},
        of_year(business, year, storage::equals("person_id", person.value())));
}

std::vector<Instalment> plan_of(storage::Session& session, Business business, PersonId person,
                                FiscalYear year, int charge_version) {
    const storage::Where where =
        storage::both(of_year(business, year, storage::equals("person_id", person.value())),
                      storage::equals("charge_version", static_cast<std::int64_t>(charge_version)));
    return session.select<Instalment>(instalment_description(), plan_query(where),
                                      where.parameters);
}

std::map<FiscalYear, std::vector<PersonId>> changed_charges(storage::Session& session,
                                                            Business business, YearMonth month) {
    std::map<FiscalYear, std::vector<PersonId>> changed;
    session.read_values(
        "SELECT DISTINCT fiscal_year, person_id FROM charge WHERE business = :business AND version "
        "> 1 AND recorded_at >= :from_at AND recorded_at < :until_at ORDER BY fiscal_year, "
        "person_id",
        {{"business", static_cast<std::int64_t>(business)},
         {"from_at", start_of_day(month.first_day()).microseconds},
         {"until_at", start_of_day((month + 1).first_day()).microseconds}},
        [&](std::span<const storage::Value> row) {
            changed[FiscalYear{static_cast<int>(std::get<std::int64_t>(row[0]))}].emplace_back(
                std::get<std::int64_t>(row[1]));
        });
    return changed;
}

}  // namespace yakuba::ledger
