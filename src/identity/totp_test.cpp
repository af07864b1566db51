#include "identity/totp.h"

#include <gtest/gtest.h>

#include "identity/secrets.h"

namespace yakuba::identity {
namespace {

constexpr std::string_view kRfcSecret = "12345678901234567890";

Instant at(std::int64_t seconds) { return Instant{seconds * 1'000'000}; }

// RFC 6238 appendix B, SHA-1, the last six of its eight digits.
TEST(Totp, GivesTheCodesOfTheRfc) {
    const std::pair<std::int64_t, std::string_view> kRows[] = {{59, "287082"},
                                                               {1'111'111'109, "081804"},
                                                               {1'111'111'111, "050471"},
                                                               {1'234'567'890, "005924"},
                                                               {2'000'000'000, "279037"},
                                                               {20'000'000'000, "353130"}};
    for (const auto& [seconds, code] : kRows) {
        EXPECT_EQ(totp_code(kRfcSecret, totp_step(at(seconds))), code);
        EXPECT_EQ(matching_step(kRfcSecret, code, at(seconds)), totp_step(at(seconds)));
    }
}

TEST(Totp, TakesTheNeighboursAndNoOther) {
    const std::string code = totp_code(kRfcSecret, 1'000);
    for (const std::int64_t step : {999, 1'000, 1'001})
        EXPECT_EQ(matching_step(kRfcSecret, code, at(step * 30)), 1'000);
    EXPECT_FALSE(matching_step(kRfcSecret, code, at(998 * 30)));
    EXPECT_FALSE(matching_step(kRfcSecret, code, at(1'002 * 30)));
    EXPECT_FALSE(matching_step(kRfcSecret, "", at(1'000 * 30)));
    EXPECT_FALSE(matching_step(kRfcSecret, code + "0", at(1'000 * 30)));
}

// RFC 4648 section 10.
TEST(Totp, WritesBase32) {
    EXPECT_EQ(base32_of("foobar"), "MZXW6YTBOI");
    EXPECT_EQ(base32_of("fooba"), "MZXW6YTB");
    EXPECT_EQ(base32_of("f"), "MY");
    EXPECT_EQ(base32_of(""), "");
    EXPECT_EQ(otpauth_uri("f", "satou", "試験市"),
              "otpauth://totp/%E8%A9%A6%E9%A8%93%E5%B8%82:satou?secret=MY&issuer="
              "%E8%A9%A6%E9%A8%93%E5%B8%82&algorithm=SHA1&digits=6&period=30");
}

TEST(Secrets, RefusePasswordsSomebodyWouldTry) {
    for (const char* const weak :
         {"", "short", "aaaaaaaaaaaaaa", "password-of-mine", "1234567890123", "my-satou-secret",
          "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"})
        EXPECT_FALSE(check_password(weak, "satou")) << weak;
    EXPECT_FALSE(check_password(std::string(300, 'x') + "y", "satou"));
    EXPECT_TRUE(check_password("correct horse battery", "satou"));
    EXPECT_TRUE(check_password("ひまわりの丘を歩く犬と猫", "satou"));
}

TEST(Secrets, HashWithSaltAndFitOnlyTheirPassword) {
    const std::string a = hash_password("correct horse battery");
    EXPECT_NE(a, hash_password("correct horse battery"));
    EXPECT_TRUE(a.starts_with("$argon2id$"));
    EXPECT_TRUE(password_fits(a, "correct horse battery"));
    EXPECT_FALSE(password_fits(a, "correct horse batterx"));
    EXPECT_FALSE(password_fits("", ""));
    EXPECT_FALSE(password_fits(hash_of_nobody(), ""));
}

}  // namespace
}  // namespace yakuba::identity
