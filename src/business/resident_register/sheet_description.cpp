// The words of the rates, the sheet and its grounds.
#include "business/resident_register/rules.h"

namespace yakuba::resident_register {

std::span<const Code> codes_of(Ground) {
    static constexpr Code codes[] = {
        {0, "none", "届出なし"},
        {1, "in_time", "期間内の届出です", "住民基本台帳法22条1項・23条・24条・25条"},
        {2, "late", "期間を過ぎた届出です（受理します）", "住民基本台帳法52条2項"},
        {3, "not_filed", "届出を待っています（期間内）"},
        {4, "overdue", "届出がなく期間を過ぎました", "住民基本台帳法52条2項"},
        {5, "too_early", "まだ起きていない異動のため受理できません",
         "住民基本台帳法22条1項・23条・25条"},
        {6, "not_needed", "届出は要りません", "住民基本台帳法施行令25条"},
        {7, "after_move_out", "転出した後の届出です（受理します）", "住民基本台帳法24条"},
    };
    return codes;
}

std::span<const Code> codes_of(SpecialGround) {
    static constexpr Code codes[] = {
        {0, "not_asked", "特例によらない"},
        {1, "allowed", "カードによる転入ができます", "住民基本台帳法24条の2第1項"},
        {2, "no_card", "カードの提出がありません", "住民基本台帳法施行令24条の2第1項3号"},
        {3, "recorded_elsewhere", "その間に他の市町村で記録されています",
         "住民基本台帳法施行令24条の2第1項1号"},
        {4, "period_passed", "期間を過ぎました", "住民基本台帳法施行令24条の2第1項2号"},
        {5, "from_abroad", "国外からの転入です", "住民基本台帳法22条1項7号"},
    };
    return codes;
}

std::span<const Code> codes_of(CertificateGround) {
    static constexpr Code codes[] = {
        {0, "not_asked", "転出届ではない"},
        {1, "issued", "転出証明書を交付します", "住民基本台帳法施行令24条1項"},
        {2, "by_card", "カードによる転出のため交付しません", "住民基本台帳法24条の2"},
        {3, "to_abroad", "国外への転出のため交付しません", "住民基本台帳法施行令24条1項"},
    };
    return codes;
}

std::span<const Code> codes_of(ReadingGround) {
    static constexpr Code codes[] = {
        {0, "no_item", "記載事項になる前です"},
        {1, "recorded", "記載します", "住民基本台帳法7条1号"},
        {2, "blank", "空欄です（推測で書きません）", "住民基本台帳法7条1号"},
    };
    return codes;
}

const Description& rates_description() {
    static const Description description = describe<Rates>(
        "住民基本台帳の期間と定め",
        {
            line<&Rates::notice_days>("notice_days", "届出の期間の日数", "住民基本台帳法22条1項"),
            line<&Rates::late_move_out_days>("late_move_out_days",
                                             "転出した後に転出届を受ける日数"),
            line<&Rates::fine_max>("fine_max", "過料の上限", "住民基本台帳法52条2項"),
            line<&Rates::special_planned_days>("special_planned_days",
                                               "特例転入の期間（転出の予定年月日から）",
                                               "住民基本台帳法施行令24条の2第1項2号"),
            line<&Rates::special_move_in_days>("special_move_in_days",
                                               "特例転入の期間（転入をした日から）",
                                               "住民基本台帳法施行令24条の2第1項2号"),
            line<&Rates::support_months>("support_months", "支援措置の期間の月数"),
            line<&Rates::support_renewal_months>("support_renewal_months",
                                                 "支援措置の延長を受け付ける月数"),
            line<&Rates::reading_item_from>("reading_item_from", "振り仮名が記載事項になった日"),
            line<&Rates::reading_ex_officio_from>("reading_ex_officio_from",
                                                  "振り仮名を職権で記載できる日"),
            line<&Rates::online_service>("online_service", "マイナポータルによる転出届がある"),
            line<&Rates::online_days_before>("online_days_before",
                                             "オンラインの期間（住み始める日の前）"),
            line<&Rates::online_days_after>("online_days_after",
                                            "オンラインの期間（住み始める日の後）"),
        });
    return description;
}

const Description& sheet_description() {
    static const Description description = describe<Sheet>(
        "届出・申出の確認",
        {
            line<&Sheet::ground>("ground", "届出の判定"),
            line<&Sheet::last_day>("last_day", "届出の期限", "住民基本台帳法22条1項"),
            line<&Sheet::accepted>("accepted", "受理できる"),
            line<&Sheet::possible_fine_max>("possible_fine_max", "過料の上限",
                                            "住民基本台帳法52条2項", "決めるのは簡易裁判所"),
            line<&Sheet::special_move_in>("special_move_in", "カードによる転入",
                                          "住民基本台帳法24条の2"),
            line<&Sheet::special_last_day>("special_last_day", "カードによる転入の期限",
                                           "住民基本台帳法施行令24条の2第1項2号"),
            line<&Sheet::move_out_certificate_needed>(
                "move_out_certificate_needed", "転出証明書の添付を要する", "住民基本台帳法22条2項"),
            line<&Sheet::move_out_certificate>("move_out_certificate", "転出証明書",
                                               "住民基本台帳法施行令24条1項"),
            line<&Sheet::removed_on>("removed_on", "消除する日", "住民基本台帳法施行令8条"),
            line<&Sheet::online_from>("online_from", "オンラインで届け出られる最初の日"),
            line<&Sheet::online_until>("online_until", "オンラインで届け出られる最後の日"),
            line<&Sheet::online_accepted>("online_accepted", "オンラインで受け付けられる"),
            line<&Sheet::household_notice_needed>("household_notice_needed", "世帯変更届を要する",
                                                  "住民基本台帳法25条"),
            line<&Sheet::ex_officio>("ex_officio", "職権で世帯主を改める",
                                     "住民基本台帳法施行令12条・25条"),
            line<&Sheet::new_head>("new_head", "新しい世帯主の続柄", {},
                                   "これまでの世帯主からみた続柄"),
            line<&Sheet::support_ends_on>("support_ends_on", "支援措置の終わる日",
                                          "住民基本台帳事務処理要領第5-10"),
            line<&Sheet::support_renewal_from>("support_renewal_from", "延長を受け付ける最初の日",
                                               "住民基本台帳事務処理要領第5-10"),
            line<&Sheet::support_active>("support_active", "支援措置の期間中"),
            line<&Sheet::renewal_open>("renewal_open", "延長を受け付けている"),
            line<&Sheet::reading>("reading", "氏名の振り仮名", "住民基本台帳法7条1号"),
            line<&Sheet::reading_ex_officio_from>("reading_ex_officio_from",
                                                  "届出のない振り仮名を本籍地が記載できる日"),
        });
    return description;
}

}  // namespace yakuba::resident_register
