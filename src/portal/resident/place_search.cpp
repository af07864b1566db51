#include "portal/resident/place_search.h"

#include <algorithm>
#include <fstream>
#include <map>

#include "exchange/csv.h"
#include "kernel/kana.h"
#include "kernel/utf8.h"

namespace yakuba::portal::resident {
namespace {

using Row = std::vector<std::string>;

Result<std::vector<Row>> read_rows(const std::string& path, std::size_t columns) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return Problem{"place.list_missing", "町字の一覧がありません。", path};
    exchange::CsvReader reader{file};
    std::vector<std::string_view> fields;
    std::vector<Row> rows;
    while (true) {
        const auto more = reader.next(fields);
        if (!more) return more.problem();
        if (!*more) break;
        if (fields.size() < columns) {
            return Problem{"place.list_malformed", "町字の一覧が読めません。", path,
                           std::to_string(reader.line()) + "行"};
        }
        rows.emplace_back(fields.begin(), fields.end());
    }
    if (!rows.empty()) rows.erase(rows.begin());
    return rows;
}

}  // namespace

Result<PlaceSearch> PlaceSearch::open(const std::string& data_folder) {
    auto cities = read_rows(data_folder + "/codes/municipalities.csv", 4);
    if (!cities) return cities.problem();
    std::map<std::string, const Row*, std::less<>> by_code;
    for (const Row& row : *cities)
        by_code.emplace(row[0], &row);
    auto towns = read_rows(data_folder + "/generator/towns.csv", 4);
    if (!towns) return towns.problem();
    PlaceSearch search;
    for (Row& row : *towns) {
        const auto city = by_code.find(row[0]);
        if (city == by_code.end()) continue;
        search.places_.push_back(
            {std::move(row[3]), (*city->second)[3], (*city->second)[1], std::move(row[2])});
    }
    std::stable_sort(search.places_.begin(), search.places_.end(),
                     [](const Place& a, const Place& b) { return a.postcode < b.postcode; });
    return search;
}

std::vector<const PlaceSearch::Place*> PlaceSearch::at(std::string_view typed) const {
    std::string digits;
    while (!typed.empty()) {
        const char32_t c = to_ascii_width(take_code_point(typed));
        if (c >= U'0' && c <= U'9') digits.push_back(static_cast<char>(c));
    }
    std::vector<const Place*> found;
    if (digits.size() != 7) return found;
    auto place = std::lower_bound(
        places_.begin(), places_.end(), digits,
        [](const Place& a, const std::string& wanted) { return a.postcode < wanted; });
    for (; place != places_.end() && place->postcode == digits; ++place)
        found.push_back(&*place);
    return found;
}

}  // namespace yakuba::portal::resident
