#include "business/resident_register/facts.h"

namespace yakuba {

template <>
const Description& description_of<resident_register::Member>() {
    using M = resident_register::Member;
    static const Description description =
        describe<M>("残る人", {line<&M::name>("name", "氏名"),
                               line<&M::relation>("relation", "続柄", "住民基本台帳法7条4号")});
    return description;
}

template <>
const Description& description_of<resident_register::Application>() {
    using A = resident_register::Application;
    static const Description description =
        describe<A>("電子申請", {line<&A::applied_on>("applied_on", "申請日").needed()});
    return description;
}

namespace resident_register {

std::span<const Code> codes_of(Matter) {
    static constexpr Code kCodes[] = {
        {1, "move_in", "転入", "住民基本台帳法22条"},
        {2, "move_within", "転居", "住民基本台帳法23条"},
        {3, "move_out", "転出", "住民基本台帳法24条"},
        {4, "household_change", "世帯変更", "住民基本台帳法25条"},
        {5, "head_gone", "世帯主の死亡・転出", "住民基本台帳法25条"},
        {6, "protection", "支援措置の期間", "住民基本台帳事務処理要領第5-10"},
        {7, "name_reading", "氏名の振り仮名", "住民基本台帳法7条1号の2"},
        {8, "online_move", "転出の電子申請", "住民基本台帳法24条の2"},
    };
    return kCodes;
}

const Description& facts_description() {
    using F = Facts;
    static const Description description = describe<F>(
        "届出の事実",
        {
            line<&F::matter>("matter", "届出の種類", "住民基本台帳法22条〜25条").needed(),
            line<&F::occurred_on>("occurred_on", "異動日", "住民基本台帳法22条1項"),
            line<&F::notified_on>("notified_on", "届出日", "住民基本台帳法22条1項"),
            line<&F::extended_until>("extended_until", "期限が休日のときの次の開庁日", "民法142条"),
            line<&F::good_reason>("good_reason", "届出が遅れた正当な理由がある",
                                  "住民基本台帳法52条2項"),
            line<&F::from_abroad>("from_abroad", "国外からの転入", "住民基本台帳法22条1項7号"),
            line<&F::planned_out_on>("planned_out_on", "転出予定日", "住民基本台帳法24条"),
            line<&F::abroad>("abroad", "国外への転出", "住民基本台帳法施行令24条1項"),
            line<&F::card_holder>("card_holder", "個人番号カードの交付を受けている",
                                  "住民基本台帳法24条の2第1項"),
            line<&F::card_presented>("card_presented", "個人番号カードを示した",
                                     "住民基本台帳法24条の2第1項"),
            line<&F::registered_in_between>("registered_in_between",
                                            "そのあいだに他の市町村に記録された",
                                            "住民基本台帳法施行令24条の2第1号"),
            line<&F::remaining>("remaining", "世帯に残る人", "住民基本台帳法施行令25条"),
            line<&F::accepted_on>("accepted_on", "支援措置の申出を受け付けた日",
                                  "住民基本台帳事務処理要領第5-10"),
            line<&F::reading_recorded>("reading_recorded", "戸籍に振り仮名が記載されている",
                                       "戸籍法13条1項2号"),
            line<&F::applications>("applications", "電子申請", "住民基本台帳法24条の2"),
        });
    return description;
}

}  // namespace resident_register
}  // namespace yakuba
