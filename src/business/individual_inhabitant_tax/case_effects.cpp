#include "business/individual_inhabitant_tax/case_effects.h"

#include <boost/json.hpp>
#include <charconv>

#include "business/individual_inhabitant_tax/case_facts.h"
#include "business/individual_inhabitant_tax/change_letter.h"
#include "business/individual_inhabitant_tax/filing.h"
#include "business/individual_inhabitant_tax/person_standing.h"
#include "department/answers.h"
#include "department/case_letters.h"
#include "department/received_on.h"
#include "department/record_history.h"
#include "notices/press.h"
#include "registry/residents.h"
#include "storage/as_of.h"
#include "storage/rehearse.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

namespace json = boost::json;
using procedures::Asked;
using procedures::Matter;
using procedures::PreviewLine;

// ---- 住民税申告

template <class Enum>
Enum choice_of(const Answers& answers, std::string_view key) {
    return FieldForm<Enum>::parse(answers.text(key)).value_or(Enum{});
}

DependantRecord dependant_of(const Answers& item, storage::Session& session, Date day) {
    DependantRecord relative;
    relative.dependant_id = item.person("person");
    if (const auto described = item.part("person")) {
        relative.name = described->text("name");
        if (const auto birth = parse_partial_date(described->text("birth_date")))
            relative.birth_date = *birth;
    }
    if (const auto known = registry::find_resident(session, relative.dependant_id, {day})) {
        relative.name = known->record.name;
        relative.birth_date = known->record.birth_date;
    }
    relative.relation = choice_of<Relation>(item, "relation");
    relative.income = item.yen("income");
    relative.cohabiting = item.yes_or_no("cohabiting").value_or(true);
    relative.disability = choice_of<Disability>(item, "disability");
    return relative;
}

FiscalYear year_of(const Matter& matter) {
    const Answers answers{matter.answers};
    return FiscalYear{answers.has("fiscal_year") ? static_cast<int>(answers.number("fiscal_year"))
                                                 : received_on(matter).year()};
}

/// The paper the answers make: every amount asked under the key of its line in the ledger.
Declaration declaration_of(const Matter& matter, storage::Session& session) {
    const Answers answers{matter.answers};
    Declaration declaration;
    TaxReturn& paper = declaration.paper;
    for (const Line& line : tax_return_description().lines) {
        if (line.type->name == FieldForm<Yen>::kName && answers.has(line.key))
            line.type->set_integer(line.mutable_field(&paper), answers.number(line.key));
    }
    paper.person_id = matter.record.person_id;
    const Date filed_on = received_on(matter);
    paper.fiscal_year = year_of(matter);
    paper.kind = ReturnKind::inhabitant_tax;
    paper.filed_on = filed_on;
    paper.disability = choice_of<Disability>(answers, "disability");
    paper.family_status = choice_of<FamilyStatus>(answers, "family_status");
    paper.working_student = answers.yes("working_student");
    for (const Answers& item : answers.items("dependants"))
        declaration.dependants.push_back(dependant_of(item, session, filed_on));
    return declaration;
}

json::array in_json(const std::vector<DepartmentDifferences>& departments) {
    json::array all;
    for (const DepartmentDifferences& department : departments) {
        for (const batch::Difference& difference : department.differences) {
            json::array lines;
            for (const batch::ChangedLine& line : difference.lines) {
                lines.push_back(json::object{
                    {"label", line.label}, {"before", line.before}, {"after", line.after}});
            }
            all.push_back(json::object{{"department", department.label},
                                       {"person_id", difference.person_id.value()},
                                       {"period", difference.period},
                                       {"lines", std::move(lines)}});
        }
    }
    return all;
}

Result<json::value> apply_return(const Town& town, storage::Transaction& transaction,
                                 const Matter& matter) {
    Declaration declaration = declaration_of(matter, transaction.session());
    const FiscalYear year = declaration.paper.fiscal_year;
    const auto differences = file_declaration(town, transaction, std::move(declaration));
    if (!differences) return differences.problem();
    return json::value(json::object{{"person_id", matter.record.person_id.value()},
                                    {"fiscal_year", year.value},
                                    {"differences", in_json(*differences)}});
}

Result<std::vector<PreviewLine>> preview_return(const Asked& asked, const Matter& matter) {
    std::vector<PreviewLine> lines{
        {"申告する年度", short_year(asked.town, year_of(matter)), "地方税法317条の2第1項"}};
    json::value outcome;
    const storage::Command command{"試行", "住民税申告 決定の試行",  {}, {},
                                   {},     matter.record.received_at};
    const auto tried =
        storage::rehearse(*asked.town.database, command,
                          [&](storage::Transaction& transaction) -> Result<std::string> {
                              auto done = apply_return(asked.town, transaction, matter);
                              if (!done) return done.problem();
                              outcome = *std::move(done);
                              return std::string{};
                          });
    if (!tried) return tried.problem();
    for (const json::value& difference : outcome.at("differences").as_array()) {
        for (const json::value& line : difference.at("lines").as_array()) {
            lines.push_back({std::string{line.at("label").as_string()},
                             std::string{line.at("before").as_string()} + " → " +
                                 std::string{line.at("after").as_string()}});
        }
    }
    return lines;
}

