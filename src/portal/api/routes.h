#pragma once
#include <span>
#include <string>

#include "department/command.h"
#include "department/offices.h"
#include "web/route.h"

namespace yakuba::portal::api {

/// The API (/api/v1), its description (/api/v1/openapi.json) and the same for people (/api/v1).
/// Offices and commands live as long as the routes.
web::Routes routes(const Offices& offices, std::span<const DescribedCommand> commands);

/// The OpenAPI document, without a server. The offices need no desk.
std::string openapi_document(const Offices& offices, std::span<const DescribedCommand> commands);

}  // namespace yakuba::portal::api
