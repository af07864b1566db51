#pragma once
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "kernel/date.h"
#include "kernel/result.h"
#include "rules/description.h"
#include "rules/explain.h"
#include "rules/json.h"
#include "rules/rates.h"

namespace yakuba {

/// What a business's calculation is for: a fiscal year, a month, or a day.
enum class Period { fiscal_year, month, day };

/// A business's rule as other programs see it: JSON facts in, JSON sheet out.
/// Each department makes one with calculator<...>(); the command line and the API know no other way
/// in.
struct Calculator {
    std::string_view business;   // "child-allowance"
    std::string_view label;      // 児童手当
    std::string_view data_name;  // "child_allowance": the name of its rate files
    Period period = Period::fiscal_year;
    const Description* facts = nullptr;
    const Description* rates = nullptr;
    const Description* sheet = nullptr;

    std::function<std::shared_ptr<void>()> make_facts;
    std::function<std::shared_ptr<void>()> make_rates;
    /// Facts no person or family can have (a child born after the month asked): Problems with
    /// paths.
    std::function<std::vector<Problem>(const void* facts, Date day)> impossible;
    /// The rule. `day` is the period's first day: YYYY-04-01 of a fiscal year, the 1st of a month.
    std::function<std::shared_ptr<void>(const void* rates, const void* facts, Date day)> apply;
};

template <class Facts, class Rates, class Sheet>
Calculator calculator(std::string_view business, std::string_view label, std::string_view data_name,
                      Period period, const Description& facts, const Description& rates,
                      const Description& sheet, Sheet (*rule)(const Rates&, const Facts&, Date),
                      std::vector<Problem> (*impossible)(const Facts&, Date)) {
    Calculator c{business, label, data_name, period, &facts, &rates, &sheet, {}, {}, {}, {}};
    c.make_facts = [] { return std::make_shared<Facts>(); };
    c.make_rates = [] { return std::make_shared<Rates>(); };
    c.impossible = [impossible](const void* f, Date day) {
        return impossible(*static_cast<const Facts*>(f), day);
    };
    c.apply = [rule](const void* r, const void* f, Date day) -> std::shared_ptr<void> {
        return std::make_shared<Sheet>(
            rule(*static_cast<const Rates*>(r), *static_cast<const Facts*>(f), day));
    };
    return c;
}

}  // namespace yakuba
