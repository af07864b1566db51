#include "web/view.h"

#include <ctemplate/template.h>

#include "web/strict.h"

namespace yakuba::web {
namespace {

ctemplate::TemplateString as_template(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

View::View()
    : owned_(std::make_unique<ctemplate::TemplateDictionary>("page")), dictionary_(owned_.get()) {
    if (strict()) {
        owned_filled_ = std::make_unique<Filled>();
        filled_ = owned_filled_.get();
    }
}
View::View(ctemplate::TemplateDictionary* part, Filled* filled)
    : dictionary_(part), filled_(filled) {}
View::~View() = default;
View::View(View&&) noexcept = default;
View& View::operator=(View&&) noexcept = default;

View& View::set(std::string_view marker, std::string_view value) {
    dictionary_->SetValue(as_template(marker), as_template(value));
    if (filled_ != nullptr) filled_->values.emplace(marker);
    return *this;
}

View& View::set(std::string_view marker, std::int64_t value) {
    return set(marker, std::to_string(value));
}

View& View::show(std::string_view section) {
    dictionary_->ShowSection(as_template(section));
    if (filled_ != nullptr) {
        auto& shown = filled_->sections[std::string{section}];
        if (shown.empty()) shown.push_back(std::make_unique<Filled>());
    }
    return *this;
}

View View::row(std::string_view section) {
    ctemplate::TemplateDictionary* const part =
        dictionary_->AddSectionDictionary(as_template(section));
    if (filled_ == nullptr) return {part, nullptr};
    auto& rows = filled_->sections[std::string{section}];
    rows.push_back(std::make_unique<Filled>());
    return {part, rows.back().get()};
}

}  // namespace yakuba::web
