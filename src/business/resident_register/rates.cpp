#include "business/resident_register/rates.h"

namespace yakuba::resident_register {

const Description& rates_description() {
    using R = Rates;
    static const Description description = describe<R>(
        "住民記録の期間",
        {
            line<&R::notice_days>("notice_days", "届出の期間（日）", "住民基本台帳法22条1項"),
            line<&R::fine_max>("fine_max", "過料の上限", "住民基本台帳法52条2項"),
            line<&R::special_days_after_plan>("special_days_after_plan",
                                              "特例転入の期間（転出予定日から、日）",
                                              "住民基本台帳法施行令24条の2第2号"),
            line<&R::special_days_after_move>("special_days_after_move",
                                              "特例転入の期間（転入をした日から、日）",
                                              "住民基本台帳法施行令24条の2第2号"),
            line<&R::online_days_before>("online_days_before", "電子申請の始まり（引越しの前、日）",
                                         "住民基本台帳法24条の2"),
            line<&R::online_days_after>("online_days_after", "電子申請の終わり（引越しの後、日）",
                                        "住民基本台帳法24条の2"),
            line<&R::protection_months>("protection_months", "支援措置の期間（月）",
                                        "住民基本台帳事務処理要領第5-10"),
            line<&R::protection_renewal_months>("protection_renewal_months",
                                                "支援措置の延長を受け付ける期間（月）",
                                                "住民基本台帳事務処理要領第5-10"),
            line<&R::reading_from>("reading_from", "振り仮名の制度の施行日",
                                   "住民基本台帳法7条1号の2"),
            line<&R::reading_automatic_from>("reading_automatic_from",
                                             "届出のない人の振り仮名が記載される日",
                                             "令和5年法律第48号附則"),
            line<&R::certificate_fee>("certificate_fee", "住民票の写しの手数料", "手数料条例"),
        });
    return description;
}

}  // namespace yakuba::resident_register
