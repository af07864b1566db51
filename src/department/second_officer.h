#pragma once
#include <string>
#include <string_view>

#include "kernel/result.h"
#include "web/call.h"

namespace yakuba {

/// The second officer who stands at this counter and agrees, by login and password (and code) in
/// the form. Answers how journals name them. Never the clerk herself; somebody who reviews or
/// decides in this department. Problem "second_officer.refused", with the same words whatever was
/// wrong.
Result<std::string> second_officer(web::Call& call, std::string_view department);

}  // namespace yakuba
