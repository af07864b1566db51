#include "business/individual_inhabitant_tax/steps.h"

// 税額控除, in the order in which they are taken. The city's and the prefecture's parts are two
// taxes: each is reduced by its own credits and never below zero. Fractions of a yen of a credit
// are rounded up, for the taxpayer.
namespace yakuba::individual_inhabitant_tax {
namespace {

/// The two taxes as the credits are taken from them.
struct Remaining {
    Yen city;
    Yen pref;
    Yen sum() const { return city + pref; }
};

Yen take(Yen& remaining, Yen credit) {
    const Yen taken = std::clamp(credit, 0_yen, remaining);
    remaining -= taken;
    return taken;
}

constexpr Ratio rest_of(Ratio share) { return Ratio{1, 1} - share; }

/// 調整控除 (314条の6, 37条).
void adjustment_credit(const Rates& rates, Remaining& tax, Sheet& sheet) {
    if (sheet.total_income > rates.adjustment_credit_income_max) return;
    const Yen taxable = sheet.taxable_income + sheet.forestry_base + sheet.retirement_base;
    const Yen difference = sheet.personal_difference;
    Yen counted;
    if (taxable <= rates.adjustment_credit_base) {
        counted = smaller(difference, taxable);
    } else {
        counted = std::max(difference - (taxable - rates.adjustment_credit_base),
                           rates.adjustment_credit_minimum);
    }
    const Unrounded both = counted * rates.adjustment_credit_rate;
    sheet.city_adjustment_credit = take(tax.city, ceil_yen(both * rates.city_share));
    sheet.pref_adjustment_credit = take(tax.pref, ceil_yen(both * rest_of(rates.city_share)));
}

/// 所得割の調整措置 (附則3条の3第2項・5項): nobody's income falls below the limit by the levy.
void levy_relief(Remaining& tax, Sheet& sheet) {
    const Yen shortfall = sheet.levy_limit + tax.sum() - sheet.gross_income;
    if (shortfall <= 0_yen || tax.sum() == 0_yen) return;
    const Ratio city_part{tax.city.amount(), tax.sum().amount()};
    const Yen city = smaller(ceil_yen(shortfall * city_part), shortfall);
    sheet.city_levy_relief = take(tax.city, city);
    sheet.pref_levy_relief = take(tax.pref, shortfall - city);
}

/// 配当控除 (附則5条): at half the rate for what lies above 10 million yen of taxable income.
void dividend_credit(const Rates& rates, const Facts& facts, Remaining& tax, Sheet& sheet) {
    Yen above = at_least_zero(sheet.taxable_income - rates.dividend_credit_base);
    Unrounded city;
    Unrounded pref;
    const auto add = [&](Yen dividend, Ratio city_rate, Ratio pref_rate) {
        if (dividend == 0_yen) return;
        const Yen halved = smaller(dividend, above);
        above -= halved;
        const Unrounded counted = Unrounded{dividend - halved} + halved * Ratio{1, 2};
        city = city + counted * city_rate;
        pref = pref + counted * pref_rate;
    };
    // The dividends are the top of the income, those with the lowest rates first.
    add(facts.dividend_foreign_trust, rates.dividend_foreign_city_rate,
        rates.dividend_foreign_pref_rate);
    add(facts.dividend_trust, rates.dividend_trust_city_rate, rates.dividend_trust_pref_rate);
    add(facts.dividend, rates.dividend_city_rate, rates.dividend_pref_rate);
    sheet.city_dividend_credit = take(tax.city, ceil_yen(city));
    sheet.pref_dividend_credit = take(tax.pref, ceil_yen(pref));
}

/// 住宅借入金等特別税額控除 (附則5条の4・5条の4の2): what the income tax could not hold.
void housing_credit(const Rates& rates, const Facts& facts, Remaining& tax, Sheet& sheet) {
    const HousingBand* band = nullptr;
    for (const HousingBand& candidate : rates.housing) {
        if (facts.housing_moved_in >= candidate.moved_in_from &&
            facts.housing_special == candidate.special) {
            band = &candidate;
        }
    }
    if (!band) return;
    const Yen cap = smaller(band->cap, floor_yen(facts.income_tax_taxable * band->rate));
    const Yen credit = smaller(facts.housing_available - facts.housing_used, cap);
    sheet.city_housing_credit = take(tax.city, ceil_yen(credit * rates.city_share));
    sheet.pref_housing_credit = take(tax.pref, ceil_yen(credit * rest_of(rates.city_share)));
}

const GiftBand& gift_band(const Rates& rates, const Sheet& sheet) {
    const Yen base = sheet.taxable_income - sheet.personal_difference;
    for (const GiftBand& band : rates.gift_bands) {
        if (base <= band.base_max) return band;
    }
    return rates.gift_bands.back();
}

/// 寄附金税額控除 (314条の7, 37条の2): the basic part, the special part of hometown gifts up to a
/// fifth of the levy after 調整控除, and 申告特例控除額 (附則7条の2).
void gift_credit(const Rates& rates, const Facts& facts, Remaining& tax, Sheet& sheet) {
    const Yen limit = floor_yen(sheet.gross_income * rates.gift_income_rate);
    const auto basic = [&](Yen gifts, Ratio rate) {
        return at_least_zero(smaller(gifts, limit) - rates.gift_floor) * rate;
    };
    const Yen for_both = facts.gift_furusato + facts.gift_both;
    Yen city = ceil_yen(basic(for_both + facts.gift_city, rates.gift_city_rate));
    Yen pref = ceil_yen(basic(for_both + facts.gift_prefecture, rates.gift_pref_rate));

    if (facts.gift_furusato > rates.gift_floor) {
        const GiftBand& band = gift_band(rates, sheet);
        const Unrounded special = (facts.gift_furusato - rates.gift_floor) * band.special;
        const auto part = [&](Ratio share, Yen levy) {
            const Unrounded cap = levy * rates.gift_special_cap;
            const Unrounded mine = special * share;
            const Yen credit = ceil_yen(mine < cap ? mine : cap);
            return facts.one_stop ? credit + ceil_yen(credit * band.one_stop) : credit;
        };
        city += part(rates.city_share, sheet.city_before_credit - sheet.city_adjustment_credit);
        pref += part(rest_of(rates.city_share),
                     sheet.pref_before_credit - sheet.pref_adjustment_credit);
    }
    sheet.city_gift_credit = take(tax.city, city);
    sheet.pref_gift_credit = take(tax.pref, pref);
}

/// 外国税額控除 (314条の8, 37条の3): first the prefecture's limit, then the city's.
void foreign_credit(const Rates& rates, const Facts& facts, Remaining& tax, Sheet& sheet) {
    const Yen pref_limit = floor_yen(facts.foreign_tax_limit * rates.foreign_pref_rate);
    const Yen city_limit = floor_yen(facts.foreign_tax_limit * rates.foreign_city_rate);
    const Yen pref = smaller(facts.foreign_tax, pref_limit);
    const Yen city = smaller(facts.foreign_tax - pref, city_limit);
    sheet.pref_foreign_credit = take(tax.pref, pref);
    sheet.city_foreign_credit = take(tax.city, city);
}

/// How much the fixed reduction comes to before it meets the tax (附則5条の8–5条の13).
Yen fixed_reduction_due(const Rates& rates, const Family& family, const Sheet& sheet) {
    if (sheet.total_income > rates.fixed_reduction_income_max) return {};
    const bool deductible_spouse =
        family.spouse_in_japan && sheet.total_income <= rates.own_income_third_max;
    const Yen persons = rates.fixed_reduction * (1 + family.in_japan + (deductible_spouse ? 1 : 0));
    // 令和7年度: the spouse of a taxpayer above 10 million yen.
    const bool late_spouse = family.spouse_in_japan && !deductible_spouse;
    return persons + (late_spouse ? rates.fixed_reduction_spouse : 0_yen);
}

/// 定額減税: the prefecture's part in proportion of the two taxes, rounded up; the city's the rest.
void fixed_reduction(const Rates& rates, const Family& family, Remaining& tax, Sheet& sheet) {
    const Yen due = fixed_reduction_due(rates, family, sheet);
    if (due == 0_yen || tax.sum() == 0_yen) return;
    const Yen given = smaller(due, tax.sum());
    const Ratio pref_part{tax.pref.amount(), tax.sum().amount()};
    const Yen pref = smaller(ceil_yen(given * pref_part), tax.pref);
    sheet.pref_fixed_reduction = take(tax.pref, pref);
    sheet.city_fixed_reduction = take(tax.city, given - pref);
    sheet.unused_fixed_reduction = due - given;
}

/// 配当割額・株式等譲渡所得割額控除 (314条の9, 37条の4); answers what the levy could not hold.
Yen withheld_credit(const Rates& rates, const Facts& facts, Remaining& tax, Sheet& sheet) {
    const Yen withheld = facts.dividend_withheld + facts.stock_withheld;
    if (withheld == 0_yen) return {};
    const Yen city = smaller(ceil_yen(withheld * rates.withheld_city_share), withheld);
    sheet.city_withheld_credit = take(tax.city, city);
    sheet.pref_withheld_credit = take(tax.pref, withheld - city);
    return withheld - sheet.city_withheld_credit - sheet.pref_withheld_credit;
}

}  // namespace

void credits(const Rates& rates, const Facts& facts, const Family& family, Sheet& sheet) {
    Remaining tax{sheet.city_before_credit, sheet.pref_before_credit};
    adjustment_credit(rates, tax, sheet);
    levy_relief(tax, sheet);
    if (sheet.investment_income > 0_yen) dividend_credit(rates, facts, tax, sheet);
    if (facts.housing_available > 0_yen) housing_credit(rates, facts, tax, sheet);
    const Yen gifts =
        facts.gift_furusato + facts.gift_both + facts.gift_prefecture + facts.gift_city;
    if (gifts > rates.gift_floor) gift_credit(rates, facts, tax, sheet);
    if (facts.foreign_tax > 0_yen) foreign_credit(rates, facts, tax, sheet);
    sheet.city_after_credit = tax.city;
    sheet.pref_after_credit = tax.pref;
    fixed_reduction(rates, family, tax, sheet);
    const Yen excess = withheld_credit(rates, facts, tax, sheet);

    // 税額の端数 (20条の4の2第3項): each tax apart, never the sum.
    sheet.city_income_levy = floor_to(100_yen, tax.city);
    sheet.pref_income_levy = floor_to(100_yen, tax.pref);
    sheet.annual_tax = sheet.city_income_levy + sheet.pref_income_levy + sheet.city_per_capita +
                       sheet.pref_per_capita + sheet.forest_tax;
    // 控除不足額: set off against what else is owed, the rest given back (314条の9第2項・3項).
    sheet.set_off = smaller(excess, sheet.annual_tax);
    sheet.refund = excess - sheet.set_off;
    sheet.payable = sheet.annual_tax - sheet.set_off;
}

}  // namespace yakuba::individual_inhabitant_tax
