// The words of a month's bill, and its calculator.
#include "business/long_term_care_insurance/bill.h"
#include "kernel/result.h"

namespace yakuba {

template <>
const Description& description_of<long_term_care_insurance::MonthlyUnits>() {
    using Row = long_term_care_insurance::MonthlyUnits;
    static const Description description =
        describe<Row>("区分支給限度基準額",
                      {line<&Row::level>("level", "区分"), line<&Row::units>("units", "単位")});
    return description;
}

template <>
const Description& description_of<long_term_care_insurance::ServiceLine>() {
    using Row = long_term_care_insurance::ServiceLine;
    static const Description description = describe<Row>(
        "サービス", {line<&Row::units>("units", "単位数"), line<&Row::staff>("staff", "人件費割合"),
                     line<&Row::limited>("limited", "区分支給限度基準額の対象")});
    return description;
}

template <>
const Description& description_of<long_term_care_insurance::DailyLine>() {
    using Row = long_term_care_insurance::DailyLine;
    static const Description description = describe<Row>(
        "食費・居住費", {line<&Row::item>("item", "区分"), line<&Row::days>("days", "日数"),
                         line<&Row::price>("price", "日額", {}, "0円は基準費用額")});
    return description;
}

namespace long_term_care_insurance {

std::span<const Code> codes_of(StaffPart) {
    static constexpr Code codes[] = {
        {0, "none", "地域の割合のないサービス"},
        {45, "p45", "45パーセント"},
        {55, "p55", "55パーセント"},
        {70, "p70", "70パーセント"},
    };
    return codes;
}

const Description& bill_rates_description() {
    using Rates = BillRates;
    static const Description description = describe<Rates>(
        "介護サービスの単価と限度",
        {
            line<&Rates::monthly_units>("monthly_units", "区分支給限度基準額",
                                        "介護保険法43条1項・平成12年厚生省告示第33号"),
            line<&Rates::unit_price>("unit_price", "一単位の単価"),
            line<&Rates::area_ratio_70>("area_ratio_70", "地域の割合（70パーセント）"),
            line<&Rates::area_ratio_55>("area_ratio_55", "地域の割合（55パーセント）"),
            line<&Rates::area_ratio_45>("area_ratio_45", "地域の割合（45パーセント）"),
            line<&Rates::daily_amounts>("daily_amounts", "食費・居住費（日額）"),
            line<&Rates::reduced_share_percent>("reduced_share_percent",
                                                "給付額減額の間の割合（%）", "介護保険法69条3項"),
            line<&Rates::reduced_share_upper_percent>("reduced_share_upper_percent",
                                                      "3割の人の給付額減額の間の割合（%）",
                                                      "介護保険法69条4項"),
        });
    return description;
}

const Description& bill_facts_description() {
    using Facts = BillFacts;
    static const Description description = describe<Facts>(
        "利用した月のサービス",
        {
            line<&Facts::level>("level", "要介護状態区分"),
            line<&Facts::other_level>("other_level", "月の途中で変わった区分", {},
                                      "変更のない月は入れない"),
            line<&Facts::share_percent>("share_percent", "利用者負担の割合（%）"),
            line<&Facts::limit_stage>("limit_stage", "負担限度額の段階"),
            line<&Facts::full_payment>("full_payment", "支払方法の変更", "介護保険法66条"),
            line<&Facts::reduced>("reduced", "給付額の減額", "介護保険法69条"),
            line<&Facts::services>("services", "サービス"),
            line<&Facts::daily>("daily", "食費・居住費"),
            line<&Facts::daily_living>("daily_living", "日常生活費"),
        });
    return description;
}

const Description& bill_sheet_description() {
    using Sheet = BillSheet;
    static const Description description = describe<Sheet>(
        "利用した月の計算書",
        {
            line<&Sheet::share_percent>("share_percent", "適用する利用者負担の割合（%）",
                                        "介護保険法49条の2・69条3項"),
            line<&Sheet::limit_units>("limit_units", "区分支給限度基準額（単位）",
                                      "介護保険法43条1項"),
            line<&Sheet::within_units>("within_units", "保険の対象となる単位数"),
            line<&Sheet::over_units>("over_units", "限度を超える単位数"),
            line<&Sheet::cost>("cost", "保険の対象となる費用"),
            line<&Sheet::insurer>("insurer", "保険給付額", "介護保険法41条・48条・49条の2"),
            line<&Sheet::share>("share", "利用者負担額"),
            line<&Sheet::over_cost>("over_cost", "限度を超える費用（全額自己負担）"),
            line<&Sheet::meals_and_room>("meals_and_room", "食費・居住費の費用"),
            line<&Sheet::supplement>("supplement", "特定入所者介護サービス費", "介護保険法51条の3"),
            line<&Sheet::meals_and_room_borne>("meals_and_room_borne", "食費・居住費の負担額"),
            line<&Sheet::daily_living>("daily_living", "日常生活費"),
            line<&Sheet::claimable>("claimable", "あとで申請して受け取る額（償還払い）",
                                    "介護保険法66条4項"),
            line<&Sheet::total>("total", "利用者が支払う額"),
        });
    return description;
}

namespace {
std::vector<Problem> impossible_bill(const BillFacts& facts, Date) {
    std::vector<Problem> problems;
    const auto complain = [&](std::string where, std::string message) {
        problems.push_back({"long_term_care.bill", std::move(message), {}, std::move(where)});
    };
    if (facts.share_percent < 0 || facts.share_percent > 100)
        complain("/share_percent", "負担の割合は0から100までの数で入れてください。");
    for (std::size_t i = 0; i < facts.services.size(); ++i) {
        if (facts.services[i].units < 0)
            complain("/services/" + std::to_string(i) + "/units",
                     "単位数にマイナスは入れられません。");
    }
    for (std::size_t i = 0; i < facts.daily.size(); ++i) {
        if (facts.daily[i].days < 0 || facts.daily[i].days > 31)
            complain("/daily/" + std::to_string(i) + "/days",
                     "日数は0から31までの数で入れてください。");
    }
    return problems;
}
}  // namespace

const Calculator& bill_calculator() {
    static const Calculator calculator = yakuba::calculator<BillFacts, BillRates, BillSheet>(
        "long-term-care-bill", "介護サービスの利用者負担", "long_term_care_insurance",
        Period::month, bill_facts_description(), bill_rates_description(), bill_sheet_description(),
        bill, impossible_bill);
    return calculator;
}

}  // namespace long_term_care_insurance
}  // namespace yakuba
