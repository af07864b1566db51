#pragma once
#include <string>
#include <vector>

#include "rules/calculator.h"

/// A small invented business for the tests of this room: a fee for chairs.
namespace yakuba::chairs {

enum class Wood { pine = 1, oak = 2 };
inline std::span<const Code> codes_of(Wood) {
    static constexpr Code codes[] = {{1, "pine", "松", "椅子条例1条"},
                                     {2, "oak", "樫", "椅子条例2条"}};
    return codes;
}

struct Chair {
    Wood wood = Wood::pine;
    int legs = 4;
    Date made_on;
};

struct Facts {
    Yen price;
    int count = 0;
    bool exempt = false;
    std::string owner;
    PartialDate born_on;
    YearMonth month;
    PersonId person;
    Ratio share{1, 1};
    FiscalYear year;
    Instant seen;
    std::vector<Chair> chairs;
};

struct Rates {
    Yen fee;
    Ratio rate;
    int day = 0;
    std::vector<Chair> models;
};

struct Sheet {
    Yen fee;
    Wood wood = Wood::pine;
    std::vector<Chair> chairs;
};

const Description& facts_description();
const Description& rates_description();
const Description& sheet_description();
/// Two fees for an oak chair, and the rate on the price.
Sheet rule(const Rates& rates, const Facts& facts, Date day);
std::vector<Problem> impossible(const Facts& facts, Date day);
const Calculator& calculator();
/// Rates of 2026 in law, and an ordinance of 352039 that sets the fee.
RateBook book();

}  // namespace yakuba::chairs
namespace yakuba {
template <>
inline const Description& description_of<chairs::Chair>() {
    static const Description description =
        describe<chairs::Chair>("椅子", {line<&chairs::Chair::wood>("wood", "木"),
                                         line<&chairs::Chair::legs>("legs", "脚の数"),
                                         line<&chairs::Chair::made_on>("made_on", "製造日")});
    return description;
}
}  // namespace yakuba
namespace yakuba::chairs {
inline const Description& facts_description() {
    static const Description description = describe<Facts>(
        "椅子の事実",
        {line<&Facts::price>("price", "価格", "椅子条例3条", "税抜き").needed(),
         line<&Facts::count>("count", "数"), line<&Facts::exempt>("exempt", "免除"),
         line<&Facts::owner>("owner", "持ち主"), line<&Facts::born_on>("born_on", "生年月日"),
         line<&Facts::month>("month", "月"), line<&Facts::person>("person", "宛名番号"),
         line<&Facts::share>("share", "持分"), line<&Facts::year>("year", "年度"),
         line<&Facts::seen>("seen", "確認日時"), line<&Facts::chairs>("chairs", "椅子の一覧")});
    return description;
}
inline const Description& rates_description() {
    static const Description description = describe<Rates>(
        "椅子の率", {line<&Rates::fee>("fee", "手数料"), line<&Rates::rate>("rate", "率"),
                     line<&Rates::day>("day", "納期の日"), line<&Rates::models>("models", "型")});
    return description;
}
inline const Description& sheet_description() {
    static const Description description =
        describe<Sheet>("椅子の計算書", {line<&Sheet::fee>("fee", "手数料の額", "椅子条例5条"),
                                         line<&Sheet::wood>("wood", "最後の木"),
                                         line<&Sheet::chairs>("chairs", "数えた椅子")});
    return description;
}
inline Sheet rule(const Rates& rates, const Facts& facts, Date) {
    Sheet sheet;
    sheet.fee = floor_to(Yen{1}, facts.price * rates.rate);
    for (const Chair& chair : facts.chairs) {
        sheet.fee += rates.fee * (chair.wood == Wood::oak ? 2 : 1);
        sheet.wood = chair.wood;
        sheet.chairs.push_back(chair);
    }
    return sheet;
}
inline std::vector<Problem> impossible(const Facts& facts, Date day) {
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < facts.chairs.size(); ++i) {
        if (facts.chairs[i].made_on >= day) {
            problems.push_back({"chairs.made_later",
                                "椅子がまだ作られていません。",
                                {},
                                "/chairs/" + std::to_string(i) + "/made_on"});
        }
    }
    return problems;
}
inline const Calculator& calculator() {
    static const Calculator calculator = yakuba::calculator<Facts, Rates, Sheet>(
        "chairs", "椅子", "chairs", Period::fiscal_year, facts_description(), rates_description(),
        sheet_description(), rule, impossible);
    return calculator;
}
inline constexpr std::string_view kLaw = R"(
checked_until = "FY2028"
[fee]
label = "手数料"
unit = "yen"
standard = true
values = [{ from = "FY2024", value = 100, article = "椅子法1条" },
          { from = "2026-04", value = 120, article = "椅子法1条", act = "令和8年法律第1号" }]
[rate]
label = "率"
values = [{ from = "2020-01-01", value = "3/100", article = "椅子法2条", unverified = true, source = "椅子の本" }]
[models]
label = "型"
values = [{ from = "FY2020", article = "椅子法3条", value = [ { wood = "oak", legs = 3 }, { wood = "pine" } ] }]
[day]
label = "納期の日"
standard = true
values = [{ from = "FY2020", to = "FY2027", value = 25, article = "椅子法4条" }]
)";
inline constexpr std::string_view kOrdinance = R"(
[fee]
label = "手数料"
values = [{ from = "FY2025", value = 150, article = "山口市椅子条例1条" }]
)";
inline RateBook book() {
    std::map<std::string, RateFile, std::less<>> ordinances;
    ordinances.emplace("352039", *parse_rate_file(kOrdinance, "352039/chairs.toml"));
    return RateBook{*parse_rate_file(kLaw, "chairs.toml"), std::move(ordinances)};
}
}  // namespace yakuba::chairs
