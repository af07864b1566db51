#pragma once
#include <string>
#include <string_view>

#include "kernel/date.h"

namespace yakuba::identity {

/// The responder of the test issuer (RFC 6960): a request in DER, its answer in DER, signed by the
/// responder that the issuer appointed, from the issuer's index. A request that cannot be read gets
/// "malformedRequest"; a certificate that no issuer of this folder knows, "unknown".
std::string answer_ocsp(const std::string& town_folder, std::string_view request_der, Instant now);

}  // namespace yakuba::identity
