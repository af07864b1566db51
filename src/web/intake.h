#pragma once
#include <string>

#include "kernel/result.h"
#include "web/request.h"
#include "web/server.h"

namespace Poco::Net {
class HTTPServerRequest;
}

namespace yakuba::web {

/// Reads a request whole, within the limits. Problems, each with its status in `detail`:
/// "request.too_large" (413), "request.too_slow" (408), "request.malformed" (400: text that is not
/// UTF-8, a broken form), "request.method" (405).
Result<Request> take_in(Poco::Net::HTTPServerRequest& from, const ServerOptions& options);

}  // namespace yakuba::web
