#include "documents/rules.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "documents/toml_tree.h"

namespace yakuba::documents {
namespace {

std::optional<std::string> file_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>(file), {}};
}

Step step_of(TomlReader& reader) {
    Step step;
    step.name = reader.text("name");
    step.department = reader.text_or("department", "");
    const std::string duty = reader.text_or("duty", "approve");
    const auto parsed = FieldForm<identity::Duty>::parse(duty);
    if (!parsed) reader.fail("duty", "「" + duty + "」という職務はありません");
    step.duty = *parsed;
    reader.done();
    return step;
}

Route route_of(TomlReader& reader) {
    Route route;
    route.kind = reader.text("kind");
    if (const auto amount = reader.optional_integer("up_to")) route.up_to = Yen{*amount};
    const auto from = reader.optional_date("from");
    if (!from) reader.fail("from", "from がありません");
    route.from = *from;
    route.until = reader.optional_date("until").value_or(kForever);
    if (route.until <= route.from) reader.fail("until", "until が from より後ではありません");
    route.article = reader.text_or("article", "");
    for (TomlReader& step : reader.tables("steps"))
        route.steps.push_back(step_of(step));
    if (route.steps.empty()) reader.fail("steps", "steps に決裁する人がありません");
    reader.done();
    return route;
}

SectionRule section_of(TomlReader& reader) {
    SectionRule section{reader.text("department"), reader.text("name"), reader.text("mark"),
                        reader.text("seal")};
    reader.done();
    return section;
}

/// Whether `a` is the nearer rule for one matter: exact kind first, then the smaller amount.
bool nearer(const Route& a, const Route& b) {
    if ((a.kind == "*") != (b.kind == "*")) return b.kind == "*";
    if (a.up_to.has_value() != b.up_to.has_value()) return a.up_to.has_value();
    return a.up_to && *a.up_to < *b.up_to;
}

const Route* nearest(const Rules& rules, std::string_view kind, Yen amount, Date day) {
    const Route* found = nullptr;
    for (const Route& route : rules.routes) {
        const bool covers = (route.kind == kind || route.kind == "*") && route.from <= day &&
                            day < route.until && (!route.up_to || amount <= *route.up_to);
        if (covers && (found == nullptr || nearer(route, *found))) found = &route;
    }
    return found;
}

}  // namespace

Result<Rules> parse_rules(std::string_view toml, std::string_view file_name) {
    Rules rules;
    const auto read = read_toml(toml, file_name, "documents.malformed", [&](TomlReader& reader) {
        for (TomlReader& section : reader.tables("section"))
            rules.sections.push_back(section_of(section));
        for (TomlReader& route : reader.tables("route"))
            rules.routes.push_back(route_of(route));
    });
    if (!read) return read.problem();
    return rules;
}

Result<RuleBook> RuleBook::load(const std::string& data_folder) {
    std::map<std::string, Rules, std::less<>> all;
    const auto add = [&](const std::string& municipality,
                         const std::string& path) -> std::optional<Problem> {
        const auto text = file_text(path);
        if (!text) return std::nullopt;
        auto rules = parse_rules(*text, path);
        if (!rules) return rules.problem();
        all.emplace(municipality, *std::move(rules));
        return std::nullopt;
    };
    if (auto problem = add("", data_folder + "/documents/rules.toml")) return *std::move(problem);
    if (all.empty()) {
        return Problem{"documents.no_rules",
                       "文書と決裁の規程（documents/rules.toml）がありません。", data_folder};
    }
    std::error_code none;
    for (const auto& folder :
         std::filesystem::directory_iterator(data_folder + "/ordinances", none)) {
        auto problem =
            add(folder.path().filename().string(), folder.path().string() + "/documents.toml");
        if (problem) return *std::move(problem);
    }
    return RuleBook(std::move(all));
}

const Route* RuleBook::route(std::string_view municipality, std::string_view kind, Yen amount,
                             Date day) const {
    for (const std::string_view book : {municipality, std::string_view{}}) {
        const auto rules = rules_.find(book);
        if (rules == rules_.end()) continue;
        if (const Route* found = nearest(rules->second, kind, amount, day)) return found;
    }
    return nullptr;
}

const SectionRule* RuleBook::section(std::string_view municipality,
                                     std::string_view department) const {
    for (const std::string_view book : {municipality, std::string_view{}}) {
        const auto rules = rules_.find(book);
        if (rules == rules_.end()) continue;
        for (const SectionRule& section : rules->second.sections) {
            if (section.department == department) return &section;
        }
    }
    return nullptr;
}

}  // namespace yakuba::documents
