#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace yakuba::notices {

/// What is written on each page of a PDF file: its text in the order drawn, as UTF-8 without any
/// white space. What the form's background says is not included, only what was filled in.
///
/// This reads the finished file from its last byte backwards (cross reference table, page tree,
/// content streams, the fonts' tables from glyph to character) and shares nothing with the code
/// that drew it: it is the second pair of eyes. It understands what our own files contain and no
/// more; anything else is a Problem "notices.unreadable". Cost: about a tenth of a millisecond per
/// page.
Result<std::vector<std::string>> read_pages(std::string_view pdf);

/// The text without white space: how a text asked for is compared with one read back.
std::string without_spaces(std::string_view text);

}  // namespace yakuba::notices
