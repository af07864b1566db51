#pragma once
#include "business/resident_register/pages/event_form.h"
#include "business/resident_register/protection.h"

namespace yakuba::resident_register {

/// 相手方, the body that was consulted, what must stay hidden.
Step counterpart_step();
/// The command as answered there; whom it protects is the event's.
Protection protection_of(const Scene& scene, Filing filing);

}  // namespace yakuba::resident_register
