#include "app/front_desk.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/businesses.h"
#include "app/commands.h"
#include "app/correction.h"
#include "app/open_pages.h"
#include "app/web_folders.h"
#include "department/batch_runner.h"
#include "portal/api/routes.h"
#include "portal/resident/routes.h"
#include "portal/staff/routes.h"

namespace yakuba::app {
namespace {

/// Every page of the house: the portals', and each department's own.
web::Routes all_routes(const Offices& offices) {
    web::Routes routes = open_pages();
    const auto runner = std::make_shared<BatchRunner>();
    routes.add(portal::staff::routes(offices, runner));
    routes.add(portal::resident::routes(offices));
    routes.add(portal::api::routes(offices, commands(), runner));
    for (const Department& department : offices.departments) {
        if (department.pages) routes.add(department.pages(offices));
    }
    return routes;
}

Result<OpenDays> municipal_days(const std::string& data_folder) {
    std::ifstream file{std::filesystem::path{data_folder} / "codes" / "holidays.csv",
                       std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    auto holidays = Holidays::from_csv(text.str());
    if (!holidays) return holidays.problem();
    return OpenDays{*std::move(holidays), Closed::municipality};
}

Result<procedures::Desk> open_procedures(const std::string& data_folder) {
    procedures::Hooks hooks;
    for (const Department& department : departments())
        hooks.add(department.procedures);
    auto days = municipal_days(data_folder);
    if (!days) return days.problem();
    return procedures::Desk::open(data_folder, std::move(hooks), *std::move(days));
}

}  // namespace

Result<std::unique_ptr<FrontDesk>> FrontDesk::open(const std::vector<DirectoryEntry>& entries,
                                                   const web::Limits& limits) {
    std::unique_ptr<FrontDesk> desk{new FrontDesk};
    std::vector<web::Site> sites;
    for (const DirectoryEntry& entry : entries) {
        auto town = open_town(entry.folder);
        if (!town) return town.problem();
        auto identity = identity::Identity::open(town->town, town->folder);
        if (!identity) return identity.problem();
        sites.push_back({town->town, entry.host, entry.prefix, entry.training, identity->get()});
        desk->towns_.push_back(*std::move(town));
        desk->identities_.push_back(*std::move(identity));
    }
    auto procedures = open_procedures(sites.front().town.data_folder);
    if (!procedures) return procedures.problem();
    desk->desk_ = std::make_unique<procedures::Desk>(*std::move(procedures));
    desk->offices_ = {departments(), desk->desk_.get(), &correct};

    const auto folders = find_web_folders();
    if (!folders) return folders.problem();
    auto templates = web::Templates::load(*folders);
    if (!templates) return templates.problem();
    desk->house_ = std::make_unique<web::House>(std::move(sites), all_routes(desk->offices_),
                                                *std::move(templates), limits);
    return desk;
}

}  // namespace yakuba::app
