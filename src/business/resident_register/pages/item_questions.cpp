#include "business/resident_register/pages/item_questions.h"

#include <algorithm>

#include "registry/resident.h"

namespace yakuba::resident_register {
namespace {

using Kind = Question::Kind;

/// A place that this clerk may not see may not be edited by her either: she would write over it.
bool may_be_shown(const Scene& scene, const registry::Resident& resident, std::string_view key) {
    return !tells_a_place(key) ||
           scene.gate.decide(scene.request, resident).answer == registry::Answer::allow;
}

std::string name_of(std::string_view key) { return "item-" + std::string{key}; }

}  // namespace

bool tells_a_place(std::string_view key) {
    constexpr std::string_view kPlaces[] = {"postcode",     "town_code",          "town",
                                            "lot",          "building",           "former_address",
                                            "next_address", "registered_domicile"};
    return std::ranges::find(kPlaces, key) != std::end(kPlaces);
}

std::vector<Question> item_questions(const Scene& scene, std::span<const std::string_view> keys) {
    std::vector<Question> questions;
    const auto resident = scene.resident(scene.person);
    if (!resident) return questions;
    for (const std::string_view key : keys) {
        const Line& line = *registry::resident_description().find(key);
        if (!may_be_shown(scene, *resident, key)) continue;
        Question question{.name = name_of(key),
                          .label = std::string{line.label},
                          .options = {},
                          .initial = line.type->format(line.field(&*resident)),
                          .article = line.article,
                          .size = "full"};
        if (line.type->name == "date" || line.type->name == "partial_date") {
            question.kind = line.type->name == "date" ? Kind::day : Kind::partial_day;
            question.size = "12";
        } else if (line.type->codes != nullptr) {
            question.kind = Kind::select;
            for (const Code& code : line.type->codes()) {
                question.options.push_back({std::string{code.key}, std::string{code.label}, ""});
            }
        }
        if (!question.initial.empty() && question.kind == Kind::text) {
            question.hint = "なくすときは「" + std::string{kEmptied} + "」";
        }
        questions.push_back(std::move(question));
    }
    return questions;
}

Items changed_items(const Scene& scene, std::span<const std::string_view> keys) {
    Items items;
    const auto resident = scene.resident(scene.person);
    if (!resident) return items;
    for (const std::string_view key : keys) {
        const Line& line = *registry::resident_description().find(key);
        std::string answer = scene.answers.get(name_of(key));
        if (answer.empty() || !may_be_shown(scene, *resident, key)) continue;
        if (answer == kEmptied) answer.clear();
        if (answer != line.type->format(line.field(&*resident))) {
            items.emplace(std::string{key}, std::move(answer));
        }
    }
    return items;
}

std::span<const std::string_view> name_items() {
    static constexpr std::string_view kItems[] = {
        "name", "kana", "former_name", "alias", "registered_domicile", "register_head"};
    return kItems;
}

std::span<const std::string_view> correctable_items() {
    static constexpr std::string_view kItems[] = {"name",
                                                  "kana",
                                                  "former_name",
                                                  "alias",
                                                  "birth_date",
                                                  "sex",
                                                  "relation",
                                                  "nationality",
                                                  "residence_status",
                                                  "residence_until",
                                                  "registered_domicile",
                                                  "register_head",
                                                  "became_resident_on",
                                                  "address_since",
                                                  "postcode",
                                                  "town_code",
                                                  "town",
                                                  "lot",
                                                  "building",
                                                  "former_address",
                                                  "resident_code"};
    return kItems;
}

}  // namespace yakuba::resident_register
