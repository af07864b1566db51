#include "business/individual_inhabitant_tax/stored_sheet.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

/// The sheet's own lines speak of a Sheet at the address of the record; they fit here because the
/// sheet is the first part of what is kept.
Description describe_stored() {
    std::vector<Line> lines{line<&StoredSheet::fiscal_year>("fiscal_year", "賦課年度"),
                            line<&StoredSheet::person_id>("person_id", "宛名番号")};
    const std::vector<Line>& sheet = sheet_description().lines;
    lines.insert(lines.end(), sheet.begin(), sheet.end());
    lines.push_back(line<&StoredSheet::rates_fingerprint>("rates_fingerprint", "税率等の指紋"));
    lines.push_back(line<&StoredSheet::known_at>("known_at", "資料を読んだ時点"));
    return describe_lines<StoredSheet>("個人住民税の課税台帳", std::move(lines));
}

}  // namespace

const Description& stored_sheet_description() {
    static const Description description = describe_stored();
    return description;
}

const storage::Table& stored_sheet_table() {
    static const storage::Table table{"individual_inhabitant_tax_sheet",
                                      "個人住民税の課税台帳",
                                      &stored_sheet_description(),
                                      {"fiscal_year", "person_id"},
                                      storage::Keeping::history};
    return table;
}

bool same_sheet(const Sheet& a, const Sheet& b) {
    for (const Line& line : sheet_description().lines) {
        if (line.type->integer(line.field(&a)) != line.type->integer(line.field(&b))) return false;
    }
    return true;
}

}  // namespace yakuba::individual_inhabitant_tax
