#include "rules/rates.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace yakuba {
namespace {

constexpr Code kOrigins[] = {
    {static_cast<int>(Origin::law), "law", "法令"},
    {static_cast<int>(Origin::standard), "standard", "標準（条例で定めることができる値）"},
    {static_cast<int>(Origin::ordinance), "ordinance", "条例・規則"},
    {static_cast<int>(Origin::override_), "override", "計算の際の指定"},
};

Result<RateFile> read_rate_file(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        return Problem{"rates.no_file", "率の資料のファイルが開けません。", {}, path.string(), {}};
    }
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    return parse_rate_file(text, path.string());
}

bool is_below(Ratio a, Ratio b) {
    return static_cast<Int128>(a.numerator) * b.denominator <
           static_cast<Int128>(b.numerator) * a.denominator;
}

bool is_within(const RateKey& law, const RateEntry& entry) {
    const auto value = comparable(*entry.value);
    if (!value) return !law.at_least && !law.at_most;
    if (law.at_least && is_below(*value, *law.at_least)) return false;
    return !law.at_most || !is_below(*law.at_most, *value);
}

/// An ordinance speaks only of what the law leaves to it, and within the law's limits.
std::optional<Problem> beyond_its_power(const RateFile& law, const RateFile& ordinance,
                                        const std::string& file_name) {
    const auto refuse = [&](std::string_view key, const std::string& label, std::string_view why) {
        return Problem{"rates.not_for_ordinance",
                       "「" + label + "」は" + std::string{why},
                       {},
                       file_name + " " + std::string{key},
                       {}};
    };
    for (const auto& [key, rate] : ordinance.keys) {
        const auto found = law.keys.find(key);
        if (found == law.keys.end()) continue;
        const RateKey& in_law = found->second;
        if (!in_law.standard) return refuse(key, in_law.label, "条例で変えられない値です。");
        for (const RateEntry& entry : rate.values) {
            if (!is_within(in_law, entry)) {
                return refuse(key, in_law.label, "法律の定める範囲を超えています。");
            }
        }
    }
    return std::nullopt;
}

/// The entry in force on `day`: the last that began, unless it has lapsed.
const RateEntry* entry_on(const RateKey* rate, Date day) {
    if (rate == nullptr) return nullptr;
    const auto after = std::ranges::upper_bound(rate->values, day, {}, &RateEntry::from);
    if (after == rate->values.begin()) return nullptr;
    const RateEntry& entry = *std::prev(after);
    return day < entry.to ? &entry : nullptr;
}

const RateKey* find_key(const RateFile* file, std::string_view key) {
    if (file == nullptr) return nullptr;
    const auto found = file->keys.find(key);
    return found == file->keys.end() ? nullptr : &found->second;
}

Problem missing(const Line& line, Date day, std::string_view why) {
    return Problem{"rates.missing",
                   "「" + std::string{line.label} + "」の" + to_iso(day) +
                       "の値が資料にありません。" + std::string{why},
                   {},
                   std::string{line.key},
                   line.article};
}

RateSource source_of(std::string_view key, Origin origin, const RateEntry& entry) {
    return RateSource{key, origin, entry.from, entry.article, entry.source, entry.unverified};
}

}  // namespace

std::span<const Code> codes_of(Origin) { return kOrigins; }

Result<RateBook> RateBook::load(const std::string& data_folder, std::string_view business) {
    const std::filesystem::path folder{data_folder};
    const std::string name = std::string{business} + ".toml";
    Result<RateFile> law = read_rate_file(folder / "law" / name);
    if (!law) return law.problem();
    std::map<std::string, RateFile, std::less<>> ordinances;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "ordinances", none)) {
        const std::filesystem::path path = entry.path() / name;
        if (!std::filesystem::exists(path)) continue;
        Result<RateFile> ordinance = read_rate_file(path);
        if (!ordinance) return ordinance.problem();
        if (auto problem = beyond_its_power(*law, *ordinance, path.string())) {
            return *std::move(problem);
        }
        ordinances.emplace(entry.path().filename().string(), *std::move(ordinance));
    }
    return RateBook{*std::move(law), std::move(ordinances)};
}

RateBook::RateBook(RateFile law, std::map<std::string, RateFile, std::less<>> ordinances)
    : law_(std::move(law)), ordinances_(std::move(ordinances)) {}

Result<std::vector<RateSource>> RateBook::resolve(const Description& description, void* rates,
                                                  std::string_view municipality, Date day) const {
    const auto found = ordinances_.find(municipality);
    const RateFile* const ordinance = found == ordinances_.end() ? nullptr : &found->second;
    std::vector<RateSource> sources;
    sources.reserve(description.lines.size());
    for (const Line& line : description.lines) {
        if (law_.checked_until && day >= law_.checked_until) {
            return missing(line, day,
                           "法令を確認したのは" + to_iso(law_.checked_until) + "の前日までです。");
        }
        const RateKey* const in_law = find_key(&law_, line.key);
        Origin origin = Origin::ordinance;
        const RateEntry* entry = entry_on(find_key(ordinance, line.key), day);
        if (entry == nullptr) {
            origin = in_law != nullptr && in_law->standard ? Origin::standard : Origin::law;
            entry = entry_on(in_law, day);
        }
        if (entry == nullptr)
            return missing(line, day, "data/law か data/ordinances に加えてください。");
        for (Problem& wrong :
             read_json_field(line, rates, *entry->value, "/" + std::string{line.key})) {
            wrong.detail = wrong.code;
            wrong.code = "rates.malformed";
            return wrong;
        }
        sources.push_back(source_of(line.key, origin, *entry));
    }
    return sources;
}

std::vector<Problem> override_rates(const Description& description, void* rates,
                                    std::vector<RateSource>& sources,
                                    const boost::json::object& overrides, std::string_view path) {
    std::vector<Problem> problems = read_json(description, rates, overrides, path);
    if (!problems.empty()) return problems;
    for (RateSource& source : sources) {
        const boost::json::value* const value = overrides.if_contains(source.key);
        if (value == nullptr || value->is_null()) continue;
        source.origin = Origin::override_;
        source.source.clear();
        source.unverified = false;
    }
    return {};
}

std::string fingerprint(const Description& description, const void* rates) {
    const std::string text = boost::json::serialize(write_json(description, rates));
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr,
                       0);
    std::array<char, 2 * crypto_generichash_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return std::string{hex.data()};
}

}  // namespace yakuba
