#include <algorithm>

#include "business/resident_register/heads.h"
#include "business/resident_register/items.h"

namespace yakuba::resident_register {
namespace {

using registry::Event;
using registry::Resident;
using registry::Standing;

constexpr std::string_view kFamilyRegister = "住民基本台帳法施行令12条2項1号";

Result<Outcome> enter_child(DayBook& book, const Birth& command, Outcome outcome) {
    const Date born = command.filing.occurred_on;
    const auto members = book.members(command.household, born);
    const Resident* const head = head_of(members);
    if (head == nullptr) {
        return Problem{
            .code = "household.not_found",
            .message = "出生の日にその世帯に世帯主がいません。父母の世帯番号を確かめてください。",
            .detail = "household " + std::to_string(command.household.value()),
            .where = "household",
            .article = kFamilyRegister};
    }
    if (command.child.birth_date != PartialDate{born}) {
        return Problem{.code = "birth.other_day",
                       .message = "異動日が出生年月日と違います。",
                       .where = "occurred_on",
                       .article = kFamilyRegister};
    }
    Resident child = command.child;
    child.person_id = registry::new_person_number(book.transaction());
    child.standing = Standing::resident;
    child.household_id = command.household;
    if (child.relation.empty()) child.relation = "子";
    child.postcode = head->postcode;
    child.town_code = head->town_code;
    child.town = head->town;
    child.lot = head->lot;
    child.building = head->building;
    child.became_resident_on = born;  // 出生の日から住民
    child.address_since = born;
    outcome.persons = {child.person_id};
    outcome.household = command.household;
    book.enter(std::move(child), born);
    return outcome;
}

Result<Outcome> enter_death(DayBook& book, const Death& command, Outcome outcome) {
    const Date day = command.filing.occurred_on;
    const auto resident = book.resident(command.person, day);
    if (!resident) return resident.problem();
    const std::vector<Resident> before = book.members(resident->household_id, day);
    book.amend(command.person, day, [](Resident& r) { r.standing = Standing::dead; });
    outcome.persons = {command.person};
    outcome.household = resident->household_id;
    const auto followed = follow_head(book, resident->household_id, day, before, command.new_head,
                                      command.relations, outcome);
    if (!followed) return followed.problem();
    return outcome;
}

}  // namespace

Result<Outcome> birth(const Desk& desk, const Birth& command) {
    return file(desk, command.filing, Event::birth, [&](DayBook& book) -> Result<Outcome> {
        const auto outcome = check_notice(desk, command.filing, kFamilyRegister);
        if (!outcome) return outcome.problem();
        return enter_child(book, command, *outcome);
    });
}

Result<Outcome> death(const Desk& desk, const Death& command) {
    return file(desk, command.filing, Event::death, [&](DayBook& book) -> Result<Outcome> {
        const auto outcome = check_notice(desk, command.filing, kFamilyRegister);
        if (!outcome) return outcome.problem();
        return enter_death(book, command, *outcome);
    });
}

Result<Outcome> change_name(const Desk& desk, const NameChange& command) {
    return file(desk, command.filing, Event::name_change, [&](DayBook& book) -> Result<Outcome> {
        auto outcome = check_notice(desk, command.filing, kFamilyRegister);
        if (!outcome) return outcome.problem();
        constexpr std::string_view kNames[] = {
            "name", "kana", "former_name", "alias", "registered_domicile", "register_head"};
        const auto items = read_items(command.items, kNames);
        if (!items) return items.problem();
        const auto resident = book.resident(command.person, command.filing.occurred_on);
        if (!resident) return resident.problem();
        book.amend(command.person, command.filing.occurred_on, *items);
        outcome->persons = {command.person};
        outcome->household = resident->household_id;
        return outcome;
    });
}

}  // namespace yakuba::resident_register
