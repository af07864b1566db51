#pragma once
#include "procedures/hooks.h"

namespace yakuba {

/// The day on which a case came in: what its time limits and its effects are counted from.
inline Date received_on(const procedures::Matter& matter) {
    return date_in_japan(matter.record.received_at);
}

}  // namespace yakuba
