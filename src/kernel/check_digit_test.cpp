#include "kernel/check_digit.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace yakuba {
namespace {

TEST(CheckDigit, MunicipalityCodesOfThePublishedTable) {
    // Among them remainder 0 (宇部, 山陽小野田), which gives 1, and remainder 1 (岩国, 長門, 阿武).
    for (const char* code : {"350001", "352012", "352021", "352039", "352080", "352110", "352161",
                             "355020", "131016", "011002", "141003"}) {
        EXPECT_TRUE(is_municipality_code(code)) << code;
    }
    EXPECT_FALSE(is_municipality_code("352020"));
    EXPECT_FALSE(is_municipality_code("35203"));
    EXPECT_FALSE(is_municipality_code("3520399"));
}

TEST(CheckDigit, MyNumbersOfTheRule) {
    for (const char* number :
         {"123456789018", "987654321093", "999999999996", "111111111118", "100000000005",
          "314159265352", "000000000019", "000000000060", "000000000051"}) {
        EXPECT_TRUE(is_my_number(number)) << number;
    }
    EXPECT_EQ(my_number_check_digit("00000000000"), '0');
    EXPECT_FALSE(is_my_number("000000000000"));
    EXPECT_FALSE(is_my_number("1234 5678 9018"));
    EXPECT_FALSE(is_my_number("１２３４５６７８９０１８"));
}

TEST(CheckDigit, CorporateNumbersOfTheRule) {
    EXPECT_TRUE(is_corporate_number("7000012050002"));  // 国税庁
    EXPECT_TRUE(is_corporate_number("7123456789012"));
    EXPECT_FALSE(is_corporate_number("8000012050002"));
    EXPECT_FALSE(is_corporate_number("000012050002"));
}

TEST(CheckDigit, InsurerNumber) {
    EXPECT_TRUE(is_insurer_number("01130012"));
    EXPECT_TRUE(is_insurer_number("33120015"));
    EXPECT_FALSE(is_insurer_number("01130013"));
}

TEST(CheckDigit, ResidentCodeCanBeTakenWithoutItsCheckDigit) {
    const std::string body = "1234567890";
    const char right = *resident_code_check_digit(body);
    const char wrong = right == '9' ? '0' : static_cast<char>(right + 1);
    EXPECT_TRUE(is_resident_code(body + right, ResidentCodeCheck::check_digit));
    EXPECT_FALSE(is_resident_code(body + wrong, ResidentCodeCheck::check_digit));
    EXPECT_TRUE(is_resident_code(body + wrong, ResidentCodeCheck::length_only));
    EXPECT_FALSE(is_resident_code(body, ResidentCodeCheck::length_only));
    EXPECT_FALSE(is_resident_code(body + "x", ResidentCodeCheck::length_only));
}

/// What each rule must notice, whatever the number: one digit typed wrong. Modulo 11 with two
/// remainders that give the same digit cannot see all of them; it is asked for nine in ten.
TEST(CheckDigit, OneWrongDigitIsNoticed) {
    std::mt19937 random{352039};
    std::uniform_int_distribution<int> digit{0, 9};
    int missed = 0;
    constexpr int kNumbers = 2'000;
    for (int i = 0; i < kNumbers; ++i) {
        std::string body(11, '0');
        for (char& c : body)
            c = static_cast<char>('0' + digit(random));
        const std::string number = body + *my_number_check_digit(body);
        const std::string insurer = body.substr(0, 7);
        const std::string insurer_number = insurer + *insurer_number_check_digit(insurer);

        std::string mistyped = number;
        char& typed = mistyped[static_cast<std::size_t>(i) % 11];
        typed = static_cast<char>('0' + (typed - '0' + 1 + i % 9) % 10);
        missed += is_my_number(mistyped) ? 1 : 0;

        std::string mistyped_insurer = insurer_number;
        char& key = mistyped_insurer[static_cast<std::size_t>(i) % 8];
        key = static_cast<char>('0' + (key - '0' + 1 + i % 9) % 10);
        EXPECT_FALSE(is_insurer_number(mistyped_insurer)) << insurer_number;
    }
    EXPECT_LT(missed, kNumbers / 10);
}

}  // namespace
}  // namespace yakuba
