#include "generator/fixed_assets.h"

#include <algorithm>

#include "business/fixed_asset_tax/records.h"
#include "business/fixed_asset_tax/rules.h"
#include "generator/identity.h"
#include "generator/numbers.h"
#include "registry/residents.h"

namespace yakuba::generator {
namespace {

namespace fat = fixed_asset_tax;

constexpr int kStreetsOfTown = 5;
constexpr int kWhole = 10'000;
/// Each owner's parcels and houses are numbered in a stretch of their own.
constexpr std::int64_t kStretch = 16;
constexpr std::int64_t kHouseholds = 0;
constexpr std::int64_t kNonResidents = 20'000'000;
constexpr std::int64_t kCompanies = 30'000'000;
constexpr std::int64_t kCondominiums = 40'000'000;

/// The last base year of the valuation (R6), and the one before.
constexpr FiscalYear kBaseYear{2024};
constexpr FiscalYear kBaseYearBefore{2021};

std::string street_of(const Town& town, int number) {
    return town.code + "-" + std::to_string(number);
}

/// 1㎡ of a street: by the town's own level and the street's place in it.
Yen street_price(std::uint64_t seed, const Town& town, int number, FiscalYear year) {
    std::uint64_t hash = seed;
    for (const char c : town.code)
        hash = mix(hash + static_cast<unsigned char>(c));
    const auto level = static_cast<std::int64_t>(hash % 40'000);
    const std::int64_t price = 9'000 + level + level * (number - 3) / 8;
    // Land was a little dearer at the base year before.
    return Yen{year < kBaseYear ? price * 103 / 100 / 10 * 10 : price / 10 * 10};
}

fat::Zone zone_of(std::uint64_t seed, const Town& town) {
    std::uint64_t hash = seed + 7;
    for (const char c : town.code)
        hash = mix(hash + static_cast<unsigned char>(c));
    const int draw = static_cast<int>(hash % 10);
    return draw < 6 ? fat::Zone::inner : draw < 8 ? fat::Zone::outer : fat::Zone::none;
}

class Estate {
public:
    Estate(const City& city, std::int64_t kind, std::int64_t serial, Sheaf& sheaf)
        : city_(city),
          sheaf_(sheaf),
          number_((kind + serial) * kStretch),
          random_(city.plan.seed, Purpose::fixed_asset, static_cast<std::uint64_t>(kind + serial)) {
    }

    Random& random() { return random_; }

    void taxpayer(PersonId person, PersonId recipient, bool shared = false) {
        fat::Taxpayer record;
        record.taxpayer_id = person;
        record.recipient_id = recipient;
        record.shared = shared;
        if (random_.chance(4)) relief(person);
        sheaf_.add(File::fixed_asset_taxpayer, record, since(kBaseYearBefore.tax_base_date()));
    }

    /// Relieved of this year's tax, or of what was left of it after the first term.
    void relief(PersonId taxpayer) {
        fat::Relief record;
        record.fiscal_year = city_.plan.fiscal_year;
        record.taxpayer_id = taxpayer;
        const bool assistance = random_.chance(700);
        record.reason = assistance ? fat::ReliefReason::assistance : fat::ReliefReason::damage_half;
        record.percent = assistance ? 100 : 60;
        record.applied_on = Date{record.fiscal_year.value, assistance ? 4 : 5, 10};
        record.open_numerator = assistance ? 1 : 3;
        record.open_denominator = assistance ? 1 : 4;
        sheaf_.add(File::fixed_asset_relief, record,
                   since(record.fiscal_year.tax_base_date(), 1, record.applied_on));
    }

    void co_owner(PersonId group, PersonId person, int numerator, int denominator) {
        const fat::CoOwner record{group, person, numerator, denominator};
        sheaf_.add(File::fixed_asset_co_owner, record, since(kBaseYearBefore.tax_base_date()));
    }

    /// A lot with a house on it, where `town` and `lot` say.
    void home(PersonId owner, const Town& town, const std::string& lot, bool rented = false) {
        fat::ParcelRecord parcel = lot_of(owner, town, lot);
        parcel.area = fat::Area{random_.between(90, 420) * 100 + random_.below(100)};
        const bool apartment = rented;
        fat::HouseRecord house = house_of(parcel, apartment);
        parcel.dwellings = house.dwellings;
        parcel.house_area = house.area;
        parcel.living_area = house.living_area;
        if (random_.chance(8)) parcel.advised = true;
        if (house.built_on.year() == last_year()) {
            newly_built(parcel, house);
        } else if (random_.chance(5)) {
            pulled_down(parcel, house);
        } else {
            land(parcel, house.built_on);
            building(house);
        }
    }

    /// A shop, an office or a works, with its land.
    void premises(PersonId owner, const Town& town, const std::string& lot) {
        fat::ParcelRecord parcel = lot_of(owner, town, lot);
        parcel.area = fat::Area{random_.between(150, 3'000) * 100 + random_.below(100)};
        fat::HouseRecord house = house_of(parcel, false);
        house.use = random_.chance(500) ? "店舗" : random_.chance(500) ? "事務所" : "工場";
        house.structure = random_.chance(650) ? fat::Structure::steel : fat::Structure::concrete;
        house.area = fat::Area{random_.between(80, 2'000) * 100};
        house.living_area = {};
        house.dwellings = 0;
        house.reduction = fat::HouseReduction::none;
        land(parcel, house.built_on);
        building(house);
    }

    /// A condominium: the building and its site name no owner, its units do.
    void condominium(const Town& town, const std::vector<PersonId>& owners) {
        fat::ParcelRecord site = lot_of({}, town, lot_text());
        const int units = random_.between(12, 40);
        site.area = fat::Area{units * random_.between(30, 60) * 100};
        fat::HouseRecord house = house_of(site, true);
        house.structure = fat::Structure::concrete;
        house.rented = false;
        house.floors = random_.between(5, 14);
        house.dwellings = units;
        house.area = house.living_area = {};
        for (int number = 1; number <= units; ++number) {
            fat::Unit unit;
            unit.house_id = house.house_id;
            unit.unit_no = number;
            unit.taxpayer_id =
                owners[static_cast<std::size_t>(random_.below(static_cast<int>(owners.size())))];
            unit.number = site.lot + "の１の" + full_width(number);
            unit.area = fat::Area{random_.between(55, 95) * 100 + random_.below(100)};
            unit.floor = 1 + (number - 1) * house.floors / units;
            house.area = house.area + unit.area;
            sheaf_.add(File::fixed_asset_unit, unit, since(house.built_on));
        }
        house.living_area = house.area;
        site.dwellings = units;
        site.house_area = site.living_area = house.area;
        land(site, house.built_on);
        building(house);
    }

    void field(PersonId owner, const Town& town) {
        fat::ParcelRecord parcel = lot_of(owner, town, lot_text());
        parcel.street.clear();
        const bool wood = random_.chance(350);
        parcel.use = parcel.registered_use = wood ? "山林" : random_.chance(700) ? "田" : "畑";
        parcel.land = wood ? fat::LandClass::other : fat::LandClass::farm;
        parcel.zone = fat::Zone::none;
        parcel.area = fat::Area{random_.between(200, 4'000) * 100};
        land(parcel, {}, Yen{parcel.area.hundredths * (wood ? 30 : 110) / 100});
    }

    /// Land that is let as a car park: 雑種地, taxed like a lot.
    void car_park(PersonId owner, const Town& town) {
        fat::ParcelRecord parcel = lot_of(owner, town, lot_text());
        parcel.use = "雑種地";
        parcel.area = fat::Area{random_.between(80, 600) * 100};
        land(parcel, {});
    }

    void assets(PersonId owner, int count) {
        static constexpr struct {
            std::string_view name;
            fat::AssetKind kind;
            int life;
            int thousands;
        } kThings[] = {{"舗装路面", fat::AssetKind::structure, 10, 2'400},
                       {"広告塔", fat::AssetKind::structure, 20, 900},
                       {"旋盤", fat::AssetKind::machinery, 10, 5'200},
                       {"太陽光発電設備", fat::AssetKind::machinery, 17, 8'600},
                       {"フォークリフト", fat::AssetKind::vehicle, 4, 1'700},
                       {"パソコン", fat::AssetKind::tool, 4, 180},
                       {"陳列棚", fat::AssetKind::tool, 8, 420},
                       {"エアコン", fat::AssetKind::tool, 6, 310},
                       {"厨房設備", fat::AssetKind::tool, 5, 1'300},
                       {"医療機器", fat::AssetKind::tool, 6, 3'900}};
        const int last = city_.plan.fiscal_year.value - 1;
        for (int i = 1; i <= count; ++i) {
            const auto& thing = kThings[static_cast<std::size_t>(random_.below(10))];
            fat::AssetRecord asset;
            asset.taxpayer_id = owner;
            asset.asset_no = i;
            asset.name = thing.name;
            asset.kind = thing.kind;
            asset.quantity = random_.between(1, 3);
            asset.acquired = YearMonth{random_.between(last - 12, last), random_.between(1, 12)};
            asset.cost = Yen{std::int64_t{thing.thousands} * 1'000 * asset.quantity *
                             random_.between(70, 160) / 100};
            asset.useful_life = thing.life;
            if (thing.life == 17 && random_.chance(300)) {
                asset.special_numerator = 2;
                asset.special_denominator = 3;
            }
            sheaf_.add(File::fixed_asset_depreciable, asset,
                       since(asset.acquired.last_day() + std::chrono::days{1}));
            if (!random_.chance(60)) continue;
            asset.removed = true;
            const Date gone{last, random_.between(1, 12), 15};
            if (YearMonth{gone} <= asset.acquired) continue;
            sheaf_.add(File::fixed_asset_depreciable, asset, since(gone, 2));
        }
        if (count == 0) return;
        for (int year = last; year <= last + 1; ++year) {
            if (!random_.chance(900)) continue;  // some do not declare
            fat::AssetReturn paper;
            paper.fiscal_year = FiscalYear{year};
            paper.taxpayer_id = owner;
            paper.filed_on = Date{year, 1, random_.between(8, 31)};
            paper.added = random_.below(count + 1);
            sheaf_.add(File::fixed_asset_return, paper,
                       since(paper.fiscal_year.tax_base_date(), 1, paper.filed_on));
        }
    }

    const Town& town() { return city_.words.towns.draw(random_); }
    std::string lot_text() {
        return full_width(random_.between(1, 2'400)) + "番" + full_width(random_.between(1, 9));
    }

private:
    storage::Version since(Date from, int number = 1, Date known = {}) {
        const Date begins = history_begins(city_.plan.today);
        const Date written = std::max(known ? known : from, begins);
        return {number, from, kForever, office_hour(random_, written, city_.plan.today), 0};
    }

    fat::ParcelRecord lot_of(PersonId owner, const Town& town, const std::string& lot) {
        fat::ParcelRecord parcel;
        parcel.parcel_id = ++number_;
        parcel.taxpayer_id = owner;
        parcel.town = town.name;
        parcel.lot = lot;
        parcel.registered_use = parcel.use = "宅地";
        parcel.zone = zone_of(city_.plan.seed, town);
        const int street = random_.between(1, kStreetsOfTown);
        parcel.street = street_of(town, street);
        parcel.correction = random_.between(8'200, kWhole);
        street_price_ = street_price(city_.plan.seed, town, street, kBaseYear);
        return parcel;
    }

    fat::HouseRecord house_of(const fat::ParcelRecord& parcel, bool apartment) {
        fat::HouseRecord house;
        house.house_id = parcel.parcel_id;
        house.taxpayer_id = parcel.taxpayer_id;
        house.parcel_id = parcel.parcel_id;
        house.town = parcel.town;
        if (!random_.chance(30)) house.number = parcel.lot + "の１";
        house.use = apartment ? "共同住宅" : "居宅";
        house.structure = apartment             ? fat::Structure::light_steel
                          : random_.chance(860) ? fat::Structure::wood
                                                : fat::Structure::steel;
        house.floors = random_.chance(650) ? 2 : 1;
        house.dwellings = apartment ? random_.between(4, 12) : 1;
        const int each = apartment ? random_.between(38, 62) : random_.between(60, 170);
        house.area = fat::Area{each * house.dwellings * 100 + random_.below(100)};
        house.living_area = house.area;
        if (!apartment && random_.chance(30)) {
            house.use = "居宅・店舗";
            house.living_area = fat::Area{house.area.hundredths * random_.between(30, 80) / 100};
        }
        house.rented = apartment;
        const int last = city_.plan.fiscal_year.value - 1;
        house.built_on = Date{
            random_.chance(60) ? random_.between(last - 3, last) : random_.between(1960, last - 4),
            random_.between(1, 12), random_.between(1, 28)};
        if (house.built_on.year() >= last - 5) {
            house.reduction = random_.chance(250) ? fat::HouseReduction::long_life
                                                  : fat::HouseReduction::new_house;
        } else if (house.built_on.year() < 1982 && random_.chance(12)) {
            house.reduction = fat::HouseReduction::earthquake;
            house.reduction_from = last + random_.below(2);
        }
        house.zone = parcel.zone;
        return house;
    }

    int last_year() const { return city_.plan.fiscal_year.value - 1; }

    /// Built last year on an empty lot: its land now begins where comparable land for dwellings is.
    void newly_built(fat::ParcelRecord& parcel, const fat::HouseRecord& house) {
        fat::ParcelRecord empty = parcel;
        empty.dwellings = 0;
        empty.house_area = empty.living_area = {};
        empty.advised = false;
        sheaf_.add(File::fixed_asset_parcel, empty, since(kBaseYearBefore.tax_base_date()));
        sheaf_.add(File::fixed_asset_parcel, parcel, since(house.built_on, 2));
        price_of_land(parcel, empty);
        building(house);
    }

    /// Pulled down last year: its land is no longer for dwellings; a few are being rebuilt.
    void pulled_down(fat::ParcelRecord& parcel, const fat::HouseRecord& house) {
        const Date gone{last_year(), random_.between(2, 11), random_.between(1, 28)};
        sheaf_.add(File::fixed_asset_parcel, parcel, since(kBaseYearBefore.tax_base_date()));
        if (random_.chance(250)) {
            const fat::LandStatus status{parcel.parcel_id, fat::Deemed::rebuilding, last_year() + 1,
                                         0};
            sheaf_.add(File::fixed_asset_land_status, status, since(gone));
        } else {
            fat::ParcelRecord after = parcel;
            after.dwellings = 0;
            after.house_area = after.living_area = {};
            after.advised = false;
            sheaf_.add(File::fixed_asset_parcel, after, since(gone, 2));
        }
        price_of_land(parcel, parcel);
        building(house);
        fat::HouseRecord ruin = house;
        ruin.removed = true;
        sheaf_.add(File::fixed_asset_house, ruin, since(gone, 2));
    }

    /// The parcel, its price, and what its parts were taxed at the year before.
    void land(fat::ParcelRecord& parcel, Date since_when, Yen price = {}) {
        const Date from = std::max(since_when, kBaseYearBefore.tax_base_date());
        if (parcel.taxpayer_id && random_.chance(15)) {
            // Bought within the last years: a company owned it before.
            const PersonId buyer = parcel.taxpayer_id;
            parcel.taxpayer_id = city_.employers.draw_company(random_);
            const int dwellings = std::exchange(parcel.dwellings, 0);
            sheaf_.add(File::fixed_asset_parcel, parcel, since(kBaseYearBefore.tax_base_date()));
            parcel.taxpayer_id = buyer;
            parcel.dwellings = dwellings;
            sheaf_.add(File::fixed_asset_parcel, parcel,
                       since(std::max(from, Date{kBaseYear.value, 4, random_.between(1, 28)}), 2));
        } else {
            sheaf_.add(File::fixed_asset_parcel, parcel, since(from));
        }
        price_of_land(parcel, parcel, price);
    }

    /// The price of the last base year, and what the land was taxed at as it was last year.
    void price_of_land(const fat::ParcelRecord& parcel, const fat::ParcelRecord& as_it_was,
                       Yen price = {}) {
        fat::ParcelPrice valued;
        valued.parcel_id = parcel.parcel_id;
        valued.fiscal_year = kBaseYear;
        valued.price = price > Yen{}
                           ? price
                           : floor_to(1_yen, street_price_ * Ratio{parcel.area.hundredths, 100} *
                                                 Ratio{parcel.correction, kWhole});
        sheaf_.add(File::fixed_asset_parcel_price, valued, since(kBaseYear.tax_base_date()));
        last_years_base(as_it_was, valued.price);
    }

    void last_years_base(const fat::ParcelRecord& record, Yen price) {
        fat::Parcel parcel;
        parcel.land = record.land;
        parcel.area = record.area;
        parcel.price = price;
        parcel.dwellings = record.dwellings;
        parcel.house_area = record.house_area;
        parcel.living_area = record.living_area;
        parcel.advised = record.advised;
        parcel.zone = record.zone;
        fat::LandBase before;
        before.fiscal_year = FiscalYear{city_.plan.fiscal_year.value - 1};
        before.parcel_id = record.parcel_id;
        fat::ParcelSheet full;
        fat::assess_parcel(city_.fixed_asset_rates, parcel, before.fiscal_year, full);
        // Most have come to rest; some still rise, a few have fallen.
        const int percent = random_.chance(620) ? 100 : random_.between(55, 108);
        const auto was = [&](Yen base) { return Yen{base.amount() * percent / 100}; };
        before.small = was(full.small_base);
        before.general = was(full.general_base);
        before.other = was(full.other_base);
        before.small_city = was(full.small_base_city);
        before.general_city = was(full.general_base_city);
        before.other_city = was(full.other_base_city);
        sheaf_.add(File::fixed_asset_land_base, before, since(before.fiscal_year.tax_base_date()));
    }

    void building(const fat::HouseRecord& house) {
        sheaf_.add(File::fixed_asset_house, house, since(house.built_on));
        fat::HousePrice price;
        price.house_id = house.house_id;
        const int first = house.built_on.year() + 1;
        price.fiscal_year = FiscalYear{std::max(first, kBaseYear.value)};
        const int each = house.structure == fat::Structure::wood ? 95'000 : 120'000;
        price.points = house.area.hundredths * random_.between(each * 7 / 10, each) / 100;
        const int age = std::max(1, price.fiscal_year.value - house.built_on.year());
        const bool wood = house.structure == fat::Structure::wood;
        price.age_correction =
            std::max(2'000, wood ? 8'000 - (age - 1) * 315 : 9'822 - (age - 1) * 178);
        price.point_value = wood ? 99 : 110;
        price.price = Yen{price.points * price.age_correction / kWhole * price.point_value / 100};
        sheaf_.add(File::fixed_asset_house_price, price, since(price.fiscal_year.tax_base_date()));
    }

    const City& city_;
    Sheaf& sheaf_;
    std::int64_t number_;
    Random random_;
    Yen street_price_;
};

/// The group is known to the register as a name alone: its letters go to a member's address.
void write_group(const City& city, PersonId group, const registry::Resident& head, Sheaf& sheaf) {
    registry::Resident entry;
    entry.person_id = group;
    entry.standing = registry::Standing::non_resident;
    entry.name = head.name + "　外１名";
    entry.nationality = "JPN";
    const Date since = history_begins(city.plan.today);
    entry.notified_on = since;
    sheaf.add(File::resident, entry, {1, since, kForever, start_of_day(since), 0});
}

const Town* town_named(const City& city, const std::string& name) {
    for (const Town& town : city.words.towns.all()) {
        if (town.name == name) return &town;
    }
    return nullptr;
}

int chance_to_own(Shape shape) {
    switch (shape) {
        case Shape::facility:
            return 250;
        case Shape::single_young:
        case Shape::gone_young:
            return 30;
        case Shape::single_middle:
            return 300;
        case Shape::single_old:
        case Shape::gone_old:
            return 650;
        case Shape::couple_middle:
        case Shape::couple_children:
        case Shape::single_parent:
        case Shape::gone_family:
            return 550;
        default:
            return 820;
    }
}

}  // namespace

void write_fixed_assets(const City& city, const Household& household,
                        const std::vector<Life>& lives, Sheaf& sheaf) {
    if (lives.empty() || lives.front().versions.empty()) return;
    Estate estate{city, kHouseholds, household.index, sheaf};
    Random& random = estate.random();
    if (!random.chance(chance_to_own(household.shape))) return;
    const registry::Resident& head = lives.front().now;
    const PersonId owner = head.person_id;
    estate.taxpayer(owner, owner);
    const Town* here = town_named(city, head.town);
    const bool in_house = head.building.empty() && here != nullptr;
    const Town& town = in_house ? *here : estate.town();
    const std::string lot = in_house && !head.lot.empty() ? head.lot : estate.lot_text();
    const bool couple =
        lives.size() > 1 && !lives[1].versions.empty() && household.members[1].role == Role::spouse;
    if (couple && random.chance(180)) {
        const PersonId group = co_owners_id(household.index);
        write_group(city, group, head, sheaf);
        estate.taxpayer(group, owner, true);
        const bool halves = random.chance(600);
        estate.co_owner(group, owner, halves ? 1 : 3, halves ? 2 : 4);
        estate.co_owner(group, lives[1].now.person_id, 1, halves ? 2 : 4);
        estate.home(group, town, lot);
    } else {
        estate.home(owner, town, lot);
    }
    if (random.chance(240)) {
        for (int i = random.between(1, 4); i > 0; --i)
            estate.field(owner, estate.town());
    }
    if (random.chance(40)) estate.car_park(owner, estate.town());
    if (random.chance(30)) estate.home(owner, estate.town(), estate.lot_text(), true);
    if (random.chance(25)) estate.assets(owner, random.between(1, 6));
}

void write_other_fixed_assets(const City& city, Sheaf& sheaf) {
    for (std::int64_t serial = 1; serial <= city.plan.population / 250; ++serial) {
        Estate estate{city, kNonResidents, serial, sheaf};
        if (!estate.random().chance(800)) continue;
        const PersonId owner = non_resident_id(serial);
        estate.taxpayer(owner, owner);
        if (estate.random().chance(700)) estate.home(owner, estate.town(), estate.lot_text());
        if (estate.random().chance(400)) estate.field(owner, estate.town());
    }
    std::vector<PersonId> owners;
    for (std::int64_t serial = 1; serial <= std::min<std::int64_t>(city.employers.count, 200);
         ++serial)
        owners.push_back(corporation_id(serial));
    for (std::int64_t serial = 1; serial <= city.plan.population / 5'000 && !owners.empty();
         ++serial) {
        Estate estate{city, kCondominiums, serial, sheaf};
        estate.condominium(estate.town(), owners);
    }
    for (std::int64_t serial = 1; serial <= city.employers.count; ++serial) {
        Estate estate{city, kCompanies, serial, sheaf};
        const PersonId owner = corporation_id(serial);
        // Every company is a taxpayer: some parcels of today were a company's before.
        estate.taxpayer(owner, owner);
        if (estate.random().chance(450)) estate.premises(owner, estate.town(), estate.lot_text());
        if (estate.random().chance(100)) estate.car_park(owner, estate.town());
        if (estate.random().chance(600)) estate.assets(owner, estate.random().between(1, 20));
    }
    for (const Town& town : city.words.towns.all()) {
        for (int number = 1; number <= kStreetsOfTown; ++number) {
            int version = 0;
            for (const FiscalYear year : {kBaseYearBefore, kBaseYear}) {
                const fat::StreetValue value{street_of(town, number),
                                             street_price(city.plan.seed, town, number, year)};
                const Date from = year.tax_base_date();
                const Date known = std::max(from, history_begins(city.plan.today));
                sheaf.add(File::fixed_asset_street_value, value,
                          {++version,
                           from,
                           kForever,
                           {start_of_day(known).microseconds + version * 1'000'000},
                           0});
            }
        }
    }
}

}  // namespace yakuba::generator
