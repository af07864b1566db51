#include "business/child_allowance/claims.h"

#include <optional>

#include "business/child_allowance/month_rates.h"
#include "business/child_allowance/months.h"
#include "business/child_allowance/recompute.h"
#include "business/child_allowance/term.h"
#include "registry/resident.h"
#include "storage/as_of.h"

namespace yakuba::child_allowance {

namespace {

constexpr Date kForGood = kForever - std::chrono::days{1};

}  // namespace

std::optional<Claim> open_claim(storage::Session& session, PersonId person) {
    const auto found = storage::find_as_of<Claim>(session, claim_table(), {kForGood},
                                                  storage::equals("person_id", person.value()));
    if (!found || found->record.ends) return std::nullopt;
    return found->record;
}

std::vector<ClaimChild> counted_children(storage::Session& session, PersonId claimant) {
    std::vector<ClaimChild> children;
    storage::for_each_as_of<ClaimChild>(session, claim_child_table(), {kForGood},
                                        storage::equals("person_id", claimant.value()),
                                        [&](ClaimChild& child, const storage::Version&) {
                                            if (!child.ends) children.push_back(std::move(child));
                                        });
    return children;
}

namespace {

std::optional<ClaimChild> counted_child(storage::Session& session, PersonId person,
                                        PersonId child) {
    const auto found =
        storage::find_as_of<ClaimChild>(session, claim_child_table(), {kForGood},
                                        storage::both(storage::equals("person_id", person.value()),
                                                      storage::equals("child_id", child.value())));
    if (!found || found->record.ends) return std::nullopt;
    return found->record;
}

std::optional<registry::Resident> resident_on(storage::Session& session, PersonId person,
                                              Date day) {
    auto found = storage::find_as_of<registry::Resident>(
        session, registry::resident_table(), {day}, storage::equals("person_id", person.value()));
    if (!found) return std::nullopt;
    return std::move(found->record);
}

bool lives_here(const registry::Resident& resident) {
    return resident.standing == registry::Standing::resident ||
           resident.standing == registry::Standing::planned_out;
}

constexpr std::string_view kOtherClaimants =
    "SELECT c.person_id FROM child_allowance_child c WHERE c.child_id = :child "
    "AND c.person_id <> :claimant AND c.ends = 0 AND ";

/// Only one claimant is paid for a child (4条2項・3項).
std::optional<Problem> counted_elsewhere(storage::Session& session, PersonId claimant,
                                         PersonId child) {
    std::optional<Problem> problem;
    session.read_values(
        std::string{kOtherClaimants} + storage::last_as_of(claim_child_table(), "c"),
        {{"child", child.value()},
         {"claimant", claimant.value()},
         {"as_of_valid", std::int64_t{kForGood.packed()}},
         {"as_of_known", kEndOfTime.microseconds}},
        [&](std::span<const storage::Value> row) {
            const PersonId other{std::get<std::int64_t>(row[0])};
            if (!open_claim(session, other)) return;
            problem = Problem{"child.other_claimant",
                              "この児童は別の受給者で認定されています。先にそちらの消滅又は減額の"
                              "手続きをしてください。",
                              std::to_string(child.value()),
                              {},
                              "児童手当法4条3項"};
        });
    return problem;
}

std::optional<Problem> check_child(storage::Session& session, const ClaimChild& child,
                                   Date claimed_on) {
    if (!resident_on(session, child.child_id, claimed_on)) {
        return Problem{"child.unknown",
                       "児童の記録がありません。住登外の児童は先に登録してください。",
                       std::to_string(child.child_id.value())};
    }
    return counted_elsewhere(session, child.person_id, child.child_id);
}

Problem bad_dates() {
    return Problem{"claim.dates", "請求の日が事由の生じた日より前です。日付を確認してください。"};
}

Problem no_claim(PersonId person) {
    return Problem{"claim.none", "この人は児童手当の受給者として認定されていません。",
                   std::to_string(person.value())};
}

Problem not_counted(PersonId child) {
    return Problem{"child.none", "この児童は数えられていません。", std::to_string(child.value())};
}

/// The first month a filing leads to.
Result<YearMonth> starts_of(const Town& town, const Filing& filing) {
    if (!filing.claimed_on || (filing.event_on && filing.claimed_on < filing.event_on)) {
        return bad_dates();
    }
    const auto office = open_days(town.data_folder, Closed::municipality);
    if (!office) return office.problem();
    auto rates = MonthRates::open(town.data_folder, town.code);
    if (!rates) return rates.problem();
    const auto month = rates->of(YearMonth{filing.claimed_on});
    if (!month) return month.problem();
    ClaimTiming timing{
        filing.reason, filing.event_on, filing.hindered_until, {}, filing.claimed_on};
    if (filing.event_on) {
        const Date last = claim_deadline((*month)->rates, timing);
        timing.extended_until = office->on_or_after(last);
    }
    return first_month((*month)->rates, timing);
}

template <class Record>
void append(storage::Transaction& transaction, const storage::Table& table, const Record& record,
            Date from) {
    const std::vector<storage::Versioned<Record>> rows{{record, {0, from, kForever, {}, 0}}};
    transaction.append_versions<Record>(table, rows);
}

/// Decides again the months that were decided before this became known.
Result<std::string> settled(const Town& town, storage::Transaction& transaction, PersonId claimant,
                            std::string_view reason, std::string answer) {
    const std::vector<PersonId> persons{claimant};
    const auto again = recompute(town, transaction, {persons, kBeginning, reason});
    if (!again) return again.problem();
    return answer;
}

std::string started(const std::string& number, YearMonth starts) {
    return "{\"certificate_number\":\"" + number + "\",\"starts\":\"" + to_iso(starts) + "\"}";
}

std::string ended(YearMonth last) { return "{\"ends\":\"" + to_iso(last) + "\"}"; }

std::string next_certificate(storage::Transaction& transaction, Date claimed_on) {
    const std::string year = std::to_string(fiscal_year_of(claimed_on).value);
    const std::string number =
        std::to_string(transaction.next_number("child-allowance certificate/" + year));
    return year + "-" + std::string(6 - std::min<std::size_t>(6, number.size()), '0') + number;
}

std::optional<Problem> check_claimant(storage::Session& session, const Claim& claim,
                                      Date claimed_on) {
    if (claim.public_servant) {
        return Problem{"claim.public_servant",
                       "公務員には所属庁が支給します。所属庁に請求するよう案内してください。",
                       {},
                       {},
                       "児童手当法17条1項"};
    }
    if (open_claim(session, claim.person_id)) {
        return Problem{"claim.already",
                       "この人はすでに認定されています。額改定の手続きをしてください。",
                       std::to_string(claim.person_id.value())};
    }
    if (claim.kind == ClaimantKind::corporate_guardian || claim.kind == ClaimantKind::facility) {
        return std::nullopt;
    }
    const auto resident = resident_on(session, claim.person_id, claimed_on);
    if (resident && lives_here(*resident)) return std::nullopt;
    return Problem{"claim.not_resident",
                   "請求した人の住所がこの市町村にありません。住所地の市町村に請求してください。",
                   std::to_string(claim.person_id.value()),
                   {},
                   "児童手当法7条1項"};
}

}  // namespace

Result<std::string> certify(const Town& town, storage::Transaction& t, Claim claim,
                            const Filing& filing, std::vector<ClaimChild> children) {
    const auto starts = starts_of(town, filing);
    if (!starts) return starts.problem();
    if (children.empty()) {
        return Problem{"claim.no_child", "養育している児童を一人以上記入してください。"};
    }
    claim.reason = filing.reason;
    claim.claimed_on = filing.claimed_on;
    claim.event_on = filing.event_on;
    claim.starts = *starts;
    if (auto problem = check_claimant(t.session(), claim, filing.claimed_on)) return *problem;
    Claim recognised = claim;
    recognised.certificate_number = next_certificate(t, filing.claimed_on);
    append(t, claim_table(), recognised, starts->first_day());
    for (ClaimChild child : children) {
        child.person_id = claim.person_id;
        child.starts = *starts;
        if (auto problem = check_child(t.session(), child, filing.claimed_on)) return *problem;
        append(t, claim_child_table(), child, starts->first_day());
    }
    return settled(town, t, claim.person_id, "認定",
                   started(recognised.certificate_number, *starts));
}

Result<std::string> add_child(const Town& town, storage::Transaction& t, ClaimChild child,
                              const Filing& filing) {
    const auto starts = starts_of(town, filing);
    if (!starts) return starts.problem();
    child.starts = *starts;
    const auto claim = open_claim(t.session(), child.person_id);
    if (!claim) return no_claim(child.person_id);
    if (counted_child(t.session(), child.person_id, child.child_id)) {
        return Problem{"child.already", "この児童はすでに数えられています。",
                       std::to_string(child.child_id.value())};
    }
    if (auto problem = check_child(t.session(), child, filing.claimed_on)) return *problem;
    append(t, claim_child_table(), child, starts->first_day());
    return settled(town, t, child.person_id, "額改定", started(claim->certificate_number, *starts));
}

Result<std::string> remove_child(const Town& town, storage::Transaction& t, PersonId claimant,
                                 PersonId child, Date event_on, EndReason reason) {
    if (!open_claim(t.session(), claimant)) return no_claim(claimant);
    auto counted = counted_child(t.session(), claimant, child);
    if (!counted) return not_counted(child);
    const YearMonth from = first_lower_month(event_on);
    counted->ends = from + -1;
    counted->end_reason = reason;
    append(t, claim_child_table(), *counted, from.first_day());
    return settled(town, t, claimant, "額改定", ended(counted->ends));
}

Result<std::string> end_claim(const Town& town, storage::Transaction& t, PersonId claimant,
                              Date ended_on, EndReason reason) {
    auto claim = open_claim(t.session(), claimant);
    if (!claim) return no_claim(claimant);
    claim->ends = last_month(ended_on);
    claim->end_reason = reason;
    claim->ended_on = ended_on;
    if (claim->ends + 1 < claim->starts) return bad_dates();
    append(t, claim_table(), *claim, (claim->ends + 1).first_day());
    return settled(town, t, claimant, "消滅", ended(claim->ends));
}

Result<std::string> suspend(const Town&, storage::Transaction& t, PersonId claimant, YearMonth from,
                            bool suspended) {
    auto claim = open_claim(t.session(), claimant);
    if (!claim) return no_claim(claimant);
    claim->suspended = suspended;
    append(t, claim_table(), *claim, from.first_day());
    return std::string{};
}

Result<std::string> change_claim(const Town& town, storage::Transaction& t, const Claim& changed,
                                 YearMonth from) {
    if (!open_claim(t.session(), changed.person_id)) return no_claim(changed.person_id);
    append(t, claim_table(), changed, from.first_day());
    return settled(town, t, changed.person_id, "変更届", std::string{});
}

Result<std::string> change_child(const Town& town, storage::Transaction& t,
                                 const ClaimChild& changed, YearMonth from) {
    if (!open_claim(t.session(), changed.person_id)) return no_claim(changed.person_id);
    if (!counted_child(t.session(), changed.person_id, changed.child_id))
        return not_counted(changed.child_id);
    append(t, claim_child_table(), changed, from.first_day());
    return settled(town, t, changed.person_id, "変更届", std::string{});
}

// ---- each as a transaction of its own

Result<std::string> certify(const Town& town, const storage::Command& command, Claim claim,
                            const Filing& filing, std::vector<ClaimChild> children) {
    return town.database->transact(command, [&](storage::Transaction& t) {
        return certify(town, t, claim, filing, children);
    });
}

Result<std::string> add_child(const Town& town, const storage::Command& command, ClaimChild child,
                              const Filing& filing) {
    return town.database->transact(
        command, [&](storage::Transaction& t) { return add_child(town, t, child, filing); });
}

Result<std::string> remove_child(const Town& town, const storage::Command& command,
                                 PersonId claimant, PersonId child, Date event_on,
                                 EndReason reason) {
    return town.database->transact(command, [&](storage::Transaction& t) {
        return remove_child(town, t, claimant, child, event_on, reason);
    });
}

Result<std::string> end_claim(const Town& town, const storage::Command& command, PersonId claimant,
                              Date ended_on, EndReason reason) {
    return town.database->transact(command, [&](storage::Transaction& t) {
        return end_claim(town, t, claimant, ended_on, reason);
    });
}

Result<std::string> suspend(const Town& town, const storage::Command& command, PersonId claimant,
                            YearMonth from, bool suspended) {
    return town.database->transact(command, [&](storage::Transaction& t) {
        return suspend(town, t, claimant, from, suspended);
    });
}

}  // namespace yakuba::child_allowance
