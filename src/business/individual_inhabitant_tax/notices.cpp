#include "business/individual_inhabitant_tax/notices.h"

#include <algorithm>
#include <map>
#include <memory>

#include "business/individual_inhabitant_tax/change_letter.h"
#include "business/individual_inhabitant_tax/decide.h"
#include "business/individual_inhabitant_tax/notice_boxes.h"
#include "department/letter_run.h"
#include "notices/form.h"
#include "notices/mailing.h"
#include "notices/words.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

using ledger::Instalment;
using notices::Addressees;
using notices::Letter;

/// What all letters of one run share; read-only while they are printed.
struct Run {
    const Town* town = nullptr;
    LetterRequest request;
    std::shared_ptr<const YearOfTax> tax;
    notices::Sender sender;
    notices::Form form;
    registry::Disclosure gate;

    FiscalYear year() const { return tax->year; }
    std::string year_text() const { return town->calendar->format(year()); }
    std::string taxes() const {
        const std::string local = sender.kind + "民税・" + sender.prefecture_kind + "民税";
        return tax->rates.rates.forest_tax > 0_yen ? local + "・森林環境税" : local;
    }
};

Result<std::shared_ptr<Run>> open_run(const Town& town, const LetterRequest& request,
                                      const std::string& form) {
    auto run = std::make_shared<Run>();
    run->town = &town;
    run->request = request;
    auto tax = year_of_tax(town, fiscal_year_of(request.day));
    if (!tax) return tax.problem();
    run->tax = *tax;
    auto sender = notices::sender_of(town.data_folder, town.code, town.name, town.prefecture,
                                     "individual_inhabitant_tax_office", request.issued_on);
    if (!sender) return sender.problem();
    run->sender = *std::move(sender);
    auto loaded = notices::Form::load(town.data_folder + "/forms/" + form + ".svg");
    if (!loaded) return loaded.problem();
    run->form = *std::move(loaded);
    const auto session = town.database->session();
    run->gate = registry::Disclosure::load(*session, date_in_japan(request.now));
    return run;
}

// The plan of a charge is the one of its last version.
constexpr std::string_view kStandingPlan =
    " FROM instalment i WHERE i.business = :business AND i.fiscal_year = :year AND i.amount > 0 "
    "AND i.charge_version = (SELECT max(c.version) FROM charge c WHERE c.business = :business "
    "AND c.fiscal_year = :year AND c.person_id = i.person_id)";

storage::Parameters standing_plan_in(FiscalYear year) {
    return {{"business", static_cast<std::int64_t>(ledger::Business::individual_inhabitant_tax)},
            {"year", std::int64_t{year.value}}};
}

/// Somebody's tax, and who takes it from the salary (none for other ways).
struct Due {
    PersonId payer;
    PersonId person;
    friend auto operator<=>(const Due&, const Due&) = default;
};

constexpr std::string_view kFromSalary = " AND i.collection = :salary";
constexpr std::string_view kNotFromSalary = " AND i.collection <> :salary";

std::vector<Due> due_by(storage::Session& session, FiscalYear year, std::string_view collected) {
    storage::Parameters parameters = standing_plan_in(year);
    parameters.push_back({"salary", static_cast<std::int64_t>(ledger::Collection::salary)});
    std::vector<Due> due;
    session.read_values("SELECT DISTINCT i.payer_id, i.person_id" + std::string{kStandingPlan} +
                            std::string{collected},
                        parameters, [&](std::span<const storage::Value> row) {
                            due.push_back({PersonId{std::get<std::int64_t>(row[0])},
                                           PersonId{std::get<std::int64_t>(row[1])}});
                        });
    std::sort(due.begin(), due.end());
    return due;
}

using Plans = std::map<PersonId, std::vector<Instalment>>;
using Sheets = std::map<PersonId, StoredSheet>;

Plans plans_of(storage::Session& session, FiscalYear year, std::span<const PersonId> persons) {
    Plans plans;
    const auto lines = session.select<Instalment>(
        ledger::instalment_description(),
        "SELECT " + storage::columns_of(ledger::instalment_description(), "i.") +
            std::string{kStandingPlan} + " AND " +
            notices::among("i.person_id", persons).condition +
            " ORDER BY i.person_id, i.collection, i.month, i.term",
        standing_plan_in(year));
    for (const Instalment& line : lines)
        plans[line.person_id].push_back(line);
    return plans;
}

Sheets sheets_of(storage::Session& session, FiscalYear year, std::span<const PersonId> persons) {
    Sheets sheets;
    storage::for_each_as_of<StoredSheet>(
        session, stored_sheet_table(), {year.tax_base_date()},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                      notices::among("person_id", persons)),
        [&](StoredSheet& sheet, const storage::Version&) {
            sheets.emplace(sheet.person_id, std::move(sheet));
        });
    return sheets;
}

std::string notice_number(FiscalYear year, PersonId person) {
    const std::string digits = std::to_string(person.value());
    return std::to_string(year.value) + "-" +
           std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0') + digits;
}

