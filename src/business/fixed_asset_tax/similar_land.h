#pragma once
#include <array>
#include <map>
#include <mutex>
#include <string>
#include <tuple>

#include "business/fixed_asset_tax/gather.h"
#include "business/fixed_asset_tax/rules.h"

/// How near to the law's base land of one use stood last year (負担水準 of 類似土地, 地方税法附則
/// 17条7号): the mean over the land of a street, a town or the municipality, weighted by area.
namespace yakuba::fixed_asset_tax {

/// One part of a parcel for one tax; the class of land counts for what is no land for dwellings.
enum class LandPart { small, general, other };
enum class LandTax { fixed, city };

/// The mean levels of one place, in ten-thousandths; 0 where there is no such land.
class Levels {
public:
    void add(const Parcel& parcel, const ParcelSheet& sheet);
    int of(LandPart part, LandTax tax, LandClass land) const;

private:
    struct Sum {
        std::int64_t weighted = 0;
        std::int64_t area = 0;
    };
    static std::size_t place(LandPart part, LandTax tax, LandClass land);
    std::array<Sum, 3 * 2 * 6> sums_{};
};

/// Where land is compared with, from near to far.
struct Surroundings {
    std::string street;
    std::string town;
};

/// The levels of the year before `year`, read when they are first asked for; safe to share between
/// threads.
class SimilarLand {
public:
    struct Found {
        int level = 0;
        Comparable where = Comparable::none;
    };
    Found find(storage::Session& session, const Rates& rates, FiscalYear year, Instant known,
               const Surroundings& place, LandPart part, LandTax tax, LandClass land);

private:
    using Key = std::tuple<Comparable, std::string, std::int64_t>;
    const Levels& levels(storage::Session& session, const Rates& rates, FiscalYear last,
                         Instant known, Comparable where, const std::string& name);
    std::mutex mutex_;
    std::map<Key, Levels> known_;  // nodes stay where they are
};

}  // namespace yakuba::fixed_asset_tax
