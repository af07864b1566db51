#include "business/child_allowance/imports.h"

namespace yakuba::child_allowance {
namespace {

Problem wrong(std::string_view code, std::string message, std::string_view column) {
    return Problem{code, std::move(message), {}, std::string{column}};
}

/// A period of months may be empty (ends the month before it starts: 取消), but not reach further
/// back.
bool ends_too_early(YearMonth starts, YearMonth ends) { return ends && ends + 1 < starts; }

template <class Record>
exchange::RowCheck row_check() {
    return [](const void* record) { return check(*static_cast<const Record*>(record)); };
}

exchange::RowCheck check_of(const storage::Table* table) {
    if (table == &claim_table()) return row_check<Claim>();
    if (table == &claim_child_table()) return row_check<ClaimChild>();
    if (table == &offset_table()) return row_check<Offset>();
    return {};
}

}  // namespace

std::vector<Problem> check(const Claim& claim) {
    std::vector<Problem> problems;
    if (!claim.starts) {
        problems.push_back(wrong("claim.starts", "支給開始年月がありません。", "starts"));
    }
    if (ends_too_early(claim.starts, claim.ends)) {
        problems.push_back(wrong("claim.ends", "支給終了年月が支給開始年月より前です。", "ends"));
    }
    if (bool{claim.ends} != (claim.end_reason != EndReason::none)) {
        problems.push_back(
            wrong("claim.end_reason", "支給終了年月と消滅事由は両方必要です。", "end_reason"));
    }
    return problems;
}

std::vector<Problem> check(const ClaimChild& child) {
    std::vector<Problem> problems;
    if (child.child_id == child.person_id) {
        problems.push_back(wrong("child.self", "受給者自身は児童になれません。", "child_id"));
    }
    if (!child.starts) {
        problems.push_back(wrong("child.starts", "算定開始年月がありません。", "starts"));
    }
    if (ends_too_early(child.starts, child.ends)) {
        problems.push_back(wrong("child.ends", "算定終了年月が算定開始年月より前です。", "ends"));
    }
    return problems;
}

std::vector<Problem> check(const Offset& offset) {
    std::vector<Problem> problems;
    if (offset.monthly_amount < Yen{} || (!offset.whole && offset.monthly_amount == Yen{})) {
        problems.push_back(
            wrong("offset.amount", "月額は1円以上、又は全額としてください。", "monthly_amount"));
    }
    if (!offset.consented_on) {
        problems.push_back(wrong("offset.consent", "申出年月日がありません。", "consented_on"));
    }
    return problems;
}

std::vector<exchange::ImportPart> imports() {
    std::vector<exchange::ImportPart> parts;
    for (const storage::Table* table : tables()) {
        exchange::ImportPart part;
        part.table = table;
        part.check = check_of(table);
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace yakuba::child_allowance
