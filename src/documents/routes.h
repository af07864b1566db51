#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "identity/visitor.h"
#include "kernel/date.h"
#include "kernel/money.h"
#include "kernel/result.h"

/// 決裁規程: who decides what kind of matter up to which amount, from when. One row per kind,
/// amount and time, in data/documents/routes.toml; a town's own, which go before these, in
/// data/ordinances/CODE/routes.toml.
namespace yakuba::documents {

struct Step {
    std::string name;  // 係長, 課長, 部長
    identity::Duty duty = identity::Duty::approve;
    std::string department;  // empty: the matter's own (合議 names another)
};

struct Route {
    std::string kind;          // "child-allowance.recognition", "*"
    std::optional<Yen> up_to;  // 専決 up to this amount; none: any
    Date from;
    Date until = kForever;
    std::string article;      // 決裁規程 別表第2
    std::vector<Step> steps;  // the last decides (専決者)
};

/// Reads one file. Problem "routes.malformed" with file and line.
Result<std::vector<Route>> parse_routes(std::string_view toml, std::string_view file_name);

class Routes {
public:
    /// Problems "routes.malformed", with file and line.
    static Result<Routes> load(const std::string& data_folder);
    explicit Routes(std::map<std::string, std::vector<Route>, std::less<>> routes);

    /// The route of a matter on a day in a municipality: its own rule before the common one, the
    /// exact kind before "*", the narrowest amount that covers it. nullptr when there is none.
    const Route* find(std::string_view municipality, std::string_view kind, Yen amount,
                      Date day) const;

private:
    std::map<std::string, std::vector<Route>, std::less<>> routes_;  // by municipality; "": common
};

}  // namespace yakuba::documents
