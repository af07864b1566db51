#include <algorithm>
#include <cstdlib>

#include "identity/access_log.h"
#include "portal/resident/me.h"
#include "portal/resident/options.h"
#include "portal/resident/texts.h"
#include "portal/resident/uses.h"
#include "registry/residents.h"

namespace yakuba::portal::resident {

using web::Call;
using web::Response;
using web::View;

namespace {

void put_value(View& view, std::string_view key, const Call& call, const std::string& value) {
    View row = view.row("REGISTER");
    put_key(row, "REGISTER_LABEL", call, key);
    put_japanese(row, "REGISTER_VALUE", value.empty() ? "―" : value, call);
}

/// What the basic resident register says of oneself. The places pass the gate: somebody protected
/// is shown them at the counter alone, for a stolen card must not lead to them.
void put_register(View& view, Call& call, const registry::AddressRequest& request) {
    const auto found =
        registry::find_resident(call.session(), call.visitor().person, AsOf{call.today()});
    if (!found) return;
    const registry::Resident& self = found->record;
    put_value(view, "data.name", call, name_with_reading(self.name, self.kana));
    put_value(view, "data.birth", call, birth_date(call, self.birth_date));
    put_value(view, "data.sex", call, std::string{label_of(self.sex)});
    put_value(view, "data.address", call, call.gate().address_for(request, self));
    put_value(view, "data.address_since", call, long_date(call, self.address_since));
    put_value(view, "data.relation", call, self.relation);
    put_value(view, "data.domicile", call,
              call.gate().place_for(request, self, self.registered_domicile));
    if (self.nationality != "JPN") {
        put_value(view, "data.status", call, self.residence_status);
        put_value(view, "data.status_until", call, long_date(call, self.residence_until));
    }
}

void put_entry(View& view, const Call& call, const TimelineEntry& entry) {
    View row = view.row("ENTRIES");
    row.set("ENTRY_DATE", long_date(call, entry.on));
    put_japanese(row, "ENTRY_WHAT", entry.what, call);
    for (const batch::ChangedLine& line : entry.changes) {
        View change = row.row("ENTRY_LINES");
        put_japanese(change, "ENTRY_LABEL", line.label, call);
        put_japanese(change, "ENTRY_VALUE", line.after.empty() ? line.before : line.after, call);
    }
}

void put_departments(View& view, const PersonQuestion& question, const Call& call,
                     const Rooms& rooms) {
    constexpr std::size_t kMostEntries = 10;
    for (const Department& department : rooms.offices().departments) {
        const PersonPage& page = department.person_page;
        if (!page.tile) continue;
        const Tile tile = page.tile(question);
        View row = view.row("DEPARTMENTS");
        put_japanese(row, "DEPARTMENT_NAME", department.label, call);
        put_japanese(row, "DEPARTMENT_STATUS", tile.status, call);
        auto entries = page.timeline ? page.timeline(question) : std::vector<TimelineEntry>{};
        std::erase_if(entries, [](const TimelineEntry& entry) { return entry.cancelled; });
        std::stable_sort(entries.begin(), entries.end(),
                         [](const auto& a, const auto& b) { return a.on > b.on; });
        if (entries.size() > kMostEntries) entries.resize(kMostEntries);
        if (entries.empty()) {
            row.show("NO_ENTRIES");
            continue;
        }
        View list = row.row("ENTRY_LIST");
        for (const TimelineEntry& entry : entries)
            put_entry(list, call, entry);
    }
}

/// What was seen again and again by the same one on the same day, told once.
struct Use {
    const identity::AccessFound* latest = nullptr;
    int times = 1;
};

bool is_same(const identity::AccessFound& a, const identity::AccessFound& b) {
    return a.access.actor == b.access.actor && a.access.what == b.access.what &&
           a.access.deed == b.access.deed && a.access.purpose == b.access.purpose &&
           a.access.department == b.access.department && date_in_japan(a.at) == date_in_japan(b.at);
}

std::vector<Use> uses_of(const std::vector<identity::AccessFound>& found) {
    std::vector<Use> uses;
    for (const identity::AccessFound& one : found) {
        if (is_held_back(one.access)) continue;
        const auto same = std::find_if(uses.begin(), uses.end(),
                                       [&](const Use& use) { return is_same(*use.latest, one); });
        if (same == uses.end()) {
            uses.push_back({&one, 1});
        } else {
            ++same->times;
        }
    }
    return uses;
}

void put_use(View& view, const Call& call, const Rooms& rooms, const Use& use) {
    const identity::Access& access = use.latest->access;
    View row = view.row("USES");
    row.set("USE_AT", moment(call, use.latest->at));
    if (use.times > 1) row.row("USE_TIMES").set("TIMES", use.times);
    const bool own = access.actor == call.visitor().actor;
    if (own) {
        put_key(row, "USE_WHO", call, "uses.yourself");
    } else if (access.door == identity::Door::resident) {
        put_key(row, "USE_WHO", call, "uses.another_resident");
    } else {
        put_japanese(row, "USE_WHO", access.section.empty() ? call.town().name : access.section,
                     call);
    }
    put_japanese(row, "USE_WHAT", access.what, call);
    put_japanese(row, "USE_DEED", std::string{label_of(access.deed)}, call);
    if (!access.purpose.empty() && !own) {
        View purpose = row.row("USE_PURPOSE");
        put_japanese(purpose, "PURPOSE_TEXT", access.purpose, call);
    }
    if (!access.department.empty()) {
        View department = row.row("USE_DEPARTMENT");
        put_japanese(department, "USE_DATA", rooms.department_label(access.department), call);
    }
}

}  // namespace

Response show_data(Call& call, const Rooms& rooms) {
    const registry::AddressRequest request{registry::Requester::self, call.visitor().person, {},
                                           "本人の情報の確認",        call.visitor().actor,  {}};
    const PersonQuestion question{
        call.town(), call.session(), call.visitor().person, AsOf{call.today()}, call.today(),
        call.gate(), request};
    View view;
    put_register(view, call, request);
    put_departments(view, question, call, rooms);
    view.set("AS_OF", long_date(call, call.today()));
    const bool procedure = rooms.desk().catalogue().find("correction-request") != nullptr;
    view.show(procedure ? "CORRECT_ONLINE" : "CORRECT_AT_COUNTER");
    call.saw(call.visitor().person, "市が持っている情報", {});
    return call.page("resident/data.html", call.words("data.title"), view);
}

Response show_uses(Call& call, const Rooms& rooms) {
    constexpr std::size_t kPage = 50;
    identity::AccessQuery query;
    query.person_id = call.visitor().person;
    query.before = std::atoll(call.request().query.get("before").c_str());
    query.limit = kPage;
    const auto found = identity::find_accesses(call.session(), query);
    View view;
    const auto uses = uses_of(found);
    for (const Use& use : uses)
        put_use(view, call, rooms, use);
    const bool any = !uses.empty();
    view.show(any ? "ANY_USES" : "NO_USES");
    view.set("HELD_BACK_ARTICLE", kHeldBackArticle);
    if (found.size() == kPage)
        view.row("OLDER").set("OLDER_BEFORE", found.back().access.access_number);
    call.saw(call.visitor().person, "利用の記録", {});
    return call.page("resident/uses.html", call.words("uses.title"), view);
}

}  // namespace yakuba::portal::resident
