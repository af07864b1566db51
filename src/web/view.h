#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Filling templates (web/templates). Every value is escaped for the place it stands in by the
/// template library; nothing a page says is ever put together by hand.
///
///     View view;
///     view.set("NAME", resident.name);
///     for (const auto& child : children) view.row("CHILDREN").set("CHILD_NAME", child.name);
///     view.show("HAS_CHILDREN");
///
/// Markers are in capitals: {{NAME}}, {{#CHILDREN}}…{{/CHILDREN}}, {{>components/diff.html}} takes
/// another file in (its markers are filled where it stands). Before a file is used the loader puts
/// in [[asset:staff.css]] (the hashed address), [[icon:search]] (an <svg> of the sprite) and, for
/// residents, [[key]] (the words of web/i18n in the page's language). {{ROOT}} is the town's
/// prefix: every link begins with it.
namespace ctemplate {
class TemplateDictionary;
}

namespace yakuba::web {

/// What a view was given, remembered in strict mode only.
struct Filled {
    std::set<std::string, std::less<>> values;
    std::map<std::string, std::vector<std::unique_ptr<Filled>>, std::less<>> sections;
};

class View {
public:
    View();
    ~View();
    View(View&&) noexcept;
    View& operator=(View&&) noexcept;

    View& set(std::string_view marker, std::string_view value);
    View& set(std::string_view marker, std::int64_t value);
    /// Shows a section once, its markers filled from this view.
    View& show(std::string_view section);
    View& show_if(std::string_view section, bool condition) {
        return condition ? show(section) : *this;
    }
    /// A new row of a section.
    View row(std::string_view section);

    const ctemplate::TemplateDictionary& dictionary() const { return *dictionary_; }
    const Filled* filled() const { return filled_; }

private:
    View(ctemplate::TemplateDictionary* part, Filled* filled);

    std::unique_ptr<ctemplate::TemplateDictionary> owned_;
    ctemplate::TemplateDictionary* dictionary_ = nullptr;
    std::unique_ptr<Filled> owned_filled_;
    Filled* filled_ = nullptr;
};

}  // namespace yakuba::web
