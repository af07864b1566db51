#include "business/national_health_insurance/form.h"

namespace yakuba::national_health_insurance {

const Description& form_description() {
    static const Description description = [] {
        std::vector<Line> lines = sheet_description().lines;
        lines.push_back(
            line<&Form::collection>("collection", "徴収の方法", "国民健康保険法76条の3"));
        lines.push_back(line<&Form::decidable_until>("decidable_until", "賦課決定のできる最後の日",
                                                     "国民健康保険法110条の2第1項"));
        lines.push_back(line<&Form::members>("members", "一人ごとの内訳"));
        lines.push_back(line<&Form::terms>("terms", "期別の納付額", "国民健康保険法76条の3"));
        return describe_lines<Form>("国民健康保険料の計算書", std::move(lines));
    }();
    return description;
}

Form form(const Rates& rates, const Facts& facts, Date day) {
    const FiscalYear year = fiscal_year_of(day);
    Form form;
    form.members.resize(facts.members.size());
    static_cast<Sheet&>(form) = levy(PreparedYear{rates, year}, facts, form.members);
    form.collection = collection_ground(rates, year, facts, facts.members, form.total);
    form.terms = form.collection == CollectionGround::special
                     ? first_special_terms(rates, year, form.total)
                     : ordinary_terms(rates, year, form.total);
    return form;
}

Calculator calculator() {
    return yakuba::calculator<Facts, Rates, Form>("national-health-insurance", "国民健康保険料",
                                                  "national_health_insurance", Period::fiscal_year,
                                                  facts_description(), rates_description(),
                                                  form_description(), &form, &impossible);
}

}  // namespace yakuba::national_health_insurance
