#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "business/fixed_asset_tax/records.h"
#include "notices/mailing.h"

/// To whom the letters about a taxpayer go: the taxpayer, or for a group the co-owner it named, for
/// one who has died the heir (地方税法9条の2・10条の2・13条).
namespace yakuba::fixed_asset_tax {

class Recipients {
public:
    static Recipients load(storage::Session& session, const registry::Disclosure& gate,
                           std::string_view municipality, std::span<const PersonId> taxpayers,
                           Date day);

    /// Addresses the letter and makes it about the taxpayer; a group's as "山口　太郎　外1名　様".
    /// Problems as notices::Addressees::address.
    Result<Done> address(notices::Letter& letter, PersonId taxpayer) const;
    /// Who receives the letters of a taxpayer.
    PersonId recipient(PersonId taxpayer) const;

private:
    std::map<PersonId, Taxpayer> taxpayers_;
    std::map<PersonId, int> members_;
    notices::Addressees addressees_;
};

/// These taxpayers in the order in which their letters are delivered.
std::vector<PersonId> in_delivery_order(storage::Session& session, std::vector<PersonId> taxpayers,
                                        Date day);

}  // namespace yakuba::fixed_asset_tax