Problem no_sheet(PersonId person) {
    return Problem{"notices.no_sheet",
                   "課税の計算書がないため、印刷していません。賦課の処理を確かめてください。",
                   "subject " + std::to_string(person.value())};
}

/// Prints for these persons, in this order.
LetterReport print(const Run& run, std::string_view name, std::string title,
                   std::vector<PersonId> persons, std::int64_t letters_per_file,
                   const notices::LetterWriter& write) {
    auto printing = run_for(run.request, std::string{name} + "-" + std::to_string(run.year().value),
                            std::move(title));
    printing.letters_per_file = letters_per_file;
    return print_letters(printing, at_most(run.request, named_in(run.request, std::move(persons))),
                         write);
}

/// A letter with its sender, addressed and numbered.
Result<Letter> begin_letter(const Run& run, const Addressees& addressees, PersonId person) {
    Letter letter{.form = &run.form};
    letter.number = notice_number(run.year(), person);
    if (auto addressed = addressees.address(letter, person); !addressed) return addressed.problem();
    notices::sign(letter, run.sender, *run.town->calendar, run.request.issued_on);
    return letter;
}

// 納税通知書 ------------------------------------------------------------------------------------

Result<Letter> tax_notice(const Run& run, const Addressees& addressees, const Sheets& sheets,
                          const Plans& plans, PersonId person) {
    const auto sheet = sheets.find(person);
    const auto plan = plans.find(person);
    if (sheet == sheets.end() || plan == plans.end()) return no_sheet(person);
    auto letter = begin_letter(run, addressees, person);
    if (!letter) return letter;
    letter->set("title", run.year_text() + " " + run.taxes() + " 納税通知書")
        .set("fiscal_year", run.year_text());
    fill_notice(*letter, sheet->second, run.tax->rates.rates, plan->second, *run.town->calendar);
    fill_calculation(*letter, sheet->second);
    return letter;
}

Result<LetterReport> print_tax_notices(const Town& town, const LetterRequest& request) {
    const auto opened = open_run(town, request, "tax_notice");
    if (!opened) return opened.problem();
    const Run& run = **opened;
    std::vector<PersonId> persons;
    {
        const auto session = town.database->session();
        for (const Due& due : due_by(*session, run.year(), kNotFromSalary))
            persons.push_back(due.person);
        persons = notices::in_delivery_order(*session, std::move(persons), request.issued_on);
    }
    return print(run, "tax-notice", run.year_text() + " " + run.taxes() + " 納税通知書",
                 std::move(persons), 500, [&](std::span<const PersonId> asked) {
                     const auto session = town.database->session();
                     const Sheets sheets = sheets_of(*session, run.year(), asked);
                     const Plans plans = plans_of(*session, run.year(), asked);
                     const auto addressees = Addressees::load(
                         *session, run.gate, run.sender.municipality, asked, request.issued_on);
                     std::vector<Result<Letter>> letters;
                     for (const PersonId person : asked)
                         letters.push_back(tax_notice(run, addressees, sheets, plans, person));
                     return letters;
                 });
}

// 特別徴収税額通知書
// --------------------------------------------------------------------------------

std::string special_title(const Run& run, std::string_view whose) {
    return run.year_text() + "　給与所得等に係る" + run.taxes() + "　特別徴収税額の決定通知書（" +
           std::string{whose} + "）";
}

std::span<const Due> staff_of(std::span<const Due> due, PersonId payer) {
    const auto [first, last] = std::ranges::equal_range(due, payer, {}, &Due::payer);
    return {first, last};
}

/// The part of a plan that one employer collects.
std::vector<Instalment> collected_by(const Plans& plans, PersonId person, PersonId payer) {
    std::vector<Instalment> lines;
    const auto plan = plans.find(person);
    if (plan == plans.end()) return lines;
    for (const Instalment& line : plan->second) {
        if (line.payer_id == payer && line.collection == ledger::Collection::salary) {
            lines.push_back(line);
        }
    }
    return lines;
}

/// The list of an employer's staff. It gives names and amounts, and no addresses: the employer
/// knows them, and a protected one must not travel.
Result<Letter> employer_notice(const Run& run, const Addressees& employers, const Addressees& staff,
                               const Plans& plans, std::span<const Due> due, PersonId payer) {
    auto letter = begin_letter(run, employers, payer);
    if (!letter) return letter;
    std::vector<Instalment> all;
    for (std::size_t i = 0; i < due.size(); ++i) {
        const std::vector<Instalment> lines = collected_by(plans, due[i].person, payer);
        const registry::Resident* employee = staff.resident(due[i].person);
        if (employee == nullptr) return no_sheet(due[i].person);
        notices::Boxes& row = letter->add_row("employees");
        row.emplace_back("no", std::to_string(i + 1));
        row.emplace_back("staff", employee->name);
        row.emplace_back("annual",
                         notices::column_text(collected(lines, ledger::Collection::salary)));
        fill_months(row, lines);
        all.insert(all.end(), lines.begin(), lines.end());
    }
    fill_months(letter->boxes, all, "total_");
    const registry::Corporation* company = employers.corporation(payer);
    letter->set("title", special_title(run, "特別徴収義務者用"))
        .set("total_annual", notices::column_text(collected(all, ledger::Collection::salary)))
        .set("employees", std::to_string(due.size()) + "人")
        .set("designated_number", company != nullptr && !company->designated_number.empty()
                                      ? company->designated_number
                                      : "（新規）");
    return letter;
}

