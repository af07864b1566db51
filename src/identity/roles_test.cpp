#include "identity/roles.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/temporary_folder.h"

namespace yakuba::identity {
namespace {

TEST(Roles, OfTheDataFolderKeepDutiesApart) {
    const auto roles = read_roles(YAKUBA_ROOT "/data");
    ASSERT_TRUE(roles) << roles.problem().where << roles.problem().detail;
    std::set<Grant> all;
    for (const Role& role : *roles) {
        EXPECT_FALSE(role.label.empty());
        EXPECT_FALSE(role.grants.empty()) << role.key;
        all.insert(role.grants.begin(), role.grants.end());
        // Nobody checks what they entered themselves, nor decides on what they reviewed.
        for (const Grant& grant : role.grants) {
            if (grant.duty == Duty::approve) {
                EXPECT_FALSE(role.grants.contains({grant.department, Duty::review})) << role.key;
            }
        }
    }
    const Role* const administrator = find_role(*roles, "administrator");
    ASSERT_NE(administrator, nullptr);
    EXPECT_EQ(administrator->grants, (std::set<Grant>{{"house", Duty::manage}}));
    const Role* const auditor = find_role(*roles, "auditor");
    ASSERT_NE(auditor, nullptr);
    EXPECT_EQ(auditor->grants, (std::set<Grant>{{"house", Duty::audit}}));
    for (const char* const department :
         {"resident-register", "child-allowance", "individual-inhabitant-tax"}) {
        for (const Duty duty : {Duty::view, Duty::enter, Duty::review, Duty::approve, Duty::manage})
            EXPECT_TRUE(all.contains({department, duty})) << department;
    }
    EXPECT_EQ(find_role(*roles, "nobody"), nullptr);
}

TEST(Roles, SayWhichLineIsWrong) {
    const test::TemporaryFolder folder;
    std::filesystem::create_directories(folder.file("codes"));
    std::ofstream{folder.file("codes/roles.csv")}
        << "role,label,department,duties\nclerk,係,house,view\nclerk,係,house,veiw\n";
    const auto roles = read_roles(folder.path());
    ASSERT_FALSE(roles);
    EXPECT_EQ(roles.problem().code, "roles.malformed");
    EXPECT_EQ(roles.problem().where, "3行");
    EXPECT_FALSE(read_roles(folder.file("nowhere")));
}

}  // namespace
}  // namespace yakuba::identity
