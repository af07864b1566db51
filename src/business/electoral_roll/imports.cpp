#include "business/electoral_roll/imports.h"

namespace yakuba::electoral_roll {
namespace {

Problem wrong(std::string_view code, std::string message, std::string_view column) {
    return Problem{code, std::move(message), {}, std::string{column}, {}};
}

template <class Record>
exchange::RowCheck row_check() {
    return [](const void* record) { return check(*static_cast<const Record*>(record)); };
}

exchange::RowCheck check_of(const storage::Table* table) {
    if (table == &entry_table()) return row_check<Entry>();
    if (table == &sentence_table()) return row_check<SentenceRecord>();
    if (table == &election_table()) return row_check<ElectionRecord>();
    if (table == &inspection_table()) return row_check<Inspection>();
    if (table == &doubt_table()) return row_check<Doubt>();
    return {};
}

}  // namespace

std::vector<Problem> check(const Entry& entry) {
    std::vector<Problem> problems;
    if (!entry.registered_on) {
        problems.push_back(
            wrong("entry.registered_on", "登録年月日がありません。", "registered_on"));
    }
    if (entry.name.empty()) problems.push_back(wrong("entry.name", "氏名がありません。", "name"));
    const bool removed = entry.state == EntryState::removed;
    if (removed != (entry.removal != Removal::none) || removed != bool{entry.removed_on}) {
        problems.push_back(
            wrong("entry.removal", "抹消には、状態・事由・年月日の三つが必要です。", "removal"));
    }
    if ((entry.moved_mark || entry.former_mark) && !entry.left_on) {
        problems.push_back(wrong("entry.left_on",
                                 "転出の表示には、住所を有しなくなった日が必要です。", "left_on"));
    }
    return problems;
}

std::vector<Problem> check(const SentenceRecord& sentence) {
    std::vector<Problem> problems;
    if (sentence.offence == Offence::none) {
        problems.push_back(wrong("sentence.offence", "欠格の事由がありません。", "offence"));
    }
    if (!sentence.final_on) {
        problems.push_back(
            wrong("sentence.final_on", "裁判が確定した日がありません。", "final_on"));
    }
    if (sentence.served_on && sentence.served_on < sentence.final_on) {
        problems.push_back(wrong("sentence.served_on",
                                 "刑の執行を終わった日が、裁判が確定した日より前です。",
                                 "served_on"));
    }
    return problems;
}

std::vector<Problem> check(const ElectionRecord& election) {
    std::vector<Problem> problems;
    if (election.kind == Election::none) {
        problems.push_back(wrong("election.kind", "選挙の種類がありません。", "kind"));
    }
    const bool in_order = election.base_date && election.base_date < election.announced_on &&
                          election.announced_on < election.voting_day;
    if (!in_order) {
        problems.push_back(wrong("election.days",
                                 "基準日・公示（告示）の日・期日は、この順でなければなりません。",
                                 "voting_day"));
    }
    return problems;
}

std::vector<Problem> check(const Inspection& inspection) {
    std::vector<Problem> problems;
    if (inspection.purpose == InspectionPurpose::verification && !inspection.subject_id) {
        problems.push_back(
            wrong("inspection.subject", "確認する人の宛名番号がありません。", "subject_id"));
    }
    if (!inspection.granted && inspection.refusal.empty()) {
        problems.push_back(wrong("inspection.refusal", "拒んだ理由がありません。", "refusal"));
    }
    return problems;
}

std::vector<Problem> check(const Doubt& doubt) {
    std::vector<Problem> problems;
    if (!doubt.raised_on) {
        problems.push_back(wrong("doubt.raised_on", "疑いを持った日がありません。", "raised_on"));
    }
    if (doubt.inquiry_on && doubt.inquiry_on < doubt.raised_on) {
        problems.push_back(
            wrong("doubt.inquiry_on", "照会をした日が、疑いを持った日より前です。", "inquiry_on"));
    }
    if ((doubt.outcome != DoubtOutcome::inquiring) != bool{doubt.settled_on}) {
        problems.push_back(wrong("doubt.settled_on",
                                 "調査の結果が出たときは結果とその日の両方を、調査中のときはどち"
                                 "らも書かないでください。",
                                 "settled_on"));
    }
    if (doubt.settled_on && doubt.settled_on < doubt.raised_on) {
        problems.push_back(
            wrong("doubt.settled_on", "結果の出た日が、疑いを持った日より前です。", "settled_on"));
    }
    if (doubt.reason == DoubtReason::other && doubt.note.empty()) {
        problems.push_back(
            wrong("doubt.note", "理由が「その他」のときは、備考に理由を書いてください。", "note"));
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

}  // namespace yakuba::electoral_roll
