#include "business/fixed_asset_tax/inspection.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>

#include "business/fixed_asset_tax/book.h"
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

std::string price_of(const Prices& prices, std::int64_t number) {
    const auto found = prices.find(number);
    return found == prices.end() ? "" : std::to_string(found->second.amount());
}

std::vector<std::string> land_lines(storage::Session& session, AsOf as_of) {
    const Prices prices =
        prices_of<ParcelPrice>(session, parcel_price_table(), &ParcelPrice::parcel_id, as_of);
    std::vector<std::string> lines;
    storage::for_each_as_of<ParcelRecord>(
        session, parcel_table(), as_of, storage::everything(),
        [&](const ParcelRecord& parcel, const storage::Version&) {
            if (parcel.removed || parcel.not_taxable) return;
            lines.push_back(
                csv_line({parcel.town, parcel.lot, parcel.use, FieldForm<Area>::format(parcel.area),
                          price_of(prices, parcel.parcel_id)}));
        });
    std::sort(lines.begin(), lines.end());
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
            lines.push_back(csv_line(
                {house.town, house.number, house.use, std::string{label_of(house.structure)},
                 FieldForm<Area>::format(house.area), price_of(prices, house.house_id)}));
        });
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// 縦覧の場所・期間の公示 (416条3項).
std::vector<std::string> notice_lines(const Town& town, const YearOfTax& tax) {
    const Inspection period = inspection_of(tax);
    const auto day = [&](Date date) {
        return town.calendar ? town.calendar->format(date) : to_iso(date);
    };
    return {
        "縦覧に供するもの：土地価格等縦覧帳簿・家屋価格等縦覧帳簿（地方税法415条）",
        "期間：" + day(period.from) + "から" + day(period.last) + "まで（地方税法416条1項）",
        "縦覧できる者：土地・家屋に対して課する固定資産税の納税者",
        "価格に不服があるときは、納税通知書の交付を受けた日の翌日から" +
            std::to_string(tax.rates.rates.objection_months) +
            "か月以内に、固定資産評価審査委員会に審査の申出をすることができます（地方税法432条"
            "1項）。",
    };
}

}  // namespace

Inspection inspection_of(const YearOfTax& tax) {
    const Date from = tax.year.first_day();
    Inspection period{from, from + std::chrono::days{tax.rates.rates.inspection_days}};
    if (!tax.schedule.empty()) period.last = std::max(period.last, tax.schedule.front().due_on);
    return period;
}

Result<LetterReport> write_inspection_books(const Town& town, const LetterRequest& request) {
    const auto tax = year_of_tax(town, fiscal_year_of(request.day));
    if (!tax) return tax.problem();
    const std::string year = std::to_string((*tax)->year.value);
    const AsOf as_of{(*tax)->year.tax_base_date(), request.now};
    const auto session = town.database->session();
    std::filesystem::create_directories(request.folder);
    LetterReport report;
    const auto write = [&](const std::string& name, std::string_view header,
                           const std::vector<std::string>& lines) -> Result<Done> {
        const std::string path = request.folder + "/inspection-" + name;
        report.pages += static_cast<std::int64_t>(lines.size());
        auto done = write_book(path, header, lines);
        if (!done) return done.problem();
        report.files.push_back(path);
        ++report.letters;
        return Done{};
    };
    const auto land = write("land-" + year + ".csv", "所在,地番,地目,地積（㎡）,価格（円）",
                            land_lines(*session, as_of));
    if (!land) return land.problem();
    const auto houses =
        write("houses-" + year + ".csv", "所在,家屋番号,種類,構造,床面積（㎡）,価格（円）",
              house_lines(*session, as_of));
    if (!houses) return houses.problem();
    const auto notice =
        write("notice-" + year + ".txt", "土地・家屋価格等縦覧帳簿の縦覧について（公示）",
              notice_lines(town, **tax));
    if (!notice) return notice.problem();
    return report;
}

}  // namespace yakuba::fixed_asset_tax
