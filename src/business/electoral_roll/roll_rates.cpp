#include "business/electoral_roll/roll_rates.h"

#include "rules/rate_shelf.h"

namespace yakuba::electoral_roll {

Result<std::shared_ptr<const Rates>> rates_on(const Town& town, Date day) {
    static RateShelf<Rates> shelf("electoral_roll", &rates_description);
    return shelf.of(town.data_folder, town.code, day);
}

}  // namespace yakuba::electoral_roll
