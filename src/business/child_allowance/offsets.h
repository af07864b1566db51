#pragma once
#include <vector>

#include "business/child_allowance/records.h"
#include "kernel/result.h"
#include "storage/database.h"

/// 寄附 (20条) and 学校給食費等の徴収等 (21条): requests of the claimant, which precede the payment
/// they are taken from, and their change or withdrawal. Always inside a transaction that is open.
namespace yakuba::child_allowance {

/// The requests of a claimant that are not over before `month`.
std::vector<Offset> offsets_from(storage::Session& session, PersonId claimant, YearMonth month);

/// 申出. Problems: "claim.none", "offset.amount", "offset.consent", "offset.consent_late" (a month
/// of it was paid already), "offset.already" (one of this kind runs).
Result<Done> request_offset(storage::Transaction& transaction, const Offset& offset);

/// 変更等の申出: from the month on, `amount` (or the whole) instead; a request of nothing withdraws
/// it. Problems: "offset.none", and as above.
struct OffsetChange {
    PersonId claimant;
    OffsetKind kind = OffsetKind::donation;
    YearMonth starts;   // of the request that is changed
    YearMonth from;     // first month that is taken otherwise
    Date consented_on;  // 申出年月日
    bool withdrawn = false;
    bool whole = false;
    Yen monthly_amount;
};
Result<Done> change_offset(storage::Transaction& transaction, const OffsetChange& change);

}  // namespace yakuba::child_allowance
