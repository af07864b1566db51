#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.h"
#include "kernel/result.h"
#include "rules/description.h"
#include "rules/json.h"

namespace yakuba {

/// Which book a value came from.
enum class Origin { law, standard, ordinance, override_ };
std::span<const Code> codes_of(Origin);

/// One value from one day on, and where it is written. See data/law/README.md for the file format.
struct RateEntry {
    Date from;
    Date to = kForever;  // the first day on which the value has lapsed
    std::shared_ptr<const boost::json::value> value;
    std::string article;
    std::string act;     // the amending act
    std::string source;  // where the value was read, when not the law itself
    bool unverified = false;
};

/// A value that can be held against a limit: a whole number or a ratio "n/d".
std::optional<Ratio> comparable(const boost::json::value& value);

/// What the files say of one key.
struct RateKey {
    std::string label;
    std::string unit;
    bool standard = false;  // a standard value (標準税率): the ordinance may set another
    std::optional<Ratio> at_least;  // within which limits it may (制限税率)
    std::optional<Ratio> at_most;
    std::vector<RateEntry> values;  // in order of date
};

/// One file: data/law/BUSINESS.toml or data/ordinances/CODE/BUSINESS.toml.
struct RateFile {
    std::map<std::string, RateKey, std::less<>> keys;
    Date checked_until;  // the file says nothing of this day and later
};

/// Reads one file. A Problem "rates.malformed" names the file, the line and the key.
Result<RateFile> parse_rate_file(std::string_view toml, std::string_view file_name);

/// Where one resolved value came from; one per line of the rates' description.
struct RateSource {
    std::string_view key;
    Origin origin = Origin::law;
    Date from;
    std::string article;
    std::string source;
    bool unverified = false;
};

/// The law and the ordinances of one business. Immutable after loading; share it freely.
class RateBook {
public:
    /// Loads data/law/BUSINESS.toml and every data/ordinances/*/BUSINESS.toml under `data_folder`.
    /// Problems "rates.no_file", "rates.malformed", and "rates.not_for_ordinance" when an ordinance
    /// sets a value that the law does not leave to it, or one beyond the law's limits.
    static Result<RateBook> load(const std::string& data_folder, std::string_view business);
    RateBook(RateFile law, std::map<std::string, RateFile, std::less<>> ordinances);

    /// Fills `rates` (described by `description`) as of `day` in `municipality`: the ordinance
    /// where it speaks, else the law. Both silent, or the day at or past the law file's
    /// checked_until: a Problem "rates.missing" naming the key; never a neighbouring year's value.
    Result<std::vector<RateSource>> resolve(const Description& description, void* rates,
                                            std::string_view municipality, Date day) const;

private:
    RateFile law_;
    std::map<std::string, RateFile, std::less<>> ordinances_;
};

/// Applies `"rates": {...}` of a calculation's facts; marks the sources as override_.
std::vector<Problem> override_rates(const Description& description, void* rates,
                                    std::vector<RateSource>& sources,
                                    const boost::json::object& overrides, std::string_view path);

/// 64 hex digits that change whenever any resolved value does: kept with each stored sheet.
std::string fingerprint(const Description& description, const void* rates);

/// Typed convenience.
template <class Rates>
struct Resolved {
    Rates rates{};
    std::vector<RateSource> sources;
};
template <class Rates>
Result<Resolved<Rates>> resolve(const RateBook& book, const Description& description,
                                std::string_view municipality, Date day) {
    Resolved<Rates> resolved;
    auto sources = book.resolve(description, &resolved.rates, municipality, day);
    if (!sources) return sources.problem();
    resolved.sources = *std::move(sources);
    return resolved;
}

}  // namespace yakuba
