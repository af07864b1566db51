#include "business/child_allowance/form.h"

#include "business/child_allowance/months.h"
#include "business/child_allowance/payment.h"

namespace yakuba::child_allowance {
namespace {

ClaimTiming timing_of(const Facts& facts) {
    return ClaimTiming{facts.reason, facts.event_on, facts.hindered_until, facts.extended_until,
                       facts.claimed_on};
}

void fill_income(const Rates& rates, const Claimant& claimant, Form& form) {
    if (rates.income_limit == Yen{0}) return;
    form.income_for_test = income_for_test(rates, claimant);
    form.income_limit = limit_for(rates, rates.income_limit, claimant);
    if (rates.income_ceiling == Yen{0}) return;
    form.income_ceiling = limit_for(rates, rates.income_ceiling, claimant);
}

void fill_payment(const Facts& facts, Form& form) {
    const Payment payment =
        pay(form.monthly_amount, Deductions{.overpaid = {},
                                            .childcare_fees = facts.childcare_fees,
                                            .school_costs = facts.school_costs,
                                            .paid_to_creditors = facts.paid_to_creditors,
                                            .donation = facts.donation});
    form.childcare_fees = payment.childcare_fees;
    form.school_costs = payment.school_costs;
    form.paid_to_creditors = payment.paid_to_creditors;
    form.donation = payment.donation;
    form.transferred = payment.transferred;
}

}  // namespace

Claimant claimant_of(const Rates& rates, const Facts& facts) {
    Claimant claimant;
    claimant.kind = facts.kind;
    claimant.public_servant = facts.public_servant;
    claimant.in_japan = facts.in_japan;
    claimant.entitled_parent = facts.entitled_parent;
    claimant.starts = facts.claimed_on ? first_month(rates, timing_of(facts)) : facts.starts;
    claimant.ends = facts.ended_on ? last_month(facts.ended_on) : YearMonth{};
    claimant.income = facts.income;
    claimant.salary_and_pension_income = facts.salary_and_pension_income;
    claimant.deductions = facts.deductions;
    claimant.dependants = facts.dependants;
    claimant.elderly_dependants = facts.elderly_dependants;
    return claimant;
}

Form form(const Rates& rates, const Facts& facts, Date day) {
    const YearMonth month{day};
    const Claimant claimant = claimant_of(rates, facts);
    const Sheet sheet =
        monthly_allowance(rates, age_lines(rates, month), month, claimant, facts.children);
    Form form;
    form.claim_deadline = claim_deadline(rates, timing_of(facts));
    form.first_month = claimant.starts;
    form.last_month = claimant.ends;
    fill_income(rates, claimant, form);
    form.ground = sheet.ground;
    form.counted_only = sheet.counted_only;
    form.over_three = sheet.over_three;
    form.under_three = sheet.under_three;
    form.third_or_later = sheet.third_or_later;
    form.special = sheet.special;
    form.monthly_amount = sheet.monthly_amount;
    form.children = child_sheets(rates, month, claimant, facts.children);
    if (is_paid(form.ground)) form.payment_month = payment_month(rates, month);
    fill_payment(facts, form);
    return form;
}

const Description& form_description() {
    static const Description description = describe<Form>(
        "児童手当の計算書",
        {
            line<&Form::claim_deadline>("claim_deadline", "請求の期限", "児童手当法8条3項"),
            line<&Form::first_month>("first_month", "支給開始年月", "児童手当法8条2項"),
            line<&Form::last_month>("last_month", "支給終了年月", "児童手当法8条2項"),
            line<&Form::income_for_test>("income_for_test", "判定する所得",
                                         "令和6年改正前の児童手当法施行令3条"),
            line<&Form::income_limit>("income_limit", "所得制限限度額",
                                      "令和6年改正前の児童手当法5条1項"),
            line<&Form::income_ceiling>("income_ceiling", "所得上限限度額",
                                        "令和6年改正前の児童手当法附則2条1項"),
            line<&Form::ground>("ground", "決定"),
            line<&Form::counted_only>("counted_only", "数えるだけの子の人数",
                                      "児童手当法6条2項2号"),
            line<&Form::over_three>("over_three", "三歳以上児童算定額の人数",
                                    "児童手当法6条1項1号"),
            line<&Form::under_three>("under_three", "三歳未満児童算定額の人数",
                                     "児童手当法6条1項1号"),
            line<&Form::third_or_later>("third_or_later", "第三子以降算定額の人数",
                                        "児童手当法6条1項1号"),
            line<&Form::special>("special", "特例給付の人数",
                                 "令和6年改正前の児童手当法附則2条2項"),
            line<&Form::monthly_amount>("monthly_amount", "月額", "児童手当法6条1項"),
            line<&Form::children>("children", "児童ごとの額", "児童手当法6条1項", "年長の子から"),
            line<&Form::payment_month>("payment_month", "支払期月", "児童手当法8条4項"),
            line<&Form::childcare_fees>("childcare_fees", "保育料の特別徴収", "児童手当法22条1項"),
            line<&Form::school_costs>("school_costs", "学校給食費等の徴収", "児童手当法21条1項"),
            line<&Form::paid_to_creditors>("paid_to_creditors", "債権者への支払",
                                           "児童手当法21条2項"),
            line<&Form::donation>("donation", "寄附", "児童手当法20条1項"),
            line<&Form::transferred>("transferred", "振り込む額"),
        });
    return description;
}

const Calculator& calculator() {
    static const Calculator calculator = yakuba::calculator<Facts, Rates, Form>(
        "child-allowance", "児童手当", "child_allowance", Period::month, facts_description(),
        rates_description(), form_description(), form, impossible);
    return calculator;
}

}  // namespace yakuba::child_allowance
