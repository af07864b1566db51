#include <array>

#include "business/fixed_asset_tax/records.h"
#include "business/fixed_asset_tax/stored_bill.h"

// The tables of the ledgers.
namespace yakuba::fixed_asset_tax {
namespace {

constexpr std::string_view kRecords = R"sql(
CREATE TABLE fixed_asset_taxpayer (
    taxpayer_id INTEGER NOT NULL,
    shared INTEGER NOT NULL,
    recipient_id INTEGER NOT NULL,
    relief_percent INTEGER NOT NULL,
    note TEXT NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (taxpayer_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY fixed_asset_taxpayer;
CREATE TABLE fixed_asset_co_owner (
    taxpayer_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    share_numerator INTEGER NOT NULL,
    share_denominator INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (taxpayer_id, person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY fixed_asset_co_owner;
CREATE TABLE fixed_asset_parcel (
    parcel_id INTEGER NOT NULL,
    taxpayer_id INTEGER NOT NULL,
    town TEXT NOT NULL,
    lot TEXT NOT NULL,
    registered_use TEXT NOT NULL,
    use TEXT NOT NULL,
    land INTEGER NOT NULL,
    area INTEGER NOT NULL,
    dwellings INTEGER NOT NULL,
    house_area INTEGER NOT NULL,
    living_area INTEGER NOT NULL,
    tall_fireproof INTEGER NOT NULL,
    advised INTEGER NOT NULL,
    zone INTEGER NOT NULL,
    street TEXT NOT NULL,
    correction INTEGER NOT NULL,
    special_numerator INTEGER NOT NULL,
    special_denominator INTEGER NOT NULL,
    not_taxable INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (parcel_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY fixed_asset_parcel;
CREATE TABLE fixed_asset_street_value (
    street TEXT NOT NULL,
    unit_price INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (street, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY fixed_asset_street_value;
CREATE TABLE fixed_asset_parcel_price (
    parcel_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    price INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (parcel_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY fixed_asset_parcel_price;
CREATE TABLE fixed_asset_house (
    house_id INTEGER NOT NULL,
    taxpayer_id INTEGER NOT NULL,
    parcel_id INTEGER NOT NULL,
    town TEXT NOT NULL,
    number TEXT NOT NULL,
    use TEXT NOT NULL,
    structure INTEGER NOT NULL,
    floors INTEGER NOT NULL,
    area INTEGER NOT NULL,
    living_area INTEGER NOT NULL,
    dwellings INTEGER NOT NULL,
    rented INTEGER NOT NULL,
    built_on INTEGER NOT NULL,
    reduction INTEGER NOT NULL,
    reduction_from INTEGER NOT NULL,
    zone INTEGER NOT NULL,
    special_numerator INTEGER NOT NULL,
    special_denominator INTEGER NOT NULL,
    not_taxable INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (house_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY fixed_asset_house;
CREATE TABLE fixed_asset_house_price (
    house_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    points INTEGER NOT NULL,
    age_correction INTEGER NOT NULL,
    point_value INTEGER NOT NULL,
    price INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (house_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY fixed_asset_house_price;
CREATE TABLE fixed_asset_depreciable (
    taxpayer_id INTEGER NOT NULL,
    asset_no INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    acquired INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    useful_life INTEGER NOT NULL,
    special_numerator INTEGER NOT NULL,
    special_denominator INTEGER NOT NULL,
    not_taxable INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (taxpayer_id, asset_no, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY fixed_asset_depreciable;
CREATE TABLE fixed_asset_return (
    fiscal_year INTEGER NOT NULL,
    taxpayer_id INTEGER NOT NULL,
    filed_on INTEGER NOT NULL,
    added INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (fiscal_year, taxpayer_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY fixed_asset_return;
CREATE TABLE fixed_asset_land_base (
    fiscal_year INTEGER NOT NULL,
    parcel_id INTEGER NOT NULL,
    small INTEGER NOT NULL,
    general INTEGER NOT NULL,
    other INTEGER NOT NULL,
    small_city INTEGER NOT NULL,
    general_city INTEGER NOT NULL,
    other_city INTEGER NOT NULL,
    comparable INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (fiscal_year, parcel_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY fixed_asset_land_base;
)sql";

// Whose assets: for gathering by taxpayers, and for whoever is a co-owner.
constexpr std::string_view kOwners = R"sql(
CREATE INDEX fixed_asset_parcel_by_taxpayer ON fixed_asset_parcel (taxpayer_id, parcel_id);
CREATE INDEX fixed_asset_house_by_taxpayer ON fixed_asset_house (taxpayer_id, house_id);
CREATE INDEX fixed_asset_co_owner_by_person ON fixed_asset_co_owner (person_id, taxpayer_id);
CREATE INDEX fixed_asset_taxpayer_by_recipient ON fixed_asset_taxpayer (recipient_id, taxpayer_id);
)sql";

constexpr std::string_view kBills = R"sql(
CREATE TABLE fixed_asset_bill (
    fiscal_year INTEGER NOT NULL,
    taxpayer_id INTEGER NOT NULL,
    ground INTEGER NOT NULL,
    land_price INTEGER NOT NULL,
    land_base INTEGER NOT NULL,
    land_base_city INTEGER NOT NULL,
    land_ground INTEGER NOT NULL,
    house_price INTEGER NOT NULL,
    house_base INTEGER NOT NULL,
    house_base_city INTEGER NOT NULL,
    house_ground INTEGER NOT NULL,
    asset_value INTEGER NOT NULL,
    asset_base INTEGER NOT NULL,
    asset_ground INTEGER NOT NULL,
    fixed_base INTEGER NOT NULL,
    fixed_calculated INTEGER NOT NULL,
    reductions INTEGER NOT NULL,
    fixed_tax INTEGER NOT NULL,
    city_base INTEGER NOT NULL,
    city_base_outer INTEGER NOT NULL,
    city_tax INTEGER NOT NULL,
    relief INTEGER NOT NULL,
    annual_tax INTEGER NOT NULL,
    rates_fingerprint TEXT NOT NULL,
    known_at INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (fiscal_year, taxpayer_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY fixed_asset_bill;
)sql";

// Land deemed to be for dwellings, new 特定市街化区域農地; and what lies on one street, to compare.
constexpr std::string_view kLandStatus = R"sql(
CREATE TABLE fixed_asset_land_status (
    parcel_id INTEGER NOT NULL,
    deemed INTEGER NOT NULL,
    deemed_until INTEGER NOT NULL,
    urban_since INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (parcel_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY fixed_asset_land_status;
CREATE INDEX fixed_asset_parcel_by_street ON fixed_asset_parcel (street, parcel_id);
)sql";

constexpr std::string_view kUnits = R"sql(
CREATE TABLE fixed_asset_unit (
    house_id INTEGER NOT NULL,
    unit_no INTEGER NOT NULL,
    taxpayer_id INTEGER NOT NULL,
    number TEXT NOT NULL,
    area INTEGER NOT NULL,
    floor INTEGER NOT NULL,
    tower INTEGER NOT NULL,
    living INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (house_id, unit_no, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY fixed_asset_unit;
CREATE INDEX fixed_asset_unit_by_taxpayer ON fixed_asset_unit (taxpayer_id, house_id);
)sql";

constexpr std::string_view kReliefs = R"sql(
CREATE TABLE fixed_asset_relief (
    fiscal_year INTEGER NOT NULL,
    taxpayer_id INTEGER NOT NULL,
    reason INTEGER NOT NULL,
    percent INTEGER NOT NULL,
    applied_on INTEGER NOT NULL,
    open_numerator INTEGER NOT NULL,
    open_denominator INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (fiscal_year, taxpayer_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY fixed_asset_relief;
)sql";

constexpr std::array kMigrations = {
    storage::Migration{"0260 fixed asset records", kRecords},
    storage::Migration{"0261 fixed asset owners", kOwners},
    storage::Migration{"0262 fixed asset bills", kBills},
    storage::Migration{"0263 fixed asset land status", kLandStatus},
    storage::Migration{"0264 fixed asset units", kUnits},
    storage::Migration{"0265 fixed asset reliefs", kReliefs},
};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

std::span<const storage::Table* const> tables() {
    static const std::array all = {
        &taxpayer_table(),     &co_owner_table(),  &parcel_table(),      &street_value_table(),
        &parcel_price_table(), &house_table(),     &house_price_table(), &asset_table(),
        &asset_return_table(), &land_base_table(), &stored_bill_table(), &land_status_table(),
        &unit_table(),         &relief_table(),
    };
    return all;
}

}  // namespace yakuba::fixed_asset_tax
