#include "portal/staff/dates.h"
#include "portal/staff/person_screen.h"

/// 全体 and the 17 businesses, each with this person's status. A business this program does not
/// have yet says so and leads nowhere; one the visitor may not see says only that.
namespace yakuba::portal::staff {
namespace {

std::string_view kind_of(Tile::State state) {
    switch (state) {
        case Tile::State::active:
            return "active";
        case Tile::State::due:
            return "due";
        default:
            return "none";
    }
}

struct Shown {
    std::string kind, status;
};

Shown status_of(const Screen& screen, const Department& department) {
    if (!department.person_page.tile) return {"none", "対象なし"};
    const Tile tile = department.person_page.tile(screen.question(screen.as_of()));
    if (!screen.past()) return {std::string{kind_of(tile.state)}, tile.status};
    const Tile today = department.person_page.tile(screen.question({screen.today}));
    if (today.status == tile.status) return {std::string{kind_of(tile.state)}, tile.status};
    return {"differs", tile.status + "（違う）"};
}

Shown whole_of(const Screen& screen) {
    if (screen.past()) return {"active", compact_day(screen.call.town(), screen.day) + " 時点"};
    if (screen.to_dos.empty()) return {"active", "要対応なし"};
    return {"due", "要対応 " + std::to_string(screen.to_dos.size())};
}

web::View add_tile(web::View& view, std::string_view label, const Shown& shown) {
    web::View row = view.row("TILES");
    row.set("TILE_LABEL", label).set("TILE_STATUS", shown.status).set("TILE_KIND", shown.kind);
    return row;
}

const Department* find(const Screen& screen, std::string_view id) {
    for (const Department* department : screen.departments) {
        if (department->id == id) return department;
    }
    return nullptr;
}

}  // namespace

void fill_tiles(web::View& view, Screen& screen, std::string_view current) {
    view.set("TILES_TITLE", "業務");
    web::View whole = add_tile(view, "全体", whole_of(screen));
    whole.show("TILE_OPEN")
        .set("TILE_LINK", screen.link({}))
        .show_if("TILE_CURRENT", current.empty());
    for (const Business& business : all_businesses()) {
        const std::string_view label =
            business.short_label.empty() ? business.label : business.short_label;
        if (const Department* department = find(screen, business.id); department != nullptr) {
            web::View row = add_tile(view, label, status_of(screen, *department));
            row.show("TILE_OPEN")
                .set("TILE_LINK", screen.path() + "/" + std::string{business.id})
                .show_if("TILE_CURRENT", current == business.id);
            continue;
        }
        const bool here = screen.offices.find(business.id) != nullptr;
        add_tile(view, label, {"none", here ? "権限なし" : "準備中"}).show("TILE_SHUT");
    }
}

}  // namespace yakuba::portal::staff
