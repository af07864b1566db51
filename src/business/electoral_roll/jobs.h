#pragma once
#include "department/department.h"

/// The year's jobs of the roll; `request.day` is the day they are for.
namespace yakuba::electoral_roll {

/// 定時登録 (22条1項): enters everybody who is eligible on the base date and not on the roll. The
/// same base date again changes nothing. Problems "electoral_roll.not_regular_day",
/// "electoral_roll.election_day" (22条4項), "electoral_roll.not_yet".
Result<batch::Report> register_regularly(const Town& town, const batch::Request& request);

/// 選挙時登録 (22条3項). Problem "electoral_roll.no_election" when no election has this base date.
Result<batch::Report> register_for_election(const Town& town, const batch::Request& request);

/// 表示・訂正・移替え・抹消 (27条, 28条, 施行令16条・17条), for every entry, daily.
Result<batch::Report> keep_roll(const Town& town, const batch::Request& request);

/// 補正登録と誤った登録の抹消 (26条, 28条4号): what the registers know better now than on the
/// registrations that were made.
Result<batch::Report> supplement_roll(const Town& town, const batch::Request& request);

}  // namespace yakuba::electoral_roll
