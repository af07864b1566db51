#include "business/child_allowance/month_rates.h"

namespace yakuba::child_allowance {

Result<MonthRates> MonthRates::open(const std::string& data_folder, std::string municipality) {
    auto book = RateBook::load(data_folder, "child_allowance");
    if (!book) return book.problem();
    MonthRates rates;
    rates.book_ = std::make_shared<const RateBook>(*std::move(book));
    rates.municipality_ = std::move(municipality);
    return rates;
}

Result<const Month*> MonthRates::of(YearMonth month) {
    const auto known = months_.find(month);
    if (known != months_.end()) return &known->second;
    auto resolved = resolve<Rates>(*book_, rates_description(), municipality_, month.first_day());
    if (!resolved) return resolved.problem();
    Month opened{month, resolved->rates, fingerprint(rates_description(), &resolved->rates),
                 age_lines(resolved->rates, month), std::move(resolved->sources)};
    return &months_.emplace(month, std::move(opened)).first->second;
}

}  // namespace yakuba::child_allowance
