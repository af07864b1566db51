#pragma once
#include <boost/json/fwd.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "web/call.h"
#include "web/route.h"

/// One operation of the API, described once: its route, its checks and its page in the document
/// all follow from this. Schemas are JSON Schema (2020-12), as text.
namespace yakuba::portal::api {

enum class In { path, query, header };

struct Parameter {
    std::string_view name;
    In in = In::query;
    std::string_view label;
    std::string schema = R"({"type":"string"})";
    bool required = false;
};

/// What comes back when it went well.
struct Good {
    int status = 200;
    std::string_view label;
    std::string schema;
    std::string_view media_type = "application/json";
};

/// The handler gets the body, which has passed its schema; an empty object where there is none.
using Work = std::function<web::Response(web::Call&, const boost::json::object&)>;

struct Operation {
    web::Method method = web::Method::get;
    std::string pattern;       // "/api/v1/persons/{person}"
    std::string id;            // "getPerson"
    std::string_view section;  // 住民
    std::string_view scope;    // empty: without a token
    std::string summary;
    std::string text;
    std::vector<Parameter> parameters;
    std::string request;      // schema of the body; empty: no body
    bool form = false;        // the body is a form, not JSON; the handler reads it from the request
    bool own_checks = false;  // the handler itself holds the body against its schema
    bool files = false;       // the body may also be multipart: its field "case" and files
    bool once = false;        // asks for an Idempotency-Key
    bool keeps_answer = false;  // what comes of it stands in no journal: the answer is kept by key
    std::vector<Good> good;
    std::vector<int> bad;  // beyond those that follow from the above
    Work work;
};

inline constexpr std::string_view kRoot = "/api/v1";
/// The field of a multipart body that holds the JSON.
inline constexpr std::string_view kBodyField = "case";

/// The statuses of everything that can go wrong, in order.
std::vector<int> bad_statuses(const Operation& operation);

/// The operation behind its checks: parameters and body are what the description says, or the
/// answer is a Problem that names the place.
web::Route route_of(const Operation& operation);

}  // namespace yakuba::portal::api
