#include <boost/json.hpp>

#include "portal/api/operations.h"
#include "portal/api/person_view.h"
#include "portal/api/schemas.h"

/// POST /events/…: what the departments let other systems do.
namespace yakuba::portal::api {
namespace {

namespace json = boost::json;
using web::Call;
using web::Response;

std::string upper_camel(std::string_view id) {
    std::string name;
    bool upper = true;
    for (const char c : id) {
        if (c != '-') name += upper ? static_cast<char>(c & ~0x20) : c;
        upper = c == '-';
    }
    return name;
}

Response run(Call& call, const DescribedCommand& command, const json::object& body) {
    const PersonId subject = command.subject ? command.subject(body) : PersonId{};
    const std::string wanted = call.request().headers.get("if-match");
    call.saw(subject, "API " + std::string{command.label}, command.department,
             identity::Deed::enter);
    call.rest();
    const CommandContext context{
        call.town(), call.visitor().actor, call.now(), call.once(),
        [&](storage::Session& session) -> Result<Done> {
            if (!subject || etag(version_of(session, subject)) == wanted) return Done{};
            return Problem{"person.version",
                           "読んだあとに、この人の記録が変わっています。読みなおしてください。"};
        }};
    const auto answer = command.run(context, body);
    if (!answer) {
        Problem problem = answer.problem();
        // The events name the item; here it is a pointer into the body.
        if (!problem.where.empty() && !problem.where.starts_with('/'))
            problem.where = "/" + problem.where;
        if (problem.code == "person.version") return call.problem(problem, 412);
        return call.problem(problem);
    }
    const json::value outcome = json::parse(*answer);
    for (const json::value& person : outcome.at("persons").as_array()) {
        if (person.as_int64() != subject.value())
            call.saw(PersonId{person.as_int64()}, "API " + std::string{command.label},
                     command.department, identity::Deed::enter);
    }
    return web::json(*answer);
}

}  // namespace

std::vector<Operation> event_operations(std::span<const DescribedCommand> commands) {
    std::vector<Operation> all;
    for (const DescribedCommand& command : commands) {
        Operation op;
        op.method = web::Method::post;
        op.pattern = "/api/v1/events/" + std::string{command.name};
        op.id = "record" + upper_camel(command.name);
        op.section = "異動";
        op.scope = command.scope;
        op.summary = std::string{command.label} + "を記載する";
        op.text = command.text;
        if (command.subject) {
            op.text +=
                "If-Match に、本人（複数のときは最初の人）を GET したときの ETag を書きます。";
            op.parameters = {{"If-Match", In::header, "GET で得た ETag",
                              R"({"type":"string","minLength":1,"maxLength":100})", true}};
            op.bad = {404, 409, 412};
        } else {
            op.bad = {404, 409};
        }
        op.request = command.schema;
        op.once = true;
        op.good = {{200, "異動の結果", std::string{kCommandAnswer}}};
        op.work = [&command](Call& call, const json::object& body) {
            return run(call, command, body);
        };
        all.push_back(std::move(op));
    }
    return all;
}

}  // namespace yakuba::portal::api
