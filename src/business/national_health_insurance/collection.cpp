#include "business/national_health_insurance/collection.h"

#include <algorithm>

#include "business/national_health_insurance/months.h"
#include "ledger/instalments.h"

namespace yakuba {

template <>
const Description& description_of<national_health_insurance::Term>() {
    using Row = national_health_insurance::Term;
    static const Description description =
        describe<Row>("期別", {
                                  line<&Row::collection>("collection", "徴収区分"),
                                  line<&Row::term>("term", "期"),
                                  line<&Row::month>("month", "月"),
                                  line<&Row::amount>("amount", "納付額"),
                              });
    return description;
}

namespace national_health_insurance {
namespace {

/// The month of a term: January to March belong to the year's end.
YearMonth month_of(FiscalYear year, const TermMonth& term) {
    return YearMonth{term.month < 4 ? year.value + 1 : year.value, term.month};
}

/// The amount over the terms first..until-1.
std::vector<Term> spread(const Rates& rates, FiscalYear year, Yen amount, std::size_t first,
                         std::size_t until) {
    std::vector<Term> terms;
    if (amount <= 0_yen || first >= until) return terms;
    const auto parts = ledger::split(amount, static_cast<int>(until - first),
                                     std::max(rates.instalment_unit, 1_yen));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] == 0_yen) continue;
        terms.push_back({ledger::Collection::ordinary, static_cast<int>(first + i) + 1,
                         month_of(year, rates.terms[first + i]), parts[i]});
    }
    return terms;
}

void add_main_months(FiscalYear year, Yen amount, std::vector<Term>& terms) {
    const YearMonth months[] = {{year.value, 10}, {year.value, 12}, {year.value + 1, 2}};
    const auto parts = ledger::split(amount, 3, 100_yen);
    for (std::size_t i = 0; i < 3; ++i) {
        if (parts[i] == 0_yen) continue;
        terms.push_back({ledger::Collection::pension, months[i].month(), months[i], parts[i]});
    }
}

}  // namespace

std::span<const Code> codes_of(CollectionGround) {
    static constexpr Code codes[] = {
        {1, "special", "年金から差し引きます（特別徴収）", "国民健康保険法76条の3第2項"},
        {11, "head_not_insured", "世帯主が国民健康保険の被保険者でないため普通徴収です",
         "国民健康保険法76条の3第2項"},
        {12, "younger_member", "65歳未満の被保険者がいるため普通徴収です",
         "国民健康保険法76条の3第2項"},
        {13, "turns_75", "年度のうちに75歳になる方がいるため普通徴収です",
         "国民健康保険法76条の3第2項"},
        {14, "small_pension", "年金の額が基準に満たないため普通徴収です",
         "国民健康保険法施行令29条の12"},
        {15, "over_half", "介護保険料との合計が年金の2分の1を超えるため普通徴収です",
         "国民健康保険法施行令29条の13第1号"},
        {16, "transfer", "口座振替を選ばれたため普通徴収です", "国民健康保険法施行令29条の13第4号"},
        {17, "nothing", "納める額がありません"},
        {18, "care_ordinary", "介護保険料が年金から差し引かれていないため普通徴収です",
         "国民健康保険法施行令29条の13第2号"},
    };
    return codes;
}

CollectionGround collection_ground(const Rates& rates, FiscalYear year, const Facts& household,
                                   std::span<const Member> members, Yen total) {
    if (total <= 0_yen) return CollectionGround::nothing;
    if (!household.head_insured) return CollectionGround::head_not_insured;
    for (const Member& member : members) {
        if (member.role != Role::insured || insured_months(rates, year, member) == 0) continue;
        if (age_on(year.first_day(), member.birth_date) < rates.senior_age)
            return CollectionGround::younger_member;
        if (lost_by_age(member.birth_date, rates.elderly_age) <= year.last_day())
            return CollectionGround::turns_75;
    }
    if (household.head_pension < rates.special_pension_min) return CollectionGround::small_pension;
    const Yen half = floor_to(1_yen, household.head_pension * rates.special_pension_share);
    if (total + household.head_care_premium > half) return CollectionGround::over_half;
    if (household.head_care_ordinary) return CollectionGround::care_ordinary;
    if (household.transfer_chosen) return CollectionGround::transfer;
    return CollectionGround::special;
}

std::vector<Term> ordinary_terms(const Rates& rates, FiscalYear year, Yen amount) {
    return spread(rates, year, amount, 0, rates.terms.size());
}

std::vector<Term> ordinary_terms_after(const Rates& rates, FiscalYear year, Yen amount, Date day) {
    std::size_t first = 0;
    while (first < rates.terms.size() && month_of(year, rates.terms[first]).first_day() <= day)
        ++first;
    // After the last term everything falls due in a term of its own, the month after.
    if (first == rates.terms.size() && amount > 0_yen) {
        return {{ledger::Collection::ordinary, static_cast<int>(first) + 1, YearMonth{day} + 1,
                 amount}};
    }
    return spread(rates, year, amount, first, rates.terms.size());
}

std::vector<Term> special_terms(FiscalYear year, Yen amount, Yen provisional_each) {
    const YearMonth months[] = {{year.value, 4}, {year.value, 6}, {year.value, 8}};
    std::vector<Term> terms;
    Yen left = amount;
    for (const YearMonth month : months) {
        const Yen part = std::min(provisional_each, left);
        left -= part;
        if (part > 0_yen)
            terms.push_back({ledger::Collection::pension, month.month(), month, part});
    }
    add_main_months(year, left, terms);
    return terms;
}

std::vector<Term> first_special_terms(const Rates& rates, FiscalYear year, Yen amount) {
    std::size_t before_october = 0;
    for (const TermMonth& term : rates.terms)
        before_october += term.month >= 4 && term.month < 10;
    const Yen half = before_october == 0 ? 0_yen : floor_to(100_yen, amount * Ratio{1, 2});
    std::vector<Term> terms = spread(rates, year, half, 0, before_october);
    add_main_months(year, amount - half, terms);
    return terms;
}

}  // namespace national_health_insurance
}  // namespace yakuba
