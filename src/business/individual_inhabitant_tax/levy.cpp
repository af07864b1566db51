#include "business/individual_inhabitant_tax/steps.h"

// 課税標準額 and 算出所得割額. Every base is floored to 1,000 yen (地方税法20条の4の2第1項); the
// taxes are kept to the yen until the credits are taken.
namespace yakuba::individual_inhabitant_tax {
namespace {

struct SeparateLines {
    Yen Sheet::*base;
    Yen Sheet::*city;
    Yen Sheet::*pref;
};
constexpr std::array<SeparateLines, kSeparateKinds> kLines = {{
    {&Sheet::short_general_base, &Sheet::short_general_city, &Sheet::short_general_pref},
    {&Sheet::short_reduced_base, &Sheet::short_reduced_city, &Sheet::short_reduced_pref},
    {&Sheet::long_general_base, &Sheet::long_general_city, &Sheet::long_general_pref},
    {&Sheet::long_qualified_base, &Sheet::long_qualified_city, &Sheet::long_qualified_pref},
    {&Sheet::long_residence_base, &Sheet::long_residence_city, &Sheet::long_residence_pref},
    {&Sheet::listed_dividend_base, &Sheet::listed_dividend_city, &Sheet::listed_dividend_pref},
    {&Sheet::stocks_general_base, &Sheet::stocks_general_city, &Sheet::stocks_general_pref},
    {&Sheet::stocks_listed_base, &Sheet::stocks_listed_city, &Sheet::stocks_listed_pref},
    {&Sheet::futures_base, &Sheet::futures_city, &Sheet::futures_pref},
    {&Sheet::forestry_base, &Sheet::forestry_city, &Sheet::forestry_pref},
    {&Sheet::retirement_base, &Sheet::retirement_city, &Sheet::retirement_pref},
}};

/// City and prefecture together, of one kind taxed apart (附則33条の2–35条の4).
Unrounded separate_tax(const Rates& rates, std::size_t kind, Yen base) {
    // A lower rate up to a limit, the ordinary one above it (附則34条の2・34条の3).
    const auto stepped = [&](Yen lower_max) {
        const Yen lower = smaller(base, lower_max);
        return lower * rates.long_lower_rate + (base - lower) * rates.long_general_rate;
    };
    switch (kind) {
        case kShortGeneral:
            return base * rates.short_general_rate;
        case kShortReduced:
            return base * rates.short_reduced_rate;
        case kLongGeneral:
            return base * rates.long_general_rate;
        case kLongQualified:
            return stepped(rates.long_qualified_lower_max);
        case kLongResidence:
            return stepped(rates.long_residence_lower_max);
        case kFutures:
            return base * rates.futures_rate;
        default:
            return base * rates.securities_rate;
    }
}

void separate_levy(const Rates& rates, Income income, Yen deductions, Sheet& sheet) {
    for (std::size_t kind = 0; kind < kSeparateKinds; ++kind) {
        const Yen taken = smaller(deductions, income.separate[kind]);
        deductions -= taken;
        const Yen base = floor_to(1'000_yen, income.separate[kind] - taken);
        if (base == 0_yen) continue;
        const SeparateLines& lines = kLines[kind];
        sheet.*lines.base = base;
        if (kind == kForestry || kind == kRetirement) {
            sheet.*lines.city = floor_yen(base * rates.city_rate);
            sheet.*lines.pref = floor_yen(base * rates.pref_rate);
        } else {
            const Unrounded both = separate_tax(rates, kind, base);
            sheet.*lines.city = floor_yen(both * rates.city_share);
            sheet.*lines.pref = floor_yen(both * (Ratio{1, 1} - rates.city_share));
        }
        sheet.city_before_credit += sheet.*lines.city;
        sheet.pref_before_credit += sheet.*lines.pref;
    }
}

}  // namespace

void levy(const Rates& rates, const Income& income, Sheet& sheet) {
    const Yen taken = smaller(sheet.total_deductions, income.comprehensive);
    sheet.taxable_income = floor_to(1'000_yen, income.comprehensive - taken);
    sheet.city_comprehensive = floor_yen(sheet.taxable_income * rates.city_rate);
    sheet.pref_comprehensive = floor_yen(sheet.taxable_income * rates.pref_rate);
    sheet.city_before_credit = sheet.city_comprehensive;
    sheet.pref_before_credit = sheet.pref_comprehensive;
    if (income.has_separate) {
        separate_levy(rates, income, sheet.total_deductions - taken, sheet);
    }
}

}  // namespace yakuba::individual_inhabitant_tax
