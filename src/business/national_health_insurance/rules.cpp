#include "business/national_health_insurance/rules.h"

#include <algorithm>

#include "business/national_health_insurance/exact.h"
#include "business/national_health_insurance/judgement.h"
#include "business/national_health_insurance/months.h"

// The order of the calculation: who is insured in which months, the judgement for the reductions,
// then each part on its own: income, asset, per capita, per household, reductions, cap, rounding.
namespace yakuba::national_health_insurance {
namespace {

constexpr std::size_t kMembersMax = 64;

/// A member with the months and the base the parts need.
struct Levied {
    MonthMask insured = 0;
    MonthMask care = 0;
    MonthMask maternity = 0;
    MonthMask former = 0;         // 旧被扶養者である月
    MonthMask former_halved = 0;  // うち均等割を減額する月
    bool preschool = false;
    bool child = false;
    std::int64_t base = 0;
    std::int64_t asset = 0;
};

/// The household in one part.
struct Household {
    std::span<const Levied> members;
    MonthMask months = 0;   // anybody insured
    MonthMask halved = 0;   // 特定世帯
    MonthMask quarter = 0;  // 特定継続世帯
    MonthMask former = 0;   // 旧被扶養者だけの世帯
    std::size_t step = 0;
};

/// The insured months of a member that count in the part.
MonthMask months_in(const Levied& member, std::size_t index) {
    return index == kCare ? member.care : member.insured;
}

/// One part of one household (施行令29条の7第2項–第5項).
template <class Int>
void levy_part(const PreparedYear& year, std::size_t index, const Household& household,
               PartSheet& sheet, std::span<Yen> each) {
    const PreparedYear::Part& part = year.part(index);
    const Rates& rates = year.rates();
    const Exact<Int> exact{static_cast<Int>(part.yen)};
    const auto of = [](Int128 v) { return static_cast<Int>(v); };
    const std::size_t step = household.step;
    const bool has_preschool = index == kMedical || index == kSupport;
    Int income = 0, asset = 0, capita = 0, less = 0, young = 0, birth = 0, former = 0, kept = 0;
    for (std::size_t i = 0; i < household.members.size(); ++i) {
        const Levied& member = household.members[i];
        const MonthMask mask = months_in(member, index);
        const Int months = count(mask);
        if (months == 0) continue;
        const std::size_t grown = index == kChild && !member.child ? 1 : 0;
        // 所得割: before proration, where the insurer rounds each person's.
        Int monthly_income = member.base * of(part.income);
        if (rates.income_per == IncomePer::person && rates.income_unit > 0_yen) {
            monthly_income = exact.to_unit(member.base * of(part.income_yearly), rates.income_unit,
                                           rates.income_direction) /
                             12;
        }
        const Int own_income = monthly_income * months;
        const Int own_asset = member.asset * of(part.asset) * months;
        const Int own_capita = of(part.per_capita[grown]) * months;
        const Int own_less = of(part.per_capita_less[grown][step]) * months;
        Int own_young = 0;
        if (has_preschool && member.preschool) own_young = of(part.preschool[step]) * months;
        if (index == kChild && member.child) own_young = own_capita - own_less;
        const Int net_capita = own_capita - own_less - own_young;
        const Int own_birth =
            (monthly_income * months + net_capita) / months * count(member.maternity & mask);
        // 旧被扶養者: no income part, and half of the per-capita amount unless reduced as far.
        Int own_former = 0;
        if (member.former != 0) {
            const Int half = of(part.per_capita[grown]) * rates.former_dependant_share.numerator /
                             rates.former_dependant_share.denominator;
            own_former = monthly_income * count(member.former & mask) +
                         std::max<Int>(0, half - of(part.per_capita_less[grown][step])) *
                             count(member.former_halved & mask);
        }
        const Int own =
            own_income + own_asset + own_capita - own_less - own_young - own_birth - own_former;
        const Int own_kept = rates.person_unit > 0_yen
                                 ? exact.to_unit(own, rates.person_unit, rates.person_direction)
                                 : own;
        income += own_income;
        asset += own_asset;
        capita += own_capita;
        less += own_less;
        young += own_young;
        birth += own_birth;
        former += own_former;
        kept += own_kept;
        if (!each.empty()) each[i] = exact.whole(own_kept);
    }
    if (rates.income_per == IncomePer::household && rates.income_unit > 0_yen) {
        const Int whole = exact.to_unit(income, rates.income_unit, rates.income_direction);
        kept += whole - income;
        income = whole;
    }
    // 平等割, by the months of each class of household; the care part knows no 特定世帯.
    MonthMask months = household.months;
    if (index == kCare) {
        months = 0;
        for (const Levied& member : household.members)
            months |= member.care;
    }
    const bool has_classes = index != kCare;
    const MonthMask halved = has_classes ? household.halved & months : 0;
    const MonthMask quarter = has_classes ? household.quarter & months : 0;
    const Int whole_months = count(months & ~halved & ~quarter);
    const Int full = of(part.per_household);
    const Int half = full * rates.specified_share.numerator / rates.specified_share.denominator;
    const Int three = full * rates.continuing_share.numerator / rates.continuing_share.denominator;
    const Int homes = full * whole_months + half * count(halved) + three * count(quarter);
    const Int homes_less = of(part.per_household_less[0][step]) * whole_months +
                           of(part.per_household_less[1][step]) * count(halved) +
                           of(part.per_household_less[2][step]) * count(quarter);
    if (household.former != 0) {
        const Int wanted = full * rates.former_dependant_share.numerator /
                           rates.former_dependant_share.denominator;
        const Int relief = std::max<Int>(0, wanted - of(part.per_household_less[0][step])) *
                           count(household.former & months & ~halved & ~quarter);
        former += relief;
        kept -= relief;
    }
    kept += homes - homes_less;

    sheet.income = exact.whole(income);
    sheet.asset = exact.whole(asset);
    sheet.per_capita = exact.whole(capita);
    sheet.per_household = exact.whole(homes);
    sheet.reduction = exact.whole(less + homes_less);
    sheet.preschool = exact.whole(young);
    sheet.maternity = exact.whole(birth);
    sheet.former_dependant = exact.whole(former);
    sheet.amount = at_least_zero(exact.whole(kept));
    Yen levied = sheet.amount;
    if (rates.part_unit > 1_yen || rates.part_direction != Direction::down) {
        levied = exact.whole(exact.to_unit(std::max<Int>(kept, 0), std::max(rates.part_unit, 1_yen),
                                           rates.part_direction));
    }
    sheet.over_cap = at_least_zero(levied - part.cap);
    sheet.levy = levied - sheet.over_cap;
}

void levy_part(const PreparedYear& year, std::size_t index, const Household& household,
               PartSheet& sheet, std::span<Yen> each, bool small) {
    if (small && year.part(index).small) {
        levy_part<std::int64_t>(year, index, household, sheet, each);
    } else {
        levy_part<Int128>(year, index, household, sheet, each);
    }
}

/// 特定世帯 and 特定継続世帯: months in which one member alone is insured, within five and eight
/// years of the 特定月 (29条の7第2項8号).
void household_classes(const Rates& rates, FiscalYear year, const Facts& facts, MonthMask alone,
                       Household& household) {
    if (!facts.specified_from) return;
    const int from = serial(facts.specified_from);
    const int until = facts.specified_until ? serial(facts.specified_until) + 1 : 9999 * 12;
    const int five = from + rates.specified_months + 1;
    const int eight = from + rates.continuing_months + 1;
    household.halved = alone & months_between(year, from, std::min(five, until));
    household.quarter = alone & months_between(year, five, std::min(eight, until));
}

/// A household whose insured are all 旧被扶養者, for the months of the halving.
MonthMask former_household(std::span<const Levied> members, MonthMask months) {
    MonthMask all = months;
    for (const Levied& member : members)
        all &= ~member.insured | member.former_halved;
    return all;
}

Levied levied_of(const Rates& rates, FiscalYear year, const Member& member) {
    Levied l;
    l.insured = insured_months(rates, year, member);
    if (l.insured == 0) return l;
    l.care = care_months(rates, year, member, l.insured);
    l.maternity = maternity_months(rates, year, member, l.insured);
    l.preschool = before_school_year_end(member.birth_date, rates.preschool_age, year);
    l.child = before_school_year_end(member.birth_date, rates.child_age, year);
    l.base = levy_base(rates, year, member).amount();
    l.asset = member.asset_tax.amount();
    if (member.former_dependant_on) {
        const int from = serial(YearMonth{member.former_dependant_on});
        l.former = l.insured & months_between(year, from, 9999 * 12);
        l.former_halved =
            l.insured & months_between(year, from, from + rates.former_dependant_months);
    }
    return l;
}

bool has_rates(const Rates& rates) {
    return rates.medical.income_rate.numerator != 0 || rates.medical.per_capita != 0_yen;
}

}  // namespace

Sheet levy(const PreparedYear& year, const Facts& household, std::span<const Member> members,
           std::span<MemberSheet> each) {
    const Rates& rates = year.rates();
    Sheet sheet;
    std::array<Levied, kMembersMax> places;
    const std::size_t size = std::min(members.size(), kMembersMax);
    MonthMask any = 0, twice = 0, care = 0;
    bool small = true;
    for (std::size_t i = 0; i < size; ++i) {
        Levied& l = places[i] = levied_of(rates, year.year(), members[i]);
        twice |= any & l.insured;
        any |= l.insured;
        care |= l.care;
        sheet.insured += l.insured != 0;
        sheet.base += Yen{l.insured != 0 ? l.base : 0};
        sheet.care_base += Yen{l.care != 0 ? l.base : 0};
        small = small && l.base < 1'000'000'000 && l.asset < 1'000'000'000;
    }
    judge(rates, year.year(), household, members, any, sheet);
    sheet.months = count(any);
    sheet.care_months = count(care);
    Household home;
    home.members = {places.data(), size};
    home.months = any;
    home.step = sheet.reduction == Reduction::seventy  ? 3
                : sheet.reduction == Reduction::fifty  ? 2
                : sheet.reduction == Reduction::twenty ? 1
                                                       : 0;
    home.former = former_household(home.members, any);
    household_classes(rates, year.year(), household, any & ~twice, home);
    sheet.halved_months = count(home.halved);
    sheet.quarter_months = count(home.quarter);
    if (any == 0) return sheet;
    if (!has_rates(rates)) {
        sheet.ground = Ground::no_rates;
        return sheet;
    }
    sheet.ground = Ground::levied;
    PartSheet* const parts[] = {&sheet.medical, &sheet.support, &sheet.care, &sheet.child};
    Yen MemberSheet::*const lines[] = {&MemberSheet::medical, &MemberSheet::support,
                                       &MemberSheet::care, &MemberSheet::child};
    Yen total;
    for (std::size_t p = 0; p < 4; ++p) {
        std::array<Yen, kMembersMax> own{};
        levy_part(year, p, home, *parts[p], each.empty() ? std::span<Yen>{} : std::span{own},
                  small);
        total += parts[p]->levy;
        for (std::size_t i = 0; i < std::min(each.size(), size); ++i)
            each[i].*lines[p] = own[i];
    }
    sheet.total =
        rates.total_unit > 0_yen ? rounded(rates.total_unit, rates.total_direction, total) : total;
    for (std::size_t i = 0; i < std::min(each.size(), size); ++i) {
        each[i].birth_date = members[i].birth_date;
        each[i].role = members[i].role;
        each[i].months = count(places[i].insured);
        each[i].care_months = count(places[i].care);
        each[i].base = Yen{places[i].base};
    }
    return sheet;
}

Sheet levy(const PreparedYear& year, const Facts& facts, std::span<MemberSheet> members) {
    return levy(year, facts, facts.members, members);
}

void levies(const PreparedYear& year, std::span<const Facts> facts, std::span<Sheet> sheets) {
    for (std::size_t i = 0; i < facts.size(); ++i)
        sheets[i] = levy(year, facts[i]);
}

}  // namespace yakuba::national_health_insurance
