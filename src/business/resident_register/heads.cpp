#include "business/resident_register/heads.h"

#include <algorithm>

#include "business/resident_register/relation.h"

namespace yakuba::resident_register {

using registry::Resident;

const Resident* head_of(std::span<const Resident> members) {
    const auto head = std::ranges::find_if(members, registry::is_head);
    return head == members.end() ? nullptr : &*head;
}

Result<Done> set_head(DayBook& book, HouseholdId household, PersonId new_head, Date day,
                      const Relations& stated, const Resident& old_head) {
    const std::vector<Resident> members = book.members(household, day);
    const auto head = std::ranges::find(members, new_head, &Resident::person_id);
    if (head == members.end()) {
        return Problem{.code = "household.not_member",
                       .message = "新しい世帯主はその世帯の人から選んでください。",
                       .detail = "person " + std::to_string(new_head.value()),
                       .article = "住民基本台帳法25条"};
    }
    Relations relations;
    std::string unknown;
    for (const Resident& member : members) {
        const auto said = stated.find(member.person_id);
        const auto relation = said != stated.end() && member.person_id != new_head
                                  ? std::optional{said->second}
                                  : relation_to_new_head(old_head, *head, member);
        if (relation) {
            relations[member.person_id] = *relation;
        } else {
            unknown += (unknown.empty() ? "" : ", ") + std::to_string(member.person_id.value());
        }
    }
    if (!unknown.empty()) {
        return Problem{.code = "relation.needed",
                       .message =
                           "新しい世帯主から見た続柄が台帳からは分からない人がいます。"
                           "その人の続柄を入力してください。",
                       .detail = "persons " + unknown,
                       .article = "住民基本台帳法7条4号"};
    }
    for (const auto& [person, relation] : relations) {
        const Resident* const state = book.find(person, day);
        if (state->relation == relation) continue;
        book.amend(person, day, [&relation = relation](Resident& r) { r.relation = relation; });
    }
    return Done{};
}

Result<Done> follow_head(DayBook& book, HouseholdId household, Date day,
                         std::span<const Resident> before, PersonId named, const Relations& stated,
                         Outcome& outcome) {
    const Resident* const old_head = head_of(before);
    const std::vector<Resident> left = book.members(household, day);
    if (old_head == nullptr || left.empty() || head_of(left) != nullptr) return Done{};
    PersonId next = named;
    if (left.size() == 1) {
        next = left.front().person_id;
        outcome.head_ex_officio = true;
    }
    if (!next) {
        outcome.household_notice_needed = true;
        return Done{};
    }
    outcome.new_head = next;
    return set_head(book, household, next, day, stated, *old_head);
}

}  // namespace yakuba::resident_register
