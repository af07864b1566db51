#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/visitor.h"
#include "kernel/date.h"
#include "kernel/money.h"
#include "kernel/result.h"

/// The house's own rules of documents: which section keeps a department's papers under which mark
/// (文書管理規程), and who decides what kind of matter up to which amount, from when (決裁規程).
/// data/documents/rules.toml holds a common set; a town's own, data/ordinances/CODE/documents.toml,
/// goes before it. The format is described in data/documents/README.md.
namespace yakuba::documents {

/// The section that keeps a department's documents.
struct SectionRule {
    std::string department;  // "child-allowance"
    std::string name;        // 子育て支援課
    std::string mark;        // 児手
    std::string seal;        // 市長印
};

/// One step of a route.
struct Step {
    std::string name;  // 係長, 課長, 部長
    identity::Duty duty = identity::Duty::approve;
    std::string department;  // empty: the matter's own; 合議 names another
};

/// A route (決裁経路). Its last step decides (専決者); those before it endorse.
struct Route {
    std::string kind;          // "benefit"; "*": whatever has no rule of its own
    std::optional<Yen> up_to;  // 専決 up to and with this amount; none: any
    Date from;
    Date until = kForever;
    std::string article;  // 決裁規程別表第2
    std::vector<Step> steps;
};

struct Rules {
    std::vector<SectionRule> sections;
    std::vector<Route> routes;
};
/// Reads one file. Problem "documents.malformed" with file, line and key.
Result<Rules> parse_rules(std::string_view toml, std::string_view file_name);

class RuleBook {
public:
    static Result<RuleBook> load(const std::string& data_folder);
    RuleBook() = default;
    explicit RuleBook(std::map<std::string, Rules, std::less<>> rules) : rules_(std::move(rules)) {}

    /// The route of a matter on a day in a municipality: its own rules before the common ones, the
    /// exact kind before "*", the smallest amount that covers it. nullptr when there is none.
    const Route* route(std::string_view municipality, std::string_view kind, Yen amount,
                       Date day) const;
    const SectionRule* section(std::string_view municipality, std::string_view department) const;

private:
    std::map<std::string, Rules, std::less<>> rules_;  // by municipality; "": the common ones
};

}  // namespace yakuba::documents
