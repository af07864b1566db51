#pragma once
#include <map>
#include <memory>
#include <string>

#include "business/child_allowance/decision.h"
#include "kernel/result.h"
#include "rules/rates.h"

namespace yakuba::child_allowance {

/// The law and ordinances of one municipality, month by month, each resolved once. Not to be shared
/// between threads.
class MonthRates {
public:
    /// Reads data/law/child_allowance.toml and the ordinances.
    static Result<MonthRates> open(const std::string& data_folder, std::string municipality);

    /// The month under its rates; a month nobody has checked is the Problem "rates.missing".
    Result<const Month*> of(YearMonth month);

private:
    std::shared_ptr<const RateBook> book_;
    std::string municipality_;
    std::map<YearMonth, Month> months_;
};

}  // namespace yakuba::child_allowance
