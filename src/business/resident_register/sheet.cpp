#include "business/resident_register/rules.h"

namespace yakuba {

template <>
const Description& description_of<resident_register::ApplicationAnswer>() {
    using A = resident_register::ApplicationAnswer;
    static const Description description =
        describe<A>("電子申請の受付", {line<&A::applied_on>("applied_on", "申請日"),
                                       line<&A::accepted>("accepted", "受付の可否")});
    return description;
}

namespace resident_register {

std::span<const Code> codes_of(Ground) {
    static constexpr Code kCodes[] = {
        {1, "in_time", "期間内の届出", "住民基本台帳法22条1項"},
        {2, "late", "期間を過ぎた届出（受理し、理由を書いてもらう）", "住民基本台帳法52条2項"},
        {3, "not_yet", "まだ移っていないため受理できない", "住民基本台帳法22条1項"},
        {4, "special", "個人番号カードによる特例の転入", "住民基本台帳法24条の2第1項"},
        {5, "certificate_needed", "転出証明書が必要", "住民基本台帳法22条2項"},
        {6, "ex_officio", "届出は要らず、職権で世帯主を変更する", "住民基本台帳法施行令25条"},
        {7, "notice_needed", "世帯変更届が必要", "住民基本台帳法25条"},
        {8, "no_one_left", "世帯に残る人がいない", "住民基本台帳法25条"},
        {9, "removed_as_planned", "転出予定日に住民票を消除する", "住民基本台帳法24条"},
        {10, "protected", "支援措置の期間", "住民基本台帳事務処理要領第5-10"},
        {11, "reading_shown", "振り仮名を記載する", "住民基本台帳法7条1号の2"},
        {12, "reading_blank", "振り仮名は空欄とする", "住民基本台帳法7条1号の2"},
        {13, "online", "電子申請の受付期間", "住民基本台帳法24条の2"},
    };
    return kCodes;
}

const Description& sheet_description() {
    using S = Sheet;
    static const Description description = describe<S>(
        "届出の取扱い",
        {
            line<&S::ground>("ground", "取扱い"),
            line<&S::deadline>("deadline", "届出の期限", "住民基本台帳法22条1項"),
            line<&S::in_time>("in_time", "期間内", "住民基本台帳法22条1項"),
            line<&S::accepted>("accepted", "受理", "住民基本台帳法22条1項"),
            line<&S::late_reason_needed>("late_reason_needed", "遅れた理由の記入",
                                         "住民基本台帳法52条2項"),
            line<&S::possible_fine_max>("possible_fine_max", "過料の上限", "住民基本台帳法52条2項"),
            line<&S::special_move_in_allowed>("special_move_in_allowed", "特例転入",
                                              "住民基本台帳法24条の2第1項"),
            line<&S::certificate_needed>("certificate_needed", "転出証明書の添付",
                                         "住民基本台帳法22条2項"),
            line<&S::certificate_issued>("certificate_issued", "転出証明書の交付",
                                         "住民基本台帳法施行令24条1項"),
            line<&S::removed_on>("removed_on", "消除の日", "住民基本台帳法施行令8条"),
            line<&S::household_notice_needed>("household_notice_needed", "世帯変更届",
                                              "住民基本台帳法施行令25条"),
            line<&S::new_head>("new_head", "新しい世帯主", "住民基本台帳法施行令25条"),
            line<&S::protection_ends_on>("protection_ends_on", "支援措置の満了日",
                                         "住民基本台帳事務処理要領第5-10"),
            line<&S::protection_renewal_from>("protection_renewal_from", "延長の申出の受付開始日",
                                              "住民基本台帳事務処理要領第5-10"),
            line<&S::protection_renews_itself>("protection_renews_itself", "自動の延長",
                                               "住民基本台帳事務処理要領第5-10"),
            line<&S::reading_shown>("reading_shown", "振り仮名の記載", "住民基本台帳法7条1号の2"),
            line<&S::reading_automatic_after>(
                "reading_automatic_after", "振り仮名が職権で記載される日", "令和5年法律第48号附則"),
            line<&S::applications>("applications", "電子申請の受付", "住民基本台帳法24条の2"),
        });
    return description;
}

}  // namespace resident_register
}  // namespace yakuba
