#include "business/national_health_insurance/decide.h"

#include <map>
#include <unordered_map>

#include "business/national_health_insurance/ledger.h"
#include "business/national_health_insurance/levy_limit.h"
#include "rules/open_days_file.h"
#include "storage/as_of.h"

namespace yakuba::national_health_insurance {
namespace {

constexpr auto kBusiness = ledger::Business::national_health_insurance;

std::map<PersonId, StoredLevy> standing_levies(storage::Session& session, FiscalYear year,
                                               PersonId from, PersonId until) {
    std::map<PersonId, StoredLevy> levies;
    storage::for_each_as_of<StoredLevy>(
        session, stored_levy_table(), {year.first_day()},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                      storage::between("person_id", from.value(), until.value())),
        [&](StoredLevy& levy, const storage::Version&) {
            levies.emplace(levy.person_id, std::move(levy));
        });
    return levies;
}

/// What the pension paid in February of the year before, by person.
std::unordered_map<std::int64_t, Yen> last_februaries(storage::Session& session, FiscalYear year,
                                                      PersonId from, PersonId until) {
    std::unordered_map<std::int64_t, Yen> paid;
    session.read_values(
        "SELECT person_id, amount FROM instalment WHERE business = :business AND fiscal_year = "
        ":year AND person_id >= :from_id AND person_id < :until_id AND collection = :pension AND "
        "month = :february ORDER BY person_id, charge_version",
        {{"business", static_cast<std::int64_t>(kBusiness)},
         {"year", std::int64_t{year.value - 1}},
         {"from_id", from.value()},
         {"until_id", until.value()},
         {"pension", static_cast<std::int64_t>(ledger::Collection::pension)},
         {"february", std::int64_t{YearMonth{year.value, 2}.packed()}}},
        [&](std::span<const storage::Value> row) {
            paid[std::get<std::int64_t>(row[0])] = Yen{std::get<std::int64_t>(row[1])};
        });
    return paid;
}

}  // namespace

Result<std::shared_ptr<const YearOfLevy>> year_of_levy(const Town& town, FiscalYear year) {
    auto book = RateBook::load(town.data_folder, "national_health_insurance");
    if (!book) return book.problem();
    auto rates = resolve<Rates>(*book, rates_description(), town.code, year.first_day());
    if (!rates) return rates.problem();
    if (rates->rates.medical.income_rate.numerator == 0 &&
        rates->rates.medical.per_capita == 0_yen) {
        return Problem{"national_health_insurance.no_rates",
                       "この年度の保険料率が登録されていません。data/ordinances の "
                       "national_health_insurance.toml に条例の率を書いてください。",
                       town.code + " " + std::to_string(year.value),
                       {},
                       "国民健康保険法81条"};
    }
    auto office = open_days(town.data_folder, Closed::municipality);
    if (!office) return office.problem();
    std::string print = fingerprint(rates_description(), &rates->rates);
    PreparedYear prepared{rates->rates, year};
    return std::shared_ptr<const YearOfLevy>{new YearOfLevy{
        year, *std::move(rates), std::move(print), std::move(prepared), *std::move(office)}};
}

std::vector<Decision> decide(storage::Session& session, const YearOfLevy& year, Instant known,
                             PersonId from, PersonId until) {
    const Rates& rates = year.rates.rates;
    std::vector<Unit> units = gather(session, rates, year.year, known, from, until);
    auto before = standing_levies(session, year.year, from, until);
    std::vector<Decision> decisions;
    decisions.reserve(units.size());
    const auto add = [&](Unit unit, const Sheet& sheet) {
        Decision& decision = decisions.emplace_back();
        static_cast<Sheet&>(decision.levy) = sheet;
        decision.levy.person_id = unit.head;
        decision.levy.fiscal_year = year.year;
        decision.levy.household_id = unit.household;
        decision.levy.collection =
            collection_ground(rates, year.year, unit.facts, unit.facts.members, sheet.total);
        decision.levy.rates_fingerprint = year.fingerprint;
        decision.levy.known_at = known;
        const auto standing = before.find(unit.head);
        if (standing != before.end()) {
            decision.before = std::move(standing->second);
            before.erase(standing);
        }
        decision.decidable_until =
            decidable_until(rates, year.office, year.year,
                            decision.before ? decision.before->basis_on : decision.levy.basis_on);
        decision.unit = std::move(unit);
    };
    for (Unit& unit : units) {
        const Sheet sheet = levy(year.prepared, unit.facts);
        if (sheet.months == 0 && !before.contains(unit.head)) continue;
        add(std::move(unit), sheet);
    }
    // Levied once, and now known to owe nothing here.
    while (!before.empty()) {
        Unit gone;
        gone.head = before.begin()->first;
        gone.household = before.begin()->second.household_id;
        add(std::move(gone), Sheet{});
    }
    return decisions;
}

Rows rows_of(storage::Session& session, const YearOfLevy& year, std::vector<Decision> decisions,
             FirstCharge first, Date day, std::string_view reason) {
    Rows rows;
    if (decisions.empty()) return rows;
    const Rates& rates = year.rates.rates;
    PersonId from = decisions.front().levy.person_id, until = from;
    for (const Decision& decision : decisions) {
        from = std::min(from, decision.levy.person_id);
        until = std::max(until, decision.levy.person_id);
    }
    const auto februaries = last_februaries(session, year.year, from, PersonId{until.value() + 1});
    for (Decision& decision : decisions) {
        if (!decision.changed() || decision.too_late(day)) continue;
        const PersonId person = decision.levy.person_id;
        const auto standing = decision.before
                                  ? ledger::find_charge(session, kBusiness, person, year.year)
                                  : std::nullopt;
        if (standing) {
            rows.charges.push_back(changed_charge(
                rates, year.office, decision.levy,
                ledger::plan_of(session, kBusiness, person, year.year, standing->version.number),
                day, std::string{reason}));
        } else if (decision.levy.total > 0_yen) {
            const auto february = februaries.find(person.value());
            rows.charges.push_back(first_charge(
                rates, year.office, decision.levy,
                february == februaries.end() ? 0_yen : february->second,
                first == FirstCharge::late ? day : Date{},
                first == FirstCharge::late ? std::string{reason} : std::string{"当初"}));
        }
        rows.levies.push_back(std::move(decision.levy));
    }
    return rows;
}

void write(storage::Transaction& transaction, const YearOfLevy& year, const Rows& rows) {
    transaction.append(
        stored_levy_table(), rows.levies.size(),
        [&](std::size_t i) -> const void* { return &rows.levies[i]; },
        [&](std::size_t) {
            storage::Version version;
            version.valid_from = year.year.first_day();
            return version;
        });
    ledger::write_charges(transaction, rows.charges);
}

}  // namespace yakuba::national_health_insurance
