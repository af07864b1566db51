#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/date.h"

namespace yakuba::web {

enum class Method { get, post, put, patch, delete_ };
std::string_view name_of(Method);

/// Names and values in the order they came; a name may come more than once.
class Fields {
public:
    void add(std::string name, std::string value);
    /// The first value; empty when there is none.
    const std::string& get(std::string_view name) const;
    bool has(std::string_view name) const;
    std::vector<std::string> all(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }

private:
    std::vector<std::pair<std::string, std::string>> pairs_;
};

struct UploadedFile {
    std::string field;
    std::string file_name;
    std::string media_type;  // as the browser says: to be checked against the bytes
    std::string bytes;
};

/// One request, read whole and within the limits of the server.
struct Request {
    Method method = Method::get;
    std::string path;  // without the town's prefix: "/s/persons/123"
    Fields place;      // what the route's {names} stand for: person → "123"
    Fields query;
    Fields form;     // urlencoded or multipart
    Fields headers;  // names in lower case
    Fields cookies;
    std::vector<UploadedFile> files;
    std::string body;    // of other media types
    std::string client;  // the client's address, as a trusted proxy says
    bool secure = false;
    Instant now;
    std::string id;  // one for each request: in logs and on error pages

    /// Asked for by htmx: only a part of the page will be used.
    bool partial() const { return headers.get("hx-request") == "true"; }
    /// The path with its query, for links that come back to this very page.
    std::string location() const;
};

/// "a=1&b=%E5%B1%B1": keys and values percent-encoded.
std::string encode_query(const std::vector<std::pair<std::string, std::string>>& pairs);
std::string encode_component(std::string_view text);
Fields parse_query(std::string_view text);

}  // namespace yakuba::web
