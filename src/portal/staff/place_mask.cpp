#include "portal/staff/review_page.h"
#include "registry/residents.h"

namespace yakuba::portal::staff {

PlaceMask::PlaceMask(web::Call& call, const procedures::Case& record) {
    const registry::AddressRequest request{.requester = registry::Requester::staff,
                                           .purpose = call.visitor().purpose,
                                           .actor = call.visitor().actor};
    for (const PersonId person : {record.person_id, record.agent_id, record.about_id}) {
        const auto found =
            registry::find_resident(call.session(), person, {call.today(), call.now()});
        if (!found) continue;
        const registry::Resident& resident = found->record;
        if (call.gate().decide(request, resident).answer == registry::Answer::allow) continue;
        protected_ = true;
        for (const std::string& place :
             {registry::address_of(resident), resident.town + resident.lot, resident.former_address,
              resident.next_address, resident.registered_domicile}) {
            if (!place.empty()) places_.push_back(place);
        }
    }
}

std::string PlaceMask::place(const std::string& text) const {
    return protected_ && !text.empty() ? std::string{registry::kOmittedAddress} : text;
}

std::string PlaceMask::text(std::string text) const {
    for (const std::string& place : places_) {
        for (std::size_t at = 0; (at = text.find(place, at)) != std::string::npos;) {
            text.replace(at, place.size(), registry::kOmittedAddress);
            at += registry::kOmittedAddress.size();
        }
    }
    return text;
}

}  // namespace yakuba::portal::staff
