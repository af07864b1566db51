#include "business/fixed_asset_tax/facts.h"

// The words of the facts.
namespace yakuba::fixed_asset_tax {

std::span<const Code> codes_of(LandClass) {
    static constexpr Code kCodes[] = {
        {1, "lot", "宅地・宅地比準土地", "地方税法附則17条4号"},
        {2, "farm", "一般農地", "地方税法附則19条"},
        {3, "urban_farm", "市街化区域農地", "地方税法附則19条・19条の2"},
        {4, "other", "その他の土地", "地方税法附則17条2号"},
        {5, "special_urban_farm", "特定市街化区域農地", "地方税法附則19条の3第1項"},
    };
    return kCodes;
}

std::span<const Code> codes_of(Deemed) {
    static constexpr Code kCodes[] = {
        {0, "none", "なし"},
        {1, "rebuilding", "建替え中の住宅の敷地", "地方税法349条の3の2第1項"},
        {2, "disaster", "被災住宅用地", "地方税法349条の3の3第1項"},
    };
    return kCodes;
}

std::span<const Code> codes_of(Comparable) {
    static constexpr Code kCodes[] = {
        {0, "none", "比準しない"},
        {1, "own", "この土地の同じ用途の部分（前年度）", "地方税法附則17条7号"},
        {2, "street", "同じ路線の類似土地", "地方税法附則17条7号"},
        {3, "town", "同じ町・大字の類似土地", "地方税法附則17条7号"},
        {4, "municipality", "市町村内の類似土地", "地方税法附則17条7号"},
        {5, "entered", "職員が入力した額", "地方税法附則17条7号"},
    };
    return kCodes;
}

std::span<const Code> codes_of(ReliefReason) {
    static constexpr Code kCodes[] = {
        {1, "assistance", "生活扶助", "地方税法367条"},
        {2, "public_use", "公益のための専用", "地方税法367条"},
        {3, "damage_all", "災害（損害8割以上）", "地方税法367条"},
        {4, "damage_most", "災害（損害6割以上8割未満）", "地方税法367条"},
        {5, "damage_half", "災害（損害4割以上6割未満）", "地方税法367条"},
        {6, "damage_part", "災害（損害2割以上4割未満）", "地方税法367条"},
    };
    return kCodes;
}

std::span<const Code> codes_of(Zone) {
    static constexpr Code kCodes[] = {
        {0, "none", "都市計画税の区域外"},
        {1, "inner", "都市計画税の区域", "地方税法702条1項"},
        {2, "outer", "都市計画税の区域（税率の異なる区域）", "地方税法702条1項"},
    };
    return kCodes;
}

std::span<const Code> codes_of(HouseReduction) {
    static constexpr Code kCodes[] = {
        {0, "none", "減額なし"},
        {1, "new_house", "新築住宅", "地方税法附則15条の6第1項"},
        {2, "new_tall", "新築の中高層耐火住宅", "地方税法附則15条の6第2項"},
        {3, "long_life", "認定長期優良住宅", "地方税法附則15条の7第1項"},
        {4, "long_life_tall", "認定長期優良住宅（中高層耐火）", "地方税法附則15条の7第2項"},
        {5, "earthquake", "耐震改修", "地方税法附則15条の9第1項"},
        {6, "earthquake_roads", "耐震改修（通行障害既存耐震不適格建築物）",
         "地方税法附則15条の9第1項"},
        {7, "earthquake_long", "耐震改修（認定長期優良住宅）", "地方税法附則15条の9の2第1項"},
        {8, "barrier_free", "高齢者等居住改修（バリアフリー）", "地方税法附則15条の9第4項"},
        {9, "energy", "熱損失防止改修（省エネ）", "地方税法附則15条の9第9項"},
        {10, "energy_long", "熱損失防止改修（認定長期優良住宅）", "地方税法附則15条の9の2第4項"},
        {11, "condominium_works", "マンションの大規模の修繕等", "地方税法附則15条の9の3"},
    };
    return kCodes;
}

std::span<const Code> codes_of(AssetKind) {
    static constexpr Code kCodes[] = {
        {1, "structure", "構築物"},
        {2, "machinery", "機械及び装置"},
        {3, "ship", "船舶"},
        {4, "aircraft", "航空機"},
        {5, "vehicle", "車両及び運搬具"},
        {6, "tool", "工具、器具及び備品"},
    };
    return kCodes;
}

}  // namespace yakuba::fixed_asset_tax