std::vector<Problem> check_return(const Asked& asked, const Matter& matter) {
    const FiscalYear year = year_of(matter);
    if (year.value <= asked.today.year() && year.value > asked.today.year() - 6) return {};
    return {{.code = "applicant.year",
             .message = "申告できる年度を選んでください。",
             .where = "fiscal_year",
             .article = "地方税法317条の2第1項"}};
}

// ---- 特別徴収への切替

/// The employer by 指定番号 or 法人番号, or by its exact name when only one bears it; none
/// otherwise.
PersonId employer_by(storage::Session& session, const std::string& number,
                     const std::string& name) {
    std::vector<PersonId> employers;
    session.read_values(
        "SELECT c.corporation_id FROM corporation c WHERE ((:number <> '' AND "
        "(c.designated_number = :number OR c.corporate_number = :number)) OR "
        "(:number = '' AND c.name = :name)) AND " +
            storage::last_as_of(registry::corporation_table(), "c"),
        {{"number", number},
         {"name", name},
         {"as_of_valid", std::int64_t{(kForever - std::chrono::days{1}).packed()}},
         {"as_of_known", kEndOfTime.microseconds}},
        [&](std::span<const storage::Value> row) {
            employers.emplace_back(std::get<std::int64_t>(row[0]));
        });
    return employers.size() == 1 ? employers.front() : PersonId{};
}

Switch switch_of(storage::Session& session, const Matter& matter) {
    const Answers answers{matter.answers};
    Switch wanted;
    wanted.person_id = matter.record.person_id;
    wanted.filed_on = received_on(matter);
    wanted.fiscal_year = fiscal_year_of(wanted.filed_on);
    wanted.payer_id =
        employer_by(session, answers.text("employer_number"), answers.text("employer"));
    wanted.from_month = answers.month("from_month");
    for (const std::string& term : answers.several("terms")) {
        int number = 0;
        std::from_chars(term.data(), term.data() + term.size(), number);
        wanted.terms.push_back(number);
    }
    return wanted;
}

std::vector<Problem> check_switch(const Asked& asked, const Matter& matter) {
    const Switch wanted = switch_of(asked.session, matter);
    std::vector<Problem> problems;
    if (!wanted.payer_id) {
        problems.push_back({.code = "switch.no_payer",
                            .message =
                                "指定番号または法人番号の事業所が登録されていません。先に登録して"
                                "ください。",
                            .where = "employer_number",
                            .article = "地方税法321条の4"});
    }
    if (wanted.terms.empty()) {
        problems.push_back({.code = "applicant.no_terms",
                            .message = "給与から納めることにする期を選んでください。",
                            .where = "terms",
                            .article = "地方税法321条の4"});
    }
    return problems;
}

Result<std::vector<PreviewLine>> preview_switch(const Asked& asked, const Matter& matter) {
    const Switch wanted = switch_of(asked.session, matter);
    std::string terms;
    for (const int term : wanted.terms)
        terms += (terms.empty() ? "第" : "・第") + std::to_string(term) + "期";
    return std::vector<PreviewLine>{
        {"年度", short_year(asked.town, wanted.fiscal_year)},
        {"切り替える期", terms, "地方税法321条の4"},
        {"給与から引き始める月", short_month(asked.town, wanted.from_month), "地方税法321条の5"},
    };
}

Result<json::value> apply_switch(const Town& town, storage::Transaction& transaction,
                                 const Matter& matter) {
    const Switch wanted = switch_of(transaction.session(), matter);
    if (auto done = switch_collection(town, transaction, wanted); !done) return done.problem();
    return json::value(json::object{{"person_id", wanted.person_id.value()},
                                    {"fiscal_year", wanted.fiscal_year.value},
                                    {"payer_id", wanted.payer_id.value()}});
}

Result<std::string> switch_pdf(const Town& town, storage::Session& session,
                               const procedures::LetterOrder& order) {
    const auto run = open_case_letter(town, session, "tax_change",
                                      "individual_inhabitant_tax_office", order.issued_on);
    if (!run) return run.problem();
    const json::object& outcome = order.outcome.as_object();
    const FiscalYear year{outcome.at("fiscal_year").to_number<int>()};
    const auto letter = change_letter(session, *run, order.recipient, year, order.number);
    if (!letter) return letter.problem();
    return notices::print_single(
        order.recipient, *letter,
        {.created = start_of_day(order.issued_on), .title = "税額変更通知書"});
}

}  // namespace

procedures::Part procedures_part() {
    procedures::Part part;
    part.prefills = {
        {"individual-inhabitant-tax.status", "課税台帳", &status_facts},
        {"individual-inhabitant-tax.collection", "課税台帳", &collection_facts},
        standing_source("individual-inhabitant-tax.standing", "課税台帳", &standing),
    };
    part.effects = {
        {"individual-inhabitant-tax.file_return", &check_return, &preview_return, &apply_return},
        {"individual-inhabitant-tax.switch_collection", &check_switch, &preview_switch,
         &apply_switch},
    };
    part.letters = {
        {"individual-inhabitant-tax.switch", "税額変更通知書（特別徴収への切替）", &switch_pdf},
    };
    return part;
}

}  // namespace yakuba::individual_inhabitant_tax
