#include "business/electoral_roll/rates.h"

namespace yakuba {

template <>
const Description& description_of<electoral_roll::RegularMonth>() {
    using Row = electoral_roll::RegularMonth;
    static const Description description =
        describe<Row>("登録月", {line<&Row::month>("month", "月", "公職選挙法19条2項")});
    return description;
}

namespace electoral_roll {

const Description& rates_description() {
    static const Description description = describe<Rates>(
        "選挙人名簿の定め",
        {
            line<&Rates::voting_age>("voting_age", "選挙権の年齢", "公職選挙法9条1項"),
            line<&Rates::residence_months>("residence_months", "住民基本台帳に記録されている月数",
                                           "公職選挙法21条1項"),
            line<&Rates::former_months>("former_months", "住所を移した後に名簿に残る月数",
                                        "公職選挙法28条2号"),
            line<&Rates::survey_age>("survey_age", "あらかじめ調査する年齢",
                                     "公職選挙法施行令13条"),
            line<&Rates::regular_months>("regular_months", "登録月", "公職選挙法19条2項"),
            line<&Rates::moves_to_open_day>(
                "moves_to_open_day", "一日が休日のとき直後の開庁日に登録する", "公職選挙法22条1項"),
            line<&Rates::transfer_pause_days>("transfer_pause_days",
                                              "任期満了前に移替えを行わない日数",
                                              "公職選挙法施行令17条1号"),
            line<&Rates::objection_days>("objection_days", "定時登録への異議の申出の日数",
                                         "公職選挙法24条1項1号"),
            line<&Rates::election_objection_days>("election_objection_days",
                                                  "選挙時登録への異議の申出の日数",
                                                  "公職選挙法24条1項2号"),
            line<&Rates::decision_days>("decision_days", "異議の申出を決定する日数",
                                        "公職選挙法24条2項"),
            line<&Rates::lawsuit_days>("lawsuit_days", "出訴の期間の日数", "公職選挙法25条1項"),
            line<&Rates::closed_days_after_voting>("closed_days_after_voting",
                                                   "選挙期日後に閲覧を閉じておく日数",
                                                   "公職選挙法28条の2第1項"),
            line<&Rates::bribery_years>("bribery_years", "収賄等による欠格の年数",
                                        "公職選挙法11条1項4号"),
            line<&Rates::fine_years>("fine_years", "選挙犯罪の罰金による欠格の年数",
                                     "公職選挙法252条1項"),
            line<&Rates::offence_years>("offence_years", "選挙犯罪の拘禁刑を終えた後の欠格の年数",
                                        "公職選挙法252条2項"),
            line<&Rates::repeated_years>("repeated_years", "買収等を重ねた者の欠格の年数",
                                         "公職選挙法252条3項"),
            line<&Rates::representatives_notice_days>("representatives_notice_days",
                                                      "衆議院議員の選挙の公示（日前）",
                                                      "公職選挙法31条4項"),
            line<&Rates::councillors_notice_days>(
                "councillors_notice_days", "参議院議員の選挙の公示（日前）", "公職選挙法32条3項"),
            line<&Rates::governor_notice_days>(
                "governor_notice_days", "都道府県知事の選挙の告示（日前）", "公職選挙法33条5項1号"),
            line<&Rates::prefectural_assembly_notice_days>("prefectural_assembly_notice_days",
                                                           "都道府県議会議員の選挙の告示（日前）",
                                                           "公職選挙法33条5項3号"),
            line<&Rates::municipal_notice_days>("municipal_notice_days",
                                                "市町村の議会の議員及び長の選挙の告示（日前）",
                                                "公職選挙法33条5項4号・5号"),
            line<&Rates::polling_opens_minute>("polling_opens_minute", "投票所を開く時刻",
                                               "公職選挙法40条1項", "0時からの分"),
            line<&Rates::polling_closes_minute>("polling_closes_minute", "投票所を閉じる時刻",
                                                "公職選挙法40条1項", "0時からの分"),
            line<&Rates::early_opens_minute>("early_opens_minute", "期日前投票所を開く時刻",
                                             "公職選挙法48条の2第6項", "0時からの分"),
            line<&Rates::early_closes_minute>("early_closes_minute", "期日前投票所を閉じる時刻",
                                              "公職選挙法48条の2第6項", "0時からの分"),
        });
    return description;
}

}  // namespace electoral_roll
}  // namespace yakuba
