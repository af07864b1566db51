#pragma once
#include <cstdint>
#include <span>

#include "business/electoral_roll/rates.h"
#include "kernel/date.h"
#include "rules/description.h"

/// Who is on the roll on a base date. Facts and rates in, a Sheet out; no clock, no database.
namespace yakuba::electoral_roll {

/// Which registration is made on a day (22条).
enum class Run : std::int32_t {
    none = 0,      // no registration: the state of the roll on that day
    regular = 1,   // 定時登録 (1項)
    election = 2,  // 選挙時登録 (3項)
};
std::span<const Code> codes_of(Run);

/// Why somebody is registered, or is not.
enum class Ground : std::int32_t {
    resident = 1,         // 21条1項
    former_resident = 2,  // 21条2項
    on_roll = 3,          // already registered, and stays
    removed = 4,          // was registered, and is removed
    not_citizen = 11,     // 日本国民でない
    dead = 12,            // 死亡
    under_age = 13,       // 年齢
    disqualified = 14,    // 欠格
    no_record = 15,       // 住民基本台帳に記録がない
    short_record = 16,    // 三箇月に満たない
    left_too_early = 17,  // 三箇月に満たないうちに住所を移した
    left_too_long = 18,   // 住所を移して四箇月を経過した
    unconfirmed = 19,     // 確認が得られない
};
std::span<const Code> codes_of(Ground);
constexpr bool is_eligible(Ground ground) { return ground <= Ground::former_resident; }

/// Why an entry is removed (28条).
enum class Removal : std::int32_t {
    none = 0,
    died = 1,               // 1号
    nationality_lost = 2,   // 1号
    four_months = 3,        // 2号
    moved_abroad_roll = 4,  // 3号 (在外選挙人名簿への登録の移転)
    never_eligible = 5,     // 4号
};
std::span<const Code> codes_of(Removal);

/// What is asked of one person, as the run holds a whole city: small and flat.
struct Elector {
    Date birth_date;
    /// 住民票が作成された日; for one who moved in and filed, the day of the notice (21条1項).
    Date counted_from;
    Date left_on;         // 住所を有しなくなった日; none: lives here
    Date marked_left_on;  // the day on the mark of one who has come back since
    Date died_on;
    Date nationality_lost_on;
    bool japanese = true;
    bool disqualified = false;
    bool confirmed = true;
    bool on_roll = false;
    bool former_mark = false;
    bool never_eligible = false;
};

/// One registration as dates, so that a person is a few comparisons.
struct RunLines {
    Run run = Run::none;
    Date base;        // 基準日
    Date age_day;     // the day on which the age is tested
    Date born_by;     // the youngest: born on this day or before
    Date counted_by;  // recorded on this day or before: three months have passed
    Date left_from;   // left on this day or later: four months have not passed
};
RunLines run_lines(const Rates& rates, Run run, Date base, Date age_day);

/// One person on one base date.
struct Sheet {
    Ground ground = Ground::no_record;
    Removal removal = Removal::none;
    Date removed_from;               // the day on which the entry is, or will be, removed
    bool registered = false;         // entered by this run
    bool on_roll = false;            // afterwards
    bool moved_mark = false;         // 住所を有しなくなった旨の表示 (27条1項)
    bool former_mark = false;        // 21条2項に該当する旨の表示 (27条2項)
    bool disqualified_mark = false;  // 選挙権を有しない旨の表示 (27条1項)
    friend bool operator==(const Sheet&, const Sheet&) = default;
};

/// The roll's answer for one person (被登録資格, 表示, 抹消).
///
/// Source: 公職選挙法21条, 22条, 27条, 28条; 施行令12条1項, 16条.
/// Units:  days. `lines` is run_lines of the same rates.
/// Errors: none. Allocates nothing.
Sheet decide(const Rates& rates, const RunLines& lines, const Elector& elector);

/// Many at once; `sheets` has one place for each.
void decide(const Rates& rates, const RunLines& lines, std::span<const Elector> electors,
            std::span<Sheet> sheets);

/// The day on which three months are complete for one recorded on `counted_from` (21条1項;
/// 民法140条・143条).
Date three_months_on(const Rates& rates, Date counted_from);
/// The last day of the four months after leaving (21条2項, 28条2号).
Date four_months_until(const Rates& rates, Date left_on);
/// The day on which an entry marked as moved away is removed.
Date removed_from(const Rates& rates, Date left_on);

}  // namespace yakuba::electoral_roll
