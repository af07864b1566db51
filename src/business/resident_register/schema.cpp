#include "business/resident_register/schema.h"

#include "business/resident_register/bookings.h"
#include "business/resident_register/pages/schema.h"

namespace yakuba::resident_register {
namespace {

constexpr storage::Migration kBookings{"0161 resident register bookings", R"sql(
CREATE TABLE visit_booking (
    booking_number TEXT NOT NULL,
    person_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    state INTEGER NOT NULL,
    visit_on INTEGER NOT NULL,
    moved_on INTEGER NOT NULL,
    members TEXT NOT NULL,
    newcomers INTEGER NOT NULL,
    address TEXT NOT NULL,
    phone TEXT NOT NULL,
    visit_time TEXT NOT NULL,
    needs TEXT NOT NULL,
    interpreter TEXT NOT NULL,
    case_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (booking_number, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY visit_booking;
CREATE INDEX visit_booking_day ON visit_booking (visit_on);
CREATE INDEX visit_booking_person ON visit_booking (person_id);
)sql"};

}  // namespace

std::vector<const storage::Table*> tables() {
    std::vector<const storage::Table*> all = page_tables();
    all.push_back(&booking_table());
    return all;
}

std::span<const storage::Migration> migrations() {
    static const std::vector<storage::Migration> all = [] {
        std::vector<storage::Migration> list(page_migrations().begin(), page_migrations().end());
        list.push_back(kBookings);
        return list;
    }();
    return all;
}

}  // namespace yakuba::resident_register
