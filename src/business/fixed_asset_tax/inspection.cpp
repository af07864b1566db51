#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unordered_map>

#include "business/fixed_asset_tax/letter_run.h"
#include "storage/as_of.h"

// 土地価格等縦覧帳簿・家屋価格等縦覧帳簿 (地方税法415条): place, use, size and price of every
// taxable parcel and house, for comparing one's own with others'. No name stands in them.
namespace yakuba::fixed_asset_tax {
namespace {

using Prices = std::unordered_map<std::int64_t, Yen>;

template <class Price>
Prices prices_of(storage::Session& session, const storage::Table& table,
                 std::int64_t Price::*number, AsOf as_of) {
    Prices prices;
    storage::for_each_as_of<Price>(session, table, as_of, storage::everything(),
                                   [&](const Price& price, const storage::Version&) {
                                       prices.emplace(price.*number, price.price);
                                   });
    return prices;
}

std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\n") == std::string::npos) return text;
    std::string all = "\"";
    for (const char c : text)
        all += c == '"' ? std::string{"\"\""} : std::string(1, c);
    return all + "\"";
}

std::string price_of(const Prices& prices, std::int64_t number) {
    const auto found = prices.find(number);
    return found == prices.end() ? "" : std::to_string(found->second.amount());
}

Result<Done> write_book(const std::string& path, std::string_view header,
                        std::vector<std::string> lines) {
    std::sort(lines.begin(), lines.end());
    std::ofstream file{path, std::ios::binary};
    file << header << '\n';
    for (const std::string& line : lines)
        file << line << '\n';
    file.close();
    if (file) return Done{};
    return Problem{
        "file.cannot_write",
        "縦覧帳簿を書けません。ディスクの空きと、フォルダーの書き込みの権限を確かめてください。",
        path};
}

std::vector<std::string> land_lines(storage::Session& session, AsOf as_of) {
    const Prices prices =
        prices_of<ParcelPrice>(session, parcel_price_table(), &ParcelPrice::parcel_id, as_of);
    std::vector<std::string> lines;
    storage::for_each_as_of<ParcelRecord>(
        session, parcel_table(), as_of, storage::everything(),
        [&](const ParcelRecord& parcel, const storage::Version&) {
            if (parcel.removed || parcel.not_taxable) return;
            lines.push_back(quoted(parcel.town) + "," + quoted(parcel.lot) + "," +
                            quoted(parcel.use) + "," + FieldForm<Area>::format(parcel.area) + "," +
                            price_of(prices, parcel.parcel_id));
        });
    return lines;
}

std::vector<std::string> house_lines(storage::Session& session, AsOf as_of) {
    const Prices prices =
        prices_of<HousePrice>(session, house_price_table(), &HousePrice::house_id, as_of);
    std::vector<std::string> lines;
    storage::for_each_as_of<HouseRecord>(
        session, house_table(), as_of, storage::everything(),
        [&](const HouseRecord& house, const storage::Version&) {
            if (house.removed || house.not_taxable) return;
            lines.push_back(quoted(house.town) + "," + quoted(house.number) + "," +
                            quoted(house.use) + "," + std::string{label_of(house.structure)} + "," +
                            FieldForm<Area>::format(house.area) + "," +
                            price_of(prices, house.house_id));
        });
    return lines;
}

}  // namespace

Result<LetterReport> write_inspection_books(const Town& town, const LetterRequest& request) {
    const FiscalYear year = fiscal_year_of(request.day);
    const AsOf as_of{year.tax_base_date(), request.now};
    const auto session = town.database->session();
    std::filesystem::create_directories(request.folder);
    LetterReport report;
    const auto write = [&](std::string_view kind, std::string_view header,
                           std::vector<std::string> lines) -> Result<Done> {
        const std::string path = request.folder + "/inspection-" + std::string{kind} + "-" +
                                 std::to_string(year.value) + ".csv";
        report.pages += static_cast<std::int64_t>(lines.size());
        auto done = write_book(path, header, std::move(lines));
        if (!done) return done.problem();
        report.files.push_back(path);
        ++report.letters;
        return Done{};
    };
    if (auto done =
            write("land", "所在,地番,地目,地積（㎡）,価格（円）", land_lines(*session, as_of));
        !done) {
        return done.problem();
    }
    if (auto done = write("houses", "所在,家屋番号,種類,構造,床面積（㎡）,価格（円）",
                          house_lines(*session, as_of));
        !done) {
        return done.problem();
    }
    return report;
}

}  // namespace yakuba::fixed_asset_tax
