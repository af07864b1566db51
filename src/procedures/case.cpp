#include "procedures/case.h"

namespace yakuba::procedures {

std::span<const Code> codes_of(State) {
    static const Code codes[] = {
        {1, "received", "受付"},    {2, "in_review", "審査中"},  {3, "correction", "補正待ち"},
        {4, "corrected", "補正済"}, {5, "reviewed", "決裁待ち"}, {6, "approved", "決定"},
        {7, "refused", "却下"},     {8, "completed", "完了"},    {9, "withdrawn", "取下げ"},
        {10, "held", "保留"},
    };
    return codes;
}

std::span<const Code> codes_of(Action) {
    static const Code codes[] = {
        {1, "submit", "申請"},
        {2, "begin_review", "審査開始"},
        {3, "request_correction", "補正依頼"},
        {4, "correct", "補正"},
        {5, "review", "審査済"},
        {6, "endorse", "承認"},
        {7, "decide", "決裁"},
        {8, "decide_for", "代決"},
        {9, "inspect", "後閲"},
        {10, "send_back", "差戻し"},
        {11, "pull_back", "引戻し"},
        {12, "hold", "保留"},
        {13, "resume", "保留解除"},
        {14, "withdraw", "取下げ"},
        {15, "accept", "受理"},
        {16, "complete", "完了"},
        {17, "note", "記録"},
    };
    return codes;
}

std::span<const Code> codes_of(Proposal) {
    static const Code codes[] = {
        {0, "none", "なし"},
        {1, "approve", "認定・承認"},
        {2, "refuse", "却下"},
    };
    return codes;
}

const Description& case_description() {
    using C = Case;
    static const Description description =
        describe<C>("案件", {
                                line<&C::case_id>("case_id", "案件の番号"),
                                line<&C::receipt_number>("receipt_number", "受付番号"),
                                line<&C::procedure>("procedure_id", "手続"),
                                line<&C::version>("form_version", "様式の版"),
                                line<&C::fingerprint>("fingerprint", "様式のハッシュ値"),
                                line<&C::department>("department", "業務"),
                                line<&C::person_id>("person_id", "申請者の宛名番号"),
                                line<&C::relation>("relation", "申請者との関係"),
                                line<&C::agent_id>("agent_id", "代理人の宛名番号"),
                                line<&C::mandate>("mandate", "代理権の確認"),
                                line<&C::about_id>("about_id", "対象者の宛名番号"),
                                line<&C::channel>("channel", "受付の方法"),
                                line<&C::signature>("signature", "本人確認の方法"),
                                line<&C::certificate_serial>("certificate_serial", "証明書の番号"),
                                line<&C::received_at>("received_at", "受付日時"),
                                line<&C::due_on>("due_on", "処理予定日"),
                                line<&C::event_on>("event_on", "事由の生じた日"),
                                line<&C::deadline_on>("deadline_on", "法定の期限"),
                                line<&C::late>("late", "期限後"),
                                line<&C::duplicate_of>("duplicate_of", "重複のおそれのある案件"),
                                line<&C::document_id>("document_id", "文書の整理番号"),
                            });
    return description;
}

const storage::Table& case_table() {
    static const storage::Table table{
        "procedure_case", "案件", &case_description(), {"case_id"}, storage::Keeping::log};
    return table;
}

const Description& case_event_description() {
    using E = CaseEvent;
    static const Description description =
        describe<E>("案件の経過", {
                                      line<&E::case_id>("case_id", "案件の番号"),
                                      line<&E::number>("number", "順"),
                                      line<&E::action>("action", "行為"),
                                      line<&E::from>("from_state", "前の状態"),
                                      line<&E::to>("to_state", "後の状態"),
                                      line<&E::proposal>("proposal", "起案の内容"),
                                      line<&E::step>("step", "決裁の段階"),
                                      line<&E::actor>("actor", "行った者"),
                                      line<&E::actor_name>("actor_name", "氏名・課"),
                                      line<&E::absent>("absent", "不在の決裁者"),
                                      line<&E::comment>("remark", "庁内の記録"),
                                      line<&E::message>("message", "申請者への連絡"),
                                      line<&E::data>("data", "付帯の事項"),
                                      line<&E::opened>("opened", "個別に開いた"),
                                  });
    return description;
}

const storage::Table& case_event_table() {
    static const storage::Table table{"case_event",
                                      "案件の経過",
                                      &case_event_description(),
                                      {"case_id", "number"},
                                      storage::Keeping::log};
    return table;
}

}  // namespace yakuba::procedures
