#include "business/long_term_care_insurance/form.h"

#include <algorithm>

namespace yakuba::long_term_care_insurance {

YearMonth first_billing(const Facts& facts, FiscalYear year) {
    const YearMonth levy{year.value, 7};
    if (!facts.acquired_on || facts.acquired_on <= year.first_day()) return levy;
    return std::max(levy, YearMonth{facts.acquired_on} + 1);
}

Form form(const Rates& rates, const Facts& facts, Date day) {
    const FiscalYear year = fiscal_year_of(day);
    const Sheet sheet = premium(rates, facts, year);
    Form form;
    form.ground = sheet.ground;
    form.stage = sheet.stage;
    form.restored_salary = sheet.restored_salary;
    form.pension_and_income = sheet.pension_and_income;
    form.judged_income = sheet.judged_income;
    form.base_amount = sheet.base_amount;
    form.rate_before = sheet.rate_before;
    form.rate = sheet.rate;
    form.full_year = sheet.full_year;
    form.months = sheet.months;
    form.first_month = sheet.first_month;
    form.last_month = sheet.last_month;
    form.before_reduction = sheet.before_reduction;
    form.public_relief = sheet.public_relief;
    form.reduction = sheet.reduction;
    form.annual = sheet.annual;
    Plan plan = collection_plan(rates, facts, sheet, year, first_billing(facts, year));
    form.plan = std::move(plan.parts);
    form.over_collected = plan.over_collected;
    return form;
}

const Description& form_description() {
    static const Description description = [] {
        static const Line lines[] = {
            line<&Form::ground>("ground", "判定"),
            line<&Form::stage>("stage", "所得段階", "介護保険法施行令38条1項・39条1項"),
            line<&Form::restored_salary>("restored_salary", "特例により加える給与所得",
                                         "介護保険法施行令附則24条"),
            line<&Form::pension_and_income>("pension_and_income", "年金収入とその他の合計所得金額",
                                            "介護保険法施行令38条1項1号"),
            line<&Form::judged_income>("judged_income", "判定する合計所得金額",
                                       "介護保険法施行令38条1項6号"),
            line<&Form::base_amount>("base_amount", "基準額", "介護保険法129条2項"),
            line<&Form::rate_before>("rate_before", "軽減前の割合", "介護保険法施行令38条1項"),
            line<&Form::rate>("rate", "割合", "介護保険法124条の2・施行令38条10項"),
            line<&Form::full_year>("full_year", "年額", "介護保険法129条2項"),
            line<&Form::months>("months", "月数"),
            line<&Form::first_month>("first_month", "賦課の始まる月", "介護保険法10条"),
            line<&Form::last_month>("last_month", "賦課の終わる月", "介護保険法11条"),
            line<&Form::before_reduction>("before_reduction", "月割の額"),
            line<&Form::public_relief>("public_relief", "公費による軽減額", "介護保険法124条の2"),
            line<&Form::reduction>("reduction", "減免額", "介護保険法142条"),
            line<&Form::annual>("annual", "納める額"),
            line<&Form::plan>("plan", "納め方", "介護保険法131条・135条・140条"),
            line<&Form::over_collected>("over_collected", "取り過ぎた仮徴収額（還付する額）",
                                        "介護保険法139条2項"),
        };
        return describe<Form>("介護保険料の計算書", lines);
    }();
    return description;
}

const Calculator& calculator() {
    static const Calculator calculator = yakuba::calculator<Facts, Rates, Form>(
        "long-term-care-insurance", "介護保険料", "long_term_care_insurance", Period::fiscal_year,
        facts_description(), rates_description(), form_description(), form, impossible);
    return calculator;
}

}  // namespace yakuba::long_term_care_insurance
