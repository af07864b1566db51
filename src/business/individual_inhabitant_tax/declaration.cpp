#include "business/individual_inhabitant_tax/filing.h"
#include "registry/residents.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

constexpr std::string_view kArticle = "地方税法317条の2第1項";

int next_number(storage::Session& session, std::string_view table, PersonId person,
                FiscalYear year) {
    const auto last =
        session.number("SELECT coalesce(max(record_no), 0) FROM " + std::string{table} +
                           " WHERE fiscal_year = :year AND person_id = :person",
                       {{"year", std::int64_t{year.value}}, {"person", person.value()}});
    return static_cast<int>(last.value_or(0)) + 1;
}

template <class Record>
void append(storage::Transaction& transaction, const storage::Table& table, const Record& record) {
    const std::vector<storage::Versioned<Record>> rows{
        {record, {.valid_from = record.fiscal_year.tax_base_date()}}};
    transaction.append_versions<Record>(table, rows);
}

/// Amounts a return states as they were received or paid; incomes may be losses.
Result<Done> check_amounts(const TaxReturn& paper) {
    constexpr std::string_view kNeverNegative[] = {
        "salary",           "public_pension",   "social_insurance", "small_enterprise",
        "medical_paid",     "life_new_general", "life_old_general", "life_care",
        "life_new_pension", "life_old_pension", "earthquake",       "old_long_term"};
    for (const std::string_view key : kNeverNegative) {
        const Line& line = *tax_return_description().find(key);
        if (line.type->integer(line.field(&paper)) >= 0) continue;
        return Problem{.code = "return.negative",
                       .message = std::string{line.label} + "に負の金額は書けません。",
                       .where = std::string{key},
                       .article = kArticle};
    }
    return Done{};
}

Result<Done> check(storage::Session& session, const TaxReturn& paper) {
    if (!paper.filed_on || paper.fiscal_year.value > fiscal_year_of(paper.filed_on).value + 1) {
        return Problem{.code = "return.year",
                       .message =
                           "申告する年度を確かめてください。まだ終わっていない年の所得は申告"
                           "できません。",
                       .where = "fiscal_year",
                       .article = kArticle};
    }
    const auto resident =
        registry::find_resident(session, paper.person_id, {paper.fiscal_year.tax_base_date()});
    if (!resident || !registry::is_resident(resident->record.standing)) {
        return Problem{.code = "return.person",
                       .message =
                           "その年の1月1日にこの市町村に住所がありません。1月1日に住んでいた"
                           "市町村に申告してください。",
                       .detail = std::to_string(paper.person_id.value()),
                       .article = "地方税法294条1項"};
    }
    return check_amounts(paper);
}

}  // namespace

Result<std::vector<DepartmentDifferences>> file_declaration(const Town& town,
                                                            storage::Transaction& transaction,
                                                            Declaration declaration) {
    storage::Session& session = transaction.session();
    TaxReturn& paper = declaration.paper;
    if (auto checked = check(session, paper); !checked) return checked.problem();
    paper.record_no = next_number(session, "tax_return", paper.person_id, paper.fiscal_year);
    append(transaction, tax_return_table(), paper);
    int number = next_number(session, "tax_dependant", paper.person_id, paper.fiscal_year);
    for (DependantRecord& relative : declaration.dependants) {
        relative.person_id = paper.person_id;
        relative.fiscal_year = paper.fiscal_year;
        relative.record_no = number++;
        append(transaction, dependant_record_table(), relative);
    }
    const std::vector persons{paper.person_id};
    return recompute_all(town, transaction,
                         {persons, paper.fiscal_year.tax_base_date(), label_of(paper.kind)});
}

}  // namespace yakuba::individual_inhabitant_tax
