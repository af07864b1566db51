#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "business/resident_register/events.h"
#include "business/resident_register/pages/draft.h"
#include "business/resident_register/pages/form.h"
#include "registry/disclosure.h"
#include "registry/residents.h"
#include "registry/town.h"

namespace yakuba::resident_register {

/// What an event's pages may look at while they ask.
struct Scene {
    const Town& town;
    storage::Session& session;
    const registry::Disclosure& gate;
    registry::AddressRequest request;  // the clerk
    Date today;
    PersonId person;  // whom the event began from
    const Answers& answers;

    /// The day the event is about: what was entered, or today.
    Date day() const;
    std::optional<registry::Resident> resident(PersonId person) const;
    std::vector<registry::Resident> household(HouseholdId household) const;
    /// The household of the person the event began from.
    std::vector<registry::Resident> own_household() const;
    std::string address_of(const registry::Resident& resident) const;
};

/// How much a finding weighs.
enum class Weight {
    stop,     // 止める: cannot be written
    confirm,  // 確かめる: the clerk ticks that it was looked at
    tell,     // 知らせる
};
struct Finding {
    Weight weight = Weight::tell;
    std::string code;  // the rule's name
    std::string text;
    std::string article = {};
    std::string step = {};  // where it is mended
};

/// The box by which the clerk says that a finding was looked at.
std::string confirmation_name(const Finding& finding);

/// One event of the register as a wizard. The list is in event_forms.cpp.
struct EventForm {
    std::string_view id;     // "move-in": the address of its pages
    std::string_view label;  // 転入
    std::string_view article;
    std::string_view group;  // 届出, 戸籍, 世帯, 職権, 支援措置
    std::string_view summary;
    bool about_person = true;  // begins from somebody who is in the register
    std::function<std::vector<Step>(const Scene&)> steps;
    /// What the law has to say beside the event's own refusals.
    std::function<std::vector<Finding>(const Scene&)> findings;
    /// Builds the command from the answers and carries it out.
    std::function<Result<Outcome>(const Scene&, const Desk&, Filing)> carry_out;
    /// Answers hold what must not lie about (the counterpart): not kept once filed.
    bool sensitive = false;
};

std::span<const EventForm> event_forms();
const EventForm* find_event_form(std::string_view id);

// The events by their groups; each function gives the forms of one file.
std::vector<EventForm> move_in_forms();     // 転入, 職権記載
std::vector<EventForm> move_forms();        // 転居, 転出
std::vector<EventForm> family_forms();      // 出生, 死亡, 氏名等変更
std::vector<EventForm> household_forms();   // 世帯主変更, 分離, 合併, 編入
std::vector<EventForm> correction_forms();  // 職権消除, 職権回復, 訂正, 取消
std::vector<EventForm> protection_forms();  // 支援措置

/// Everybody the event is about so far: those chosen, their households, the household joined.
std::vector<PersonId> concerned(const Scene& scene);
/// Their latest versions.
Seen look_at(storage::Session& session, std::span<const PersonId> persons);

}  // namespace yakuba::resident_register
