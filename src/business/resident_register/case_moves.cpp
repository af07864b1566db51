#include "business/resident_register/case_moves.h"

#include <algorithm>
#include <boost/json.hpp>

#include "business/resident_register/bookings.h"
#include "business/resident_register/events.h"
#include "business/resident_register/rules.h"
#include "department/answers.h"
#include "department/received_on.h"
#include "department/record_history.h"
#include "registry/residents.h"
#include "rules/open_days_file.h"

namespace yakuba::resident_register {
namespace {

namespace json = boost::json;
using procedures::Asked;
using procedures::PreviewLine;
using registry::Resident;
using std::chrono::days;

constexpr std::string_view kMoveOut = "住民基本台帳法24条";

MoveOut move_out_of(const procedures::Matter& matter) {
    const Answers answers{matter.answers};
    MoveOut command;
    command.filing.now = matter.record.received_at;
    command.filing.occurred_on = answers.date("moves_on");
    command.filing.notified_on = received_on(matter);
    command.filing.filed_by = std::to_string(matter.record.person_id.value());
    command.persons = answers.persons("members");
    command.abroad = answers.yes("abroad");
    command.next_address =
        command.abroad ? answers.text("country") : answers.address("next_address");
    command.card_holder = answers.yes("card_holder");
    command.new_head_left = answers.person("new_head");
    return command;
}

std::string names_of(storage::Session& session, std::span<const PersonId> persons, Date day) {
    std::string names;
    for (const PersonId person : persons) {
        const auto found = registry::find_resident(session, person, {day});
        names += (names.empty() ? "" : "、") +
                 (found ? found->record.name : std::to_string(person.value()));
    }
    return names;
}

/// Those who go must be of the applicant's household.
void check_members(const Asked& asked, std::span<const PersonId> persons,
                   std::vector<Problem>& problems) {
    const auto self = registry::find_resident(asked.session, asked.person, {asked.today});
    if (!self || !registry::is_resident(self->record.standing)) {
        problems.push_back({.code = "applicant.not_resident",
                            .message = "いまこの市町村に住民登録がないため、転出届はできません。",
                            .article = kMoveOut});
        return;
    }
    for (const PersonId person : persons) {
        const auto member = registry::find_resident(asked.session, person, {asked.today});
        if (member && registry::is_resident(member->record.standing) &&
            member->record.household_id == self->record.household_id) {
            continue;
        }
        problems.push_back({.code = "applicant.not_household",
                            .message = "同じ世帯の人だけを選んでください。",
                            .detail = std::to_string(person.value()),
                            .where = "members",
                            .article = kMoveOut});
    }
}

/// Online: from thirty days before to ten days after the move (the town's own window); a notice at
/// the counter has none.
void check_window(const Asked& asked, const procedures::Matter& matter, Date moves_on,
                  std::vector<Problem>& problems) {
    if (matter.record.channel != procedures::Channel::online) return;
    const auto desk = open_desk(asked.town, asked.today);
    if (!desk) {
        problems.push_back(desk.problem());
        return;
    }
    const Date filed =
        matter.record.received_at.microseconds != 0 ? received_on(matter) : asked.today;
    if (filed + days{desk->rates->online_days_before} < moves_on) {
        problems.push_back({.code = "applicant.too_early",
                            .message = "引越しの" +
                                       std::to_string(desk->rates->online_days_before) +
                                       "日前から届け出ることができます。",
                            .where = "moves_on",
                            .article = kMoveOut});
    }
    if (moves_on + days{desk->rates->online_days_after} < filed) {
        problems.push_back({.code = "applicant.too_late",
                            .message = "引越しから" +
                                       std::to_string(desk->rates->online_days_after) +
                                       "日を過ぎています。窓口で届け出てください。",
                            .where = "moves_on",
                            .article = kMoveOut});
    }
}

Booking booking_of(const procedures::Matter& matter) {
    const Answers answers{matter.answers};
    Booking booking;
    booking.person_id = matter.record.person_id;
    booking.kind =
        answers.text("kind") == "move_within" ? BookingKind::move_within : BookingKind::move_in;
    booking.visit_on = answers.date("visit_on");
    booking.moved_on = answers.date("moved_on");
    for (const PersonId person : answers.persons("members"))
        booking.members += (booking.members.empty() ? "" : " ") + std::to_string(person.value());
    booking.newcomers = static_cast<int>(answers.items("people").size());
    booking.address = answers.address("address");
    booking.phone = answers.text("phone");
    booking.visit_time = answers.chosen(matter.procedure, "visit_time");
    booking.interpreter = answers.chosen(matter.procedure, "interpreter");
    for (const std::string& need : answers.several("needs"))
        booking.needs += (booking.needs.empty() ? "" : " ") + need;
    booking.case_id = matter.record.case_id;
    return booking;
}

}  // namespace

std::vector<Problem> check_move_out(const Asked& asked, const procedures::Matter& matter) {
    const MoveOut command = move_out_of(matter);
    std::vector<Problem> problems;
    if (command.persons.empty()) {
        problems.push_back({.code = "applicant.nobody",
                            .message = "引っ越す人を選んでください。",
                            .where = "members",
                            .article = kMoveOut});
    }
    check_members(asked, command.persons, problems);
    check_window(asked, matter, command.filing.occurred_on, problems);
    return problems;
}

Result<std::vector<PreviewLine>> preview_move_out(const Asked& asked,
                                                  const procedures::Matter& matter) {
    const MoveOut command = move_out_of(matter);
    const auto desk = open_desk(asked.town, asked.today);
    if (!desk) return desk.problem();
    const auto office = open_days(asked.town.data_folder, Closed::municipality);
    if (!office) return office.problem();
    const Date deadline =
        office->on_or_after(notice_deadline(*desk->rates, command.filing.occurred_on));
    return std::vector<PreviewLine>{
        {"転出する人", names_of(asked.session, command.persons, asked.today),
         std::string{kMoveOut}},
        {"転出予定日", short_day(asked.town, command.filing.occurred_on), std::string{kMoveOut}},
        {"転出先", command.next_address, std::string{kMoveOut}},
        {"住民票", "転出予定日に消除", "住民基本台帳法施行令8条"},
        {"転入届の期限", short_day(asked.town, deadline), "住民基本台帳法22条1項"},
    };
}

Result<json::value> apply_move_out(const Town& town, storage::Transaction& transaction,
                                   const procedures::Matter& matter) {
    const auto desk = open_desk(town, received_on(matter));
    if (!desk) return desk.problem();
    const MoveOut command = move_out_of(matter);
    const auto outcome = move_out(desk->inside(transaction), command);
    if (!outcome) return outcome.problem();
    json::array persons;
    for (const PersonId person : outcome->persons)
        persons.push_back(person.value());
    return json::value(json::object{{"persons", std::move(persons)},
                                    {"planned_out_on", to_iso(command.filing.occurred_on)},
                                    {"certificate_issued", outcome->certificate_issued},
                                    {"household_notice_needed", outcome->household_notice_needed}});
}

std::vector<Problem> check_visit(const Asked& asked, const procedures::Matter& matter) {
    std::vector<Problem> problems;
    const Booking booking = booking_of(matter);
    if (booking.visit_on < asked.today) {
        problems.push_back({.code = "applicant.day_past",
                            .message = "来庁する日は、今日か今日より後の日を選んでください。",
                            .where = "visit_on"});
    }
    const auto office = open_days(asked.town.data_folder, Closed::municipality);
    if (office && booking.visit_on && !office->is_open(booking.visit_on)) {
        problems.push_back(
            {.code = "applicant.day_closed",
             .message = "その日は窓口が閉まっています。開いている日を選んでください。",
             .where = "visit_on"});
    }
    if (booking.visit_on && booking.visit_on < booking.moved_on) {
        problems.push_back({.code = "applicant.not_yet",
                            .message =
                                "届出は引っ越した日から受け付けます。引っ越した日より後の日を"
                                "選んでください。",
                            .where = "visit_on",
                            .article = "住民基本台帳法22条1項"});
    }
    if (booking.members.empty() && booking.newcomers == 0) {
        problems.push_back({.code = "applicant.nobody",
                            .message = "引っ越す人を選ぶか、人数を入れてください。",
                            .where = "members"});
    }
    return problems;
}

Result<std::vector<PreviewLine>> preview_visit(const Asked& asked,
                                               const procedures::Matter& matter) {
    const Booking booking = booking_of(matter);
    return std::vector<PreviewLine>{
        {"届出", std::string{label_of(booking.kind)}},
        {"来庁日", short_day(asked.town, booking.visit_on) + "　" + booking.visit_time},
        {"異動日", short_day(asked.town, booking.moved_on)},
        {"新しい住所", booking.address},
    };
}

Result<json::value> apply_visit(const Town& town, storage::Transaction& transaction,
                                const procedures::Matter& matter) {
    const Booking booking = booking_of(matter);
    auto number = book_visit(town, transaction, booking);
    if (!number) return number.problem();
    return json::value(
        json::object{{"booking_number", *number}, {"visit_on", to_iso(booking.visit_on)}});
}

}  // namespace yakuba::resident_register
