#include "notices/mailing.h"

#include <algorithm>
#include <tuple>

#include "notices/form.h"
#include "registry/residents.h"
#include "rules/rates.h"

namespace yakuba::notices {
namespace {

/// 差出人 as the municipality's file states it.
struct SenderRates {
    std::string mayor;
    std::string resident_register_office;
    std::string individual_inhabitant_tax_office;
    std::string child_allowance_office;
    std::string fixed_asset_tax_office;
    std::string long_term_care_insurance_office;
    std::string national_health_insurance_office;
    std::string electoral_roll_office;
    std::string contact;
};

const Description& sender_description() {
    using S = SenderRates;
    static const Description description = describe<S>(
        "差出人",
        {
            line<&S::mayor>("mayor", "差出人"),
            line<&S::resident_register_office>("resident_register_office", "住民記録の担当"),
            line<&S::individual_inhabitant_tax_office>("individual_inhabitant_tax_office",
                                                       "個人住民税の担当"),
            line<&S::child_allowance_office>("child_allowance_office", "児童手当の担当"),
            line<&S::fixed_asset_tax_office>("fixed_asset_tax_office", "固定資産税の担当"),
            line<&S::long_term_care_insurance_office>("long_term_care_insurance_office",
                                                      "介護保険の担当"),
            line<&S::national_health_insurance_office>("national_health_insurance_office",
                                                       "国民健康保険の担当"),
            line<&S::electoral_roll_office>("electoral_roll_office", "選挙人名簿の担当"),
            line<&S::contact>("contact", "連絡先"),
        });
    return description;
}

/// The last character of a name of a municipality or prefecture: 市, 県.
std::string last_character(std::string_view name) {
    return std::string{name.size() >= 3 ? name.substr(name.size() - 3) : name};
}

/// What sorting needs of an address.
struct Stop {
    PersonId person_id;
    HouseholdId household_id;
    std::string postcode;
    std::string town_code;
    std::string lot;
    std::string building;
};

const storage::Table& stop_table() {
    static const Description description =
        describe<Stop>("配達先", {
                                     line<&Stop::person_id>("person_id", "宛名番号"),
                                     line<&Stop::household_id>("household_id", "世帯番号"),
                                     line<&Stop::postcode>("postcode", "郵便番号"),
                                     line<&Stop::town_code>("town_code", "町字ID"),
                                     line<&Stop::lot>("lot", "番地"),
                                     line<&Stop::building>("building", "方書"),
                                 });
    static const storage::Table table{
        registry::resident_table().name, "配達先", &description, {"person_id"}};
    return table;
}

std::string with_mark(const std::string& postcode) {
    if (postcode.size() != 7) return {};
    return "〒" + postcode.substr(0, 3) + "-" + postcode.substr(3);
}

Problem closed(PersonId person) {
    return Problem{
        "notices.address_closed",
        "住所を印字できない人への通知のため、印刷していません。担当の職員が個別に渡してください。",
        "subject " + std::to_string(person.value())};
}

}  // namespace

Result<Sender> sender_of(const std::string& data_folder, std::string_view code,
                         std::string_view municipality, std::string_view prefecture,
                         std::string_view office, Date day) {
    const auto book = RateBook::load(data_folder, "notices");
    if (!book) return book.problem();
    auto resolved = resolve<SenderRates>(*book, sender_description(), code, day);
    if (!resolved) return resolved.problem();
    const SenderRates& rates = resolved->rates;
    Sender sender;
    sender.municipality = municipality;
    sender.kind = last_character(municipality);
    sender.prefecture_kind = last_character(prefecture);
    sender.mayor = rates.mayor.empty() ? sender.municipality + "長" : rates.mayor;
    for (const Line& line : sender_description().lines) {
        if (line.key == office)
            sender.office = sender.municipality + " " + line.type->format(line.field(&rates));
    }
    sender.contact = rates.contact;
    return sender;
}

void sign(Letter& letter, const Sender& sender, const Calendar& calendar, Date issued_on) {
    const std::pair<std::string_view, std::string> words[] = {
        {"issuer", sender.mayor},
        {"mayor", sender.mayor},
        {"municipality", sender.municipality},
        {"kind", sender.kind},
        {"prefecture_kind", sender.prefecture_kind},
        {"office", sender.office},
        {"office_contact", sender.contact},
        {"number", letter.number},
        {"issued_on", calendar.format(issued_on)},
    };
    for (const auto& [box, text] : words) {
        if (letter.form->has_box(box)) letter.set(box, text);
    }
}

storage::Where among(std::string_view column, std::span<const PersonId> persons) {
    std::string condition{column};
    condition += " IN (0";
    for (const PersonId person : persons)
        condition += "," + std::to_string(person.value());
    return {condition + ")", {}};
}

std::vector<PersonId> in_delivery_order(storage::Session& session, std::vector<PersonId> persons,
                                        Date day) {
    std::sort(persons.begin(), persons.end());
    persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
    if (persons.empty()) return persons;
    std::vector<Stop> stops;
    const auto range =
        storage::between("person_id", persons.front().value(), persons.back().value() + 1);
    storage::for_each_as_of<Stop>(
        session, stop_table(), {day}, range, [&](Stop& stop, const storage::Version&) {
            if (std::binary_search(persons.begin(), persons.end(), stop.person_id))
                stops.push_back(std::move(stop));
        });
    const auto key = [](const Stop& s) {
        return std::tie(s.postcode, s.town_code, s.lot, s.building, s.household_id, s.person_id);
    };
    std::vector<PersonId> ordered;
    ordered.reserve(persons.size());
    std::vector<bool> found(persons.size());
    std::sort(stops.begin(), stops.end(),
              [&](const Stop& a, const Stop& b) { return key(a) < key(b); });
    for (const Stop& stop : stops) {
        ordered.push_back(stop.person_id);
        const auto at = std::lower_bound(persons.begin(), persons.end(), stop.person_id);
        found[static_cast<std::size_t>(at - persons.begin())] = true;
    }
    for (std::size_t i = 0; i < persons.size(); ++i) {
        if (!found[i]) ordered.push_back(persons[i]);
    }
    return ordered;
}

Addressees Addressees::load(storage::Session& session, const registry::Disclosure& gate,
                            std::string_view municipality, std::span<const PersonId> persons,
                            Date day) {
    Addressees addressees;
    addressees.municipality_ = municipality;
    addressees.gate_ = &gate;
    storage::for_each_as_of<registry::Resident>(
        session, registry::resident_table(), {day}, among("person_id", persons),
        [&](registry::Resident& resident, const storage::Version&) {
            addressees.residents_.emplace(resident.person_id, std::move(resident));
        });
    if (addressees.residents_.size() == persons.size()) return addressees;
    storage::for_each_as_of<registry::Corporation>(
        session, registry::corporation_table(), {day}, among("corporation_id", persons),
        [&](registry::Corporation& corporation, const storage::Version&) {
            addressees.corporations_.emplace(corporation.corporation_id, std::move(corporation));
        });
    return addressees;
}

const registry::Resident* Addressees::resident(PersonId person) const {
    const auto found = residents_.find(person);
    return found == residents_.end() ? nullptr : &found->second;
}

const registry::Corporation* Addressees::corporation(PersonId person) const {
    const auto found = corporations_.find(person);
    return found == corporations_.end() ? nullptr : &found->second;
}

Result<Done> Addressees::address_resident(Letter& letter,
                                          const registry::Resident& resident) const {
    const PersonId person = resident.person_id;
    if (resident.standing == registry::Standing::dead) {
        return Problem{
            "notices.addressee_dead",
            "宛名の人が亡くなっているため、印刷していません。相続人の代表者を確かめてください。",
            "subject " + std::to_string(person.value())};
    }
    const registry::AddressRequest request{
        .requester = registry::Requester::letter, .asked_by = person, .purpose = "通知の送付"};
    const bool moved =
        resident.standing == registry::Standing::moved_out && !resident.next_address.empty();
    if (moved) {
        const std::string place = gate_->place_for(request, resident, resident.next_address);
        if (place == registry::kOmittedAddress) return closed(person);
        letter.set("address", place);
    } else {
        if (gate_->address_for(request, resident) == registry::kOmittedAddress)
            return closed(person);
        letter.set("postcode", with_mark(resident.postcode));
        std::string address = registry::is_resident(resident.standing) ? municipality_ : "";
        address += resident.town + resident.lot;
        if (!resident.building.empty()) address += "\n　" + resident.building;
        letter.set("address", std::move(address));
    }
    letter.set("name", resident.name + "　様");
    letter.subject = person;
    return Done{};
}

Result<Done> Addressees::address(Letter& letter, PersonId person) const {
    if (const registry::Resident* one = resident(person)) return address_resident(letter, *one);
    const registry::Corporation* company = corporation(person);
    if (company == nullptr) {
        return Problem{"notices.no_addressee",
                       "宛名の記録がないため、印刷していません。宛名番号を確かめてください。",
                       "subject " + std::to_string(person.value())};
    }
    letter.set("postcode", with_mark(company->postcode));
    letter.set("address", company->address);
    letter.set("name", company->name + "　御中");
    letter.subject = company->corporation_id;
    return Done{};
}

}  // namespace yakuba::notices
