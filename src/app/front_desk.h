#pragma once
#include <memory>
#include <vector>

#include "app/directory.h"
#include "app/town_folder.h"
#include "department/offices.h"
#include "identity/identity.h"
#include "web/house.h"

namespace yakuba::app {

/// The front desk of one or many towns, open: their databases, accounts and pages. Whoever serves
/// keeps it as long as the server runs.
class FrontDesk {
public:
    static Result<std::unique_ptr<FrontDesk>> open(const std::vector<DirectoryEntry>& entries,
                                                   const web::Limits& limits = {});

    const web::House& house() const { return *house_; }
    const Offices& offices() const { return offices_; }

private:
    FrontDesk() = default;

    std::vector<OpenTown> towns_;
    std::vector<std::unique_ptr<identity::Identity>> identities_;
    std::unique_ptr<procedures::Desk> desk_;
    Offices offices_;
    std::unique_ptr<web::House> house_;
};

}  // namespace yakuba::app
