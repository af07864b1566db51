// Answers of any shape to the procedures of the data folder: every problem says what to do and
// where, and what was found right is found right again and stays the same.
#include <boost/json.hpp>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "procedures/answers.h"

namespace {

using namespace yakuba;
namespace json = boost::json;

const procedures::Catalogue& catalogue() {
    static const procedures::Catalogue loaded = *procedures::Catalogue::load(YAKUBA_ROOT "/data");
    return loaded;
}

const Calendar& calendar() {
    static const Calendar loaded = [] {
        std::ifstream file{YAKUBA_ROOT "/data/codes/eras.csv"};
        return *Calendar::from_csv(std::string{std::istreambuf_iterator<char>{file}, {}});
    }();
    return loaded;
}

const json::object& facts() {
    static const json::object known = json::parse(R"({
            "resident-register.person": {"person_id": 12, "name": "試験　太郎"},
            "resident-register.household": [{"value": "12", "label": "試験　太郎"}],
            "resident-register.children": [{"value": "13", "person_id": 13, "cohabiting": true}],
            "child-allowance.children": [{"value": "13", "label": "試験　花"}],
            "child-allowance.unpaid": [{"value": "14", "children": [{"value": "13"}]}],
            "individual-inhabitant-tax.status": {"fiscal_year": 2026}
        })")
                                          .as_object();
    return known;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const procedures::Procedure& procedure = catalogue().all()[data[0] % catalogue().all().size()];
    const std::string_view text{reinterpret_cast<const char*>(data) + 1, size - 1};
    const procedures::Moment moment{Date{2026, 11, 26}, calendar()};

    // As a form posts it: the same text for every question.
    for (const procedures::Section& section : procedure.sections) {
        for (const procedures::Question& question : section.questions) {
            procedures::AnswerProblems problems;
            const procedures::Fields fields{{question.key, std::string{text}},
                                            {question.key + ".year", std::string{text}},
                                            {question.key + ".name", std::string{text}},
                                            {question.key + ".symbol", std::string{text}}};
            procedures::read_answer(question, fields, "", moment, problems);
            for (const Problem& problem : problems) {
                if (problem.message.empty() || problem.where.empty()) std::abort();
            }
        }
    }

    boost::system::error_code error;
    const json::value value = json::parse(text, error);
    if (error || !value.is_object()) return 0;
    json::object checked;
    const auto problems =
        procedures::check_answers(procedure, value.get_object(), facts(), moment, checked);
    for (const Problem& problem : problems) {
        if (problem.code.empty() || problem.message.empty() || problem.where.empty()) std::abort();
    }
    procedures::pages_of(procedure, value.get_object(), facts());
    procedures::show_answers(procedure, checked, facts(), moment);
    if (!problems.empty()) return 0;
    json::object again;
    if (!procedures::check_answers(procedure, checked, facts(), moment, again).empty())
        std::abort();
    if (again != checked) std::abort();
    return 0;
}
