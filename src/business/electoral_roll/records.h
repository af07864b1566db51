#pragma once
#include <span>
#include <string>
#include <vector>

#include "business/electoral_roll/election.h"
#include "business/electoral_roll/facts.h"
#include "business/electoral_roll/rules.h"
#include "kernel/date.h"
#include "kernel/id.h"
#include "registry/resident.h"
#include "storage/migration.h"
#include "storage/table.h"

/// The ledgers of the roll. Valid time is the law's: an entry holds from its registration, a mark
/// from the day of leaving, a removal from the day on which the law removes.
namespace yakuba::electoral_roll {

enum class EntryState : std::int32_t {
    registered = 1,  // 登録
    removed = 2,     // 抹消
};
std::span<const Code> codes_of(EntryState);

/// By which act somebody came on the roll.
enum class Registration : std::int32_t {
    regular = 1,        // 定時登録 (22条1項)
    election = 2,       // 選挙時登録 (22条3項)
    supplementary = 3,  // 補正登録 (26条)
    objection = 4,      // 異議の申出による登録 (24条2項)
    migrated = 5,       // 移行
};
std::span<const Code> codes_of(Registration);

/// One elector's entry (20条).
struct Entry {
    PersonId person_id;
    EntryState state = EntryState::registered;
    Registration registration = Registration::migrated;
    Ground ground = Ground::resident;  // 21条1項 or 2項
    Date base_date;                    // 基準日
    Date age_day;                      // the day on which the age was tested
    Date registered_on;
    std::string district;  // 投票区の番号
    std::string name;
    std::string kana;
    std::string address;  // 住所; of a former resident the last one here (20条1項)
    registry::Sex sex = registry::Sex::unknown;
    Date birth_date;
    Date left_on;                    // 住所を有しなくなった日, once marked
    bool moved_mark = false;         // 27条1項
    bool former_mark = false;        // 27条2項
    bool disqualified_mark = false;  // 27条1項
    Removal removal = Removal::none;
    Date removed_on;
    friend bool operator==(const Entry&, const Entry&) = default;
};
const Description& entry_description();
/// History, keyed by person_id.
const storage::Table& entry_table();

/// 欠格: a sentence as it was reported (11条3項).
struct SentenceRecord {
    PersonId person_id;
    int number = 1;  // of the person's sentences
    Offence offence = Offence::imprisonment;
    Date final_on;
    Date served_on;
    bool suspended = false;
    Date suspended_until;
    bool repeated = false;
    Date declared_until;
    bool not_applied = false;
    Date restored_on;
    Date notified_on;         // 通知を受けた日
    std::string notified_by;  // 本籍地の市町村長
    bool cancelled = false;   // a report in error
};
const Description& sentence_record_description();
/// History, keyed by person_id, number.
const storage::Table& sentence_table();
Sentence sentence_of(const SentenceRecord& record);

/// 選挙.
struct ElectionRecord {
    std::int64_t election_id = 0;
    Election kind = Election::municipal_assembly;
    std::string name;   // 山口市議会議員一般選挙
    Date cause_on;      // 選挙を行うべき事由が生じた日
    Date term_ends_on;  // 任期満了の日; none when there is another cause
    Date base_date;     // 選挙時登録の基準日
    Date announced_on;
    Date voting_day;
    bool cancelled = false;  // 無投票, 取りやめ
};
const Description& election_record_description();
/// History, keyed by election_id.
const storage::Table& election_table();

/// 投票区 and its polling place (17条, 39条).
struct District {
    std::string district;  // "0101"
    std::string name;      // 第一投票区
    std::string place;     // 投票所
    std::string address;
    bool closed = false;  // 廃止
};
const Description& district_description();
/// History, keyed by district.
const storage::Table& district_table();

/// Which town belongs to which polling district.
struct Area {
    std::string town_code;
    std::string district;
};
const Description& area_description();
/// History, keyed by town_code.
const storage::Table& area_table();

enum class ObjectionClaim : std::int32_t {
    omitted = 1,  // 登録されるべき人が登録されていない
    wrong = 2,    // 登録されるべきでない人が登録されている
};
std::span<const Code> codes_of(ObjectionClaim);
enum class ObjectionState : std::int32_t {
    received = 1,
    upheld = 2,    // 正当であると決定
    rejected = 3,  // 正当でないと決定
    late = 4,      // 期間の経過による却下
};
std::span<const Code> codes_of(ObjectionState);

/// 異議の申出 (24条).
struct Objection {
    std::int64_t objection_id = 0;
    PersonId objector_id;
    PersonId subject_id;  // whose registration is in dispute
    ObjectionClaim claim = ObjectionClaim::omitted;
    Date base_date;  // the registration objected to
    Date filed_on;
    Date decide_by;
    ObjectionState state = ObjectionState::received;
    Date decided_on;
    std::string reason;
};
const Description& objection_description();
/// History, keyed by objection_id.
const storage::Table& objection_table();

/// For what the extract is read (28条の2第1項の表, 28条の3).
enum class InspectionPurpose : std::int32_t {
    verification = 1,  // 特定の者の登録の確認
    politics = 2,      // 政治活動 (選挙運動を含む)
    research = 3,      // 政治・選挙に関する調査研究
};
std::span<const Code> codes_of(InspectionPurpose);
enum class Applicant : std::int32_t {
    elector = 1,      // 選挙人
    candidate = 2,    // 公職の候補者等
    party = 3,        // 政党その他の政治団体
    public_body = 4,  // 国・地方公共団体の機関
    corporation = 5,  // 法人
    individual = 6,   // 個人 (調査研究)
};
std::span<const Code> codes_of(Applicant);

/// 選挙人名簿の抄本の閲覧: who may read what, for what.
struct Inspection {
    std::int64_t inspection_id = 0;
    PersonId person_id;  // the applicant in the register
    Applicant applicant = Applicant::elector;
    std::string applicant_name;  // of a body: its name and representative
    InspectionPurpose purpose = InspectionPurpose::verification;
    std::string purpose_text;  // 利用の目的
    std::string reader;        // 閲覧者
    std::string handling;      // 閲覧事項の管理の方法
    std::string publication;   // 成果の取扱い (調査研究)
    std::string district;      // 投票区; empty: none
    PersonId subject_id;       // the one person to be verified; none: a district
    Date applied_on;
    Date read_on;  // 閲覧の日
    bool granted = true;
    std::string refusal;  // 拒んだ理由
};
const Description& inspection_description();
/// History, keyed by inspection_id.
const storage::Table& inspection_table();

/// One reading: what was on the screen (施行令20条).
struct InspectionReading {
    std::int64_t inspection_id = 0;
    int number = 1;
    Date read_on;
    std::string district;
    PersonId subject_id;
    std::int64_t shown = 0;      // entries shown
    std::int64_t held_back = 0;  // entries of protected persons
    std::string officer;
};
const Description& inspection_reading_description();
/// Log, keyed by inspection_id, number.
const storage::Table& inspection_reading_table();

/// Where an absentee ballot is cast (49条, 施行令50条).
enum class BallotPlace : std::int32_t {
    other_municipality = 1,  // 他の市町村の選挙管理委員会
    facility = 2,            // 病院・老人ホーム等
    own_commission = 3,      // 名簿登録地 (現に選挙権を有しない者)
};
std::span<const Code> codes_of(BallotPlace);
enum class AbsenceCause : std::int32_t {
    work = 1,
    travel = 2,
    illness = 3,
    remote = 4,
    moved = 5,
    disaster = 6,
};
std::span<const Code> codes_of(AbsenceCause);
enum class BallotState : std::int32_t {
    requested = 1,
    sent = 2,
    returned = 3,
    received = 4,  // 投票を受理
};
std::span<const Code> codes_of(BallotState);

/// 不在者投票の投票用紙等の請求と交付.
struct Ballot {
    std::int64_t election_id = 0;
    PersonId person_id;
    Date requested_on;
    AbsenceCause cause = AbsenceCause::work;
    BallotPlace place = BallotPlace::other_municipality;
    std::string facility;      // 施設・市町村の名
    std::string send_to;       // 送付先
    bool braille = false;      // 点字投票
    bool proof_shown = false;  // 引続居住証明書類の提示又は確認
    BallotState state = BallotState::requested;
    Date sent_on;
    Date returned_on;
};
const Description& ballot_description();
/// History, keyed by election_id, person_id.
const storage::Table& ballot_table();

/// One registration that was made for everybody.
struct RunRecord {
    Date base_date;
    Run run = Run::regular;
    Date age_day;
    Date registered_on;
    Date objection_until;
    std::int64_t election_id = 0;  // 選挙時登録
    std::int64_t registered = 0;
    std::int64_t total = 0;  // 登録者数
    std::string actor;
};
const Description& run_record_description();
/// Log, keyed by base_date.
const storage::Table& run_table();

/// The department's tables, in loading order, and its schema.
std::vector<const storage::Table*> tables();
std::span<const storage::Migration> migrations();

}  // namespace yakuba::electoral_roll
