#include "portal/staff/local_path.h"

#include <gtest/gtest.h>

namespace yakuba::portal::staff {
namespace {

TEST(LocalPath, keeps_the_pages_of_the_portal) {
    for (const char* path : {"/s", "/s/persons/12", "/s/persons/12?asof=2026-04-01", "/s?x=1"}) {
        EXPECT_EQ(local_path(path), path);
    }
}

TEST(LocalPath, leads_nowhere_else) {
    for (const char* path :
         {"", "https://evil.example/s", "//evil.example/s", "/\\evil.example", "/r", "/standing",
          "/s//evil.example", "/s/\r\nSet-Cookie: a=b", "javascript:alert(1)", "/s/sign-in",
          "/s/sign-out", "/s/second-factor?next=/s"}) {
        EXPECT_EQ(local_path(path), "/s") << path;
    }
}

}  // namespace
}  // namespace yakuba::portal::staff
