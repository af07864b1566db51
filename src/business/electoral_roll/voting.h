#pragma once
#include <cstdint>
#include <span>

#include "business/electoral_roll/facts.h"
#include "business/electoral_roll/rates.h"
#include "business/electoral_roll/rules.h"

/// Where somebody votes in one election, and how before the day (9条, 42条–44条, 48条の2, 49条).
namespace yakuba::electoral_roll {

enum class Vote : std::int32_t {
    none = 0,  // no election was asked for
    here = 1,  // この市町村で投票する
    here_with_proof = 2,  // 引き続き都道府県内に住所を有することの証明か確認が要る (44条3項)
    at_former = 3,             // 従前の住所地で投票する
    at_former_with_proof = 4,  // 従前の住所地で、証明か確認を受けて
    at_new = 5,                // 移した先で投票する
    not_citizen = 11,          // 日本国民でない
    dead = 12,
    under_age = 13,
    disqualified = 14,
    not_on_roll = 15,        // どの名簿にも登録されていない (42条1項)
    left_municipality = 16,  // 市町村の選挙権がない (9条2項)
    left_prefecture = 17,    // 都道府県の選挙権がない (9条3項)
    short_residence = 18,    // 引き続き三箇月以上住所を有しない (9条2項)
};
std::span<const Code> codes_of(Vote);
constexpr bool votes(Vote vote) { return vote >= Vote::here && vote <= Vote::at_new; }
constexpr bool votes_here(Vote vote) { return vote == Vote::here || vote == Vote::here_with_proof; }

/// The right and the roll on one day. `sheet` is decide()'s for the base date of the roll used.
/// `day` is the voting day, or the day of an early vote: the right is tested on the day of casting
/// (43条).
Vote vote_on(const Rates& rates, const Facts& facts, const Sheet& sheet, Date day);

/// Voting before the day at one's own municipality.
struct Casting {
    bool early = false;  // 期日前投票 (48条の2): the right is held on that day
    bool absentee = false;  // 不在者投票 at the own commission: the right will be held only on the
                            // voting day (施行令50条2項)
};
Casting casting_on(const Rates& rates, const Facts& facts, const Sheet& sheet);

/// Whether the ballot can be asked for and cast in another municipality (施行令50条1項): one who
/// votes here and lives elsewhere.
bool may_ask_for_ballot(const Facts& facts, Vote vote);

/// The day the three months count from.
Date counted_from(const Facts& facts);

}  // namespace yakuba::electoral_roll
