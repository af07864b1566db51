#include "registry/search.h"

#include <algorithm>

#include "portal/staff/dates.h"
#include "portal/staff/pages.h"
#include "portal/staff/person_screen.h"
#include "portal/staff/sealed_query.h"
#include "portal/staff/search_box.h"

/// 住民の検索: one box. It is sent by POST, as names stand in no address; the answer is a page with
/// an address of its own, in which the question is sealed.
namespace yakuba::portal::staff {
namespace {

using registry::Found;
using registry::Resident;
using web::Call;
using web::Response;

constexpr web::Access kSearch{.door = identity::Door::staff,
                              .duty = identity::Duty::view,
                              .purpose = true,
                              .duty_anywhere = true};
/// Sending asks for no purpose, so that what was typed is not lost: the page after it does.
constexpr web::Access kSend{
    .door = identity::Door::staff, .duty = identity::Duty::view, .duty_anywhere = true};
constexpr std::size_t kHitsMost = 50;
constexpr std::size_t kTypedMost = 300;

std::string page_of(const Call& call, const std::string& typed) {
    return "/s/search?" + web::encode_query({{"s", seal_query(call.visitor().form_token, typed)}});
}

std::string person_path(PersonId person) { return "/s/persons/" + std::to_string(person.value()); }

struct Hits {
    std::vector<Found> found;
    bool more = false;
};

/// Protected persons are found by name and number, never by a place: that somebody lives there is
/// what nobody may learn.
Result<Hits> search_for(Call& call, const BoxContent& content) {
    Hits hits;
    for (registry::PersonQuery query : content.queries) {
        query.limit = kHitsMost + 1;
        auto found = registry::find_persons(call.session(), query, {call.today()});
        if (!found) return found.problem();
        for (Found& one : *found) {
            if (content.by_address && call.gate().is_protected(one.resident)) continue;
            hits.found.push_back(std::move(one));
        }
    }
    hits.more = hits.found.size() > kHitsMost;
    hits.found.resize(std::min(hits.found.size(), kHitsMost));
    return hits;
}

void fill_hit(web::View row, Call& call, const registry::AddressRequest& asking,
              const Found& found) {
    const Resident& r = found.resident;
    const Town& town = call.town();
    row.set("PERSON_LINK", person_path(r.person_id))
        .set("NAME", r.name)
        .set("KANA", r.kana)
        .set("BIRTH", era_day(town, r.birth_date))
        .set("BIRTH_MORE", year_and_age(r.birth_date, call.today()))
        .set("SEX", label_of(r.sex))
        .set("ADDRESS", call.gate().address_for(asking, r))
        .set("RELATION", r.relation)
        .set("NUMBER", r.person_id.value())
        .set("STANDING", label_of(r.standing))
        .show(registry::is_resident(r.standing) ? "HERE" : "NOT_HERE")
        .show_if("PROTECTED", call.gate().is_protected(r))
        .show_if("FORMERLY", found.formerly);
}

Response show_hits(Call& call, const std::string& typed, const BoxContent& content) {
    const auto hits = search_for(call, content);
    web::View view;
    call.fill_search_box(typed);
    if (!hits) {
        view.show("REFUSED").set("MESSAGE", hits.problem().message);
        return call.page("staff/search.html", "住民の検索", view, 422);
    }
    call.saw({}, "検索（" + content.words + "）" + std::to_string(hits->found.size()) + "件",
             "resident-register", identity::Deed::search);
    const registry::AddressRequest asking = staff_request(call.visitor());
    for (const Found& found : hits->found)
        fill_hit(view.row("HITS"), call, asking, found);
    view.show(hits->found.empty() ? "NONE" : "SOME")
        .set("COUNT", static_cast<std::int64_t>(hits->found.size()))
        .show_if("MORE", hits->more)
        .show_if("BY_ADDRESS", content.by_address);
    return call.page("staff/search.html", "住民の検索", view);
}

Response show(Call& call, TownNames& towns) {
    const std::string typed = open_query(call.visitor().form_token, call.request().query.get("s"));
    if (typed.empty()) {
        web::View view;
        view.show("BEGIN");
        return call.page("staff/search.html", "住民の検索", view);
    }
    const auto names = towns.of(call.town(), call.session(), call.today());
    const auto content = read_search_box(typed, *call.town().calendar, *names, call.today());
    if (!content) {
        web::View view;
        call.fill_search_box(typed);
        view.show("REFUSED").set("MESSAGE", content.problem().message);
        return call.page("staff/search.html", "住民の検索", view, 422);
    }
    return show_hits(call, typed, *content);
}

/// A number that is somebody's goes straight to the person: a bar code, a slip of paper.
Response send(Call& call, TownNames& towns) {
    const std::string typed = call.request().form.get("q").substr(0, kTypedMost);
    const auto names = towns.of(call.town(), call.session(), call.today());
    const auto content = read_search_box(typed, *call.town().calendar, *names, call.today());
    if (content && content->number &&
        registry::find_resident(call.session(), content->number, {call.today()})) {
        call.saw(content->number, "検索（宛名番号）", "resident-register", identity::Deed::search);
        return web::see_other(person_path(content->number));
    }
    return web::see_other(page_of(call, typed));
}

}  // namespace

web::Routes search_pages() {
    const auto towns = std::make_shared<TownNames>();
    web::Routes routes;
    routes.pages = {
        {web::Method::get, "/s/search", kSearch, [towns](Call& call) { return show(call, *towns); },
         "住民の検索"},
        {web::Method::post, "/s/search", kSend, [towns](Call& call) { return send(call, *towns); },
         "住民の検索"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
