#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "web/view.h"

/// Strict mode: a misspelt marker must not reach a clerk's screen as an empty place.
namespace yakuba::web {

bool strict();
void set_strict(bool strict);

/// The markers of a template, as nested as its sections.
struct Markers {
    std::string name;  // of the section; empty: the whole template
    std::vector<std::string> values;
    std::vector<Markers> sections;
};
/// Reads {{NAME}}, {{#SECTION}}, {{/SECTION}}. Throws std::logic_error for sections that do not
/// close.
Markers markers_of(std::string_view text);

/// Throws std::logic_error when the view was given a marker the template does not have, or shows a
/// part in which a marker is left unfilled.
void check_filled(std::string_view file, const Markers& markers, const Filled& filled);

}  // namespace yakuba::web
