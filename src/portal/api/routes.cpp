#include "portal/api/routes.h"

#include <memory>

#include "portal/api/document.h"
#include "portal/api/operations.h"

namespace yakuba::portal::api {

std::vector<Operation> operations(const Offices& offices,
                                  std::span<const DescribedCommand> commands,
                                  const std::shared_ptr<BatchRunner>& runner) {
    std::vector<Operation> all;
    for (auto& group : {token_operations(), search_operations(), person_operations(),
                        timeline_operations(offices), version_operations(),
                        event_operations(commands), calculator_operations(offices),
                        procedure_operations(offices), submission_operations(offices),
                        case_operations(offices), attachment_operations(), notice_operations(),
                        batch_operations(offices), batch_start_operations(offices, runner)}) {
        all.insert(all.end(), group.begin(), group.end());
    }
    return all;
}

std::string openapi_document(const Offices& offices, std::span<const DescribedCommand> commands) {
    return openapi(operations(offices, commands, nullptr));
}

web::Routes routes(const Offices& offices, std::span<const DescribedCommand> commands,
                   std::shared_ptr<BatchRunner> runner) {
    const auto all =
        std::make_shared<const std::vector<Operation>>(operations(offices, commands, runner));
    const auto document = std::make_shared<const std::string>(openapi(*all));
    web::Routes routes;
    for (const Operation& operation : *all)
        routes.pages.push_back(route_of(operation));
    routes.pages.push_back({web::Method::get,
                            "/api/v1/openapi.json",
                            {},
                            [document](web::Call&) { return web::json(*document); },
                            "API の記述"});
    routes.pages.push_back({web::Method::get,
                            "/api/v1",
                            {},
                            [all](web::Call& call) { return document_page(call, *all); },
                            "API の説明"});
    return routes;
}

}  // namespace yakuba::portal::api
