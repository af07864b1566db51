#include <algorithm>

#include "business/resident_register/heads.h"

namespace yakuba::resident_register {
namespace {

using registry::Event;
using registry::Resident;

constexpr std::string_view kArticle = "住民基本台帳法25条";

Problem no_household(HouseholdId household) {
    return {.code = "household.not_found",
            .message = "その日にその世帯はありません。世帯番号と異動日を確かめてください。",
            .detail = "household " + std::to_string(household.value()),
            .article = kArticle};
}

bool one_address(const Resident& a, const Resident& b) {
    return a.town_code == b.town_code && a.town == b.town && a.lot == b.lot &&
           a.building == b.building;
}

bool contains(std::span<const PersonId> persons, PersonId person) {
    return std::ranges::find(persons, person) != persons.end();
}

/// A notice, checked, then the work of one change of household.
Result<Outcome> file_change(const Desk& desk, const Filing& filing,
                            const std::function<Result<Outcome>(DayBook&, Outcome)>& work) {
    return file(desk, filing, Event::household_change, [&](DayBook& book) -> Result<Outcome> {
        const auto outcome = check_notice(desk, filing, kArticle);
        if (!outcome) return outcome.problem();
        return work(book, *outcome);
    });
}

Result<Outcome> split(DayBook& book, const Split& command, Outcome outcome) {
    const Date day = command.filing.occurred_on;
    const std::vector<Resident> before = book.members(command.household, day);
    for (const PersonId person : command.leaving) {
        if (std::ranges::find(before, person, &Resident::person_id) == before.end()) {
            return Problem{.code = "household.not_member",
                           .message = "分かれる人はその世帯の人から選んでください。",
                           .detail = "person " + std::to_string(person.value()),
                           .article = kArticle};
        }
    }
    if (command.leaving.empty() || command.leaving.size() == before.size()) {
        return Problem{
            .code = "household.nobody_left",
            .message = "世帯の一部の人だけが分かれるときの届出です。人を選び直してください。",
            .article = kArticle};
    }
    if (!contains(command.leaving, command.head)) {
        return Problem{.code = "household.no_head",
                       .message = "新しい世帯の世帯主を、分かれる人から選んでください。",
                       .article = kArticle};
    }
    const Resident* const old_head = head_of(before);
    if (old_head == nullptr) return no_household(command.household);
    outcome.household = registry::new_household_number(book.transaction());
    outcome.persons = command.leaving;
    for (const PersonId person : command.leaving) {
        book.amend(person, day,
                   [&](Resident& resident) { resident.household_id = outcome.household; });
    }
    const auto headed =
        set_head(book, outcome.household, command.head, day, command.relations, *old_head);
    if (!headed) return headed.problem();
    const auto followed = follow_head(book, command.household, day, before, command.new_head_left,
                                      command.relations_left, outcome);
    if (!followed) return followed.problem();
    return outcome;
}

Result<Outcome> join(DayBook& book, const Join& command, Outcome outcome) {
    const Date day = command.filing.occurred_on;
    const std::vector<Resident> before = book.members(command.from, day);
    const std::vector<Resident> target = book.members(command.into, day);
    const Resident* const head = head_of(target);
    if (before.empty()) return no_household(command.from);
    if (head == nullptr) return no_household(command.into);
    if (!one_address(before.front(), *head)) {
        return Problem{.code = "household.other_address",
                       .message = "住所の違う世帯です。同じ住所でなければ転居届になります。",
                       .article = kArticle};
    }
    for (const Resident& member : before) {
        if (command.persons.empty() || contains(command.persons, member.person_id)) {
            outcome.persons.push_back(member.person_id);
        }
    }
    for (const PersonId person : outcome.persons) {
        const auto stated = command.relations.find(person);
        if (stated != command.relations.end() && stated->second != "世帯主") continue;
        return Problem{.code = "relation.needed",
                       .message = "加わる世帯の世帯主から見た続柄を入力してください。",
                       .detail = "person " + std::to_string(person.value()),
                       .where = "relations",
                       .article = "住民基本台帳法7条4号"};
    }
    outcome.household = command.into;
    for (const PersonId person : outcome.persons) {
        book.amend(person, day, [&](Resident& resident) {
            resident.household_id = command.into;
            resident.relation = command.relations.at(person);
        });
    }
    const auto followed = follow_head(book, command.from, day, before, command.new_head_left,
                                      command.relations_left, outcome);
    if (!followed) return followed.problem();
    return outcome;
}

}  // namespace

Result<Outcome> change_head(const Desk& desk, const HeadChange& command) {
    return file_change(
        desk, command.filing, [&](DayBook& book, Outcome outcome) -> Result<Outcome> {
            const Date day = command.filing.occurred_on;
            const std::vector<Resident> members = book.members(command.household, day);
            if (members.empty()) return no_household(command.household);
            // A household whose head has gone is still written as seen from that head.
            const Resident* const head = head_of(members);
            const Resident old_head =
                book.last_head(command.household, day).value_or(members.front());
            if (head != nullptr && head->person_id == command.new_head) {
                return Problem{.code = "household.same_head",
                               .message = "その人はすでに世帯主です。",
                               .article = kArticle};
            }
            const auto headed = set_head(book, command.household, command.new_head, day,
                                         command.relations, old_head);
            if (!headed) return headed.problem();
            for (const Resident& member : members)
                outcome.persons.push_back(member.person_id);
            outcome.household = command.household;
            outcome.new_head = command.new_head;
            return outcome;
        });
}

Result<Outcome> split_household(const Desk& desk, const Split& command) {
    return file_change(desk, command.filing, [&](DayBook& book, Outcome outcome) {
        return split(book, command, std::move(outcome));
    });
}

Result<Outcome> join_household(const Desk& desk, const Join& command) {
    return file_change(desk, command.filing, [&](DayBook& book, Outcome outcome) {
        return join(book, command, std::move(outcome));
    });
}

}  // namespace yakuba::resident_register
