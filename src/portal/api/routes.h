#pragma once
#include <memory>
#include <span>
#include <string>

#include "department/command.h"
#include "department/offices.h"
#include "web/route.h"

namespace yakuba {
class BatchRunner;
}

namespace yakuba::portal::api {

/// The API (/api/v1), its description (/api/v1/openapi.json) and the same for people (/api/v1).
/// Offices and commands live as long as the routes; the runner is the server's, shared with the
/// pages of the staff.
web::Routes routes(const Offices& offices, std::span<const DescribedCommand> commands,
                   std::shared_ptr<BatchRunner> runner);

/// The OpenAPI document, without a server. The offices need no desk.
std::string openapi_document(const Offices& offices, std::span<const DescribedCommand> commands);

}  // namespace yakuba::portal::api
