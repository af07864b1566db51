#include "business/national_health_insurance/stored_levy.h"

namespace yakuba::national_health_insurance {
namespace {

/// The sheet's own lines fit here because the sheet is the first part of what is kept.
Description describe_stored() {
    std::vector<Line> lines{line<&StoredLevy::fiscal_year>("fiscal_year", "賦課年度"),
                            line<&StoredLevy::person_id>("person_id", "宛名番号（世帯主）"),
                            line<&StoredLevy::household_id>("household_id", "世帯番号")};
    const std::vector<Line>& sheet = sheet_description().lines;
    lines.insert(lines.end(), sheet.begin(), sheet.end());
    lines.push_back(line<&StoredLevy::collection>("collection", "徴収の方法"));
    lines.push_back(line<&StoredLevy::rates_fingerprint>("rates_fingerprint", "率の指紋"));
    lines.push_back(line<&StoredLevy::known_at>("known_at", "資料を読んだ時点"));
    return describe_lines<StoredLevy>("国民健康保険料の賦課台帳", std::move(lines));
}

}  // namespace

const Description& stored_levy_description() {
    static const Description description = describe_stored();
    return description;
}

const storage::Table& stored_levy_table() {
    static const storage::Table table{"health_levy",
                                      "国民健康保険料の賦課台帳",
                                      &stored_levy_description(),
                                      {"fiscal_year", "person_id"}};
    return table;
}

bool same_sheet(const Sheet& a, const Sheet& b) {
    for (const Line& line : sheet_description().lines) {
        if (line.type->integer(line.field(&a)) != line.type->integer(line.field(&b))) return false;
    }
    return true;
}

}  // namespace yakuba::national_health_insurance
