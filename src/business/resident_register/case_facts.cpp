#include "business/resident_register/case_facts.h"

#include <boost/json.hpp>

#include "kernel/era.h"
#include "registry/disclosure.h"
#include "registry/residents.h"

namespace yakuba::resident_register {
namespace {

namespace json = boost::json;
using registry::Resident;

json::value date_or_null(Date day) { return day ? json::value(to_iso(day)) : json::value(); }
json::value date_or_null(PartialDate day) { return day ? json::value(to_iso(day)) : json::value(); }

json::value age_of(const Resident& r, Date today) {
    if (!r.birth_date.is_complete()) return nullptr;
    return age_on(today, r.birth_date.earliest());
}

json::value address_of(const Town& town, const Resident& r) {
    return json::object{{"postcode", r.postcode}, {"prefecture", town.prefecture},
                        {"city", town.name},      {"town", r.town},
                        {"lot", r.lot},           {"building", r.building}};
}

/// In the place of a protected person's address: the application is received, and says no more than
/// the town.
json::value hidden_address(const Town& town) {
    return json::object{{"postcode", ""},    {"prefecture", town.prefecture},
                        {"city", town.name}, {"town", registry::kOmittedAddress},
                        {"lot", ""},         {"building", ""}};
}

/// "山口　陽翔（子・平成30年4月2日生まれ）".
std::string label_of_member(const Town& town, const Resident& r) {
    const std::string birth =
        town.calendar ? town.calendar->format(r.birth_date) : to_iso(r.birth_date);
    return r.name + "（" + r.relation + "・" + birth + "生まれ）";
}

}  // namespace

Result<json::value> person_facts(const procedures::Asked& asked) {
    const auto found = registry::find_resident(asked.session, asked.person, asked.as_of);
    if (!found) {
        return Problem{"resident.not_found", "住民記録がありません。宛名番号を確かめてください。",
                       std::to_string(asked.person.value())};
    }
    const Resident& r = found->record;
    const auto gate = registry::Disclosure::load(asked.session, asked.today);
    const registry::AddressRequest request{.requester = registry::Requester::self,
                                           .asked_by = asked.person};
    const bool shown = gate.decide(request, r).answer == registry::Answer::allow;
    return json::value(
        json::object{{"person_id", r.person_id.value()},
                     {"name", r.name},
                     {"kana", r.kana},
                     {"birth_date", date_or_null(r.birth_date)},
                     {"sex", FieldForm<registry::Sex>::format(r.sex)},
                     {"age", age_of(r, asked.today)},
                     {"is_resident", registry::is_resident(r.standing)},
                     {"is_head", registry::is_head(r)},
                     {"is_national", r.nationality == "JPN"},
                     {"relation", r.relation},
                     {"household_id", r.household_id.value()},
                     {"address", shown ? address_of(asked.town, r) : hidden_address(asked.town)},
                     {"address_since", date_or_null(r.address_since)},
                     {"became_resident_on", date_or_null(r.became_resident_on)}});
}

namespace {

json::object member_of(const procedures::Asked& asked, const Resident& r) {
    return json::object{{"value", std::to_string(r.person_id.value())},
                        {"label", label_of_member(asked.town, r)},
                        {"person_id", r.person_id.value()},
                        {"name", r.name},
                        {"kana", r.kana},
                        {"birth_date", date_or_null(r.birth_date)},
                        {"relation", r.relation},
                        {"age", age_of(r, asked.today)},
                        {"is_self", r.person_id == asked.person}};
}

std::vector<Resident> household_of(const procedures::Asked& asked) {
    const auto found = registry::find_resident(asked.session, asked.person, asked.as_of);
    if (!found || !registry::is_resident(found->record.standing)) return {};
    return registry::household_members(asked.session, found->record.household_id, asked.as_of);
}

}  // namespace

Result<json::value> household_facts(const procedures::Asked& asked) {
    json::array members;
    for (const Resident& r : household_of(asked))
        members.push_back(member_of(asked, r));
    return json::value(std::move(members));
}

Result<json::value> children_facts(const procedures::Asked& asked) {
    // 児童手当法6条2項2号・3条1項: counted to the school year of 22, a child to that of 18.
    constexpr int kCounted = 22;
    constexpr int kChild = 18;
    json::array children;
    for (const Resident& r : household_of(asked)) {
        if (r.person_id == asked.person || !r.birth_date) continue;
        const Date birth = r.birth_date.latest();
        if (school_year_end_at_age(birth, kCounted) < asked.today) continue;
        json::object child = member_of(asked, r);
        child["cohabiting"] = true;
        child["adult"] = school_year_end_at_age(birth, kChild) < asked.today;
        children.push_back(std::move(child));
    }
    return json::value(std::move(children));
}

}  // namespace yakuba::resident_register
