#include "business/individual_inhabitant_tax/case_facts.h"

#include <algorithm>
#include <boost/json.hpp>

#include "business/individual_inhabitant_tax/records.h"
#include "department/record_history.h"
#include "ledger/charges.h"
#include "notices/words.h"
#include "registry/residents.h"
#include "registry/tax_status.h"
#include "storage/as_of.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

namespace json = boost::json;
using ledger::Collection;
using procedures::Asked;

constexpr auto kBusiness = ledger::Business::individual_inhabitant_tax;

/// The year that is declared: of the incomes of last year, from January on.
FiscalYear declared_year(Date today) { return FiscalYear{today.year()}; }

json::value employer_of(storage::Session& session, PersonId person, FiscalYear year) {
    for (const auto& report : storage::select_as_of<SalaryReport>(
             session, salary_report_table(), {kForever - std::chrono::days{1}},
             storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                           storage::equals("person_id", person.value())))) {
        if (report.record.withdrawn || report.record.second_column || report.record.left_on)
            continue;
        const auto employer = storage::find_as_of<registry::Corporation>(
            session, registry::corporation_table(), {kForever - std::chrono::days{1}},
            storage::equals("corporation_id", report.record.payer_id.value()));
        if (employer) return json::value(employer->record.name);
    }
    return nullptr;
}

std::string_view method_of(const std::vector<ledger::Instalment>& plan) {
    const auto has = [&](Collection collection) {
        return std::ranges::find(plan, collection, &ledger::Instalment::collection) != plan.end();
    };
    return has(Collection::ordinary) ? "ordinary" : has(Collection::salary) ? "salary" : "pension";
}

}  // namespace

Result<json::value> status_facts(const Asked& asked) {
    const FiscalYear year = declared_year(asked.today);
    const auto status = registry::find_tax_status(
        asked.session, asked.person, year, {kForever - std::chrono::days{1}, asked.as_of.known});
    return json::value(json::object{
        {"fiscal_year", year.value},
        {"declared", status && status->declared},
        {"total_income",
         status && status->declared ? json::value(status->total_income.amount()) : json::value()},
        {"employer", employer_of(asked.session, asked.person, year)},
        {"return_due_on", to_iso(Date{year.value, 3, 15})}});
}

Result<json::value> collection_facts(const Asked& asked) {
    const FiscalYear year = fiscal_year_of(asked.today);
    json::object facts{{"fiscal_year", year.value},
                       {"method", nullptr},
                       {"has_charge", false},
                       {"open_terms", json::array{}}};
    const auto charge = ledger::find_charge(asked.session, kBusiness, asked.person, year);
    if (!charge) return json::value(std::move(facts));
    const auto plan =
        ledger::plan_of(asked.session, kBusiness, asked.person, year, charge->version.number);
    facts["has_charge"] = true;
    facts["method"] = method_of(plan);
    json::array terms;
    for (const ledger::Instalment& line : plan) {
        if (line.collection != Collection::ordinary || line.due_on < asked.today) continue;
        const std::string due =
            asked.town.calendar ? asked.town.calendar->format(line.due_on) : to_iso(line.due_on);
        terms.push_back(json::object{{"value", std::to_string(line.term)},
                                     {"label", "第" + std::to_string(line.term) + "期（" + due +
                                                   "、" + notices::yen_text(line.amount) + "）"},
                                     {"term", line.term},
                                     {"due_on", to_iso(line.due_on)},
                                     {"amount", line.amount.amount()}});
    }
    facts["open_terms"] = std::move(terms);
    return json::value(std::move(facts));
}

}  // namespace yakuba::individual_inhabitant_tax
