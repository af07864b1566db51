#include "business/fixed_asset_tax/facts.h"

// What no taxpayer can have, said with its place.
namespace yakuba::fixed_asset_tax {
namespace {

constexpr std::size_t kMostAssets = 100'000;
constexpr int kMostDwellings = 10'000;
constexpr int kHighestLevel = 1'000'000;
constexpr int kShortestLife = 2;
constexpr int kLongestLife = 60;

class Finder {
public:
    void expect(bool good, std::string_view code, std::string message, const std::string& where) {
        if (!good) problems.push_back(Problem{code, std::move(message), {}, where, {}});
    }
    void ratio(Ratio ratio, const std::string& where) {
        expect(ratio.numerator >= 0 && ratio.numerator <= ratio.denominator, "fixed_asset.ratio",
               "割合は0から1までで書いてください。", where);
    }
    void amount(Yen amount, const std::string& where) {
        expect(amount >= 0_yen, "fixed_asset.negative_amount", "金額は0円以上で書いてください。",
               where);
    }
    std::vector<Problem> problems;
};

void check(const Parcel& p, const std::string& at, Finder& find) {
    find.expect(p.area > Area{}, "fixed_asset.no_area", "地積は0より大きい数で書いてください。",
                at + "/area");
    find.amount(p.price, at + "/price");
    find.expect(p.dwellings >= 0 && p.dwellings <= kMostDwellings, "fixed_asset.dwellings",
                "住居の数を確かめてください。", at + "/dwellings");
    find.expect(p.living_area <= p.house_area || p.house_area == Area{}, "fixed_asset.living_area",
                "居住部分は家屋の床面積までで書いてください。", at + "/living_area");
    for (const auto& [amount, key] : {std::pair{p.previous_small, "/previous_small"},
                                      {p.previous_general, "/previous_general"},
                                      {p.previous_other, "/previous_other"},
                                      {p.previous_small_city, "/previous_small_city"},
                                      {p.previous_general_city, "/previous_general_city"},
                                      {p.previous_other_city, "/previous_other_city"}}) {
        find.amount(amount, at + key);
    }
    find.amount(p.last_price, at + "/last_price");
    for (const auto& [level, key] : {std::pair{p.similar_small, "/similar_small"},
                                     {p.similar_general, "/similar_general"},
                                     {p.similar_other, "/similar_other"},
                                     {p.similar_small_city, "/similar_small_city"},
                                     {p.similar_general_city, "/similar_general_city"},
                                     {p.similar_other_city, "/similar_other_city"}}) {
        find.expect(level >= 0 && level <= kHighestLevel, "fixed_asset.level",
                    "負担水準は1万分率で書いてください（65％は6500）。", at + key);
    }
    find.ratio(p.special, at + "/special");
    find.ratio(p.share, at + "/share");
}

void check(const House& h, const std::string& at, int year, Finder& find) {
    find.amount(h.price, at + "/price");
    find.amount(h.previous_price, at + "/previous_price");
    find.expect(h.points >= 0, "fixed_asset.points", "評点数は0以上で書いてください。",
                at + "/points");
    find.expect(h.living_area <= h.area, "fixed_asset.living_area",
                "居住部分は床面積までで書いてください。", at + "/living_area");
    find.expect(h.dwellings >= 0 && h.dwellings <= kMostDwellings, "fixed_asset.dwellings",
                "住居の数を確かめてください。", at + "/dwellings");
    find.expect(!h.built_on || h.built_on <= FiscalYear{year}.tax_base_date(),
                "fixed_asset.built_later",
                "賦課期日（1月1日）より後に建てられた家屋です。この年度は課税されません。",
                at + "/built_on");
    find.expect(h.reduction == HouseReduction::none || h.area > Area{}, "fixed_asset.no_area",
                "減額を計算するには床面積が必要です。", at + "/area");
    find.expect(h.reduction == HouseReduction::none || h.reduction_from > 0 || h.built_on,
                "fixed_asset.reduction_from",
                "減額を始める年度か建築年月日のどちらかを書いてください。", at + "/reduction_from");
    find.ratio(h.special, at + "/special");
    find.ratio(h.share, at + "/share");
}

void check(const Asset& a, const std::string& at, int year, Finder& find) {
    find.amount(a.cost, at + "/cost");
    find.expect(a.useful_life >= kShortestLife && a.useful_life <= kLongestLife,
                "fixed_asset.useful_life", "耐用年数は2年から60年までで書いてください。",
                at + "/useful_life");
    find.expect(a.acquired.year() < year, "fixed_asset.acquired_later",
                "賦課期日（1月1日）より後に取得した資産です。1月1日に取得した資産は、前の年の12月と"
                "書いてください。",
                at + "/acquired");
    find.expect(a.quantity >= 0, "fixed_asset.quantity", "数量は0以上で書いてください。",
                at + "/quantity");
    find.ratio(a.special, at + "/special");
}

}  // namespace

std::vector<Problem> impossible(const Facts& facts, Date day) {
    Finder find;
    const int year = fiscal_year_of(day).value;
    find.expect(facts.parcels.size() + facts.houses.size() + facts.assets.size() <= kMostAssets,
                "fixed_asset.too_many", "資産の数が多すぎます。納税義務者ごとに分けてください。",
                "/");
    for (std::size_t i = 0; i < facts.parcels.size(); ++i)
        check(facts.parcels[i], "/parcels/" + std::to_string(i), find);
    for (std::size_t i = 0; i < facts.houses.size(); ++i)
        check(facts.houses[i], "/houses/" + std::to_string(i), year, find);
    for (std::size_t i = 0; i < facts.assets.size(); ++i)
        check(facts.assets[i], "/assets/" + std::to_string(i), year, find);
    find.ratio(facts.relief, "/relief");
    return std::move(find.problems);
}

}  // namespace yakuba::fixed_asset_tax
