#include <array>
#include <filesystem>
#include <map>

#include "business/fixed_asset_tax/book.h"
#include "business/fixed_asset_tax/letter_run.h"

// 概要調書 (地方税法418条): what the prefecture is told of all land, houses and depreciable assets
// of the year — counts, areas, prices and bases by kind, those below the exemption apart. Worked
// out from the holdings as they are assessed, a range of taxpayers at a time.
namespace yakuba::fixed_asset_tax {
namespace {

constexpr std::int64_t kTaxpayersAtOnce = 5'000;

struct Total {
    std::int64_t count = 0;
    Area area;
    Yen price;
    Yen base;

    void add(Area size, Yen value, Yen taxed) {
        ++count;
        area = area + size;
        price += value;
        base += taxed;
    }
};

/// A row of each book: its kind, and the two halves of it (above the exemption, below).
using Rows = std::map<std::string, std::array<Total, 2>>;

struct Summary {
    Rows land;
    Rows houses;
    Rows assets;
    std::map<std::string, std::int64_t> taxpayers;
};

std::size_t half(Ground ground) { return ground == Ground::below_exemption ? 1 : 0; }

std::string land_kind(const ParcelRecord& record, std::string_view part) {
    if (record.land != LandClass::lot) return record.use;
    return record.use + "・" + std::string{part};
}

void add_land(const Holding& holding, const Sheet& sheet, Summary& all) {
    const std::size_t at = half(sheet.land_ground);
    for (std::size_t i = 0; i < holding.parcels.size(); ++i) {
        const ParcelRecord& record = holding.parcels[i];
        const ParcelSheet& row = sheet.parcels[i];
        if (record.not_taxable) {
            all.land[record.use + "・非課税"][0].add(record.area, row.price, {});
            continue;
        }
        // Of a condominium's site each owner has a share.
        const Ratio share = holding.facts.parcels[i].share;
        const auto part = [&](Area area, std::string_view name, Yen base) {
            if (area == Area{}) return;
            const Yen price = floor_to(1_yen, share_of(row.price, area, record.area));
            const Area own{area.hundredths * share.numerator / share.denominator};
            all.land[land_kind(record, name)][at].add(own, price, floor_to(1_yen, base * share));
        };
        part(row.small_area, "小規模住宅用地", row.small_base);
        part(row.general_area, "一般住宅用地", row.general_base);
        part(row.other_area, "非住宅用地", row.other_base);
    }
}

void add_houses(const Holding& holding, const Sheet& sheet, Summary& all) {
    const std::size_t at = half(sheet.house_ground);
    for (std::size_t i = 0; i < holding.houses.size(); ++i) {
        const HouseRecord& record = holding.houses[i];
        const HouseSheet& row = sheet.houses[i];
        std::string kind = record.structure == Structure::wood ? "木造・" : "非木造・";
        kind += record.not_taxable ? "非課税" : record.use;
        all.houses[kind][record.not_taxable ? 0 : at].add(record.area, row.price, row.base);
    }
}

void add_assets(const Holding& holding, const Sheet& sheet, Summary& all) {
    const std::size_t at = half(sheet.asset_ground);
    for (std::size_t i = 0; i < holding.assets.size(); ++i) {
        const AssetSheet& row = sheet.assets[i];
        all.assets[std::string{label_of(holding.assets[i].kind)}][at].add({}, row.value, row.base);
    }
}

void add_taxpayer(const Sheet& sheet, Summary& all) {
    const auto count = [&](Ground ground, std::string_view kind) {
        if (ground == Ground::none) return;
        const std::string_view half_name =
            ground == Ground::below_exemption ? "・免税点未満" : "・免税点以上";
        ++all.taxpayers[std::string{kind} + std::string{half_name}];
    };
    count(sheet.land_ground, "土地");
    count(sheet.house_ground, "家屋");
    count(sheet.asset_ground, "償却資産");
}

Summary summary_of(storage::Session& session, const YearOfTax& tax, Instant now) {
    const std::int64_t last =
        session.number("SELECT max(taxpayer_id) FROM fixed_asset_taxpayer").value_or(0);
    Summary all;
    Sheet sheet;
    std::int64_t from =
        session.number("SELECT min(taxpayer_id) FROM fixed_asset_taxpayer").value_or(1);
    while (from <= last) {
        const std::int64_t until = from + kTaxpayersAtOnce;
        for (const Holding& holding :
             holdings_of(session, tax, now, PersonId{from}, PersonId{until})) {
            assess(tax.rates.rates, holding.facts, tax.year, sheet);
            add_land(holding, sheet, all);
            add_houses(holding, sheet, all);
            add_assets(holding, sheet, all);
            add_taxpayer(sheet, all);
        }
        // Groups and companies have numbers far away: no step through the empty stretch between.
        from = session
                   .number(
                       "SELECT min(taxpayer_id) FROM fixed_asset_taxpayer WHERE taxpayer_id "
                       ">= :from_id",
                       {{"from_id", until}})
                   .value_or(last + 1);
        if (from < until) break;
    }
    return all;
}

std::vector<std::string> lines_of(const Rows& rows, bool with_area) {
    std::vector<std::string> lines;
    for (const auto& [kind, halves] : rows) {
        std::vector<std::string> fields{kind};
        for (const Total& total : halves) {
            fields.push_back(std::to_string(total.count));
            if (with_area) fields.push_back(FieldForm<Area>::format(total.area));
            fields.push_back(std::to_string(total.price.amount()));
            fields.push_back(std::to_string(total.base.amount()));
        }
        lines.push_back(csv_line(fields));
    }
    return lines;
}

constexpr std::string_view kWithArea =
    "区分,免税点以上の数,面積（㎡）,価格（円）,課税標準額（円）,免税点未満の数,面積（㎡）,"
    "価格（円）,課税標準額（円）";
constexpr std::string_view kWithoutArea =
    "区分,免税点以上の数,評価額（円）,課税標準額（円）,免税点未満の数,評価額（円）,"
    "課税標準額（円）";

}  // namespace

Result<LetterReport> write_summary(const Town& town, const LetterRequest& request) {
    const auto tax = year_of_tax(town, fiscal_year_of(request.day));
    if (!tax) return tax.problem();
    const auto session = town.database->session();
    const Summary all = summary_of(*session, **tax, request.now);
    std::vector<std::string> taxpayers;
    for (const auto& [kind, count] : all.taxpayers)
        taxpayers.push_back(csv_line({kind, std::to_string(count)}));
    std::filesystem::create_directories(request.folder);
    LetterReport report;
    const struct {
        std::string_view name;
        std::string_view header;
        std::vector<std::string> lines;
    } books[] = {{"land", kWithArea, lines_of(all.land, true)},
                 {"houses", kWithArea, lines_of(all.houses, true)},
                 {"assets", kWithoutArea, lines_of(all.assets, false)},
                 {"taxpayers", "区分,納税義務者の数", std::move(taxpayers)}};
    for (const auto& book : books) {
        const std::string path = request.folder + "/summary-" + std::string{book.name} + "-" +
                                 std::to_string((*tax)->year.value) + ".csv";
        if (auto done = write_book(path, book.header, book.lines); !done) return done.problem();
        report.files.push_back(path);
        report.pages += static_cast<std::int64_t>(book.lines.size());
        ++report.letters;
    }
    return report;
}

}  // namespace yakuba::fixed_asset_tax
