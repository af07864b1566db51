#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/id.h"
#include "kernel/result.h"

namespace yakuba::notices {

/// A form sheet: an SVG (data/forms/NAME.svg) with named boxes, read once and used for every letter.
/// Safe to share between threads after loading.
class Form;

/// One letter to be printed: which form, about whom, and what goes into the named boxes.
struct Letter {
    const Form* form = nullptr;
    PersonId subject;                                   // whom the letter is about
    std::vector<std::pair<std::string, std::string>> boxes;  // box id → text
};

}  // namespace yakuba::notices
