#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.h"
#include "kernel/era.h"
#include "kernel/result.h"
#include "notices/letter.h"
#include "registry/disclosure.h"
#include "registry/resident.h"
#include "storage/as_of.h"
#include "storage/database.h"

/// From whom letters come, to whom they go, and in which order they are delivered.
namespace yakuba::notices {

/// 差出人: the mayor, and the office that answers for the letter.
struct Sender {
    std::string municipality;     // 山口市
    std::string kind;             // 市, 町, 村, 区: "{kind}民税"
    std::string prefecture_kind;  // 県, 都, 道, 府
    std::string mayor;            // 山口市長
    std::string office;
    std::string contact;
};
/// `office` is the key of the department's office in data/law/notices.toml:
/// "child_allowance_office". Problems as RateBook::resolve.
Result<Sender> sender_of(const std::string& data_folder, std::string_view code,
                         std::string_view municipality, std::string_view prefecture,
                         std::string_view office, Date day);

/// Fills what the form has of: issuer, mayor, municipality, kind, prefecture_kind, office,
/// office_contact, number, issued_on.
void sign(Letter& letter, const Sender& sender, const Calendar& calendar, Date issued_on);

/// Rows of these persons, for a query on a key column: "person_id IN (…)".
storage::Where among(std::string_view column, std::span<const PersonId> persons);

/// These persons in the order in which letters are delivered: by postcode, town, lot and building,
/// those of one household together. Persons unknown to the register come last.
/// Cost: one scan of the register's addresses; some 100 bytes per person asked for.
std::vector<PersonId> in_delivery_order(storage::Session& session, std::vector<PersonId> persons,
                                        Date day);

/// The addressees of one file's letters, read together, every address through the gate.
class Addressees {
public:
    /// `municipality` stands before the addresses of its residents. The gate must outlive this.
    static Addressees load(storage::Session& session, const registry::Disclosure& gate,
                           std::string_view municipality, std::span<const PersonId> persons,
                           Date day);

    /// The register's entry on the day; nullptr when there is none.
    const registry::Resident* resident(PersonId person) const;
    /// The corporation of this number; nullptr when there is none.
    const registry::Corporation* corporation(PersonId person) const;

    /// Fills postcode, address and name, and makes the letter about the person of that record. One
    /// who moved away is written to the new address.
    /// Problems: "notices.no_addressee", "notices.addressee_dead", "notices.address_closed".
    Result<Done> address(Letter& letter, PersonId person) const;

private:
    Result<Done> address_resident(Letter& letter, const registry::Resident& resident) const;

    const registry::Disclosure* gate_ = nullptr;
    std::string municipality_;
    std::map<PersonId, registry::Resident> residents_;
    std::map<PersonId, registry::Corporation> corporations_;
};

}  // namespace yakuba::notices
