#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/result.h"
#include "rules/description.h"
#include "storage/database.h"
#include "storage/table.h"

/// 修学中の被保険者・施設入所者の特例 (国民健康保険法116条・116条の2): who lives in one
/// municipality and is insured in another.
namespace yakuba::national_health_insurance {

enum class SpecialKind {
    student = 1,   // 修学: belongs to the household left behind
    facility = 2,  // 病院・施設への入院等: a household of its own
};
std::span<const Code> codes_of(SpecialKind);

enum class SpecialSide {
    ours = 1,    // 当市町村の被保険者が、他の市町村に住む
    theirs = 2,  // 他の市町村の被保険者が、当市町村に住む
};
std::span<const Code> codes_of(SpecialSide);

struct SpecialResidence {
    PersonId person_id;
    Date began_on;  // 特例の始まった日: the day of moving
    SpecialKind kind = SpecialKind::student;
    SpecialSide side = SpecialSide::ours;
    std::string municipality;  // 相手の市区町村
    std::string place;         // 学校・病院・施設
    Date ended_on;             // the first day no longer; none while it lasts
    Date filed_on;
};
const Description& special_residence_description();
/// History, keyed by person_id, began_on.
const storage::Table& special_residence_table();

/// Everything on file of a person, in order of beginning, as known at `known`.
std::vector<SpecialResidence> special_residences_of(storage::Session& session, PersonId person,
                                                    Instant known = kEndOfTime);
/// The one that holds on a day.
std::optional<SpecialResidence> special_residence_on(storage::Session& session, PersonId person,
                                                     Date day);
constexpr bool holds_on(const SpecialResidence& special, Date day) {
    return special.began_on <= day && (!special.ended_on || day < special.ended_on);
}

/// What a notification would do, checked. Problems: "applicant.special.already" when one holds on
/// that day, "applicant.special.not_insured" when one of ours has no spell here that was running
/// until the move, "applicant.special.not_living_here" for theirs.
std::vector<Problem> check_special(storage::Session& session, const SpecialResidence& special);
/// 該当届: ours keep, or get back, the spell that the move had ended; the spell of theirs ends.
Result<Done> begin_special(storage::Transaction& transaction, const SpecialResidence& special);
/// 非該当届: the special case ends; so does the spell of ours, who lives here no more. Problem
/// "applicant.special.none".
Result<Done> end_special(storage::Transaction& transaction, PersonId person, Date ended_on,
                         Date filed_on);

}  // namespace yakuba::national_health_insurance
