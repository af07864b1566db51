#include "business/individual_inhabitant_tax/person_page.h"

#include "business/individual_inhabitant_tax/person_decisions.h"
#include "business/individual_inhabitant_tax/person_timeline.h"
#include "business/individual_inhabitant_tax/stored_sheet.h"
#include "department/record_history.h"
#include "notices/words.h"
#include "storage/as_of.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

std::optional<StoredSheet> sheet_of(const PersonQuestion& question, FiscalYear year,
                                    Instant known) {
    auto found = storage::find_as_of<StoredSheet>(
        question.session, stored_sheet_table(), {year.tax_base_date(), known},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                      storage::equals("person_id", question.person.value())));
    if (!found) return std::nullopt;
    return std::move(found->record);
}

Tile tile_of(const Town& town, const StoredSheet& sheet) {
    const std::string year = short_year(town, sheet.fiscal_year) + " ";
    switch (sheet.ground) {
        case Ground::undeclared:
            return {Tile::State::due, year + "未申告"};
        case Ground::no_subject:
            return {Tile::State::none, year + "対象外"};
        default:
            break;
    }
    if (sheet.annual_tax == 0_yen) return {Tile::State::none, year + "非課税"};
    return {Tile::State::active, year + notices::yen_text(sheet.annual_tax)};
}

/// The year's own decision; until it is made, last year's.
Tile tile(const PersonQuestion& question) {
    const FiscalYear year = fiscal_year_of(question.as_of.valid);
    for (const FiscalYear asked : {year, FiscalYear{year.value - 1}}) {
        const auto sheet = sheet_of(question, asked, question.as_of.known);
        if (sheet) return tile_of(question.town, *sheet);
    }
    return {};
}

std::vector<ToDo> to_dos(const PersonQuestion& question) {
    const FiscalYear year = fiscal_year_of(question.today);
    const auto sheet = sheet_of(question, year, kEndOfTime);
    if (!sheet || sheet->ground != Ground::undeclared) return {};
    return {{.title = "住民税の申告を案内",
             .text = short_year(question.town, year) +
                     "の所得が申告されていません。収入がなくても申告をすると、所得の証明や"
                     "保険料の軽減に使えます。",
             .due = Date{year.value, 3, 15},  // 317条の2第1項: 3月15日まで
             .article = "地方税法317条の2第1項",
             .for_resident = true}};
}

}  // namespace

PersonPage person_page() { return {&tile, &timeline, &to_dos, &decisions}; }

}  // namespace yakuba::individual_inhabitant_tax
