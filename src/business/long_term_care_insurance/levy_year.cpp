#include "business/long_term_care_insurance/levy_year.h"

#include "business/long_term_care_insurance/rules.h"

namespace yakuba::long_term_care_insurance {
namespace {

const Description& limits_description() {
    using L = NonTaxLimits;
    static const Description description =
        describe<L>("個人住民税の非課税限度額",
                    {
                        line<&L::per_capita_limit_basic>("per_capita_limit_basic", "基本額",
                                                         "地方税法295条3項"),
                        line<&L::per_capita_limit_addition>("per_capita_limit_addition", "加算額",
                                                            "地方税法295条3項"),
                        line<&L::limit_constant>("limit_constant", "非課税限度額に加える額"),
                        line<&L::protected_income_max>("protected_income_max",
                                                       "障害者・寡婦・ひとり親の非課税限度額",
                                                       "地方税法295条1項2号"),
                    });
    return description;
}

}  // namespace

Result<std::shared_ptr<const LevyYear>> levy_year(const Town& town, FiscalYear year) {
    const auto book = RateBook::load(town.data_folder, "long_term_care_insurance");
    if (!book) return book.problem();
    auto rates = resolve<Rates>(*book, rates_description(), town.code, year.first_day());
    if (!rates) return rates.problem();
    auto levy = std::make_shared<LevyYear>();
    levy->year = year;
    levy->fingerprint = fingerprint(rates_description(), &rates->rates);
    levy->rates = *std::move(rates);
    if (!levy->rates.rates.former_salary.empty()) {
        const auto tax = RateBook::load(town.data_folder, "individual_inhabitant_tax");
        if (!tax) return tax.problem();
        const auto limits =
            resolve<NonTaxLimits>(*tax, limits_description(), town.code, year.first_day());
        if (!limits) return limits.problem();
        levy->limits = limits->rates;
    }
    return std::shared_ptr<const LevyYear>{std::move(levy)};
}

bool taxed_before_reform(const LevyYear& levy, const registry::TaxStatus& status) {
    if (!levy.limits || !status.declared) return false;
    const Yen income =
        status.total_income + restored_salary(levy.rates.rates, status.salary_revenue);
    const bool is_protected = status.disabled || status.widow_or_single_parent;
    if (is_protected && income <= levy.limits->protected_income_max) return false;
    const Yen limit = levy.limits->per_capita_limit_basic * (status.dependants + 1) +
                      levy.limits->limit_constant +
                      (status.dependants > 0 ? levy.limits->per_capita_limit_addition : Yen{0});
    return income > limit;
}

}  // namespace yakuba::long_term_care_insurance
