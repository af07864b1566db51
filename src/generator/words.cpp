#include "generator/words.h"

#include <charconv>
#include <fstream>
#include <functional>
#include <map>
#include <optional>

#include "exchange/csv.h"

namespace yakuba::generator {
namespace {

using Row = std::vector<std::string>;

int number(const std::string& text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Calls `each` for every row after the header; every file here is ours, so only its absence is
/// told.
std::optional<Problem> read_rows(const std::string& path, std::size_t columns,
                                 const std::function<void(const Row&)>& each) {
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        return Problem{
            "file.cannot_read",
            "まちを作るためのデータが読めません。data フォルダーが揃っているか確かめてください。",
            path};
    }
    exchange::CsvReader reader{file};
    std::vector<std::string_view> fields;
    bool header = true;
    for (auto more = reader.next(fields);; more = reader.next(fields)) {
        if (!more) return more.problem();
        if (!*more) return std::nullopt;
        if (!std::exchange(header, false) && fields.size() == columns) {
            each(Row(fields.begin(), fields.end()));
        }
    }
}

Nation& nation_of(std::vector<Nation>& nations, const std::string& code) {
    for (Nation& nation : nations) {
        if (nation.code == code) return nation;
    }
    nations.push_back({code, {}, {}, {}});
    return nations.back();
}

std::optional<Problem> read_places(Words& words, const std::string& data_folder,
                                   const std::string& municipality) {
    auto problem = read_rows(data_folder + "/codes/municipalities.csv", 6, [&](const Row& row) {
        Place place{row[0], row[4] + row[1], row[3]};
        if (place.code == municipality) {
            words.here = std::move(place);
        } else {
            words.elsewhere.push_back(std::move(place));
        }
    });
    if (problem) return problem;
    return read_rows(data_folder + "/generator/towns.csv", 5, [&](const Row& row) {
        if (row[0] != municipality) return;
        words.towns.add({row[1], row[2], row[3], row[2].ends_with("丁目")}, number(row[4]));
    });
}

std::optional<Problem> read_japanese_names(Words& words, const std::string& folder) {
    auto problem = read_rows(folder + "surnames.csv", 3, [&](const Row& row) {
        words.surnames.add({row[0], row[1]}, number(row[2]));
    });
    if (problem) return problem;
    problem = read_rows(folder + "variant_characters.csv", 3, [&](const Row& row) {
        words.variants.add({row[0], row[1]}, number(row[2]));
    });
    if (problem) return problem;
    return read_rows(folder + "given_names.csv", 6, [&](const Row& row) {
        const int first_year = number(row[1]);
        std::size_t generation = 0;
        while (generation < words.generations.size() &&
               words.generations[generation] != first_year) {
            ++generation;
        }
        if (generation == words.generations.size()) words.generations.push_back(first_year);
        auto& bags = words.given_names[row[0] == "male" ? 0 : 1];
        if (bags.size() <= generation) bags.resize(generation + 1);
        bags[generation].add({row[3], row[4]}, number(row[5]));
    });
}

std::optional<Problem> read_nations(Words& words, const std::string& folder) {
    std::vector<Nation> nations;
    auto problem = read_rows(folder + "foreign_names.csv", 4, [&](const Row& row) {
        Nation& nation = nation_of(nations, row[0]);
        Bag<std::string>& bag = row[1] == "family" ? nation.family
                                : row[1] == "male" ? nation.male
                                                   : nation.female;
        bag.add(row[2], number(row[3]));
    });
    if (problem) return problem;
    return read_rows(folder + "nationalities.csv", 2, [&](const Row& row) {
        words.nations.add(nation_of(nations, row[0]), number(row[1]));
    });
}

std::optional<Problem> read_buildings(Words& words, const std::string& folder) {
    auto problem = read_rows(folder + "buildings.csv", 2, [&](const Row& row) {
        auto& list = row[0] == "apartment"  ? words.apartments
                     : row[0] == "facility" ? words.facilities
                                            : words.public_housing;
        list.push_back(row[1]);
    });
    if (problem) return problem;
    return read_rows(folder + "company_words.csv", 3, [&](const Row& row) {
        (row[0] == "trade" ? words.trades : words.company_forms).push_back({row[1], row[2]});
    });
}

/// Real banks and branches, so that a transfer file can be made; the accounts are invented.
std::optional<Problem> read_banks(Words& words, const std::string& data_folder) {
    std::map<std::string, std::vector<BankBranch>> branches;
    auto problem = read_rows(data_folder + "/codes/branches.csv", 4, [&](const Row& row) {
        branches[row[0]].push_back({row[0], row[1]});
    });
    if (problem) return problem;
    return read_rows(data_folder + "/generator/banks.csv", 2, [&](const Row& row) {
        if (!branches[row[0]].empty()) words.banks.add(branches[row[0]], number(row[1]));
    });
}

}  // namespace

const Word& Words::given_name(Random& random, registry::Sex sex, int birth_year) const {
    std::size_t generation = 0;
    while (generation + 1 < generations.size() && generations[generation + 1] <= birth_year) {
        ++generation;
    }
    return given_names[sex == registry::Sex::female ? 1 : 0][generation].draw(random);
}

Result<Words> read_words(const std::string& data_folder, const std::string& municipality) {
    Words words;
    const std::string folder = data_folder + "/generator/";
    if (auto problem = read_places(words, data_folder, municipality)) return *problem;
    if (words.here.code.empty() || words.towns.empty()) {
        return Problem{
            "generator.no_towns",
            "この市区町村の町字のデータがありません。山口県内の市町のコードを指定してください。",
            municipality};
    }
    if (auto problem = read_japanese_names(words, folder)) return *problem;
    if (auto problem = read_nations(words, folder)) return *problem;
    if (auto problem = read_buildings(words, folder)) return *problem;
    if (auto problem = read_banks(words, data_folder)) return *problem;
    return words;
}

}  // namespace yakuba::generator
