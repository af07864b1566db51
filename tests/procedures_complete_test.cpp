// Every procedure of the data folder finds its hooks in some department: nothing is left out.
#include <gtest/gtest.h>

#include "app/businesses.h"
#include "procedures/desk.h"

namespace yakuba::app {
namespace {

TEST(Procedures, are_all_offered) {
    procedures::Hooks hooks;
    for (const Department& department : departments())
        hooks.add(department.procedures);
    const auto desk = procedures::Desk::open(YAKUBA_ROOT "/data", std::move(hooks),
                                             OpenDays({}, Closed::municipality));
    ASSERT_TRUE(desk) << desk.problem().message;
    for (const std::string& missing : desk->left_out())
        ADD_FAILURE() << missing;
    EXPECT_EQ(desk->catalogue().all().size(), 16U);
}

}  // namespace
}  // namespace yakuba::app
