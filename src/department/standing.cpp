#include "department/standing.h"

#include <boost/json.hpp>

#include "registry/disclosure.h"
#include "registry/residents.h"

namespace yakuba {
namespace {

namespace json = boost::json;

std::string text_of(const json::object& object, std::string_view key) {
    const json::value* const value = object.if_contains(key);
    return value != nullptr && value->is_string() ? std::string{value->get_string()}
                                                  : std::string{};
}

}  // namespace

procedures::PrefillSource standing_source(std::string_view name, std::string_view label,
                                          Standing standing) {
    return {name, label, [standing](const procedures::Asked& asked) -> Result<json::value> {
                json::array list;
                for (StandingLine& line : standing(asked)) {
                    list.push_back(json::object{
                        {"label", line.label}, {"value", line.value}, {"note", line.note}});
                }
                return json::value(std::move(list));
            }};
}

std::vector<StandingLine> standing_of(const procedures::Hooks& hooks, std::string_view department,
                                      const procedures::Asked& asked) {
    const auto* const source = hooks.prefill(std::string{department} + ".standing");
    if (source == nullptr) return {};
    const auto facts = source->facts(asked);
    if (!facts || !facts->is_array()) return {};
    std::vector<StandingLine> lines;
    for (const json::value& line : facts->get_array()) {
        const json::object& object = line.as_object();
        lines.push_back(
            {text_of(object, "label"), text_of(object, "value"), text_of(object, "note")});
    }
    return lines;
}

std::string long_day(const Town& town, Date day) {
    if (!day) return "なし";
    return town.calendar ? town.calendar->format(day) : to_iso(day);
}

std::string own_place(const procedures::Asked& asked, const std::string& place) {
    const auto resident = registry::find_resident(asked.session, asked.person, {asked.today});
    if (!resident) return place;
    const registry::AddressRequest request{registry::Requester::self, asked.person, {},
                                           "本人の情報の確認",        {},           {}};
    return registry::Disclosure::load(asked.session, asked.today)
        .place_for(request, resident->record, place);
}

}  // namespace yakuba
