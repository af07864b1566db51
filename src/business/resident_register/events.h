#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "business/resident_register/rates.h"
#include "department/recompute.h"
#include "kernel/date.h"
#include "kernel/result.h"
#include "registry/resident.h"
#include "storage/database.h"

/// What happens to residents (異動). Each event is a command: it is checked against the law,
/// written as versions through one transaction, and, sent again with the same key, answers what it
/// answered first.
///
///     const auto outcome = move_in(desk, {.filing = {…}, .persons = {…}, .address = {…}});
///     if (!outcome) return outcome.problem();   // names the article
///
/// A late notice is accepted and recorded (14 days: informative). Nothing that has not happened yet
/// is accepted, but for a planned move-out. A notice that comes after a later change is inserted
/// before it: it runs until the next change of the same items.
///
/// Whatever an event changes in the past is computed again by every department in the same
/// transaction (department/recompute.h); the outcome says what came out otherwise.
namespace yakuba::resident_register {

/// Where the events are written: by a transaction of their own, or inside one that is open.
struct Desk {
    const Town* town = nullptr;
    std::shared_ptr<const Rates> rates;
    storage::Transaction* transaction = nullptr;
    bool trial = false;

    /// Events become part of this transaction: of a decision on a case, say. Its command stands in
    /// the journal, not the filing's; a Problem is the caller's to roll back with.
    Desk inside(storage::Transaction& open) const {
        Desk desk = *this;
        desk.transaction = &open;
        return desk;
    }
    /// 試す: the same checks and the same outcome, and nothing is written.
    Desk trying() const {
        Desk desk = *this;
        desk.trial = true;
        return desk;
    }
};
/// The desk with the rates of the day. Problems: those of the rate files.
Result<Desk> open_desk(const Town& town, Date day);

/// What every event has: the dates that must be kept apart, who did it, and why.
struct Filing {
    std::string actor;                // the officer
    Instant now;                      // 処理日時
    std::string key;                  // the same filing again is answered, not repeated
    Date occurred_on;                 // 異動日
    Date notified_on;                 // 届出日 (or the day a 戸籍 notice was received)
    std::string filed_by;             // 届出人
    std::string ground;               // decision or document behind an ex officio entry
    std::string late_reason;          // 届出期間を過ぎた理由
    bool duplicates_checked = false;  // the clerk has looked at the candidates: another person
};

/// What an event changed in the entry of one person, from one day on.
struct EntryChange {
    PersonId person;
    Date from;
    std::vector<batch::ChangedLine> lines;
};

/// What an event came to.
struct Outcome {
    std::vector<PersonId> persons;         // in the order of the command, new numbers included
    HouseholdId household;                 // where they are now
    PersonId new_head;                     // the head that this event made; none when unchanged
    bool head_ex_officio = false;          // 令25条: one person was left
    bool household_notice_needed = false;  // 25条: two or more are left without a head
    bool late = false;                     // past the days of the law
    Date deadline;
    bool certificate_issued = false;  // 転出証明書
    std::vector<EntryChange> changes;
    std::vector<DepartmentDifferences>
        differences;        // decisions of the past that came out otherwise
    bool repeated = false;  // the same filing was written before: nothing was done
};

/// 住所.
struct Address {
    std::string postcode;
    std::string town_code;
    std::string town;
    std::string lot;
    std::string building;
};

using Relations = std::map<PersonId, std::string>;  // 続柄 stated by the clerk

// ---- 転入・転居・転出
// -------------------------------------------------------------------------------

/// The move by the card (法24条の2).
struct CardMove {
    Date planned_out_on;  // none: not a move by the card
    bool card_presented = false;
    bool registered_in_between = false;
};

/// One who comes. `person_id` set: a former resident comes back to the same entry. The address and
/// the household are the command's.
struct MoveIn {
    Filing filing;
    std::vector<registry::Resident> persons;  // with their 続柄
    Address address;
    std::string former_address;  // 従前の住所
    HouseholdId into;            // an existing household (編入); none: a new one
    CardMove card;
    bool certificate_attached = true;  // 転出証明書 (22条2項); not needed from abroad or by card
    bool from_abroad = false;
};
/// 転入 (22条), 特例転入 (24条の2).
/// Problems: "notice.not_yet", "notice.in_future", "move_in.certificate_needed",
/// "household.no_head", "household.two_heads", "household.not_found", "relation.needed",
/// "resident.possible_duplicate".
Result<Outcome> move_in(const Desk& desk, const MoveIn& command);

/// 職権記載 (令12条1項): someone lives here and did not notify. The decision is the filing's
/// ground.
Result<Outcome> enter_ex_officio(const Desk& desk, const MoveIn& command);

struct MoveWithin {
    Filing filing;
    std::vector<PersonId> persons;  // of one household
    Address address;
    HouseholdId into;        // an existing household at the new address; none: their own
    Relations relations;     // needed for those who change their head
    PersonId new_head_left;  // head of those who stay, when the head moves
    Relations relations_left;
};
/// 転居 (23条). All members move: the household goes with them; some: they make a new one.
Result<Outcome> move_within(const Desk& desk, const MoveWithin& command);

struct MoveOut {
    Filing filing;  // occurred_on: 転出予定日, may lie ahead
    std::vector<PersonId> persons;
    std::string next_address;  // 転出先
    bool abroad = false;
    bool card_holder = false;
    PersonId new_head_left;
    Relations relations_left;
};
/// 転出 (24条): planned from the notice on, removed on the planned day.
Result<Outcome> move_out(const Desk& desk, const MoveOut& command);

// ---- 戸籍の届出による記載
// ---------------------------------------------------------------------------

struct Birth {
    Filing filing;             // occurred_on: the birthday
    HouseholdId household;     // 父母の世帯
    registry::Resident child;  // name, kana, sex, 本籍; address and dates come from the household
};
Result<Outcome> birth(const Desk& desk, const Birth& command);

struct Death {
    Filing filing;
    PersonId person;
    PersonId new_head;  // filed together with the change of household
    Relations relations;
};
/// 死亡. A head who leaves one member behind is followed by that member ex officio (令25条).
Result<Outcome> death(const Desk& desk, const Death& command);

/// Items by their key and written form: {"name", "佐藤　花"}.
using Items = std::map<std::string, std::string>;

struct NameChange {
    Filing filing;
    PersonId person;
    Items items;  // name, kana, former_name, alias, registered_domicile, register_head
};
/// 氏名・旧氏・通称・本籍の変更.
Result<Outcome> change_name(const Desk& desk, const NameChange& command);

// ---- 世帯
// -------------------------------------------------------------------------------------------

struct HeadChange {
    Filing filing;
    HouseholdId household;
    PersonId new_head;
    Relations relations;  // where the register cannot tell
};
/// 世帯主変更 (25条).
Result<Outcome> change_head(const Desk& desk, const HeadChange& command);

struct Split {
    Filing filing;
    HouseholdId household;
    std::vector<PersonId> leaving;
    PersonId head;        // of the new household
    Relations relations;  // of those who leave, to it
    PersonId new_head_left;
    Relations relations_left;
};
/// 世帯分離 (25条): a new household at the same address.
Result<Outcome> split_household(const Desk& desk, const Split& command);

struct Join {
    Filing filing;
    std::vector<PersonId> persons;  // empty: all of `from` (合併)
    HouseholdId from;
    HouseholdId into;
    Relations relations;  // to the head of `into`
    PersonId new_head_left;
    Relations relations_left;
};
/// 世帯合併・編入 (25条): at one address. Problem "household.other_address" otherwise.
Result<Outcome> join_household(const Desk& desk, const Join& command);

// ---- 訂正・取消・職権
// -------------------------------------------------------------------------------

struct Correction {
    Filing filing;  // occurred_on: the first day that was wrong
    PersonId person;
    Items items;
    Date until = kForever;  // the first day that was right again
};
/// 職権修正 (令12条3項): the past as it was. Runs until the items change anyway. Problems:
/// "correction.no_entry", "correction.no_change", "items.…".
Result<Outcome> correct(const Desk& desk, const Correction& command);

struct Cancellation {
    Filing filing;
    PersonId person;
    int version = 0;  // a version the cancelled event wrote
};
/// 取消: all that the event wrote, for everyone it touched, gives way to what was before; the entry
/// is restored, not made anew. Someone who had no entry before is removed.
Result<Outcome> cancel(const Desk& desk, const Cancellation& command);

struct ExOfficio {
    Filing filing;
    PersonId person;
    PersonId new_head_left;
    Relations relations_left;
};
/// 職権消除 (不現住, 国籍喪失 …) and 職権回復.
Result<Outcome> remove_ex_officio(const Desk& desk, const ExOfficio& command);
Result<Outcome> restore_ex_officio(const Desk& desk, const ExOfficio& command);

}  // namespace yakuba::resident_register
