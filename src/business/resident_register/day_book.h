#pragma once
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "business/resident_register/events.h"
#include "registry/residents.h"

namespace yakuba::resident_register {

/// The inside of one event: residents as they are with what has been written so far, and the
/// versions to be appended at its end.
class DayBook {
public:
    DayBook(storage::Transaction& transaction, const Filing& filing, registry::Event event)
        : transaction_(transaction), filing_(filing), event_(event) {}

    storage::Transaction& transaction() { return transaction_; }
    registry::Event event() const { return event_; }

    /// The state on a day; nullptr when there is no entry. Valid until the next write.
    const registry::Resident* find(PersonId person, Date day);
    /// The state of a living resident; Problems "resident.not_found", "resident.not_here".
    Result<registry::Resident> resident(PersonId person, Date day);
    /// Residents of the household on a day, head first.
    std::vector<registry::Resident> members(HouseholdId household, Date day);

    /// The head of the household on a day, or, when it has gone, whoever was its head the last.
    std::optional<registry::Resident> last_head(HouseholdId household, Date day);

    using Patch = std::function<void(registry::Resident&)>;
    /// A new entry from a day on.
    void enter(registry::Resident resident, Date from);
    /// Changes a person from a day on until the items it changes are changed by a later event
    /// anyway, at most until `until`. The person has an entry on that day.
    void amend(PersonId person, Date from, Date until, const Patch& patch);
    void amend(PersonId person, Date from, const Patch& patch) {
        amend(person, from, kForever, patch);
    }
    /// Writes one state over [from, to), whatever was there.
    void overwrite(const registry::Resident& resident, Date from, Date to);

    /// All versions of a person, those of this event included.
    const std::vector<registry::ResidentVersion>& versions(PersonId person);

    /// Appends everything, with its search keys.
    void finish();

    /// What this event wrote, against what was there before it.
    std::vector<EntryChange> changes() const;
    /// Who was written about, and from which day on.
    std::vector<PersonId> written_persons() const;
    Date written_since() const;
    std::string reason() const;

private:
    void add(registry::Resident resident, Date from, Date to);
    std::set<PersonId> ever_in(HouseholdId household);

    storage::Transaction& transaction_;
    const Filing& filing_;
    registry::Event event_;
    std::map<PersonId, std::vector<registry::ResidentVersion>> known_;
    std::vector<registry::ResidentVersion> written_;
    registry::Resident found_;
};

/// Runs one event, and lets the departments compute again what it changed: inside the desk's open
/// transaction, or in one of its own under the filing's key, the outcome kept with it. The journal
/// names it by `purpose`, or by the event's name.
Result<Outcome> file(const Desk& desk, const Filing& filing, registry::Event event,
                     const std::function<Result<Outcome>(DayBook&)>& work,
                     std::string_view purpose = {});

/// The deadline of a notice and whether it is late; Problems "notice.not_yet" (before the fact),
/// "notice.in_future" (dated after today).
Result<Outcome> check_notice(const Desk& desk, const Filing& filing, std::string_view article);

}  // namespace yakuba::resident_register
