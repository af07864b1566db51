#pragma once
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/route.h"

namespace yakuba::web {

/// Which route answers a path. A literal segment goes before a {name}: "/s/cases/new" before
/// "/s/cases/{case}".
class Router {
public:
    /// Throws std::logic_error when two routes have the same method and pattern.
    explicit Router(const Routes& routes);

    struct Match {
        const Route* route = nullptr;
        const SocketRoute* socket = nullptr;
        Fields place;
        std::string allowed;  // without a route: the methods this path has, "GET, POST"
    };
    Match find(Method method, std::string_view path) const;
    Match find_socket(std::string_view path) const;

private:
    struct Pattern {
        std::vector<std::string> segments;
        std::size_t index = 0;
    };
    static bool matches(const Pattern& pattern, const std::vector<std::string>& segments,
                        Fields& place);

    const Routes& routes_;
    std::map<std::pair<Method, std::size_t>, std::vector<Pattern>> pages_;
    std::map<std::size_t, std::vector<Pattern>> sockets_;
};

}  // namespace yakuba::web
