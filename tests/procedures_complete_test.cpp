// Every procedure of the data folder finds its hooks in some department: nothing is left out.
#include <gtest/gtest.h>

#include <filesystem>

#include "app/businesses.h"
#include "procedures/desk.h"

namespace yakuba::app {
namespace {

std::size_t procedure_files() {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator{YAKUBA_ROOT "/data/procedures"})
        files += entry.path().extension() == ".toml" ? 1 : 0;
    return files;
}

TEST(Procedures, are_all_offered) {
    procedures::Hooks hooks;
    for (const Department& department : departments())
        hooks.add(department.procedures);
    const auto desk = procedures::Desk::open(YAKUBA_ROOT "/data", std::move(hooks),
                                             OpenDays({}, Closed::municipality));
    ASSERT_TRUE(desk) << desk.problem().message;
    for (const std::string& missing : desk->left_out())
        ADD_FAILURE() << missing;
    EXPECT_EQ(desk->catalogue().all().size(), procedure_files());
}

}  // namespace
}  // namespace yakuba::app
