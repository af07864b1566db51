#pragma once
#include <string>
#include <vector>

#include "generator/household.h"
#include "generator/words.h"
#include "registry/resident.h"

namespace yakuba::generator {

/// An address in the municipality.
struct Address {
    const Town* town = nullptr;
    std::string lot;
    std::string building;
};
enum class Dwelling { any, apartment, facility };

Address draw_address(Random& random, const Words& words, Dwelling dwelling);
/// "東京都新宿区中央一丁目２番３号": where somebody came from or goes to.
std::string draw_address_elsewhere(Random& random, const Words& words);
void move_to(registry::Resident& resident, const Address& address);
/// A number in the full-width digits of the register.
std::string full_width(int number);

/// The unchanging part of each member's entry: name, birth date, sex, nationality, 本籍. Household,
/// relation, address and dates are left to what happens to them.
std::vector<registry::Resident> draw_identities(std::uint64_t seed, Date today, const Words& words,
                                                const Household& household, PersonId first_person);

}  // namespace yakuba::generator
