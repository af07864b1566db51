// Objections and inspections: what electors and others ask of the roll.
#include "business/electoral_roll/records.h"

namespace yakuba::electoral_roll {

std::span<const Code> codes_of(ObjectionClaim) {
    static constexpr Code codes[] = {
        {1, "omitted", "登録されるべき人が登録されていない", "公職選挙法24条1項"},
        {2, "wrong", "登録されるべきでない人が登録されている", "公職選挙法24条1項"},
    };
    return codes;
}

std::span<const Code> codes_of(ObjectionState) {
    static constexpr Code codes[] = {
        {1, "received", "審査中", "公職選挙法24条2項"},
        {2, "upheld", "正当であると決定", "公職選挙法24条2項"},
        {3, "rejected", "正当でないと決定", "公職選挙法24条2項"},
        {4, "late", "期間を過ぎた申出", "公職選挙法24条1項"},
    };
    return codes;
}

std::span<const Code> codes_of(InspectionPurpose) {
    static constexpr Code codes[] = {
        {1, "verification", "特定の人が登録されているかの確認", "公職選挙法28条の2第1項"},
        {2, "politics", "政治活動（選挙運動を含む）", "公職選挙法28条の2第1項"},
        {3, "research", "政治・選挙に関する調査研究", "公職選挙法28条の3第1項"},
    };
    return codes;
}

std::span<const Code> codes_of(Applicant) {
    static constexpr Code codes[] = {
        {1, "elector", "選挙人", "公職選挙法28条の2第1項"},
        {2, "candidate", "公職の候補者等", "公職選挙法28条の2第1項"},
        {3, "party", "政党その他の政治団体", "公職選挙法28条の2第1項"},
        {4, "public_body", "国・地方公共団体の機関", "公職選挙法28条の3第1項1号"},
        {5, "corporation", "法人", "公職選挙法28条の3第1項2号"},
        {6, "individual", "個人", "公職選挙法28条の3第1項3号"},
    };
    return codes;
}

const Description& objection_description() {
    using O = Objection;
    static const Description description =
        describe<O>("選挙人名簿 異議の申出",
                    {
                        line<&O::objection_id>("objection_id", "申出の番号"),
                        line<&O::objector_id>("objector_id", "異議申出人", "公職選挙法24条1項"),
                        line<&O::subject_id>("subject_id", "申出に係る人", "公職選挙法24条2項"),
                        line<&O::claim>("claim", "申出の趣旨", "公職選挙法24条1項"),
                        line<&O::base_date>("base_date", "登録の基準日", "公職選挙法24条1項"),
                        line<&O::filed_on>("filed_on", "申出年月日", "公職選挙法24条1項"),
                        line<&O::decide_by>("decide_by", "決定の期限", "公職選挙法24条2項"),
                        line<&O::state>("state", "決定", "公職選挙法24条2項"),
                        line<&O::decided_on>("decided_on", "決定年月日", "公職選挙法24条2項"),
                        line<&O::reason>("reason", "理由"),
                    });
    return description;
}

const storage::Table& objection_table() {
    static const storage::Table table{"electoral_roll_objection",
                                      "選挙人名簿 異議の申出",
                                      &objection_description(),
                                      {"objection_id"}};
    return table;
}

const Description& inspection_description() {
    using I = Inspection;
    static const Description description = describe<I>(
        "選挙人名簿の抄本の閲覧",
        {
            line<&I::inspection_id>("inspection_id", "閲覧の番号"),
            line<&I::person_id>("person_id", "申出者の宛名番号"),
            line<&I::applicant>("applicant", "申出者の区分", "公職選挙法28条の2第1項・28条の3"),
            line<&I::applicant_name>("applicant_name", "申出者の氏名・名称",
                                     "公職選挙法28条の2第2項1号"),
            line<&I::purpose>("purpose", "閲覧の活動", "公職選挙法28条の2第1項・28条の3"),
            line<&I::purpose_text>("purpose_text", "利用の目的", "公職選挙法28条の2第2項2号"),
            line<&I::reader>("reader", "閲覧者の氏名", "公職選挙法28条の2第2項3号"),
            line<&I::handling>("handling", "閲覧事項の管理の方法", "公職選挙法28条の2第2項4号"),
            line<&I::publication>("publication", "調査研究の成果の取扱い",
                                  "公職選挙法28条の3第2項4号"),
            line<&I::district>("district", "閲覧する投票区"),
            line<&I::subject_id>("subject_id", "確認する人", "公職選挙法28条の2第1項"),
            line<&I::applied_on>("applied_on", "申出年月日", "公職選挙法28条の2第1項"),
            line<&I::read_on>("read_on", "閲覧の日"),
            line<&I::granted>("granted", "閲覧させる", "公職選挙法28条の2第3項"),
            line<&I::refusal>("refusal", "拒んだ理由", "公職選挙法28条の2第3項"),
        });
    return description;
}

const storage::Table& inspection_table() {
    static const storage::Table table{"electoral_roll_inspection",
                                      "選挙人名簿の抄本の閲覧",
                                      &inspection_description(),
                                      {"inspection_id"}};
    return table;
}

const Description& inspection_reading_description() {
    using R = InspectionReading;
    static const Description description = describe<R>(
        "閲覧の記録", {
                          line<&R::inspection_id>("inspection_id", "閲覧の番号"),
                          line<&R::number>("number", "回"),
                          line<&R::read_on>("read_on", "閲覧の日"),
                          line<&R::district>("district", "投票区"),
                          line<&R::subject_id>("subject_id", "確認した人"),
                          line<&R::shown>("shown", "表示した人数", "公職選挙法施行令20条"),
                          line<&R::held_back>("held_back", "表示しなかった人数"),
                          line<&R::officer>("officer", "立ち会った職員"),
                      });
    return description;
}

const storage::Table& inspection_reading_table() {
    static const storage::Table table{"electoral_roll_reading",
                                      "閲覧の記録",
                                      &inspection_reading_description(),
                                      {"inspection_id", "number"},
                                      storage::Keeping::log};
    return table;
}

}  // namespace yakuba::electoral_roll
