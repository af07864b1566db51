#pragma once
#include <cstdint>
#include <string>

#include "kernel/id.h"

/// Numbers of the synthetic city. Each kind counts in a range of its own, so that no number is
/// given twice, and has the check digit the law asks for.
namespace yakuba::generator {

PersonId person_id(std::int64_t serial);        // residents, from 1
PersonId corporation_id(std::int64_t serial);   // employers and payers, from 1
PersonId non_resident_id(std::int64_t serial);  // 住登外者, from 1
PersonId co_owners_id(std::int64_t household);  // groups of co-owners, by household
HouseholdId household_id(std::int64_t household, bool second);

/// 住民票コード and 個人番号: one to one with the person, in no visible order.
std::string resident_code(std::uint64_t seed, PersonId person);
std::string my_number(std::uint64_t seed, PersonId person);
/// 法人番号, in a range of registry office codes (9990) that no office has.
std::string corporate_number(std::int64_t serial);

}  // namespace yakuba::generator
