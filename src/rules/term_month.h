#pragma once
#include "rules/description.h"

namespace yakuba {

/// A term of payment as law and ordinances give it (納期): the day of the month it ends on.
struct TermMonth {
    int month = 0;
    int day = 0;  // 31: the last day of the month
};

template <>
const Description& description_of<TermMonth>();

}  // namespace yakuba
