#pragma once
#include <optional>
#include <string>
#include <vector>

#include "department/offices.h"
#include "department/person_page.h"
#include "portal/staff/businesses.h"
#include "portal/staff/contact_notes.h"
#include "registry/residents.h"
#include "web/call.h"

/// The one screen of a person: what every part of it works from. It is gathered once, in a few
/// queries, and each part (card, household, tiles, history, …) fills its markers from it.
namespace yakuba::portal::staff {

/// By which day the past is looked at.
enum class Axis { valid, system };  // 異動日で見る, 登録日で見る

/// One row of the history, and whose it is.
struct HistoryRow {
    const Department* department = nullptr;
    const Business* business = nullptr;
    TimelineEntry entry;
};

/// Something to do for the person, and which department says so.
struct DueItem {
    const Department* department = nullptr;
    ToDo to_do;
};

struct Screen {
    web::Call& call;
    const Offices& offices;
    PersonId person;
    Date today;
    Date day;  // 基準日
    Axis axis = Axis::valid;
    registry::AddressRequest asking;             // the visitor, to the gate of addresses
    std::vector<const Department*> departments;  // those the visitor may see

    std::vector<registry::ResidentVersion> versions;
    std::optional<registry::ResidentVersion> then;  // the state on the base date
    std::optional<registry::ResidentVersion> now;   // today's
    std::vector<registry::Resident> household;      // of the base date
    std::vector<HistoryRow> history;                // newest first
    std::vector<DatedNote> notes;                   // newest first
    std::vector<DueItem> to_dos;                    // today's, earliest due first

    bool past() const { return day != today; }
    AsOf as_of() const;
    /// The day a row stands under on this axis.
    Date day_of(const TimelineEntry& entry) const;
    /// After the base date: shown hatched.
    bool is_later(const TimelineEntry& entry) const { return day_of(entry) > day; }

    /// Good while this screen stays where it is.
    PersonQuestion question(AsOf as_of) const;
    /// The state shown: of the base date, or the first known one.
    const registry::Resident& shown() const { return then ? then->record : now->record; }
    /// A link to this screen with another base date or view; `changes` override or (empty) drop.
    std::string link(const std::vector<std::pair<std::string, std::string>>& changes) const;
    std::string path() const { return "/s/persons/" + std::to_string(person.value()); }
};

/// Who the visitor is to the gate of addresses.
registry::AddressRequest staff_request(const identity::Visitor& visitor);

/// Reads what the request asks for: person, base date, axis. Problems "person.not_found",
/// "date.unreadable".
Result<Screen> open_screen(web::Call& call, const Offices& offices);

// The parts, in the order of the page.
void fill_base_date(web::View& view, const Screen& screen);
void fill_card(web::View& view, Screen& screen);
void fill_household(web::View& view, Screen& screen);
void fill_alert(web::View& view, Screen& screen);
void fill_cautions(web::View& view, Screen& screen);
void fill_tiles(web::View& view, Screen& screen, std::string_view current);
void fill_history(web::View& view, const Screen& screen);
void fill_rows(web::View& view, const Screen& screen);  // the history without its filters
void fill_to_dos(web::View& view, const Screen& screen);
void fill_actions(web::View& view, const Screen& screen);
void fill_notes(web::View& view, Screen& screen);
void fill_keys(web::View& view, const Screen& screen);

}  // namespace yakuba::portal::staff
