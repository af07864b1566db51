#include <algorithm>

#include "business/resident_register/heads.h"
#include "business/resident_register/rules.h"

namespace yakuba::resident_register {
namespace {

using registry::Event;
using registry::Resident;
using registry::Standing;

/// The persons of the command on the day: living residents of one household.
Result<std::vector<Resident>> leavers(DayBook& book, std::span<const PersonId> persons, Date day,
                                      std::string_view article) {
    if (persons.empty()) {
        return Problem{.code = "persons.missing",
                       .message = "異動する人を選んでください。",
                       .where = "persons",
                       .article = article};
    }
    std::vector<Resident> residents;
    for (const PersonId person : persons) {
        auto resident = book.resident(person, day);
        if (!resident) return resident.problem();
        residents.push_back(*std::move(resident));
    }
    for (const Resident& resident : residents) {
        if (resident.household_id == residents.front().household_id) continue;
        return Problem{
            .code = "household.not_one",
            .message = "別の世帯の人が混ざっています。世帯ごとに届け出てもらってください。",
            .detail = "person " + std::to_string(resident.person_id.value()),
            .where = "persons",
            .article = article};
    }
    return residents;
}

void move_to(Resident& resident, const MoveWithin& command, HouseholdId household) {
    resident.household_id = household;
    resident.postcode = command.address.postcode;
    resident.town_code = command.address.town_code;
    resident.town = command.address.town;
    resident.lot = command.address.lot;
    resident.building = command.address.building;
    resident.address_since = command.filing.occurred_on;  // 住民となった年月日 stays
}

/// 続柄 in the household they come to: as stated; kept when the whole household moves on its own.
Result<Done> check_relations(DayBook& book, const MoveWithin& command, bool all_move) {
    if (all_move && !command.into) return Done{};
    int heads = 0;
    for (const PersonId person : command.persons) {
        const auto stated = command.relations.find(person);
        if (stated == command.relations.end() || stated->second.empty()) {
            return Problem{.code = "relation.needed",
                           .message = "移った先の世帯での続柄を入力してください。",
                           .detail = "person " + std::to_string(person.value()),
                           .where = "relations",
                           .article = "住民基本台帳法7条4号"};
        }
        heads += stated->second == "世帯主" ? 1 : 0;
    }
    if (command.into &&
        head_of(book.members(command.into, command.filing.occurred_on)) == nullptr) {
        return Problem{.code = "household.not_found",
                       .message = "移った先の世帯に世帯主がいません。世帯番号を確かめてください。",
                       .where = "into",
                       .article = "住民基本台帳法6条"};
    }
    if (heads == (command.into ? 0 : 1)) return Done{};
    return Problem{.code = heads == 0 ? "household.no_head" : "household.two_heads",
                   .message = "世帯主は世帯にひとりです。続柄を直してください。",
                   .where = "relations",
                   .article = "住民基本台帳法7条4号"};
}

Result<Outcome> move(DayBook& book, const MoveWithin& command, Outcome outcome) {
    constexpr std::string_view kArticle = "住民基本台帳法23条";
    const Date day = command.filing.occurred_on;
    const auto moving = leavers(book, command.persons, day, kArticle);
    if (!moving) return moving.problem();
    const HouseholdId from = moving->front().household_id;
    const std::vector<Resident> before = book.members(from, day);
    const bool all_move = before.size() == moving->size();
    const auto relations = check_relations(book, command, all_move);
    if (!relations) return relations.problem();

    outcome.persons = command.persons;
    outcome.household = command.into ? command.into
                        : all_move   ? from
                                     : registry::new_household_number(book.transaction());
    for (const PersonId person : command.persons) {
        book.amend(person, day, [&](Resident& resident) {
            move_to(resident, command, outcome.household);
            const auto stated = command.relations.find(person);
            if (stated != command.relations.end()) resident.relation = stated->second;
        });
    }
    const auto followed = follow_head(book, from, day, before, command.new_head_left,
                                      command.relations_left, outcome);
    if (!followed) return followed.problem();
    return outcome;
}

/// 転出: the entry shows the plan from the notice on, and is removed on the planned day.
void leave(DayBook& book, const MoveOut& command, PersonId person) {
    const Date planned = command.filing.occurred_on;
    const auto plan = [&](Resident& resident) {
        resident.next_address = command.next_address;
        resident.planned_out_on = planned;
    };
    if (command.filing.notified_on < planned) {
        book.amend(person, command.filing.notified_on, planned, [&](Resident& resident) {
            plan(resident);
            resident.standing = Standing::planned_out;
        });
    }
    book.amend(person, planned, [&](Resident& resident) {
        plan(resident);
        resident.standing = Standing::moved_out;
    });
}

Result<Outcome> plan_move_out(const Desk& desk, DayBook& book, const MoveOut& command) {
    constexpr std::string_view kArticle = "住民基本台帳法24条";
    if (command.filing.notified_on > date_in_japan(command.filing.now)) {
        return Problem{.code = "notice.in_future",
                       .message = "届出日が今日より後になっています。届出日を直してください。",
                       .where = "notified_on",
                       .article = kArticle};
    }
    const Date planned = command.filing.occurred_on;
    const auto leaving = leavers(book, command.persons, planned, kArticle);
    if (!leaving) return leaving.problem();
    Facts facts;
    facts.matter = Matter::move_out;
    facts.planned_out_on = planned;
    facts.notified_on = command.filing.notified_on;
    facts.abroad = command.abroad;
    facts.card_holder = command.card_holder;
    const Sheet sheet = examine(*desk.rates, facts, command.filing.notified_on);
    Outcome outcome;
    outcome.persons = command.persons;
    outcome.household = leaving->front().household_id;
    outcome.deadline = notice_deadline(*desk.rates, planned);
    outcome.late = command.filing.notified_on > outcome.deadline;
    outcome.certificate_issued = sheet.certificate_issued;

    const std::vector<Resident> before = book.members(outcome.household, planned);
    for (const PersonId person : command.persons)
        leave(book, command, person);
    const auto followed = follow_head(book, outcome.household, planned, before,
                                      command.new_head_left, command.relations_left, outcome);
    if (!followed) return followed.problem();
    return outcome;
}

}  // namespace

Result<Outcome> move_within(const Desk& desk, const MoveWithin& command) {
    return file(desk, command.filing, Event::move_within, [&](DayBook& book) -> Result<Outcome> {
        const auto outcome = check_notice(desk, command.filing, "住民基本台帳法23条");
        if (!outcome) return outcome.problem();
        return move(book, command, *outcome);
    });
}

Result<Outcome> move_out(const Desk& desk, const MoveOut& command) {
    return file(desk, command.filing, Event::move_out,
                [&](DayBook& book) { return plan_move_out(desk, book, command); });
}

}  // namespace yakuba::resident_register
