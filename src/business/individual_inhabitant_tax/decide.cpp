#include "business/individual_inhabitant_tax/decide.h"

#include <map>

#include "rules/open_days_file.h"
#include "storage/as_of.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

constexpr auto kBusiness = ledger::Business::individual_inhabitant_tax;

std::map<PersonId, StoredSheet> standing_sheets(storage::Session& session, FiscalYear year,
                                                PersonId from, PersonId until) {
    std::map<PersonId, StoredSheet> sheets;
    storage::for_each_as_of<StoredSheet>(
        session, stored_sheet_table(), {year.tax_base_date()},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                      storage::between("person_id", from.value(), until.value())),
        [&](StoredSheet& sheet, const storage::Version&) {
            sheets.emplace(sheet.person_id, std::move(sheet));
        });
    return sheets;
}

bool has_per_capita(const Sheet& sheet) { return sheet.city_per_capita > 0_yen; }

/// The bases of every kind of income together: what 課税標準額 means in other laws.
Yen taxable_income_of(const Sheet& sheet) {
    return sheet.taxable_income + sheet.short_general_base + sheet.short_reduced_base +
           sheet.long_general_base + sheet.long_qualified_base + sheet.long_residence_base +
           sheet.listed_dividend_base + sheet.stocks_general_base + sheet.stocks_listed_base +
           sheet.futures_base + sheet.forestry_base + sheet.retirement_base;
}

Yen special_gain_deduction(const Facts& facts) {
    return facts.short_general_special + facts.short_reduced_special + facts.long_general_special +
           facts.long_qualified_special + facts.long_residence_special;
}

registry::TaxStatus status_of(const Decision& decision) {
    const StoredSheet& sheet = decision.sheet;
    const Facts& facts = decision.merged.facts;
    registry::TaxStatus status;
    status.person_id = sheet.person_id;
    status.fiscal_year = sheet.fiscal_year;
    status.declared = sheet.ground != Ground::undeclared && sheet.ground != Ground::no_subject;
    status.total_income = sheet.total_income;
    status.gross_income = sheet.gross_income;
    status.per_capita_taxed = has_per_capita(sheet);
    status.income_levy_taxed = sheet.city_income_levy + sheet.pref_income_levy > 0_yen;
    status.city_income_levy = sheet.city_income_levy;
    status.city_per_capita = sheet.city_per_capita;
    status.public_pension_revenue = facts.public_pension;
    status.public_pension_income = sheet.pension_income;
    status.taxable_income = taxable_income_of(sheet);
    status.salary_revenue = facts.salary;
    status.salary_income = sheet.salary_income;
    status.salary_adjustment = sheet.salary_adjustment;
    status.special_gain_deduction = special_gain_deduction(facts);
    status.casualty_loss_carried = facts.casualty_loss_carried;
    status.dependants = sheet.dependants;
    status.minor_dependants = sheet.minor_dependants;
    status.disabled = facts.disability != Disability::none;
    status.widow_or_single_parent = facts.family_status != FamilyStatus::none;
    return status;
}

/// The plan for a changed sheet, when there is a charge to change; else a first plan.
std::optional<ledger::PlannedCharge> charge_of(storage::Session& session, const YearOfTax& tax,
                                               const Decision& decision, FirstCharge first,
                                               Date day, std::string_view reason) {
    const StoredSheet& sheet = decision.sheet;
    const Collecting& collecting = decision.merged.collecting;
    if (decision.before) {
        const auto standing = ledger::find_charge(session, kBusiness, sheet.person_id, tax.year);
        if (standing) {
            const auto old_plan = ledger::plan_of(session, kBusiness, sheet.person_id, tax.year,
                                                  standing->version.number);
            return change(tax.rates.rates, sheet, old_plan, sheet.person_id, tax.year, day,
                          tax.office, std::string{reason});
        }
    }
    if (sheet.payable == 0_yen) return std::nullopt;
    if (first == FirstCharge::late) {
        return late_plan(tax.rates.rates, tax.schedule, sheet, collecting, sheet.person_id,
                         tax.year, day, tax.office, std::string{reason});
    }
    return plan(tax.rates.rates, tax.schedule, sheet, collecting, sheet.person_id, tax.year);
}

