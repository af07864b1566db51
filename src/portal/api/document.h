#pragma once
#include <span>
#include <string>

#include "portal/api/operation.h"

namespace yakuba::portal::api {

/// The OpenAPI 3.1 document of the operations.
std::string openapi(std::span<const Operation> operations);

/// The same for people: a page without scripts, a section for each operation.
web::Response document_page(web::Call& call, std::span<const Operation> operations);

}  // namespace yakuba::portal::api
