#pragma once
#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "business/electoral_roll/records.h"
#include "generator/life.h"

/// The electoral roll of the city: every registration since the register knows history, made as the
/// department makes it, from what was recorded by then.
namespace yakuba::generator {

struct City;
class Sheaf;

/// The registrations in order, and what they come to as the households are told.
struct RollCalendar {
    electoral_roll::Rates rates;
    std::vector<electoral_roll::ElectionRecord> elections;
    std::vector<electoral_roll::RunRecord> runs;
    std::map<std::string, std::string> districts;  // by town code
    struct Tally {
        std::atomic<std::int64_t> registered{0};
        std::atomic<std::int64_t> total{0};
    };
    std::shared_ptr<std::vector<Tally>> tallies;  // beside runs
};

/// Problems: those of the rates.
Result<RollCalendar> roll_calendar(const std::string& data_folder, const std::string& municipality,
                                   Date today, const std::vector<Town>& towns);

/// The entries, sentences and ballots of a household's members.
void write_roll(const City& city, const std::vector<Life>& lives, Sheaf& sheaf);

/// Districts, elections, the registrations with their counts, and what others asked of the roll.
void write_commission(const City& city, Sheaf& sheaf);

}  // namespace yakuba::generator