storage::Version from_base_date(FiscalYear year) {
    storage::Version version;
    version.valid_from = year.tax_base_date();
    return version;
}

}  // namespace

Result<std::shared_ptr<const YearOfTax>> year_of_tax(const Town& town, FiscalYear year) {
    auto book = RateBook::load(town.data_folder, "individual_inhabitant_tax");
    if (!book) return book.problem();
    auto rates = resolve<Rates>(*book, rates_description(), town.code, year.first_day());
    if (!rates) return rates.problem();
    auto office = open_days(town.data_folder, Closed::municipality);
    if (!office) return office.problem();
    Schedule schedule = schedule_of(rates->rates, year, *office);
    std::string print = fingerprint(rates_description(), &rates->rates);
    return std::shared_ptr<const YearOfTax>{new YearOfTax{year, *std::move(rates), std::move(print),
                                                          *std::move(office), std::move(schedule)}};
}

std::vector<Decision> decide(storage::Session& session, const YearOfTax& tax, Instant known,
                             PersonId from, PersonId until, const DoubleClaims& doubles) {
    std::vector<Taxpayer> taxpayers =
        gather(session, tax.rates.rates, tax.year, known, from, until, doubles);
    auto before = standing_sheets(session, tax.year, from, until);
    const auto stamp = [&](Decision& decision, PersonId person) {
        decision.sheet.person_id = person;
        decision.sheet.fiscal_year = tax.year;
        decision.sheet.rates_fingerprint = tax.fingerprint;
        decision.sheet.known_at = known;
        const auto standing = before.find(person);
        if (standing != before.end()) decision.before = std::move(standing->second);
    };
    std::vector<Decision> decisions(taxpayers.size());
    for (std::size_t i = 0; i < taxpayers.size(); ++i) {
        Decision& decision = decisions[i];
        decision.merged = std::move(taxpayers[i].merged);
        static_cast<Sheet&>(decision.sheet) =
            assess(tax.rates.rates, decision.merged.facts, tax.year.first_day());
        stamp(decision, taxpayers[i].person_id);
        before.erase(taxpayers[i].person_id);
    }
    // Decided once, and now known not to have been taxed here at all.
    for (const auto& [person, sheet] : before) {
        Decision& decision = decisions.emplace_back();
        decision.sheet.ground = Ground::no_subject;
        stamp(decision, person);
    }
    return decisions;
}

Rows rows_of(storage::Session& session, const YearOfTax& tax, std::vector<Decision> decisions,
             FirstCharge first, Date day, std::string_view reason) {
    Rows rows;
    rows.sheets.reserve(decisions.size());
    rows.statuses.reserve(decisions.size());
    for (Decision& decision : decisions) {
        if (!decision.changed()) continue;
        auto charge = charge_of(session, tax, decision, first, day, reason);
        if (charge) rows.charges.push_back(*std::move(charge));
        rows.statuses.push_back(status_of(decision));
        rows.sheets.push_back(std::move(decision.sheet));
    }
    return rows;
}

void write(storage::Transaction& transaction, const YearOfTax& tax, const Rows& rows) {
    const auto version = [&](std::size_t) { return from_base_date(tax.year); };
    transaction.append(
        stored_sheet_table(), rows.sheets.size(),
        [&](std::size_t i) -> const void* { return &rows.sheets[i]; }, version);
    ledger::write_charges(transaction, rows.charges);
    transaction.append(
        registry::tax_status_table(), rows.statuses.size(),
        [&](std::size_t i) -> const void* { return &rows.statuses[i]; }, version);
}

}  // namespace yakuba::individual_inhabitant_tax
