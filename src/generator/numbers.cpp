#include "generator/numbers.h"

#include "generator/random.h"
#include "kernel/check_digit.h"

namespace yakuba::generator {
namespace {

constexpr std::int64_t kPersons = 10'000'000;
constexpr std::int64_t kNonResidents = 70'000'000;
constexpr std::int64_t kCoOwners = 80'000'000;
constexpr std::int64_t kCorporations = 90'000'000;
constexpr std::int64_t kHouseholds = 2'000'000;

std::string digits(std::uint64_t value, std::size_t length) {
    std::string text(length, '0');
    for (std::size_t i = length; i-- > 0; value /= 10) {
        text[i] = static_cast<char>('0' + value % 10);
    }
    return text;
}

/// A permutation of the numbers below 10^length: multiplying by a number that shares no factor with
/// ten gives every one of them once.
std::string scattered(std::uint64_t number, std::uint64_t multiplier, std::uint64_t offset,
                      std::size_t length) {
    std::uint64_t modulus = 1;
    for (std::size_t i = 0; i < length; ++i)
        modulus *= 10;
    return digits((number * multiplier + mix(offset) % modulus) % modulus, length);
}

}  // namespace

PersonId person_id(std::int64_t serial) { return PersonId{kPersons + serial}; }
PersonId corporation_id(std::int64_t serial) { return PersonId{kCorporations + serial}; }
PersonId non_resident_id(std::int64_t serial) { return PersonId{kNonResidents + serial}; }
PersonId co_owners_id(std::int64_t household) { return PersonId{kCoOwners + household}; }
HouseholdId household_id(std::int64_t household, bool second) {
    return HouseholdId{kHouseholds + household * 2 + (second ? 1 : 0)};
}

std::string resident_code(std::uint64_t seed, PersonId person) {
    std::string code =
        scattered(static_cast<std::uint64_t>(person.value()), 618'033'989, seed + 1, 10);
    code.push_back(resident_code_check_digit(code).value_or('0'));
    return code;
}

std::string my_number(std::uint64_t seed, PersonId person) {
    std::string number =
        scattered(static_cast<std::uint64_t>(person.value()), 16'180'339'887, seed + 2, 11);
    number.push_back(my_number_check_digit(number).value_or('0'));
    return number;
}

std::string corporate_number(std::int64_t serial) {
    const std::string body = "9990" + digits(static_cast<std::uint64_t>(serial), 8);
    return corporate_number_check_digit(body).value_or('0') + body;
}

}  // namespace yakuba::generator
