#include "business/fixed_asset_tax/recipients.h"

#include <algorithm>

namespace yakuba::fixed_asset_tax {
namespace {

std::map<PersonId, Taxpayer> taxpayers_among(storage::Session& session,
                                             std::span<const PersonId> asked, Date day) {
    std::map<PersonId, Taxpayer> all;
    storage::for_each_as_of<Taxpayer>(session, taxpayer_table(), {day},
                                      notices::among("taxpayer_id", asked),
                                      [&](Taxpayer& taxpayer, const storage::Version&) {
                                          all.emplace(taxpayer.taxpayer_id, std::move(taxpayer));
                                      });
    return all;
}

}  // namespace

Recipients Recipients::load(storage::Session& session, const registry::Disclosure& gate,
                            std::string_view municipality, std::span<const PersonId> taxpayers,
                            Date day) {
    Recipients all;
    all.taxpayers_ = taxpayers_among(session, taxpayers, day);
    storage::for_each_as_of<CoOwner>(session, co_owner_table(), {day},
                                     notices::among("taxpayer_id", taxpayers),
                                     [&](const CoOwner& owner, const storage::Version&) {
                                         if (owner.share_numerator > 0)
                                             ++all.members_[owner.taxpayer_id];
                                     });
    std::vector<PersonId> persons;
    for (const PersonId taxpayer : taxpayers)
        persons.push_back(all.recipient(taxpayer));
    all.addressees_ = notices::Addressees::load(session, gate, municipality, persons, day);
    return all;
}

PersonId Recipients::recipient(PersonId taxpayer) const {
    const auto found = taxpayers_.find(taxpayer);
    return found == taxpayers_.end() || !found->second.recipient_id ? taxpayer
                                                                    : found->second.recipient_id;
}

Result<Done> Recipients::address(notices::Letter& letter, PersonId taxpayer) const {
    if (auto addressed = addressees_.address(letter, recipient(taxpayer)); !addressed)
        return addressed.problem();
    const auto found = taxpayers_.find(taxpayer);
    const auto members = members_.find(taxpayer);
    if (found != taxpayers_.end() && found->second.shared && members != members_.end() &&
        members->second > 1) {
        const std::string others = "　外" + std::to_string(members->second - 1) + "名";
        for (auto& [box, text] : letter.boxes) {
            if (box != "name") continue;
            const std::size_t title = text.rfind("　");
            text.insert(title == std::string::npos ? text.size() : title, others);
        }
    }
    letter.subject = found == taxpayers_.end() ? taxpayer : found->second.taxpayer_id;
    return Done{};
}

std::vector<PersonId> in_delivery_order(storage::Session& session, std::vector<PersonId> taxpayers,
                                        Date day) {
    const auto known = taxpayers_among(session, taxpayers, day);
    std::map<PersonId, std::vector<PersonId>> by_recipient;
    std::vector<PersonId> recipients;
    for (const PersonId taxpayer : taxpayers) {
        const auto found = known.find(taxpayer);
        const PersonId to = found == known.end() ? taxpayer : found->second.recipient_id;
        auto& group = by_recipient[to];
        if (group.empty()) recipients.push_back(to);
        group.push_back(taxpayer);
    }
    std::vector<PersonId> ordered;
    for (const PersonId recipient :
         notices::in_delivery_order(session, std::move(recipients), day)) {
        const auto& group = by_recipient[recipient];
        ordered.insert(ordered.end(), group.begin(), group.end());
    }
    return ordered;
}

}  // namespace yakuba::fixed_asset_tax
