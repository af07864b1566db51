#pragma once
#include <optional>

#include "portal/api/operation.h"
#include "registry/residents.h"

/// A person as other systems see them: no personal number, no code of the register, and no place
/// that the gate hides.
namespace yakuba::portal::api {

struct PersonView {
    PersonId person_id;
    registry::Standing standing = registry::Standing::resident;
    HouseholdId household_id;
    std::string relation;
    std::string name;
    std::string kana;
    std::string former_name;
    std::string alias;
    PartialDate birth_date;
    registry::Sex sex = registry::Sex::unknown;
    std::string nationality;
    Date became_resident_on;
    Date address_since;
    std::string postcode;
    std::string address;
    std::string next_address;
};
const Description& person_view_description();

/// Who another system is to the gate of addresses.
registry::AddressRequest api_request(const web::Call& call);
PersonView view_of(web::Call& call, const registry::Resident& resident);

/// ?valid= and ?known=, both checked before; today and everything known when absent.
AsOf as_of(const web::Call& call);
std::vector<Parameter> as_of_parameters();

/// Counts every version recorded of a person: what an ETag holds. 0: nobody.
std::int64_t version_of(storage::Session& session, PersonId person);
std::string etag(std::int64_t version);

/// The number in the path, where somebody has it as of the times asked; notes the access.
Result<registry::ResidentVersion> find_person(web::Call& call, std::string_view what);

}  // namespace yakuba::portal::api
