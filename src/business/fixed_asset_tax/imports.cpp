#include "business/fixed_asset_tax/imports.h"

namespace yakuba::fixed_asset_tax {
namespace {

constexpr int kShortestLife = 2;
constexpr int kLongestLife = 60;

class Finder {
public:
    void expect(bool good, std::string_view code, std::string message, std::string_view column) {
        if (!good) problems.push_back(Problem{code, std::move(message), {}, std::string{column}});
    }
    void special(int numerator, int denominator) {
        expect(denominator > 0 && numerator >= 0 && numerator <= denominator, "fixed_asset.special",
               "課税標準の特例は0から1までの分数で書いてください。", "special_numerator");
    }
    std::vector<Problem> problems;
};

template <class Record>
exchange::RowCheck row_check() {
    return [](const void* record) { return check(*static_cast<const Record*>(record)); };
}

exchange::RowCheck check_of(const storage::Table* table) {
    if (table == &taxpayer_table()) return row_check<Taxpayer>();
    if (table == &co_owner_table()) return row_check<CoOwner>();
    if (table == &parcel_table()) return row_check<ParcelRecord>();
    if (table == &land_status_table()) return row_check<LandStatus>();
    if (table == &unit_table()) return row_check<Unit>();
    if (table == &relief_table()) return row_check<Relief>();
    if (table == &house_table()) return row_check<HouseRecord>();
    if (table == &asset_table()) return row_check<AssetRecord>();
    return {};
}

}  // namespace

std::vector<Problem> check(const Taxpayer& taxpayer) {
    Finder find;
    find.expect(bool{taxpayer.recipient_id}, "fixed_asset.recipient",
                "納税通知書を受け取る者がありません。", "recipient_id");
    find.expect(taxpayer.relief_percent >= 0 && taxpayer.relief_percent <= 100,
                "fixed_asset.relief", "減免の割合は0から100までで書いてください。",
                "relief_percent");
    return std::move(find.problems);
}

std::vector<Problem> check(const CoOwner& owner) {
    Finder find;
    find.expect(owner.share_denominator > 0 && owner.share_numerator >= 0 &&
                    owner.share_numerator <= owner.share_denominator,
                "fixed_asset.share", "持分は0から1までの分数で書いてください。", "share_numerator");
    find.expect(owner.person_id != owner.taxpayer_id, "fixed_asset.self",
                "共有の宛名番号と共有者の宛名番号が同じです。", "person_id");
    return std::move(find.problems);
}

std::vector<Problem> check(const ParcelRecord& parcel) {
    Finder find;
    find.expect(parcel.area > Area{}, "fixed_asset.no_area", "地積がありません。", "area");
    find.expect(parcel.dwellings >= 0, "fixed_asset.dwellings", "住居の数を確かめてください。",
                "dwellings");
    find.expect(parcel.house_area == Area{} || parcel.living_area <= parcel.house_area,
                "fixed_asset.living_area", "居住部分が家屋の床面積を超えています。", "living_area");
    find.expect(parcel.correction > 0, "fixed_asset.correction",
                "画地補正率は0より大きい数で書いてください。", "correction");
    find.special(parcel.special_numerator, parcel.special_denominator);
    return std::move(find.problems);
}

std::vector<Problem> check(const LandStatus& status) {
    Finder find;
    find.expect(status.deemed == Deemed::none || status.deemed_until > 0,
                "fixed_asset.deemed_until", "住宅用地とみなす最後の年度がありません。",
                "deemed_until");
    return std::move(find.problems);
}

std::vector<Problem> check(const Unit& unit) {
    Finder find;
    find.expect(unit.area > Area{}, "fixed_asset.no_area", "床面積がありません。", "area");
    find.expect(bool{unit.taxpayer_id}, "fixed_asset.unit_owner", "専有部分の所有者がありません。",
                "taxpayer_id");
    return std::move(find.problems);
}

std::vector<Problem> check(const Relief& relief) {
    Finder find;
    find.expect(relief.percent >= 0 && relief.percent <= 100, "fixed_asset.relief",
                "減免の割合は0から100までで書いてください。", "percent");
    find.expect(relief.open_denominator > 0 && relief.open_numerator >= 0 &&
                    relief.open_numerator <= relief.open_denominator,
                "fixed_asset.relief_open",
                "納期未到来の税額の割合は0から1までの分数で書いてください。", "open_numerator");
    return std::move(find.problems);
}

std::vector<Problem> check(const HouseRecord& house) {
    Finder find;
    find.expect(house.area > Area{}, "fixed_asset.no_area", "床面積がありません。", "area");
    find.expect(house.living_area <= house.area, "fixed_asset.living_area",
                "居住部分が床面積を超えています。", "living_area");
    find.expect(bool{house.built_on}, "fixed_asset.built_on", "建築年月日がありません。",
                "built_on");
    find.special(house.special_numerator, house.special_denominator);
    return std::move(find.problems);
}

std::vector<Problem> check(const AssetRecord& asset) {
    Finder find;
    find.expect(bool{asset.acquired}, "fixed_asset.acquired", "取得年月がありません。", "acquired");
    find.expect(asset.cost >= 0_yen, "fixed_asset.cost", "取得価額を確かめてください。", "cost");
    find.expect(asset.useful_life >= kShortestLife && asset.useful_life <= kLongestLife,
                "fixed_asset.useful_life", "耐用年数は2年から60年までで書いてください。",
                "useful_life");
    find.special(asset.special_numerator, asset.special_denominator);
    return std::move(find.problems);
}

std::vector<exchange::ImportPart> imports() {
    std::vector<exchange::ImportPart> parts;
    for (const storage::Table* table : tables()) {
        exchange::ImportPart part;
        part.table = table;
        part.check = check_of(table);
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace yakuba::fixed_asset_tax
