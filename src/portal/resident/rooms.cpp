#include "portal/resident/rooms.h"

#include <stdexcept>

namespace yakuba::portal::resident {

const Lists& Rooms::lists(const std::string& data_folder) const {
    std::call_once(once_, [&] {
        auto banks = BankSearch::open(data_folder);
        if (!banks) throw std::runtime_error(banks.problem().message + banks.problem().detail);
        auto places = PlaceSearch::open(data_folder);
        if (!places) throw std::runtime_error(places.problem().message + places.problem().detail);
        read_.reset(new Read{*std::move(banks), *std::move(places)});
    });
    return read_->lists;
}

std::string Rooms::department_label(std::string_view id) const {
    const Department* department = offices_.find(id);
    return std::string{department == nullptr ? id : department->label};
}

}  // namespace yakuba::portal::resident
