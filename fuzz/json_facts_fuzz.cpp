// JSON facts of any shape: the calculator answers a sheet or Problems, and a sheet is JSON again.
#include <boost/json.hpp>
#include <cstdint>
#include <cstdlib>

#include "business/child_allowance/form.h"
#include "rules/calculation.h"

namespace {

using namespace yakuba;

const Calculation& calculation() {
    static const Calculation prepared = [] {
        const auto book = RateBook::load(YAKUBA_ROOT "/data", "child_allowance");
        return *Calculation::prepare(child_allowance::calculator(), *book, "352039",
                                     Date{2023, 6, 1});
    }();
    return prepared;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const Answer answer = calculation().answer(text, Telling::explanation);
    if (answer) {
        boost::json::parse(answer.sheet);
    } else if (!answer.sheet.empty()) {
        std::abort();
    }
    if (static_cast<bool>(calculation().answer_text(text)) != static_cast<bool>(answer))
        std::abort();
    for (const Problem& problem : answer.problems) {
        if (problem.code.empty() || problem.message.empty()) std::abort();
        boost::json::parse(to_json(problem));
    }
    return 0;
}
