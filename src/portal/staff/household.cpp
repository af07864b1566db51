#include <charconv>

#include "portal/staff/dates.h"
#include "portal/staff/head.h"
#include "portal/staff/pages.h"

/// 世帯の画面: everyone of one household today, each with a link to their own screen.
namespace yakuba::portal::staff {
namespace {

using registry::Resident;
using web::Call;
using web::Response;

std::optional<HouseholdId> household_of(const Call& call) {
    const std::string& text = call.request().place.get("household");
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number <= 0)
        return std::nullopt;
    return HouseholdId{number};
}

Response show(Call& call) {
    const auto household = household_of(call);
    const auto members =
        household ? registry::household_members(call.session(), *household, {call.today()})
                  : std::vector<Resident>{};
    if (members.empty()) {
        return call.problem(
            {"household.not_found",
             "この世帯番号の世帯に、いま住民はいません。検索からやり直してください。"});
    }
    const registry::AddressRequest asking = staff_request(call.visitor());
    const registry::Disclosure& gate = call.gate();
    web::View view;
    view.set("HOUSEHOLD", household->value())
        .set("HEAD", members.front().name)
        .set("SIZE", static_cast<std::int64_t>(members.size()))
        .set("ADDRESS", gate.address_for(asking, members.front()))
        .show_if("ANY_PROTECTED", gate.is_protected(members.front()));
    for (const Resident& member : members) {
        call.saw(member.person_id, "世帯の画面", "resident-register");
        view.row("MEMBERS")
            .set("MEMBER_LINK", "/s/persons/" + std::to_string(member.person_id.value()))
            .set("MEMBER", member.name)
            .set("KANA", member.kana)
            .set("RELATION", member.relation)
            .set("BIRTH", era_day(call.town(), member.birth_date))
            .set("BIRTH_MORE", year_and_age(member.birth_date, call.today()))
            .set("SEX", label_of(member.sex))
            .set("SINCE", era_day(call.town(), member.address_since))
            .set("NUMBER", member.person_id.value())
            .set("STANDING", label_of(member.standing))
            .show_if("PROTECTED", gate.is_named(member.person_id));
    }
    return call.page("staff/household.html", members.front().name + " さんの世帯", view);
}

}  // namespace

web::Routes household_pages() {
    web::Routes routes;
    routes.pages = {
        {web::Method::get, "/s/households/{household}", kPersonAccess, show, "世帯の画面"}};
    return routes;
}

}  // namespace yakuba::portal::staff
