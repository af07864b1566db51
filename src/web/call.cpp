#include "web/call.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "identity/sessions.h"
#include "web/house.h"
#include "web/tokens.h"

namespace yakuba::web {
namespace {

using identity::Door;

std::string_view folder_of(Door door) {
    switch (door) {
        case Door::staff:
            return "staff";
        case Door::resident:
            return "resident";
        default:
            return "open";
    }
}

/// The language and the furigana a resident chose, kept in cookies that say nothing else.
std::string language_of(const Request& request, const Words& words) {
    for (const std::string& wanted : {request.query.get("lang"), request.cookies.get("lang")}) {
        for (const std::string& language : words.languages()) {
            if (wanted == language) return language;
        }
    }
    return "ja";
}

/// How long the visitor's session lives when nothing more is asked for after this.
std::int64_t seconds_left(const identity::Visitor& visitor, Instant now) {
    if (!visitor.signed_in()) return 0;
    const std::int64_t whole = (visitor.expires_at.microseconds - now.microseconds) / 1'000'000;
    return std::min(whole, identity::limits_of(visitor.door).idle_seconds);
}

/// "14:52" in Japan, so many seconds from now.
std::string clock_after(Instant now, std::int64_t seconds) {
    const Instant at{now.microseconds + seconds * 1'000'000};
    const std::int64_t minutes =
        (at.microseconds - start_of_day(date_in_japan(at)).microseconds) / 60'000'000;
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(minutes / 60) + ":" + two(minutes % 60);
}

}  // namespace

Call::Call(const House& house, const Site& site, const Request& request, identity::Visitor visitor)
    : house_(house),
      site_(site),
      request_(request),
      visitor_(std::move(visitor)),
      language_(language_of(request, house.templates().words())),
      furigana_(request.cookies.get("furigana") == "on") {}
Call::~Call() = default;

const Town& Call::town() const { return site_.town; }

storage::Session& Call::session() {
    if (!session_) {
        session_ = site_.town.database->session();
        // A page is of one moment, and reading it all in one transaction is cheaper than one for
        // each question.
        if (request_.method == Method::get) session_->begin_snapshot();
    }
    return *session_;
}

const registry::Disclosure& Call::gate() {
    if (!gate_) gate_ = house_.gatekeeper().gate(*site_.town.database, session(), today());
    return *gate_;
}

void Call::rest() {
    session_.reset();
    gate_.reset();
}

std::string Call::once() const {
    if (request_.method == Method::get) return {};
    const std::string& header = request_.headers.get("idempotency-key");
    const std::string& given =
        visitor_.door == Door::api || !header.empty() ? header : request_.form.get("once");
    return given.empty() ? std::string{} : visitor_.actor + "/" + given;
}

storage::Command Call::command(std::string purpose, std::string ground) const {
    storage::Command command;
    command.actor = visitor_.actor;
    command.purpose = std::move(purpose);
    command.ground = std::move(ground);
    command.key = once();
    command.at = request_.now;
    return command;
}

void Call::saw(PersonId person, std::string_view what, std::string_view department,
               identity::Deed deed, std::string_view reason) {
    identity::Access access;
    access.actor = visitor_.actor;
    access.door = visitor_.door;
    access.section = visitor_.section;
    access.terminal = visitor_.terminal;
    access.client = request_.client;
    access.purpose = visitor_.purpose;
    if (!reason.empty()) access.purpose += "（理由: " + std::string{reason} + "）";
    access.department = department;
    access.person_id = person;
    access.deed = deed;
    access.what = what;
    access.request_id = request_.id;
    seen_.push_back(std::move(access));
}

Result<PersonId> Call::person() const {
    const std::string& text = request_.place.get("person");
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number <= 0) {
        return Problem{"page.not_found",
                       "宛名番号が正しくありません。検索からやり直してください。"};
    }
    return PersonId{number};
}

std::string Call::words(std::string_view key) const {
    const std::string* text = house_.templates().words().find(language_, key);
    if (text == nullptr) throw std::logic_error("web/i18n has no words for " + std::string{key});
    return without_ruby(*text);
}

Response Call::page(std::string_view file, std::string_view title, View& view, int status) {
    const Door door = file.starts_with("staff/")      ? Door::staff
                      : file.starts_with("resident/") ? Door::resident
                                                      : Door::open;
    view.set("TITLE", title)
        .set("ERROR_PREFIX", status == 422 ? "エラー：" : "")
        .set("ROOT", site_.prefix)
        .set("TOWN", site_.town.name)
        .set("PREFECTURE", site_.town.prefecture)
        .set("LANG", language_ == "ja-easy" || door != Door::resident ? "ja" : language_)
        .set("LOCATION", request_.location())
        .set("REQUEST_ID", request_.id)
        .set("FORM_TOKEN", mask_token(visitor_.form_token))
        .set("ONCE", random_token())
        .set("VISITOR_NAME", visitor_.name)
        .set("SECTION", visitor_.section)
        .set("TERMINAL", visitor_.terminal)
        .set("PURPOSE", visitor_.purpose)
        .set("SESSION_SECONDS", seconds_left(visitor_, now()))
        .set("SESSION_ENDS", clock_after(now(), seconds_left(visitor_, now())))
        .set("QUERY", search_box_)
        .show_if("TRAINING", site_.training)
        .show_if("PRODUCTION", !site_.training)
        .show(visitor_.signed_in() ? "SIGNED_IN" : "NOT_SIGNED_IN")
        .show(furigana_ ? "FURIGANA_ON" : "FURIGANA_OFF");
    bool navigation = false;
    for (const NavigationItem& item : house_.routes().navigation) {
        if (item.access.door != door || !allows(item.access, visitor_, request_.place)) continue;
        if (!std::exchange(navigation, true)) view.show("NAV");
        View row = view.row("NAV_ITEMS");
        const bool current = request_.path.starts_with(item.link);
        row.set("NAV_LINK", item.link).set("NAV_LABEL", item.label);
        row.show(current ? "NAV_CURRENT" : "NAV_OTHER");
    }
    if (door == Door::resident) {
        for (const std::string& language : house_.templates().words().languages()) {
            View row = view.row("LANGUAGES");
            row.set("LANGUAGE", language)
                .set("LANGUAGE_TAG", language == "ja-easy" ? "ja" : language)
                .set("LANGUAGE_NAME", *house_.templates().words().find(language, "language.name"))
                .show_if("LANGUAGE_CURRENT", language == language_);
        }
    }
    Response response;
    response.status = status;
    response.body = house_.templates().render(
        file, door == Door::resident ? language_ : std::string{"ja"}, view);
    return response;
}

Response Call::problem(const Problem& problem) {
    return this->problem(problem, status_of(problem));
}

Response Call::problem(const Problem& problem, int status) {
    if (request_.path.starts_with("/api/")) return problem_json(problem, status);
    View view;
    view.set("MESSAGE", problem.message)
        .set("ARTICLE", problem.article)
        .set("STATUS", status)
        .show_if("HAS_ARTICLE", !problem.article.empty());
    const Door door = request_.path.starts_with("/s")   ? Door::staff
                      : request_.path.starts_with("/r") ? Door::resident
                                                        : Door::open;
    const std::string_view folder = folder_of(visitor_.door == door ? door : Door::open);
    return page(std::string{folder} + "/problem.html", "エラー", view, status);
}

}  // namespace yakuba::web
