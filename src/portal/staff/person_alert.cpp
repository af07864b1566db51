#include "portal/staff/dates.h"
#include "portal/staff/person_screen.h"

/// 支援措置: the banner over everything on every screen of a protected person and of whoever lives
/// with one. It follows today, whatever base date is looked at, and nothing dismisses it.
namespace yakuba::portal::staff {
namespace {

using registry::ProtectiveMeasure;
using registry::Resident;

std::string days_left(Date ends_on, Date today) {
    const auto days = (ends_on - today).count();
    if (days >= 0) return "あと" + std::to_string(days) + "日";
    return std::to_string(-days) + "日過ぎています";
}

/// Of the household as it is today: the person first.
std::vector<Resident> protected_members(Screen& screen) {
    std::vector<Resident> found;
    const registry::Disclosure& gate = screen.call.gate();
    if (!gate.is_protected(screen.now->record)) return found;
    if (gate.is_named(screen.person)) found.push_back(screen.now->record);
    for (Resident& member : registry::household_members(
             screen.call.session(), screen.now->record.household_id, {screen.today})) {
        if (member.person_id != screen.person && gate.is_named(member.person_id))
            found.push_back(std::move(member));
    }
    return found;
}

std::string names_of(const std::vector<Resident>& members, std::size_t from) {
    std::string names;
    for (std::size_t i = from; i < members.size(); ++i)
        names += (names.empty() ? "" : "、") + members[i].name;
    return names;
}

}  // namespace

void fill_alert(web::View& view, Screen& screen) {
    const auto members = protected_members(screen);
    if (members.empty()) return;
    const Town& town = screen.call.town();
    const auto measure =
        registry::find_protection(screen.call.session(), members.front().person_id);
    if (!measure) return;
    const bool over = measure->ends_on < screen.today;
    view.show("ALERT")
        .set("ALERT_PERIOD",
             era_day(town, measure->accepted_on) + " 〜 " + era_day(town, measure->ends_on))
        .set("ALERT_DAYS_LEFT", days_left(measure->ends_on, screen.today))
        .set("ALERT_SCOPE", "住民票・除票・戸籍の附票の写し、台帳の閲覧")
        .set("ALERT_LINK", screen.path() + "/protection")
        .show_if("ALERT_ENDED", over);
    const bool named = members.front().person_id == screen.person;
    const std::string others = names_of(members, named ? 1 : 0);
    if (!others.empty()) view.show("ALERT_WITH").set("ALERT_WITH_TEXT", others);
    view.show("ALERT_COUNTERPART").set("ALERT_COUNTERPART_LINK", screen.path() + "/protection");
}

}  // namespace yakuba::portal::staff
