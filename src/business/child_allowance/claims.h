#pragma once
#include <optional>
#include <string>
#include <vector>

#include "business/child_allowance/records.h"
#include "department/department.h"
#include "storage/database.h"

/// What comes over the counter: claims (認定), changes of the amount (額改定), the end of an
/// entitlement (消滅). Each is one command: checked, recorded once under its key, and the months
/// already decided are decided again. The answer is JSON: {"certificate_number": "…", "starts":
/// "2026-07"}.
///
/// Each comes in two forms: with a storage::Transaction it becomes part of one that is open (the
/// decision on a case), with a storage::Command it is a transaction of its own.
namespace yakuba::child_allowance {

/// How a claim came to the counter (8条2項・3項).
struct Filing {
    ClaimReason reason = ClaimReason::other;
    Date claimed_on;      // 請求年月日
    Date event_on;        // 事由発生年月日: 出生日, 転出予定日
    Date hindered_until;  // やむを得ない理由がやんだ日; none
};

/// 認定の請求 (7条1項). `claim` needs person_id, kind, pension and spouse; `children` need
/// child_id, relation and custody. The first month follows from the filing. Problems:
/// "claim.already", "claim.not_resident", "claim.public_servant", "claim.no_child",
/// "child.unknown", "child.other_claimant", "claim.dates".
Result<std::string> certify(const Town& town, storage::Transaction& transaction, Claim claim,
                            const Filing& filing, std::vector<ClaimChild> children);
Result<std::string> certify(const Town& town, const storage::Command& command, Claim claim,
                            const Filing& filing, std::vector<ClaimChild> children);

/// 額改定の認定の請求 (9条1項): one more child. Problems as above, and "claim.none",
/// "child.already".
Result<std::string> add_child(const Town& town, storage::Transaction& transaction, ClaimChild child,
                              const Filing& filing);
Result<std::string> add_child(const Town& town, const storage::Command& command, ClaimChild child,
                              const Filing& filing);

/// 額改定届・職権 (9条3項): the child is no longer counted from the month after `event_on`.
/// Problems: "claim.none", "child.none".
Result<std::string> remove_child(const Town& town, storage::Transaction& transaction,
                                 PersonId claimant, PersonId child, Date event_on,
                                 EndReason reason);
Result<std::string> remove_child(const Town& town, const storage::Command& command,
                                 PersonId claimant, PersonId child, Date event_on,
                                 EndReason reason);

/// 受給事由消滅 (8条2項): the month of `ended_on` is the last. Problems: "claim.none",
/// "claim.dates".
Result<std::string> end_claim(const Town& town, storage::Transaction& transaction,
                              PersonId claimant, Date ended_on, EndReason reason);
Result<std::string> end_claim(const Town& town, const storage::Command& command, PersonId claimant,
                              Date ended_on, EndReason reason);

/// 一時差止め and its end (11条): from the month of `from` on.
Result<std::string> suspend(const Town& town, storage::Transaction& transaction, PersonId claimant,
                            YearMonth from, bool suspended);
Result<std::string> suspend(const Town& town, const storage::Command& command, PersonId claimant,
                            YearMonth from, bool suspended);

/// 認定 as it stands and runs; none when there is none or it has ended.
std::optional<Claim> open_claim(storage::Session& session, PersonId claimant);
/// The children of a running claim that are counted, in order of number.
std::vector<ClaimChild> counted_children(storage::Session& session, PersonId claimant);

/// 氏名・住所等変更届 (施行規則5条・6条): what of the claim itself changes from a month on:
/// pension, spouse, living apart. Problem "claim.none".
Result<std::string> change_claim(const Town& town, storage::Transaction& transaction,
                                 const Claim& changed, YearMonth from);
/// The child as it is from a month on: custody, living together, confirmation. Problems
/// "claim.none", "child.none".
Result<std::string> change_child(const Town& town, storage::Transaction& transaction,
                                 const ClaimChild& changed, YearMonth from);

}  // namespace yakuba::child_allowance
