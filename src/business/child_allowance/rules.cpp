// A child's class is decided by the birth date alone, so a month's ages are five dates worked out
// once (age_lines), and a family costs a few comparisons: tens of nanoseconds, nothing allocated.
#include "business/child_allowance/rules.h"

#include <algorithm>
#include <cassert>

namespace yakuba::child_allowance {
namespace {

/// 6条1項1号の表: the first two children have the ordinary amount.
constexpr std::int32_t kOrdinaryChildren = 2;

/// The children of one claimant by class.
struct Headcount {
    std::int32_t counted_only = 0;
    std::int32_t junior_high = 0;  // a class of its own to September 2024 only
    std::int32_t over_three = 0;
    std::int32_t under_three = 0;
    std::int32_t paid() const { return junior_high + over_three + under_three; }
};

/// Legal persons and facilities have the plain amounts: no order of children, no income test.
bool is_individual(ClaimantKind kind) {
    return kind != ClaimantKind::corporate_guardian && kind != ClaimantKind::facility;
}

/// Born on the first day or later of the school year that ends after reaching `age` in `month`'s
/// fiscal year: 「～歳に達する日以後の最初の三月三十一日」 is not past. 1 April is still the year
/// before.
Date school_year_line(YearMonth month, int age) {
    return Date{fiscal_year_of(month.first_day()).value - age, 4, 2};
}

/// Why a child is not counted, or counted_only for one that is; the ladder of the law.
ChildGround standing(const AgeLines& ages, YearMonth month, ClaimantKind kind, const Child& child) {
    // 3条1項: 日本国内に住所を有するもの又は留学。
    if (!child.in_japan && !child.studying_abroad) return ChildGround::child_abroad;
    // 4条1項1号–3号は施設入所等児童を除き、4号は施設入所等児童に限る。
    if (child.in_facility && kind != ClaimantKind::facility) return ChildGround::in_facility;
    if (!child.in_facility && kind == ClaimantKind::facility) return ChildGround::not_in_facility;
    // 4条1項、6条2項2号。
    if (!child.raised) return ChildGround::not_raised;
    // 8条2項、9条1項: the month of birth is never paid, for no claim can be filed before it.
    if (child.birth_date >= ages.not_yet || month < child.starts) return ChildGround::not_started;
    if (child.ends && month > child.ends) return ChildGround::ended;
    if (child.birth_date < ages.counted) return ChildGround::too_old;
    // 6条2項2号: 児童を除く。監護相当の世話と生計費の負担は確認書で確かめる。
    if (child.birth_date < ages.child) {
        const bool expired = child.confirmed_until && child.confirmed_until < month.first_day();
        if (!child.confirmed || expired) return ChildGround::not_confirmed;
    }
    return ChildGround::counted_only;
}

Headcount count(const AgeLines& ages, YearMonth month, ClaimantKind kind,
                std::span<const Child> children) {
    Headcount heads;
    for (const Child& child : children) {
        if (standing(ages, month, kind, child) != ChildGround::counted_only) continue;
        if (child.birth_date < ages.paid)
            ++heads.counted_only;
        else if (child.birth_date < ages.elementary)
            ++heads.junior_high;
        else if (child.birth_date < ages.under_three)
            ++heads.over_three;
        else
            ++heads.under_three;
    }
    return heads;
}

/// Whether this claimant is paid for this month at all, before the children are looked at.
Ground entitlement(YearMonth month, const Claimant& claimant) {
    // 17条1項は一般受給資格者についての読替え: 施設等受給資格者である公務員には市町村が支給する。
    if (claimant.public_servant && claimant.kind != ClaimantKind::facility) {
        return Ground::public_servant;
    }
    if (!claimant.in_japan && claimant.kind != ClaimantKind::facility) return Ground::abroad;
    if (!claimant.entitled_parent) return Ground::other_parent;            // 4条2項–4項
    if (month < claimant.starts) return Ground::before_start;              // 8条2項・3項
    if (claimant.ends && month > claimant.ends) return Ground::after_end;  // 8条2項
    return Ground::allowance;
}

/// From October 2024 (6条1項1号の表, 2号, 3号): the oldest two, those only counted included, have
/// the ordinary amounts, and every child after them the amount of the third.
void fill_from_2024_10(const Rates& rates, ClaimantKind kind, const Headcount& heads,
                       Sheet& sheet) {
    const std::int32_t over_three = heads.junior_high + heads.over_three;
    const std::int32_t ordinary =
        is_individual(kind) ? std::max(0, kOrdinaryChildren - heads.counted_only) : heads.paid();
    sheet.over_three = std::min(ordinary, over_three);
    sheet.under_three = std::min(ordinary - sheet.over_three, heads.under_three);
    sheet.third_or_later = heads.paid() - sheet.over_three - sheet.under_three;
    sheet.monthly_amount = rates.over_three * sheet.over_three +
                           rates.under_three * sheet.under_three +
                           rates.third_or_later * sheet.third_or_later;
}

/// To September 2024 (令和6年改正前の6条1項1号イ–ハ, 2号): only children from three to the end of
/// elementary school have the amount of the third; junior high has the ordinary one, under three
/// its own.
void fill_until_2024_09(const Rates& rates, ClaimantKind kind, const Headcount& heads,
                        Sheet& sheet) {
    const std::int32_t older = heads.counted_only + heads.junior_high;
    const std::int32_t ordinary =
        is_individual(kind) ? std::max(0, kOrdinaryChildren - older) : heads.over_three;
    const std::int32_t elementary = std::min(ordinary, heads.over_three);
    sheet.over_three = heads.junior_high + elementary;
    sheet.under_three = heads.under_three;
    sheet.third_or_later = heads.over_three - elementary;
    sheet.monthly_amount = rates.over_three * sheet.over_three +
                           rates.under_three * sheet.under_three +
                           rates.third_or_later * sheet.third_or_later;
}

/// The income test of the months that know one (令和6年改正前の5条1項, 附則2条1項).
Ground income_ground(const Rates& rates, const Claimant& claimant) {
    const Yen income = income_for_test(rates, claimant);
    if (income < limit_for(rates, rates.income_limit, claimant)) return Ground::allowance;
    const bool has_ceiling = rates.income_ceiling > Yen{0};
    if (has_ceiling && income >= limit_for(rates, rates.income_ceiling, claimant)) {
        return Ground::over_ceiling;
    }
    return Ground::special_benefit;
}

}  // namespace

AgeLines age_lines(const Rates& rates, YearMonth month) {
    AgeLines ages;
    // 三歳の誕生月までは三歳未満 (9条3項:
    // 減額は翌月から)。月の初日に生まれた児童も、出生の日から三年を 経過するのは誕生日なので
    // (6条2項5号)、同じ月まで三歳未満となる。
    ages.under_three = (month + -12 * rates.under_three_age).first_day();
    ages.elementary = school_year_line(month, rates.elementary_age);
    ages.child = school_year_line(month, rates.child_age);
    ages.paid = school_year_line(month, rates.paid_age);
    ages.counted = school_year_line(month, rates.counted_age);
    ages.not_yet = month.first_day();
    return ages;
}

Yen income_for_test(const Rates& rates, const Claimant& claimant) {
    const Yen salary_and_pension = at_least_zero(claimant.salary_and_pension_income);
    const Yen relief = std::min(rates.salary_and_pension_deduction, salary_and_pension);
    return at_least_zero(claimant.income - relief - rates.flat_deduction - claimant.deductions);
}

Yen limit_for(const Rates& rates, Yen base, const Claimant& claimant) {
    return base + rates.per_dependant * claimant.dependants +
           rates.per_elderly_dependant * claimant.elderly_dependants;
}

Sheet monthly_allowance(const Rates& rates, const AgeLines& ages, YearMonth month,
                        const Claimant& claimant, std::span<const Child> children) {
    Sheet sheet;
    sheet.ground = entitlement(month, claimant);
    if (!is_paid(sheet.ground)) return sheet;

    const Headcount heads = count(ages, month, claimant.kind, children);
    sheet.counted_only = heads.counted_only;
    if (heads.paid() == 0) {
        sheet.ground = Ground::no_child;
        return sheet;
    }
    const bool old_law = rates.income_limit > Yen{0};
    if (old_law && is_individual(claimant.kind)) sheet.ground = income_ground(rates, claimant);
    if (sheet.ground == Ground::over_ceiling) return sheet;
    if (sheet.ground == Ground::special_benefit) {
        sheet.special = heads.paid();
        sheet.monthly_amount = rates.special_benefit * sheet.special;
        return sheet;
    }
    if (old_law)
        fill_until_2024_09(rates, claimant.kind, heads, sheet);
    else
        fill_from_2024_10(rates, claimant.kind, heads, sheet);
    return sheet;
}

void monthly_allowances(const Rates& rates, YearMonth month, std::span<const Family> families,
                        std::span<Sheet> sheets) {
    assert(families.size() == sheets.size());
    const AgeLines ages = age_lines(rates, month);
    for (std::size_t i = 0; i < families.size(); ++i) {
        sheets[i] =
            monthly_allowance(rates, ages, month, families[i].claimant, families[i].children);
    }
}

std::vector<ChildSheet> child_sheets(const Rates& rates, YearMonth month, const Claimant& claimant,
                                     std::span<const Child> children) {
    const AgeLines ages = age_lines(rates, month);
    // `left` is how many places at each amount the sheet still has to give, the oldest child first.
    Sheet left = monthly_allowance(rates, ages, month, claimant, children);
    const bool paid = is_paid(left.ground);
    std::vector<ChildSheet> rows;
    for (const Child& child : children) {
        rows.push_back({child.birth_date, 0, standing(ages, month, claimant.kind, child), Yen{0}});
    }
    std::ranges::stable_sort(rows, {}, &ChildSheet::birth_date);
    int order = 0;
    const auto give = [](ChildSheet& row, std::int32_t& places, ChildGround ground, Yen amount) {
        if (places == 0) return false;
        --places;
        row.ground = ground;
        row.monthly_amount = amount;
        return true;
    };
    for (ChildSheet& row : rows) {
        if (row.ground != ChildGround::counted_only) continue;
        if (is_individual(claimant.kind)) row.order = ++order;
        if (row.birth_date < ages.paid) continue;
        if (!paid) {
            row.ground = ChildGround::not_paid;
            continue;
        }
        const bool under_three = row.birth_date >= ages.under_three;
        if (give(row, left.special, ChildGround::special_benefit, rates.special_benefit)) continue;
        if (under_three &&
            give(row, left.under_three, ChildGround::under_three, rates.under_three)) {
            continue;
        }
        if (!under_three && give(row, left.over_three, ChildGround::over_three, rates.over_three)) {
            continue;
        }
        give(row, left.third_or_later, ChildGround::third_or_later, rates.third_or_later);
    }
    return rows;
}

}  // namespace yakuba::child_allowance
