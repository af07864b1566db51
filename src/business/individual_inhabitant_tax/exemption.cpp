#include "business/individual_inhabitant_tax/steps.h"

// 非課税の範囲. The municipality's per-capita limit and the forest tax's limit are two tests:
// between them lies the person who owes the forest environment tax alone.
namespace yakuba::individual_inhabitant_tax {
namespace {

Yen limit(const Rates& rates, Yen basic, Yen addition, int dependants) {
    const Yen family = dependants > 0 ? addition : 0_yen;
    return basic * (dependants + 1) + rates.limit_constant + family;
}

/// 未成年者 on 1 January of the fiscal year. By the law of counting ages, one born on 2 January
/// is a year older on the 1st.
bool minor(const Rates& rates, const Facts& facts, int fiscal_year) {
    if (!facts.birth_date) return facts.age >= 0 && facts.age < rates.minor_age_below;
    const PartialDate birth = facts.birth_date;
    const bool later = birth.month() * 100 + birth.day() > 102;
    return fiscal_year - birth.year() - (later ? 1 : 0) < rates.minor_age_below;
}

bool has_protected_status(const Rates& rates, const Facts& facts, int fiscal_year) {
    return facts.disability != Disability::none || facts.family_status != FamilyStatus::none ||
           minor(rates, facts, fiscal_year);
}

Ground ground_of(const Rates& rates, const Facts& facts, int fiscal_year, const Sheet& sheet) {
    if (facts.welfare) return Ground::welfare;  // 295条1項1号
    if (facts.residence == Residence::house_only) return Ground::house_only;
    if (!facts.declared) return Ground::undeclared;
    if (sheet.total_income <= rates.protected_income_max &&
        has_protected_status(rates, facts, fiscal_year)) {
        return Ground::protected_status;  // 同2号
    }
    if (sheet.total_income <= sheet.per_capita_limit) {  // 同条3項
        const bool forest = rates.forest_tax > 0_yen && sheet.total_income > sheet.forest_limit;
        return forest ? Ground::forest_only : Ground::below_limit;
    }
    if (sheet.gross_income <= sheet.levy_limit) return Ground::per_capita_only;  // 附則3条の3
    return Ground::taxed;
}

}  // namespace

void exemption(const Rates& rates, const Facts& facts, int fiscal_year, Sheet& sheet) {
    const int n = sheet.dependants;
    sheet.per_capita_limit =
        limit(rates, rates.per_capita_limit_basic, rates.per_capita_limit_addition, n);
    sheet.levy_limit = limit(rates, rates.levy_limit_basic, rates.levy_limit_addition, n);
    sheet.forest_limit = limit(rates, rates.forest_limit_basic, rates.forest_limit_addition, n);
    sheet.ground = ground_of(rates, facts, fiscal_year, sheet);

    const bool taxed = sheet.ground == Ground::taxed || sheet.ground == Ground::per_capita_only;
    if (taxed || sheet.ground == Ground::house_only) {
        sheet.city_per_capita = rates.city_per_capita;
        sheet.pref_per_capita = rates.pref_per_capita + rates.pref_per_capita_surcharge;
    }
    // 森林環境税法4条: residents only. The limit is its own, and may lie above the ordinance's.
    const bool forest =
        (taxed && sheet.total_income > sheet.forest_limit) || sheet.ground == Ground::forest_only;
    if (forest) sheet.forest_tax = rates.forest_tax;
}

}  // namespace yakuba::individual_inhabitant_tax
