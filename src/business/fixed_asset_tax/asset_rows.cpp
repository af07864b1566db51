#include "business/fixed_asset_tax/asset_rows.h"

#include "notices/form.h"
#include "notices/words.h"
#include "rules/explain.h"

namespace yakuba::fixed_asset_tax {
namespace {

using notices::column_text;

std::string area_text(Area area) { return area == Area{} ? "−" : FieldForm<Area>::format(area); }

struct Row {
    std::string kind;
    std::string place;
    std::string use;
    std::string area;
    Yen price;
    Yen base;
    Yen base_city;
    Yen tax;
    Yen tax_city;
};

void add_row(notices::Letter& letter, AssetColumns columns, const Row& row) {
    notices::Boxes& boxes = letter.add_row("assets");
    boxes.emplace_back("kind", row.kind);
    boxes.emplace_back("place", row.place);
    boxes.emplace_back("use", row.use);
    boxes.emplace_back("area", row.area);
    boxes.emplace_back("price", column_text(row.price));
    if (columns == AssetColumns::prices) return;
    boxes.emplace_back("base", column_text(row.base));
    boxes.emplace_back("base_city", column_text(row.base_city));
    if (columns == AssetColumns::all) {
        boxes.emplace_back("tax", column_text(row.tax + row.tax_city));
        return;
    }
    boxes.emplace_back("tax_fixed", column_text(row.tax));
    boxes.emplace_back("tax_city", column_text(row.tax_city));
}

}  // namespace

std::string land_use_text(const ParcelRecord& record, const ParcelSheet& row) {
    std::string parts;
    const auto add = [&](Area area, std::string_view word) {
        if (area == Area{}) return;
        parts += (parts.empty() ? "" : "・") + std::string{word};
    };
    if (record.land != LandClass::lot) return record.use;
    add(row.small_area, "小規模住宅");
    add(row.general_area, "一般住宅");
    add(row.other_area, "非住宅");
    return parts.empty() ? record.use : record.use + "（" + parts + "）";
}

void add_assets(notices::Letter& letter, const Holding& holding, const Sheet& sheet,
                AssetColumns columns) {
    for (std::size_t i = 0; i < holding.parcels.size(); ++i) {
        const ParcelSheet& row = sheet.parcels[i];
        add_row(letter, columns,
                {"土地", row.place, land_use_text(holding.parcels[i], row),
                 area_text(holding.parcels[i].area), row.price, row.base, row.base_city, row.tax,
                 row.tax_city});
    }
    for (std::size_t i = 0; i < holding.houses.size(); ++i) {
        const HouseSheet& row = sheet.houses[i];
        const HouseRecord& record = holding.houses[i];
        std::string use = record.use + "・" + std::string{label_of(record.structure)};
        if (row.reduction > 0_yen && columns != AssetColumns::prices)
            use += "（減額 " + notices::yen_text(row.reduction) + "）";
        add_row(letter, columns,
                {"家屋", row.place, std::move(use), area_text(record.area), row.price, row.base,
                 row.base_city, row.tax, row.tax_city});
    }
    if (columns != AssetColumns::all) return;
    for (std::size_t i = 0; i < holding.assets.size(); ++i) {
        const AssetSheet& row = sheet.assets[i];
        const AssetRecord& record = holding.assets[i];
        add_row(letter, columns,
                {"償却",
                 row.name,
                 std::string{label_of(record.kind)},
                 std::to_string(record.quantity),
                 row.value,
                 row.base,
                 {},
                 {},
                 {}});
    }
}

void fill_bill(notices::Letter& letter, const Bill& bill) {
    // Not every form has a place for every line.
    for (const Line& line : bill_description().lines) {
        if (!letter.form->has_box(line.key)) continue;
        if (line.type->codes) {
            letter.set(line.key, format_for_people(line, &bill));
            continue;
        }
        Yen amount{line.type->integer(line.field(&bill))};
        if (line.key == "city_base") amount += bill.city_base_outer;
        const bool result =
            line.key == "fixed_tax" || line.key == "city_tax" || line.key == "annual_tax";
        letter.set(line.key, result ? notices::yen_text(amount) : column_text(amount));
    }
}

}  // namespace yakuba::fixed_asset_tax
