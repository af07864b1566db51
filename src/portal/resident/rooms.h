#pragma once
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "department/offices.h"
#include "portal/resident/bank_search.h"
#include "portal/resident/fields.h"
#include "portal/resident/place_search.h"
#include "web/call.h"
#include "web/route.h"

namespace yakuba::portal::resident {

/// What the handlers of this portal share. Lives as long as its routes.
class Rooms {
public:
    explicit Rooms(const Offices& offices) : offices_(offices) {}

    const Offices& offices() const { return offices_; }
    const procedures::Desk& desk() const { return *offices_.desk; }
    /// Read at the first question that needs them; a broken list throws std::runtime_error.
    const Lists& lists(const std::string& data_folder) const;
    /// "児童手当": a department's name; the id itself when it is not of this house.
    std::string department_label(std::string_view id) const;

private:
    struct Read {
        BankSearch banks;
        PlaceSearch places;
        Lists lists{banks, places};
    };
    const Offices& offices_;
    mutable std::once_flag once_;
    mutable std::unique_ptr<Read> read_;
};

using SharedRooms = std::shared_ptr<const Rooms>;

/// Handlers that need the rooms: bound when the routes are made.
using RoomHandler = web::Response (*)(web::Call&, const Rooms&);

}  // namespace yakuba::portal::resident
