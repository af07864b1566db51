#pragma once
#include <span>
#include <string>

#include "business/fixed_asset_tax/facts.h"
#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/money.h"
#include "rules/description.h"
#include "storage/migration.h"
#include "storage/table.h"

/// The ledgers of the department (固定資産課税台帳, 地方税法380条–387条). All are histories in two
/// times: what is registered on 1 January is read as of that day, so a sale or a demolition is
/// simply a version from its own day on. Ratios are kept as two whole numbers, rates of the
/// valuation as ten-thousandths.
namespace yakuba::fixed_asset_tax {

/// 構造 of a house, as far as its age counts; the numbers are those of `age_curves` in the rates.
enum class Structure {
    wood = 1,         // 木造
    light_steel = 2,  // 軽量鉄骨造
    steel = 3,        // 鉄骨造
    concrete = 4,     // 鉄筋コンクリート造
};
std::span<const Code> codes_of(Structure);

/// A taxpayer: a person, a corporation, or a group of co-owners, which has a number of its own.
struct Taxpayer {
    PersonId taxpayer_id;
    bool shared = false;    // co-owners, jointly liable
    PersonId recipient_id;  // who receives the letters: a co-owner, an heir, a manager
    int relief_percent = 0;
    std::string note;
};
const Description& taxpayer_description();
/// History, keyed by taxpayer_id.
const storage::Table& taxpayer_table();

/// A member of a group of co-owners. A share of 0 has left the group.
struct CoOwner {
    PersonId taxpayer_id;
    PersonId person_id;
    int share_numerator = 1;
    int share_denominator = 1;
};
const Description& co_owner_description();
/// History, keyed by taxpayer_id, person_id.
const storage::Table& co_owner_table();

/// 土地課税台帳・土地補充課税台帳. A sale is a version from its day with another taxpayer.
struct ParcelRecord {
    std::int64_t parcel_id = 0;
    PersonId taxpayer_id;
    std::string town;  // 大字・町・丁目
    std::string lot;
    std::string registered_use;
    std::string use;
    LandClass land = LandClass::lot;
    Area area;
    int dwellings = 0;
    Area house_area;
    Area living_area;
    bool tall_fireproof = false;
    bool advised = false;
    Zone zone = Zone::none;
    std::string street;
    int correction = 10000;
    int special_numerator = 1;
    int special_denominator = 1;
    bool not_taxable = false;
    bool removed = false;  // merged or gone
};
const Description& parcel_description();
/// History, keyed by parcel_id.
const storage::Table& parcel_table();

/// What few parcels are besides: land without a dwelling that counts, until a fiscal year, as if
/// the dwellings of its record stood there; farmland new to the tax of 特定市街化区域農地.
struct LandStatus {
    std::int64_t parcel_id = 0;
    Deemed deemed = Deemed::none;
    int deemed_until = 0;
    int urban_since = 0;  // fiscal year; 0: long since
};
const Description& land_status_description();
/// History, keyed by parcel_id.
const storage::Table& land_status_table();

/// The price of a street for one square metre, from 1 January of a fiscal year.
struct StreetValue {
    std::string street;
    Yen unit_price;
};
const Description& street_value_description();
/// History, keyed by street.
const storage::Table& street_value_table();

/// What a parcel was valued at, valid from 1 January of the fiscal year it is first used for.
struct ParcelPrice {
    std::int64_t parcel_id = 0;
    FiscalYear fiscal_year;
    Yen price;
};
const Description& parcel_price_description();
/// History, keyed by parcel_id.
const storage::Table& parcel_price_table();

/// 家屋課税台帳・家屋補充課税台帳.
struct HouseRecord {
    std::int64_t house_id = 0;
    PersonId taxpayer_id;
    std::int64_t parcel_id = 0;  // 0: not known
    std::string town;
    std::string number;  // empty: not registered
    std::string use;     // 居宅, 共同住宅, 店舗 …
    Structure structure = Structure::wood;
    int floors = 1;
    Area area;
    Area living_area;
    int dwellings = 1;
    bool rented = false;
    Date built_on;
    HouseReduction reduction = HouseReduction::none;
    int reduction_from = 0;
    Zone zone = Zone::none;
    int special_numerator = 1;
    int special_denominator = 1;
    bool not_taxable = false;
    bool removed = false;
};
const Description& house_description();
/// History, keyed by house_id.
const storage::Table& house_table();

/// 区分所有の専有部分 (352条): a unit of a building. The building's own row names no taxpayer, nor
/// does that of the parcel it stands on; its owners are those of its units.
struct Unit {
    std::int64_t house_id = 0;
    int unit_no = 1;
    PersonId taxpayer_id;
    std::string number;  // 家屋番号
    Area area;           // with its share of the common parts
    int floor = 1;
    bool tower = false;  // 居住用超高層建築物: storeys count (352条2項)
    bool living = true;
    bool removed = false;
};
const Description& unit_description();
/// History, keyed by house_id, unit_no.
const storage::Table& unit_table();

/// What a house was valued at, valid from 1 January of the fiscal year it is first used for.
struct HousePrice {
    std::int64_t house_id = 0;
    FiscalYear fiscal_year;
    std::int64_t points = 0;
    int age_correction = 10000;
    int point_value = 100;
    Yen price;
};
const Description& house_price_description();
/// History, keyed by house_id.
const storage::Table& house_price_table();

/// 償却資産課税台帳: one line of the list by kinds (種類別明細書).
struct AssetRecord {
    PersonId taxpayer_id;
    int asset_no = 1;
    std::string name;
    AssetKind kind = AssetKind::tool;
    int quantity = 1;
    YearMonth acquired;
    Yen cost;
    int useful_life = 0;
    int special_numerator = 1;
    int special_denominator = 1;
    bool not_taxable = false;
    bool removed = false;  // sold, scrapped, moved
};
const Description& asset_description();
/// History, keyed by taxpayer_id, asset_no.
const storage::Table& asset_table();

/// 償却資産申告書 of one year.
struct AssetReturn {
    FiscalYear fiscal_year;
    PersonId taxpayer_id;
    Date filed_on;
    int added = 0;
    int removed = 0;
};
const Description& asset_return_description();
/// History, keyed by fiscal_year, taxpayer_id.
const storage::Table& asset_return_table();

/// What the parts of a parcel were taxed at: next year's burden adjustment begins here. Written by
/// the year's assessment, or, when the use changed, by staff as what comparable land had (比準).
struct LandBase {
    FiscalYear fiscal_year;
    std::int64_t parcel_id = 0;
    Yen small;
    Yen general;
    Yen other;
    Yen small_city;
    Yen general_city;
    Yen other_city;
    bool comparable = false;
};
const Description& land_base_description();
/// History, keyed by fiscal_year, parcel_id.
const storage::Table& land_base_table();

/// 減免 of one year's tax (367条): a share of what was not yet due when it was applied for.
struct Relief {
    FiscalYear fiscal_year;
    PersonId taxpayer_id;
    ReliefReason reason = ReliefReason::assistance;
    int percent = 0;
    Date applied_on;
    std::int64_t open_numerator = 1;  // 納期未到来の税額 of the year's tax
    std::int64_t open_denominator = 1;
};
const Description& relief_description();
/// History, keyed by fiscal_year, taxpayer_id.
const storage::Table& relief_table();

/// All tables above and the stored bills, in the order they are loaded.
std::span<const storage::Table* const> tables();
std::span<const storage::Migration> migrations();

}  // namespace yakuba::fixed_asset_tax
