#include "business/individual_inhabitant_tax/steps.h"

// 所得 (地方税法313条): the amounts follow the income tax law, so do the articles below.
namespace yakuba::individual_inhabitant_tax {

Yen salary_income(const Rates& rates, Yen revenue) {
    for (const SalaryBand& band : rates.salary) {
        if (revenue >= band.below) continue;
        return floor_yen(floor_to(band.step, revenue) * band.rate) - band.subtract;
    }
    return revenue;
}

Yen pension_income(const Rates& rates, Yen revenue, int age, Yen other_income) {
    Yen less;
    for (const PensionColumn& column : rates.pension_columns) {
        less = column.less;
        if (other_income <= column.other_income_max) break;
    }
    for (const PensionBand& band : rates.pension) {
        if (age < band.age_from || revenue >= band.below) continue;
        return at_least_zero(floor_yen(revenue * band.rate) - band.subtract + less);
    }
    return revenue;
}

namespace {

/// 特定支出控除: spending above half of the salary deduction (所得税法57条の2).
Yen salary_after_expenses(const Rates& rates, const Facts& facts) {
    const Yen income = salary_income(rates, facts.salary);
    if (facts.specified_expenses == 0_yen) return income;
    const Yen half = floor_yen((facts.salary - income) * Ratio{1, 2});
    return at_least_zero(income - at_least_zero(facts.specified_expenses - half));
}

/// 所得金額調整控除 for a high salary (租税特別措置法41条の3の11第1項): the person is specially
/// disabled, or keeps a child under 23 or a specially disabled relative.
bool adjusts_high_salary(const Rates& rates, const Facts& facts, int income_year) {
    if (facts.income_adjustment || facts.disability == Disability::special) return true;
    for (const Dependant& dependant : facts.dependants) {
        const int age = age_at_year_end(dependant.birth_date, dependant.age, income_year);
        const Yen income = dependant.income + salary_income(rates, dependant.salary) +
                           pension_income(rates, dependant.public_pension, age, dependant.income);
        if (income > rates.dependant_income_max || dependant.family_employee) continue;
        if (dependant.disability == Disability::special) return true;
        const bool young = age >= 0 && age < rates.adjustment_child_below;
        if (young && dependant.relation != Relation::spouse) return true;
    }
    return false;
}

Yen high_salary_adjustment(const Rates& rates, const Facts& facts, int income_year) {
    if (facts.salary <= rates.adjustment_salary_from) return {};
    if (!adjusts_high_salary(rates, facts, income_year)) return {};
    const Yen counted = smaller(facts.salary, rates.adjustment_salary_max);
    return ceil_yen((counted - rates.adjustment_salary_from) * rates.adjustment_rate);
}

/// 家内労働者等の必要経費の特例 (租税特別措置法27条): at least the minimum less the salary revenue.
Yen home_work_income(const Rates& rates, const Facts& facts) {
    const Yen minimum = at_least_zero(rates.home_work_minimum - facts.salary);
    const Yen expenses =
        std::max(facts.home_work_expenses, smaller(minimum, facts.home_work_revenue));
    return facts.home_work_revenue - expenses;
}

/// Takes as much of a loss as the amount holds; answers what is left of the loss.
Yen absorb(Yen& amount, Yen loss) {
    const Yen taken = std::clamp(loss, 0_yen, at_least_zero(amount));
    amount -= taken;
    return loss - taken;
}

/// The incomes after 損益通算 (所得税法69条, 同法施行令198条).
struct Settled {
    Yen ordinary;              // 経常所得: 利子・配当・不動産・事業・給与・雑
    Yen transfer;              // 総合譲渡・一時, halved
    SeparateAmounts separate;  // before special deductions
    Yen offset;
    Yen comprehensive() const { return ordinary + transfer; }
    Yen total() const {
        Yen sum = comprehensive();
        for (const Yen amount : separate)
            sum += amount;
        return sum;
    }
};

bool has_separate(const Facts& f) {
    const auto any = [](auto... amounts) { return ((amounts.amount()) | ...) != 0; };
    return any(f.short_general, f.short_reduced, f.long_general, f.long_qualified, f.long_residence,
               f.stocks_general, f.stocks_listed, f.listed_dividend, f.futures, f.forestry,
               f.retirement);
}

SeparateAmounts separate_incomes(const Rates& rates, const Facts& f) {
    SeparateAmounts amounts{};
    amounts[kShortGeneral] = f.short_general;
    amounts[kShortReduced] = f.short_reduced;
    amounts[kLongGeneral] = f.long_general;
    amounts[kLongQualified] = f.long_qualified;
    amounts[kLongResidence] = f.long_residence;
    // 土地建物等の譲渡損失 goes against the other gains on land and buildings, and no further.
    Yen land_loss;
    for (std::size_t kind = kShortGeneral; kind <= kLongResidence; ++kind) {
        land_loss += at_least_zero(-amounts[kind]);
        amounts[kind] = at_least_zero(amounts[kind]);
    }
    for (std::size_t kind = kShortGeneral; kind <= kLongResidence; ++kind) {
        land_loss = absorb(amounts[kind], land_loss);
    }
    // 上場株式等の譲渡損失 goes against listed dividends taxed apart (租税特別措置法37条の12の2).
    amounts[kListedDividend] = f.listed_dividend;
    amounts[kStocksListed] = at_least_zero(f.stocks_listed);
    absorb(amounts[kListedDividend], at_least_zero(-f.stocks_listed));
    amounts[kStocksGeneral] = at_least_zero(f.stocks_general);
    amounts[kFutures] = at_least_zero(f.futures);
    const Yen forestry_special = smaller(at_least_zero(f.forestry), rates.forestry_special);
    amounts[kForestry] = f.forestry - forestry_special;  // a loss stays for the settlement
    amounts[kRetirement] = f.retirement;
    return amounts;
}

/// 総合譲渡 and 一時, after the special deductions, before they are halved.
struct Gains {
    Yen short_transfer;
    Yen long_transfer;
    Yen occasional;
    Yen loss;  // of transfers, not yet set against anything
};

Gains gains_of(const Rates& rates, const Facts& f) {
    Gains gains{f.transfer_short, f.transfer_long, f.occasional, {}};
    // 短期と長期の間の通算 (所得税法33条3項).
    if (gains.short_transfer < 0_yen) {
        const Yen rest = absorb(gains.long_transfer, -gains.short_transfer);
        gains.short_transfer = 0_yen;
        gains.loss += rest;
    }
    if (gains.long_transfer < 0_yen) {
        gains.loss += absorb(gains.short_transfer, -gains.long_transfer);
        gains.long_transfer = 0_yen;
    }
    // 特別控除: from short-term gains first (同条5項); 一時 has its own (34条3項).
    absorb(gains.long_transfer, absorb(gains.short_transfer, rates.occasional_special));
    absorb(gains.occasional, rates.occasional_special);
    return gains;
}

Settled settle(const Rates& rates, const Facts& f, Yen ordinary) {
    Settled settled{};
    settled.ordinary = ordinary;
    const bool apart = has_separate(f);
    if (apart) settled.separate = separate_incomes(rates, f);
    const bool gains_made = (f.transfer_short.amount() | f.transfer_long.amount() |
                             f.occasional.amount() | f.residence_loss.amount()) != 0;
    if (!gains_made && !apart && ordinary >= 0_yen) return settled;

    Gains gains = gains_of(rates, f);
    Yen forestry_loss = at_least_zero(-settled.separate[kForestry]);
    settled.separate[kForestry] = at_least_zero(settled.separate[kForestry]);
    const Yen before = at_least_zero(-ordinary) + gains.loss + forestry_loss + f.residence_loss;

    // 施行令198条1号–3号: losses of one group go against the other group.
    Yen ordinary_loss = at_least_zero(-ordinary);
    settled.ordinary = at_least_zero(ordinary);
    gains.loss = absorb(gains.occasional, gains.loss);
    ordinary_loss = absorb(gains.short_transfer, ordinary_loss);
    ordinary_loss = absorb(gains.long_transfer, ordinary_loss);
    ordinary_loss = absorb(gains.occasional, ordinary_loss);
    gains.loss = absorb(settled.ordinary, gains.loss);
    // 4号–6号: then against forestry and retirement; a forestry loss the other way about.
    Yen loss = ordinary_loss + gains.loss;
    loss = absorb(settled.separate[kForestry], loss);
    loss = absorb(settled.separate[kRetirement], loss);
    Yen other_loss = forestry_loss + f.residence_loss;
    for (Yen* amount :
         {&settled.ordinary, &gains.short_transfer, &gains.long_transfer, &gains.occasional,
          &settled.separate[kForestry], &settled.separate[kRetirement]}) {
        other_loss = absorb(*amount, other_loss);
    }
    settled.offset = before - loss - other_loss;
    settled.transfer =
        gains.short_transfer + floor_yen((gains.long_transfer + gains.occasional) * Ratio{1, 2});
    return settled;
}

/// 特別控除 of land and buildings (租税特別措置法33条の4–36条).
void special_deductions(const Facts& f, SeparateAmounts& amounts) {
    absorb(amounts[kShortGeneral], f.short_general_special);
    absorb(amounts[kShortReduced], f.short_reduced_special);
    absorb(amounts[kLongGeneral], f.long_general_special);
    absorb(amounts[kLongQualified], f.long_qualified_special);
    absorb(amounts[kLongResidence], f.long_residence_special);
}

/// 繰越控除 (地方税法313条8項–11項, 附則35条の2の6・35条の4の2). Answers what was used.
Yen carry_forward(const Facts& f, Income& income) {
    const Yen carried = f.net_loss_carried + f.casualty_loss_carried + f.stock_loss_carried +
                        f.futures_loss_carried;
    if (carried == 0_yen) return {};
    Yen net = absorb(income.comprehensive, f.net_loss_carried);
    net = absorb(income.separate[kForestry], net);
    net = absorb(income.separate[kRetirement], net);
    Yen stock = absorb(income.separate[kStocksListed], f.stock_loss_carried);
    stock = absorb(income.separate[kListedDividend], stock);
    const Yen futures = absorb(income.separate[kFutures], f.futures_loss_carried);
    Yen casualty = absorb(income.comprehensive, f.casualty_loss_carried);
    for (Yen& amount : income.separate)
        casualty = absorb(amount, casualty);
    return carried - net - stock - futures - casualty;
}

}  // namespace

Income income_of(const Rates& rates, const Facts& facts, int income_year, Sheet& sheet) {
    const Yen salary = salary_after_expenses(rates, facts);
    sheet.salary_adjustment = high_salary_adjustment(rates, facts, income_year);
    sheet.business_income = facts.business + facts.farming + home_work_income(rates, facts);
    sheet.real_estate_income = facts.real_estate;
    sheet.investment_income =
        facts.interest + facts.dividend + facts.dividend_trust + facts.dividend_foreign_trust;
    sheet.miscellaneous_income = facts.miscellaneous;
    const Yen apart_from_wages = sheet.business_income + sheet.real_estate_income +
                                 sheet.investment_income + sheet.miscellaneous_income;

    if (facts.public_pension > 0_yen) {
        const int age = age_at_year_end(facts.birth_date, facts.age, income_year);
        const Yen ordinary = salary - sheet.salary_adjustment + apart_from_wages;
        sheet.pension_income = pension_income(rates, facts.public_pension, age,
                                              settle(rates, facts, ordinary).total());
        // 給与と年金の両方がある人 (同条2項).
        if (salary > 0_yen && sheet.pension_income > 0_yen) {
            sheet.salary_adjustment += at_least_zero(
                smaller(salary, rates.adjustment_both) +
                smaller(sheet.pension_income, rates.adjustment_both) - rates.adjustment_both);
        }
    }
    sheet.salary_income = at_least_zero(salary - sheet.salary_adjustment);

    const Settled settled =
        settle(rates, facts, sheet.salary_income + sheet.pension_income + apart_from_wages);
    sheet.transfer_income = settled.transfer;
    sheet.offset_losses = settled.offset;
    sheet.total_income = settled.total();
    sheet.separate_income = sheet.total_income - settled.comprehensive();

    Income income{settled.comprehensive(), settled.separate, sheet.separate_income > 0_yen};
    if (income.has_separate) special_deductions(facts, income.separate);
    sheet.carried_losses = carry_forward(facts, income);
    sheet.gross_income = sheet.total_income - sheet.carried_losses;
    return income;
}

}  // namespace yakuba::individual_inhabitant_tax