Result<LetterReport> print_employer_notices(const Town& town, const LetterRequest& request) {
    const auto opened = open_run(town, request, "special_collection_employer");
    if (!opened) return opened.problem();
    const Run& run = **opened;
    std::vector<Due> due;
    std::vector<PersonId> payers;
    {
        const auto session = town.database->session();
        due = due_by(*session, run.year(), kFromSalary);
    }
    for (const Due& one : due) {
        if (payers.empty() || payers.back() != one.payer) payers.push_back(one.payer);
    }
    return print(run, "special-collection-employer", special_title(run, "特別徴収義務者用"), payers,
                 100, [&](std::span<const PersonId> asked) {
                     const auto session = town.database->session();
                     std::vector<PersonId> persons;
                     for (const PersonId payer : asked) {
                         for (const Due& one : staff_of(due, payer))
                             persons.push_back(one.person);
                     }
                     const Plans plans = plans_of(*session, run.year(), persons);
                     const auto employers = Addressees::load(
                         *session, run.gate, run.sender.municipality, asked, request.issued_on);
                     const auto staff = Addressees::load(
                         *session, run.gate, run.sender.municipality, persons, request.issued_on);
                     std::vector<Result<Letter>> letters;
                     for (const PersonId payer : asked) {
                         letters.push_back(employer_notice(run, employers, staff, plans,
                                                           staff_of(due, payer), payer));
                     }
                     return letters;
                 });
}

Result<Letter> employee_notice(const Run& run, const Addressees& addressees,
                               const Addressees& employers, const Sheets& sheets,
                               const Plans& plans, PersonId person) {
    const auto sheet = sheets.find(person);
    const auto plan = plans.find(person);
    if (sheet == sheets.end() || plan == plans.end()) return no_sheet(person);
    auto letter = begin_letter(run, addressees, person);
    if (!letter) return letter;
    PersonId payer;
    for (const Instalment& line : plan->second) {
        if (line.collection == ledger::Collection::salary) payer = line.payer_id;
    }
    const registry::Corporation* company = employers.corporation(payer);
    letter->set("title", special_title(run, "納税義務者用"))
        .set("employer", company != nullptr ? company->name : std::string{"（事業所の記録なし）"})
        .set("annual_tax", notices::yen_text(collected(plan->second, ledger::Collection::salary)));
    fill_months(letter->boxes, plan->second);
    fill_calculation(*letter, sheet->second);
    return letter;
}

Result<LetterReport> print_employee_notices(const Town& town, const LetterRequest& request) {
    const auto opened = open_run(town, request, "special_collection_employee");
    if (!opened) return opened.problem();
    const Run& run = **opened;
    std::vector<Due> due;
    {
        const auto session = town.database->session();
        due = due_by(*session, run.year(), kFromSalary);
    }
    std::vector<PersonId> persons;
    std::map<PersonId, PersonId> payer_of;
    for (const Due& one : due) {
        if (payer_of.emplace(one.person, one.payer).second) persons.push_back(one.person);
    }
    return print(run, "special-collection-employee", special_title(run, "納税義務者用"), persons,
                 500, [&](std::span<const PersonId> asked) {
                     const auto session = town.database->session();
                     std::vector<PersonId> payers;
                     for (const PersonId person : asked)
                         payers.push_back(payer_of.at(person));
                     const Sheets sheets = sheets_of(*session, run.year(), asked);
                     const Plans plans = plans_of(*session, run.year(), asked);
                     const auto addressees = Addressees::load(
                         *session, run.gate, run.sender.municipality, asked, request.issued_on);
                     const auto employers = Addressees::load(
                         *session, run.gate, run.sender.municipality, payers, request.issued_on);
                     std::vector<Result<Letter>> letters;
                     for (const PersonId person : asked) {
                         letters.push_back(
                             employee_notice(run, addressees, employers, sheets, plans, person));
                     }
                     return letters;
                 });
}

}  // namespace

std::vector<DepartmentLetter> letters() {
    return {
        {"tax-notice", "納税通知書", Period::fiscal_year, &print_tax_notices},
        {"special-collection-employer", "特別徴収税額通知書（特別徴収義務者用）",
         Period::fiscal_year, &print_employer_notices},
        {"special-collection-employee", "特別徴収税額通知書（納税義務者用）", Period::fiscal_year,
         &print_employee_notices},
        {"change", "税額変更通知書", Period::month, &print_changes},
    };
}

}  // namespace yakuba::individual_inhabitant_tax
