#include "business/resident_register/person_page.h"

#include "business/resident_register/events.h"
#include "business/resident_register/person_timeline.h"
#include "business/resident_register/rules.h"
#include "department/record_history.h"
#include "registry/residents.h"
#include "rules/open_days_file.h"

namespace yakuba::resident_register {
namespace {

using registry::Event;
using registry::Resident;
using registry::Standing;
using std::chrono::days;

/// How long a notice that came late stays on the desk.
constexpr days kLateShown{30};

Tile tile(const PersonQuestion& question) {
    const auto found = registry::find_resident(question.session, question.person, question.as_of);
    if (!found) return {};
    const Resident& r = found->record;
    const Date since = r.became_resident_on ? r.became_resident_on : found->version.valid_from;
    switch (r.standing) {
        case Standing::resident:
            return {Tile::State::active, short_day(question.town, since) + "〜"};
        case Standing::planned_out:
            return {Tile::State::due, "転出予定 " + short_day(question.town, r.planned_out_on)};
        case Standing::moved_out:
            return {Tile::State::none, "転出"};
        case Standing::dead:
            return {Tile::State::none, "死亡"};
        case Standing::removed:
            return {Tile::State::none, "消除"};
        case Standing::non_resident:
            return {Tile::State::none, "住登外"};
    }
    return {};
}

void add_move_out(const PersonQuestion& question, const Resident& r, std::vector<ToDo>& list) {
    if (r.standing != Standing::planned_out) return;
    const bool past = r.planned_out_on < question.today;
    list.push_back(
        {.title = past ? "転出の確認" : "転出の予定",
         .text = past ? "転出予定日を過ぎています。転入通知が届いているか確かめます。"
                      : "転出予定日に住民票を消除します。取りやめるときは届出が必要です。",
         .due = r.planned_out_on,
         .article = "住民基本台帳法24条"});
}

void add_protection(const PersonQuestion& question, const Rates& rates, std::vector<ToDo>& list) {
    const auto measure = registry::find_protection(question.session, question.person);
    if (!measure || question.today < protection_renewal_from(rates, measure->ends_on)) return;
    const bool past = measure->ends_on < question.today;
    list.push_back(
        {.title = past ? "支援措置の期間の確認" : "支援措置の延長の確認",
         .text = past ? "期間を過ぎています。終了を登録するまで措置は続きます。本人に確かめます。"
                      : "延長の申出を受け付けています。本人の意思を確かめます。",
         .due = measure->ends_on,
         .article = "住民基本台帳事務処理要領第5-10"});
}

/// Events the persons themselves must notify within the days of the law.
bool must_be_notified(Event event) {
    return event == Event::move_in || event == Event::move_within ||
           event == Event::household_change || event == Event::move_in_special;
}

void add_late_notice(const PersonQuestion& question, const Rates& rates, const OpenDays& office,
                     const registry::ResidentVersion& state, std::vector<ToDo>& list) {
    const Resident& r = state.record;
    if (!must_be_notified(r.event) || r.notified_on + kLateShown < question.today) return;
    const Date last = office.on_or_after(notice_deadline(rates, state.version.valid_from));
    if (!r.notified_on || r.notified_on <= last) return;
    list.push_back({.title = "期間を過ぎた届出",
                    .text = std::string{label_of(r.event)} + "の届出が期限（" +
                            short_day(question.town, last) +
                            "）より後でした。理由を確かめ、裁判所への通知を判断します。",
                    .due = r.notified_on + kLateShown,
                    .article = "住民基本台帳法52条2項"});
}

constexpr std::string_view kHeadGone =
    "SELECT max(r.valid_from) FROM resident r WHERE r.household_id = :household "
    "AND r.relation = '世帯主' AND r.standing IN (2, 3, 4) AND r.valid_from <= :today";

/// 25条: two or more are left and none of them is the head.
void add_household_notice(const PersonQuestion& question, const Rates& rates,
                          const OpenDays& office, const Resident& r, std::vector<ToDo>& list) {
    if (!registry::is_resident(r.standing) || !r.household_id) return;
    const auto members =
        registry::household_members(question.session, r.household_id, {question.today});
    if (members.size() < 2 || registry::is_head(members.front())) return;
    const auto gone = question.session.number(
        kHeadGone,
        {{"household", r.household_id.value()}, {"today", std::int64_t{question.today.packed()}}});
    if (!gone || *gone == 0) return;
    const Date day = Date::from_packed(static_cast<std::int32_t>(*gone));
    list.push_back({.title = "世帯主の変更の届出",
                    .text = "世帯主がいなくなりました。世帯に残る人から届け出てもらいます。",
                    .due = office.on_or_after(notice_deadline(rates, day)),
                    .article = "住民基本台帳法25条",
                    .for_resident = true});
}

std::vector<ToDo> to_dos(const PersonQuestion& question) {
    std::vector<ToDo> list;
    const auto now = registry::find_resident(question.session, question.person, {question.today});
    const auto desk = open_desk(question.town, question.today);
    const auto office = open_days(question.town.data_folder, Closed::municipality);
    if (!now || !desk || !office) return list;
    const Rates& rates = *desk->rates;
    add_move_out(question, now->record, list);
    add_household_notice(question, rates, *office, now->record, list);
    add_late_notice(question, rates, *office, *now, list);
    if (question.request.requester == registry::Requester::staff)
        add_protection(question, rates, list);
    return list;
}

}  // namespace

PersonPage person_page() { return {&tile, &timeline, &to_dos}; }

}  // namespace yakuba::resident_register
