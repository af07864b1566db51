#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "business/resident_register/pages/event_form.h"

/// Questions that several events ask.
namespace yakuba::resident_register {

Question day_question(std::string name, std::string label, std::string_view article,
                      std::string initial = {});
Question text_question(std::string name, std::string label, bool needed, std::string size = "20");

/// 届出: the day of the event, the day of the notice, who files and how they were identified
/// (27条2項・3項).
Step notice_step(const Scene& scene, std::string day_label, std::string_view article);
/// 職権: the day, the day of the decision, and its ground.
Step ex_officio_step(const Scene& scene, std::string day_label, std::string_view article);

/// Who of a household: ticked names.
Question members_question(const Scene& scene, std::string label,
                          std::span<const registry::Resident> members, bool all_at_first);
/// 続柄 of one person: a box with the usual words (事務処理要領).
Question relation_question(std::string name, std::string label, bool needed, bool with_head);
/// 本籍, 氏名 …: the items of a person, the present ones standing in the boxes. `prefix` of their
/// names.
Question town_question(const Scene& scene);

/// When the head is among those who leave and several stay: who is the next, and the 続柄 the
/// register cannot tell. Empty when no question is needed.
std::vector<Step> remaining_steps(const Scene& scene, std::span<const PersonId> leaving);
PersonId answered_new_head(const Scene& scene);
Relations answered_relations(const Scene& scene, std::string_view prefix);

/// "佐藤　花（妻・38歳）".
std::string name_and_relation(const registry::Resident& resident, Date day);

/// Whom the clerk may be looking for, by 世帯番号: the household's head and address, or why not.
Finding household_found(const Scene& scene, HouseholdId household);

}  // namespace yakuba::resident_register
