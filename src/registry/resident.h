#pragma once
#include <span>
#include <string>

#include "kernel/date.h"
#include "kernel/id.h"
#include "rules/description.h"
#include "storage/table.h"

namespace yakuba::registry {

/// What a person is to this municipality.
enum class Standing {
    resident = 1,      // 住民
    moved_out = 2,     // 転出（除票）
    dead = 3,          // 死亡（除票）
    removed = 4,       // 職権消除・国籍喪失等（除票）
    non_resident = 5,  // 住登外者
    planned_out = 6,   // 転出届を受け、転出予定日が来ていない住民
};
std::span<const Code> codes_of(Standing);

/// Why this version was written (異動事由).
enum class Event {
    initial = 1,              // 移行・当初登録
    move_in = 2,              // 転入 (法22条)
    move_within = 3,          // 転居 (法23条)
    move_out = 4,             // 転出 (法24条)
    birth = 5,                // 出生
    death = 6,                // 死亡
    household_change = 7,     // 世帯変更 (法25条)
    correction = 8,           // 訂正 (職権修正)
    cancellation = 9,         // 取消
    ex_officio_entry = 10,    // 職権記載
    ex_officio_removal = 11,  // 職権消除
    move_in_special = 12,     // 特例転入 (法24条の2)
    name_change = 13,         // 氏名等変更
    restoration = 14,         // 職権回復
};
std::span<const Code> codes_of(Event);

enum class Sex { unknown = 0, male = 1, female = 2, other = 9 };
std::span<const Code> codes_of(Sex);

/// One entry of the basic resident register (住民票, 住民基本台帳法7条・30条の45), or of a
/// non-resident person the municipality deals with (住登外者). One row is the whole state of one
/// person between two dates; the household is the set of residents with one household number.
struct Resident {
    PersonId person_id;  // 宛名番号
    Standing standing = Standing::resident;
    Event event = Event::initial;  // what wrote this version
    Date notified_on;              // 届出年月日
    HouseholdId household_id;      // 世帯番号; none for non-residents
    std::string relation;  // 続柄: 世帯主, 妻, 子, 子の子, 夫（未届） …; seen from the head
    std::string name;         // 氏名, byte-exact, IVS kept; "姓　名" with one full-width space
    std::string kana;         // 振り仮名 (katakana); empty when not recorded: never guessed
    std::string former_name;  // 旧氏
    std::string alias;        // 通称
    PartialDate birth_date;   // 出生年月日
    Sex sex = Sex::unknown;
    std::string nationality;          // 国籍・地域, ISO 3166 alpha-3; "JPN"
    std::string residence_status;     // 在留資格; empty for nationals
    Date residence_until;             // 在留期間の満了日
    std::string registered_domicile;  // 本籍
    std::string register_head;        // 筆頭者
    Date became_resident_on;          // 住民となった年月日
    Date address_since;               // 住所を定めた年月日
    std::string postcode;             // 7 digits
    std::string town_code;            // 町字ID, 7 digits, unique within the municipality
    std::string town;                 // 大字・町・丁目 as registered
    std::string lot;                  // 番地・号
    std::string building;             // 方書
    std::string former_address;       // 従前の住所 (転入者)
    std::string next_address;         // 転出先
    Date planned_out_on;              // 転出予定日
    std::string resident_code;        // 住民票コード, 11 digits
};
const Description& resident_description();
/// History, keyed by person_id.
const storage::Table& resident_table();

/// 法人・事業所: employers, facilities, payers. Shares the number space of persons.
struct Corporation {
    PersonId corporation_id;       // 宛名番号
    std::string corporate_number;  // 法人番号, 13 digits
    std::string name;
    std::string kana;
    std::string postcode;
    std::string address;
    std::string designated_number;  // 特別徴収義務者指定番号; empty when not designated
};
const Description& corporation_description();
const storage::Table& corporation_table();

enum class MeasureState { provisional = 1, active = 2, renewal_open = 3, ended = 4, withdrawn = 5 };
std::span<const Code> codes_of(MeasureState);

/// 支援措置 (DV, stalking, child abuse and the like). The protection ends only when a later version
/// says `ended` or `withdrawn`: passing `ends_on` opens nothing.
struct ProtectiveMeasure {
    PersonId person_id;  // the protected person
    MeasureState state = MeasureState::provisional;
    PersonId applicant_id;  // who applied; others at the address are covered together (併せて)
    Date accepted_on;
    Date ends_on;             // one year from acceptance
    PersonId counterpart_id;  // 相手方, when registered here
    std::string counterpart_name;
    std::string counterpart_address;
    std::string consulted;         // 相談機関
    std::string hidden_addresses;  // the addresses covered, as text
};
const Description& protective_measure_description();
const storage::Table& protective_measure_table();

}  // namespace yakuba::registry
