#pragma once
#include <optional>
#include <span>
#include <string>

#include "business/electoral_roll/doubt.h"
#include "business/electoral_roll/records.h"
#include "business/electoral_roll/residence.h"

/// What happens to one entry, decided from the register's words: entered, marked, corrected,
/// transferred, removed. Pure.
namespace yakuba::electoral_roll {

/// What the ledgers know of one person.
struct PersonState {
    PersonId person_id;
    std::vector<RegisterRow> versions;  // in order of recording
    std::vector<Sentence> sentences;
    Doubts doubts;
    std::optional<Entry> entry;
    std::optional<registry::Resident> resident;  // as of the day asked
    std::string district;                        // of the present address
};

/// A new version of an entry.
struct EntryChange {
    Entry entry;
    Date from;
};

/// One day on which entries are kept.
struct KeepingDay {
    RunLines lines;            // Run::none
    bool may_transfer = true;  // 施行令17条: no transfer between districts near an election
};
KeepingDay keeping_day(const Rates& rates, Date day, std::span<const ElectionRecord> elections);

/// Whether transfers wait on the day until after an election (施行令17条ただし書).
bool transfers_wait(const Rates& rates, Date day, std::span<const ElectionRecord> elections);

/// The person as the rule asks on the base date, with sentences, doubts and the state of the roll.
Elector elector_of(const Rates& rates, const PersonState& person, Date base);

/// 登録: the first entry of one whom a registration has found eligible. `left_on` is the day on the
/// mark of a former resident.
Entry entered(const registry::Resident& resident, const std::string& district, Date left_on,
              const Sheet& sheet, const RunLines& lines, Registration registration,
              Date registered_on);

/// 表示・表示の消除・訂正・移替え・抹消 (27条, 28条, 施行令16条・17条): what the day makes of an
/// entry; nothing when it stays as it is.
std::optional<EntryChange> kept(const Rates& rates, const KeepingDay& day,
                                const PersonState& person);

/// What a changed past makes of a person's place on the roll: an entry that should never have been
/// is removed (28条4号), one removed in error comes back (27条3項), one left out of a registration
/// is entered now (26条), and what is left is kept as of the day.
std::optional<EntryChange> put_right(const Rates& rates, const KeepingDay& day,
                                     std::span<const RunRecord> runs, const PersonState& person);

}  // namespace yakuba::electoral_roll
