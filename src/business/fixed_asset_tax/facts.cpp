#include "business/fixed_asset_tax/facts.h"

// The lines of the facts.
namespace yakuba {

using namespace fixed_asset_tax;  // NOLINT(google-build-using-namespace): rows of one department

template <>
const Description& description_of<Parcel>() {
    static const Description description = describe<Parcel>(
        "土地",
        {
            line<&Parcel::place>("place", "所在・地番", "地方税法381条1項"),
            line<&Parcel::land>("land", "土地の区分", "地方税法附則17条"),
            line<&Parcel::area>("area", "地積（㎡）", "地方税法381条1項").needed(),
            line<&Parcel::price>("price", "価格（評価額）", "地方税法349条1項").needed(),
            line<&Parcel::dwellings>("dwellings", "住居の数", "地方税法施行令52条の12",
                                     "1月1日にその土地にある住居の戸数。なければ0"),
            line<&Parcel::house_area>("house_area", "家屋の床面積（㎡）", "地方税法施行令52条の11",
                                      "書かなければ床面積の10倍の限度をみない"),
            line<&Parcel::living_area>("living_area", "居住部分の床面積（㎡）",
                                       "地方税法施行令52条の11", "書かなければすべて居住部分"),
            line<&Parcel::tall_fireproof>("tall_fireproof", "地上階数5以上の耐火建築物",
                                          "地方税法施行令52条の11"),
            line<&Parcel::advised>("advised", "空家等の勧告がある", "地方税法349条の3の2第1項"),
            line<&Parcel::zone>("zone", "都市計画税の区域", "地方税法702条1項"),
            line<&Parcel::previous_small>("previous_small", "前年度の課税標準額（小規模）",
                                          "地方税法附則18条", "0は比べる額がないこと"),
            line<&Parcel::previous_general>("previous_general", "前年度の課税標準額（一般）",
                                            "地方税法附則18条"),
            line<&Parcel::previous_other>("previous_other", "前年度の課税標準額（非住宅）",
                                          "地方税法附則18条"),
            line<&Parcel::previous_small_city>("previous_small_city",
                                               "前年度の都市計画税の課税標準額（小規模）",
                                               "地方税法附則25条"),
            line<&Parcel::previous_general_city>("previous_general_city",
                                                 "前年度の都市計画税の課税標準額（一般）",
                                                 "地方税法附則25条"),
            line<&Parcel::previous_other_city>("previous_other_city",
                                               "前年度の都市計画税の課税標準額（非住宅）",
                                               "地方税法附則25条"),
            line<&Parcel::changed>("changed", "用途変更等により比準した", "地方税法附則17条8号"),
            line<&Parcel::special>("special", "課税標準の特例の割合", "地方税法349条の3"),
            line<&Parcel::not_taxable>("not_taxable", "非課税", "地方税法348条"),
        });
    return description;
}

template <>
const Description& description_of<House>() {
    static const Description description = describe<House>(
        "家屋",
        {
            line<&House::place>("place", "所在・家屋番号", "地方税法381条3項"),
            line<&House::price>("price", "価格（評価額）", "地方税法349条1項",
                                "書かなければ評点数から求める"),
            line<&House::points>("points", "再建築費評点数", "固定資産評価基準第2章第1節"),
            line<&House::age_correction>("age_correction", "経年減点補正率",
                                         "固定資産評価基準第2章第1節"),
            line<&House::yen_per_point>("yen_per_point", "評点一点当たりの価額（円）",
                                        "固定資産評価基準第2章第1節"),
            line<&House::previous_price>("previous_price", "評価替え前の価格",
                                         "固定資産評価基準第2章第4節",
                                         "これを超える新しい価格は用いない"),
            line<&House::area>("area", "床面積（㎡）", "地方税法381条3項"),
            line<&House::living_area>("living_area", "居住部分の床面積（㎡）",
                                      "地方税法施行令附則12条", "書かなければすべて居住部分"),
            line<&House::dwellings>("dwellings", "住居の数", "地方税法施行令附則12条"),
            line<&House::rented>("rented", "共同住宅等の貸家", "地方税法施行令附則12条"),
            line<&House::built_on>("built_on", "建築年月日"),
            line<&House::reduction>("reduction", "税額の減額の区分", "地方税法附則15条の6"),
            line<&House::reduction_from>("reduction_from", "減額を始める年度",
                                         "地方税法附則15条の6", "書かなければ新たに課税される年度"),
            line<&House::zone>("zone", "都市計画税の区域", "地方税法702条1項"),
            line<&House::special>("special", "課税標準の特例の割合", "地方税法349条の3"),
            line<&House::not_taxable>("not_taxable", "非課税", "地方税法348条"),
        });
    return description;
}

template <>
const Description& description_of<Asset>() {
    static const Description description = describe<Asset>(
        "償却資産",
        {
            line<&Asset::name>("name", "資産の名称", "地方税法383条"),
            line<&Asset::kind>("kind", "資産の種類", "地方税法341条4号"),
            line<&Asset::quantity>("quantity", "数量", "地方税法383条"),
            line<&Asset::acquired>("acquired", "取得年月", "固定資産評価基準第3章",
                                   "1月1日に取得した資産は前の年の12月とする")
                .needed(),
            line<&Asset::cost>("cost", "取得価額", "固定資産評価基準第3章").needed(),
            line<&Asset::useful_life>("useful_life", "耐用年数", "固定資産評価基準別表第15")
                .needed(),
            line<&Asset::special>("special", "課税標準の特例の割合", "地方税法349条の3"),
            line<&Asset::not_taxable>("not_taxable", "非課税", "地方税法348条"),
        });
    return description;
}

namespace fixed_asset_tax {
namespace {

constexpr std::size_t kMostAssets = 100'000;
constexpr int kMostDwellings = 10'000;
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
    find.ratio(p.special, at + "/special");
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

const Description& facts_description() {
    static const Description description = describe<Facts>(
        "固定資産税の事実",
        {
            line<&Facts::parcels>("parcels", "土地の一覧", "地方税法381条1項"),
            line<&Facts::houses>("houses", "家屋の一覧", "地方税法381条3項"),
            line<&Facts::assets>("assets", "償却資産の一覧", "地方税法381条5項"),
            line<&Facts::relief>("relief", "減免の割合", "地方税法367条", "条例で定める減免"),
        });
    return description;
}

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

}  // namespace fixed_asset_tax
}  // namespace yakuba
