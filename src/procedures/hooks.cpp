#include "procedures/hooks.h"

namespace yakuba::procedures {
namespace {

template <class Named>
const Named* find_named(const std::vector<Named>& all, std::string_view name) {
    for (const Named& one : all) {
        if (one.name == name) return &one;
    }
    return nullptr;
}

}  // namespace

Hooks::Hooks(std::span<const Part> parts) {
    for (const Part& part : parts)
        add(part);
}

void Hooks::add(const Part& part) {
    all_.prefills.insert(all_.prefills.end(), part.prefills.begin(), part.prefills.end());
    all_.effects.insert(all_.effects.end(), part.effects.begin(), part.effects.end());
    all_.letters.insert(all_.letters.end(), part.letters.begin(), part.letters.end());
}

const PrefillSource* Hooks::prefill(std::string_view name) const {
    return find_named(all_.prefills, name);
}
const Effect* Hooks::effect(std::string_view name) const { return find_named(all_.effects, name); }
const CaseLetter* Hooks::letter(std::string_view name) const {
    return find_named(all_.letters, name);
}

}  // namespace yakuba::procedures
