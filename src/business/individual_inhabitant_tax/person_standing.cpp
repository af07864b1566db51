#include "business/individual_inhabitant_tax/person_standing.h"

#include "business/individual_inhabitant_tax/stored_sheet.h"
#include "department/record_history.h"
#include "notices/words.h"
#include "storage/as_of.h"

namespace yakuba::individual_inhabitant_tax {

std::vector<StandingLine> standing(const procedures::Asked& asked) {
    const FiscalYear year = fiscal_year_of(asked.as_of.valid);
    for (const FiscalYear one : {year, FiscalYear{year.value - 1}}) {
        const auto sheet = storage::find_as_of<StoredSheet>(
            asked.session, stored_sheet_table(), {one.tax_base_date(), asked.as_of.known},
            storage::both(storage::equals("fiscal_year", std::int64_t{one.value}),
                          storage::equals("person_id", asked.person.value())));
        if (!sheet) continue;
        const Yen tax = sheet->record.annual_tax;
        if (tax > 0_yen) return {{short_year(asked.town, one) + "の税額", notices::yen_text(tax)}};
        return {{short_year(asked.town, one) + "の税額", "課税なし",
                 std::string{label_of(sheet->record.ground)}}};
    }
    return {};
}

}  // namespace yakuba::individual_inhabitant_tax
