// A procedure file of any shape: it is read or refused with its line, and what was read can be
// asked, shown and described.
#include <boost/json.hpp>
#include <cstdint>
#include <cstdlib>

#include "procedures/answers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace yakuba;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto procedure = procedures::parse_procedure(text, "fuzz.toml");
    if (!procedure) {
        const Problem& problem = procedure.problem();
        if (problem.code != "procedure.malformed" || problem.message.empty() ||
            !problem.where.starts_with("fuzz.toml:"))
            std::abort();
        return 0;
    }
    boost::json::parse(boost::json::serialize(procedures::answer_schema(*procedure)));
    const Calendar calendar({{"令和", "R", Date{2019, 5, 1}, 5}});
    boost::json::object checked;
    procedures::pages_of(*procedure, {}, {});
    procedures::check_answers(*procedure, {}, {}, {Date{2026, 11, 26}, calendar}, checked);
    return 0;
}
