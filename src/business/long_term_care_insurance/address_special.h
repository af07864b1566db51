#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>

#include "kernel/date.h"
#include "kernel/id.h"
#include "rules/description.h"
#include "storage/database.h"
#include "storage/table.h"

/// 住所地特例 (介護保険法13条): who moves into a facility elsewhere stays with the insurer of the
/// address before; who moves into one here stays with the other's.
namespace yakuba::long_term_care_insurance {

enum class AddressSpecialKind {
    leaving = 1,  // ours, in a facility of another municipality
    here = 2,     // another's, in a facility here
};
std::span<const Code> codes_of(AddressSpecialKind);

enum class FacilityKind {
    welfare = 1,     // 介護老人福祉施設
    health = 2,      // 介護老人保健施設
    medical = 3,     // 介護医療院
    paid_home = 4,   // 有料老人ホーム
    care_house = 5,  // 軽費老人ホーム
    nursing = 6,     // 養護老人ホーム
    housing = 7,  // サービス付き高齢者向け住宅 (有料老人ホームに該当するもの)
};
std::span<const Code> codes_of(FacilityKind);

/// 住所地特例者名簿・他市町村住所地特例者名簿. Valid from the day it begins, or changes to another
/// facility; the end is a version with ended_on.
struct AddressSpecial {
    PersonId person_id;
    AddressSpecialKind kind = AddressSpecialKind::leaving;
    FacilityKind facility_kind = FacilityKind::welfare;
    std::string facility;
    std::string other_municipality;  // where the facility is, or whose insured person it is
    Date since;
    Date ended_on;  // none: it goes on
};
const Description& address_special_description();
/// History, keyed by person_id.
const storage::Table& address_special_table();

/// Who came, or had come, to a facility here from another municipality: also those who have left
/// it.
std::map<PersonId, AddressSpecial> came_to_facilities(storage::Session& session, AsOf as_of);
std::optional<AddressSpecial> came_to_facility(storage::Session& session, PersonId person,
                                               Date day);

}  // namespace yakuba::long_term_care_insurance
