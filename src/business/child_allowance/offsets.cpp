#include "business/child_allowance/offsets.h"

#include "business/child_allowance/claims.h"
#include "business/child_allowance/decision.h"
#include "business/child_allowance/imports.h"
#include "storage/as_of.h"

namespace yakuba::child_allowance {
namespace {

constexpr Date kForGood = kForever - std::chrono::days{1};

std::string_view article_of_request(OffsetKind kind) {
    return kind == OffsetKind::donation ? "児童手当法20条1項" : "児童手当法21条";
}

void append(storage::Transaction& transaction, const Offset& offset, YearMonth from) {
    const std::vector<storage::Versioned<Offset>> rows{{offset, {.valid_from = from.first_day()}}};
    transaction.append_versions<Offset>(offset_table(), rows);
}

/// The last month that has been paid to the claimant.
YearMonth last_paid_month(storage::Session& session, PersonId claimant) {
    return YearMonth::from_packed(static_cast<std::int32_t>(
        session
            .number("SELECT coalesce(max(month), 0) FROM child_allowance_paid WHERE person_id = "
                    ":person",
                    {{"person", claimant.value()}})
            .value_or(0)));
}

Result<Done> check_month(storage::Session& session, PersonId claimant, OffsetKind kind,
                         YearMonth from) {
    if (last_paid_month(session, claimant) < from) return Done{};
    return Problem{.code = "offset.consent_late",
                   .message =
                       "その月分の手当はもう支払われています。次に支払われる月分からに"
                       "してください。",
                   .where = "starts",
                   .article = article_of_request(kind)};
}

}  // namespace

std::vector<Offset> offsets_from(storage::Session& session, PersonId claimant, YearMonth month) {
    std::vector<Offset> running;
    storage::for_each_as_of<Offset>(session, offset_table(), {kForGood},
                                    storage::equals("person_id", claimant.value()),
                                    [&](Offset& offset, const storage::Version&) {
                                        if (!offset.ends || offset.ends >= month)
                                            running.push_back(std::move(offset));
                                    });
    return running;
}

Result<Done> request_offset(storage::Transaction& transaction, const Offset& offset) {
    storage::Session& session = transaction.session();
    const std::vector<Problem> problems = check(offset);
    if (!problems.empty()) return problems.front();
    if (!open_claim(session, offset.person_id)) {
        return Problem{"claim.none", "この人は児童手当の受給者として認定されていません。",
                       std::to_string(offset.person_id.value())};
    }
    if (auto month = check_month(session, offset.person_id, offset.kind, offset.starts); !month)
        return month;
    for (const Offset& running : offsets_from(session, offset.person_id, offset.starts)) {
        if (running.kind != offset.kind || running.payee != offset.payee) continue;
        return Problem{.code = "offset.already",
                       .message = "同じ区分の申出がもうあります。変更の申出にしてください。",
                       .where = "kind",
                       .article = article_of_request(offset.kind)};
    }
    append(transaction, offset, offset.starts);
    return Done{};
}

Result<Done> change_offset(storage::Transaction& transaction, const OffsetChange& change) {
    storage::Session& session = transaction.session();
    const auto found = storage::find_as_of<Offset>(
        session, offset_table(), {kForGood},
        storage::both(
            storage::both(storage::equals("person_id", change.claimant.value()),
                          storage::equals("kind", static_cast<std::int64_t>(change.kind))),
            storage::equals("starts", std::int64_t{change.starts.packed()})));
    if (!found || (found->record.ends && found->record.ends < change.from)) {
        return Problem{.code = "offset.none",
                       .message = "変える申出が見つかりません。区分と開始年月を確かめてください。",
                       .where = "starts",
                       .article = article_of_request(change.kind)};
    }
    if (auto month = check_month(session, change.claimant, change.kind, change.from); !month)
        return month;
    Offset ended = found->record;
    Offset changed = found->record;
    changed.starts = std::max(change.from, change.starts);
    changed.consented_on = change.consented_on;
    changed.whole = change.whole;
    changed.monthly_amount = change.whole ? Yen{} : change.monthly_amount;
    if (!change.withdrawn) {
        const std::vector<Problem> problems = check(changed);
        if (!problems.empty()) return problems.front();
    }
    // One that has not begun is said anew; one that runs ends, and the changed one follows.
    if (change.withdrawn || changed.starts > ended.starts) {
        ended.ends = changed.starts + -1;
        append(transaction, ended, changed.starts);
    }
    if (!change.withdrawn) append(transaction, changed, changed.starts);
    return Done{};
}

}  // namespace yakuba::child_allowance
