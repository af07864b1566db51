#include "web/router.h"

#include <algorithm>
#include <stdexcept>

namespace yakuba::web {
namespace {

std::vector<std::string> segments_of(std::string_view path) {
    std::vector<std::string> segments;
    while (!path.empty()) {
        if (path.front() == '/') path.remove_prefix(1);
        const std::size_t end = std::min(path.find('/'), path.size());
        segments.emplace_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return segments;
}

bool is_name(const std::string& segment) { return segment.starts_with('{'); }

/// Names sort after literals, segment by segment.
bool more_literal(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (is_name(a[i]) != is_name(b[i])) return !is_name(a[i]);
    }
    return false;
}

}  // namespace

Router::Router(const Routes& routes) : routes_(routes) {
    for (std::size_t i = 0; i < routes.pages.size(); ++i) {
        const Route& route = routes.pages[i];
        auto segments = segments_of(route.pattern);
        auto& patterns = pages_[{route.method, segments.size()}];
        for (const Pattern& other : patterns) {
            if (other.segments == segments) {
                throw std::logic_error("two routes for " + std::string{name_of(route.method)} +
                                       " " + std::string{route.pattern});
            }
        }
        patterns.push_back({std::move(segments), i});
    }
    for (std::size_t i = 0; i < routes.sockets.size(); ++i) {
        auto segments = segments_of(routes.sockets[i].pattern);
        const std::size_t count = segments.size();
        sockets_[count].push_back({std::move(segments), i});
    }
    for (auto& [key, patterns] : pages_) {
        std::stable_sort(patterns.begin(), patterns.end(), [](const Pattern& a, const Pattern& b) {
            return more_literal(a.segments, b.segments);
        });
    }
}

bool Router::matches(const Pattern& pattern, const std::vector<std::string>& segments,
                     Fields& place) {
    Fields found;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const std::string& wanted = pattern.segments[i];
        if (is_name(wanted)) {
            if (segments[i].empty()) return false;
            found.add(wanted.substr(1, wanted.size() - 2), segments[i]);
        } else if (wanted != segments[i]) {
            return false;
        }
    }
    place = std::move(found);
    return true;
}

Router::Match Router::find(Method method, std::string_view path) const {
    const auto segments = segments_of(path);
    Match match;
    if (const auto found = pages_.find({method, segments.size()}); found != pages_.end()) {
        for (const Pattern& pattern : found->second) {
            if (!matches(pattern, segments, match.place)) continue;
            match.route = &routes_.pages[pattern.index];
            return match;
        }
    }
    for (const auto& [key, patterns] : pages_) {
        if (key.second != segments.size()) continue;
        const bool any = std::any_of(patterns.begin(), patterns.end(), [&](const Pattern& pattern) {
            Fields place;
            return matches(pattern, segments, place);
        });
        if (any) {
            match.allowed += (match.allowed.empty() ? "" : ", ") + std::string{name_of(key.first)};
        }
    }
    return match;
}

Router::Match Router::find_socket(std::string_view path) const {
    const auto segments = segments_of(path);
    Match match;
    const auto found = sockets_.find(segments.size());
    if (found == sockets_.end()) return match;
    for (const Pattern& pattern : found->second) {
        if (!matches(pattern, segments, match.place)) continue;
        match.socket = &routes_.sockets[pattern.index];
        return match;
    }
    return match;
}

}  // namespace yakuba::web
