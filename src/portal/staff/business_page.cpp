#include <algorithm>

#include "department/standing.h"
#include "portal/staff/account_view.h"
#include "portal/staff/authors.h"
#include "portal/staff/dates.h"
#include "portal/staff/explained_sheet.h"
#include "portal/staff/head.h"
#include "portal/staff/pages.h"
#include "rules/explain.h"

/// 業務の画面: one person in one business — what was decided, version by version, each explained to
/// the yen; what is owed or paid; what happened.
namespace yakuba::portal::staff {
namespace {

using web::Call;
using web::Response;

constexpr std::size_t kDecisionsShown = 24;

/// Lines of a register entry that tell a place: through the gate, or not at all.
bool tells_place(std::string_view key) {
    for (const std::string_view place : {"postcode", "town_code", "town", "lot", "building",
                                         "former_address", "next_address", "registered_domicile"}) {
        if (key == place) return true;
    }
    return false;
}

/// 記載事項 of the register, for the department that keeps it.
void fill_entry_lines(web::View& view, const Screen& screen) {
    const registry::Resident& r = screen.shown();
    const bool places =
        screen.call.gate().decide(screen.asking, r).answer == registry::Answer::allow;
    web::View part = view.row("ENTRY");
    for (const Line& line : registry::resident_description().lines) {
        if (line.key == "resident_code" || line.key == "town_code") continue;
        const std::string written = line.type->format(line.field(&r));
        if (written.empty()) continue;
        std::string text = format_for_people(line, &r);
        if (line.type->name == "date" || line.type->name == "partial_date") {
            const auto packed = static_cast<std::int32_t>(line.type->integer(line.field(&r)));
            text =
                era_day(screen.call.town(), PartialDate::from_packed(packed)) + "（" + text + "）";
        }
        if (tells_place(line.key) && !places) text = registry::kOmittedAddress;
        part.row("ENTRY_LINES")
            .set("ENTRY_LABEL", line.label)
            .set("ENTRY_TEXT", text)
            .set("ENTRY_ARTICLE", line.article);
    }
}

/// The decision asked for by ?period= and ?version=; the latest when none is.
const StoredDecision* chosen(const Call& call, const std::vector<StoredDecision>& decisions) {
    const std::string& period = call.request().query.get("period");
    const std::string& version = call.request().query.get("version");
    for (const StoredDecision& decision : decisions) {
        if (!period.empty() && to_iso(decision.day) != period) continue;
        if (!version.empty() && std::to_string(decision.version) != version) continue;
        return &decision;
    }
    return nullptr;
}

const StoredDecision* version_before(const std::vector<StoredDecision>& decisions,
                                     const StoredDecision& decision) {
    for (const StoredDecision& other : decisions) {
        if (other.day == decision.day && other.version == decision.version - 1) return &other;
    }
    return nullptr;
}

std::string link_of(const Screen& screen, const Department& department,
                    const StoredDecision& decision, bool idle) {
    std::vector<std::pair<std::string, std::string>> query{
        {"period", to_iso(decision.day)}, {"version", std::to_string(decision.version)}};
    if (idle) query.emplace_back("lines", "all");
    return screen.path() + "/" + std::string{department.id} + "?" + web::encode_query(query);
}

void fill_decisions(web::View& view, Screen& screen, const Department& department,
                    std::vector<StoredDecision> decisions, const StoredDecision& shown) {
    if (decisions.size() > kDecisionsShown) decisions.resize(kDecisionsShown);
    std::vector<std::int64_t> entries;
    for (const StoredDecision& decision : decisions)
        entries.push_back(decision.entry);
    const auto authors = authors_of(screen.call.session(), entries, screen.today);
    for (const StoredDecision& decision : decisions) {
        const auto author = authors.find(decision.entry);
        web::View row = view.row("DECISIONS");
        row.set("DECISION_PERIOD", decision.period)
            .set("DECISION_OUTCOME", decision.outcome)
            .set("DECISION_LINK", link_of(screen, department, decision, false))
            .set("DECISION_AT", moment(screen.call.town(), decision.recorded_at))
            .set("DECISION_BY", author == authors.end() ? "" : author->second)
            .show_if("DECISION_CURRENT",
                     decision.day == shown.day && decision.version == shown.version);
        if (decision.version > 1)
            row.show("DECISION_AGAIN").set("DECISION_VERSION", std::int64_t{decision.version});
    }
}

Result<ExplainedSheet> explained(const Screen& screen, const Department& department,
                                 const StoredDecision& decision) {
    auto text = department.explain(screen.call.town(), screen.person, decision.day,
                                   decision.recorded_at, true);
    if (!text) return text.problem();
    return ExplainedSheet::read(screen.call.town(), *text);
}

void fill_explained(web::View& view, Screen& screen, const Department& department,
                    const std::vector<StoredDecision>& decisions, const StoredDecision& shown) {
    const bool idle = screen.call.request().query.get("lines") == "all";
    web::View part = view.row("SHEET");
    part.set("SHEET_TITLE", shown.period + " " + std::string{department.label} + "の計算書")
        .set("SHEET_OUTCOME", shown.outcome);
    const auto sheet = explained(screen, department, shown);
    if (!sheet) {
        part.row("SHEET_PROBLEM").set("SHEET_MESSAGE", sheet.problem().message);
        return;
    }
    const StoredDecision* const before = version_before(decisions, shown);
    std::optional<ExplainedSheet> former;
    if (before != nullptr) {
        if (auto read = explained(screen, department, *before)) former = *std::move(read);
    }
    web::View body = part.row("SHEET_BODY");
    const int left =
        fill_sheet(body, "LINES", sheet->sheet, former ? &former->sheet : nullptr, idle);
    body.show(former ? "COMPARED" : "ALONE").show_if("DISAGREES", !sheet->agrees);
    if (left > 0) {
        body.row(idle ? "IDLE_SHOWN" : "IDLE_HIDDEN")
            .set("IDLE_COUNT", std::int64_t{left})
            .set("IDLE_LINK", link_of(screen, department, shown, !idle));
    }
    fill_sheet(body, "FACTS", sheet->facts, nullptr, false);
    fill_rates(body, sheet->rates);
}

void fill_standing(web::View& view, const Screen& screen, const Offices& offices,
                   std::string_view department) {
    const auto lines = standing_of(
        offices.desk->hooks(), department,
        {screen.call.town(), screen.call.session(), screen.person, {screen.today}, screen.today});
    if (lines.empty()) return;
    web::View part = view.row("STANDING");
    for (const StandingLine& line : lines) {
        web::View row = part.row("STANDING_LINES");
        row.set("STANDING_LABEL", line.label).set("STANDING_VALUE", line.value);
        if (!line.note.empty()) row.row("STANDING_NOTE").set("STANDING_NOTE_TEXT", line.note);
    }
}

void keep_only(Screen& screen, const Department& department) {
    std::erase_if(screen.history,
                  [&](const HistoryRow& row) { return row.department != &department; });
    std::erase_if(screen.to_dos,
                  [&](const DueItem& item) { return item.department != &department; });
}

Response show(Call& call, const Offices& offices) {
    const std::string& id = call.request().place.get("business");
    const Department* const department = offices.find(id);
    if (department == nullptr)
        return call.problem({"page.not_found", "この業務の画面はありません。"});
    auto screen = open_screen(call, offices);
    if (!screen) return call.problem(screen.problem());
    call.saw(screen->person, std::string{department->label} + "の画面", department->id);
    web::View view;
    fill_frame(view, *screen);
    fill_tiles(view, *screen, id);
    keep_only(*screen, *department);
    view.set("DEPARTMENT", department->label);
    const auto decisions =
        department->person_page.decisions
            ? department->person_page.decisions(screen->question({screen->today}))
            : std::vector<StoredDecision>{};
    const StoredDecision* const decision = chosen(call, decisions);
    if (decision != nullptr) {
        view.show("DECIDED");
        fill_decisions(view, *screen, *department, decisions, *decision);
        if (department->explain) fill_explained(view, *screen, *department, decisions, *decision);
    } else if (!decisions.empty()) {
        return call.problem({"page.not_found", "この期間の決定はありません。"});
    }
    fill_standing(view, *screen, offices, department->id);
    if (department->id == "resident-register") fill_entry_lines(view, *screen);
    const FiscalYear year = fiscal_year_of(decision ? decision->day : screen->today);
    fill_account(view, *screen, id, year);
    fill_rows(view, *screen);
    fill_to_dos(view, *screen);
    view.show_if("MAY_CORRECT", call.visitor().may(id, identity::Duty::enter));
    return call.page("staff/business.html",
                     std::string{department->label} + "　" + screen->shown().name + " さん", view);
}

}  // namespace

web::Routes business_pages(const Offices& offices) {
    constexpr web::Access kBusiness{.door = identity::Door::staff,
                                    .department = "{business}",
                                    .duty = identity::Duty::view,
                                    .purpose = true};
    web::Routes routes;
    routes.pages = {{web::Method::get, "/s/persons/{person}/{business}", kBusiness,
                     [&offices](Call& call) { return show(call, offices); }, "業務の画面"}};
    return routes;
}

}  // namespace yakuba::portal::staff
