#include "business/long_term_care_insurance/enrolment.h"

#include <algorithm>

#include "business/long_term_care_insurance/address_special.h"
#include "registry/residents.h"
#include "rules/rate_shelf.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

struct AgeRates {
    int first_age = 0;
};
const Description& age_description() {
    static const Description description = describe<AgeRates>(
        "資格の年齢",
        {line<&AgeRates::first_age>("first_age", "第1号被保険者の年齢", "介護保険法9条1号")});
    return description;
}

LossReason loss_of(registry::Standing standing) {
    switch (standing) {
        case registry::Standing::dead:
            return LossReason::died;
        case registry::Standing::moved_out:
            return LossReason::moved_out;
        default:
            return LossReason::removed;
    }
}

storage::Versioned<Enrolment> from(const Enrolment& enrolment, Date day) {
    storage::Versioned<Enrolment> row{enrolment, {}};
    row.version.valid_from = day;
    return row;
}

/// A birth date corrected: the day moves, or the age has not been reached at all.
std::optional<storage::Versioned<Enrolment>> corrected(const Enrolment& enrolment,
                                                       const registry::Resident& resident,
                                                       int first_age, Date today) {
    if (enrolment.acquisition_reason != AcquisitionReason::age) return std::nullopt;
    const Date reaching = day_reaching_age(resident.birth_date.latest(), first_age);
    if (reaching == enrolment.acquired_on) return std::nullopt;
    const auto right =
        acquired({enrolment.person_id, resident.birth_date, resident.became_resident_on, {}},
                 first_age, today);
    if (right && right->record.acquired_on == enrolment.acquired_on) return std::nullopt;
    Enrolment record = enrolment;
    if (!right) {
        record.loss_reason = LossReason::other;
        record.lost_on = enrolment.acquired_on;
        return from(record, enrolment.acquired_on);
    }
    record.acquisition_reason = right->record.acquisition_reason;
    record.acquired_on = right->record.acquired_on;
    return from(record, record.acquired_on);
}

/// What the register of today makes of one person's enrolment; nothing when it stands.
std::optional<storage::Versioned<Enrolment>> change_for(storage::Session& session, PersonId person,
                                                        int first_age, Date today) {
    const auto resident = registry::find_resident(session, person, {today});
    if (!resident || resident->record.standing == registry::Standing::non_resident ||
        !resident->record.birth_date)
        return std::nullopt;
    const registry::Resident& r = resident->record;
    const auto enrolled = storage::find_as_of<Enrolment>(
        session, enrolment_table(), {kForever - std::chrono::days{1}},
        storage::equals("person_id", person.value()));
    const bool insured =
        enrolled && !enrolled->record.lost_on && enrolled->record.kind == InsuredKind::first;
    if (!registry::is_resident(r.standing)) {
        if (!insured || enrolled->record.address_special) return std::nullopt;
        return lost(enrolled->record, r.standing, resident->version.valid_from);
    }
    if (insured) return corrected(enrolled->record, r, first_age, today);
    // A loss still to come is the month's job's, which looks to the end of the month.
    if (enrolled && enrolled->record.lost_on > today) return std::nullopt;
    return acquired(
        {person, r.birth_date, r.became_resident_on, came_to_facility(session, person, today)},
        first_age, today);
}

}  // namespace

std::string insured_number_of(PersonId person) {
    std::string digits = std::to_string(person.value());
    return digits.size() >= 10 ? digits : std::string(10 - digits.size(), '0') + digits;
}

std::optional<storage::Versioned<Enrolment>> acquired(const Newcomer& newcomer, int first_age,
                                                      Date until) {
    const Date reaching = day_reaching_age(newcomer.birth_date.latest(), first_age);
    if (reaching > until) return std::nullopt;
    Enrolment enrolment;
    enrolment.person_id = newcomer.person_id;
    enrolment.insured_number = insured_number_of(newcomer.person_id);
    enrolment.acquired_on = reaching;
    if (newcomer.became_resident_on > reaching) {
        enrolment.acquisition_reason = AcquisitionReason::move_in;
        enrolment.acquired_on = newcomer.became_resident_on;
    }
    if (newcomer.facility) {
        const Date left = newcomer.facility->ended_on;
        if (!left) return std::nullopt;
        if (left > enrolment.acquired_on) {
            enrolment.acquisition_reason = AcquisitionReason::special_address_end;
            enrolment.acquired_on = left;
        }
    }
    return from(enrolment, enrolment.acquired_on);
}

storage::Versioned<Enrolment> lost(const Enrolment& enrolment, registry::Standing standing,
                                   Date since) {
    Enrolment record = enrolment;
    record.loss_reason = loss_of(standing);
    record.lost_on = since + std::chrono::days{1};
    return from(record, record.lost_on);
}

void update_enrolments(const Town& town, storage::Transaction& transaction,
                       std::span<const PersonId> persons) {
    static RateShelf<AgeRates> shelf{"long_term_care_insurance", &age_description};
    const Date today = date_in_japan(transaction.at());
    const auto rates = shelf.of(town.data_folder, town.code, today);
    // In a year whose law is not known the register still does its work; the month's job says so.
    if (!rates) return;
    std::vector<storage::Versioned<Enrolment>> rows;
    for (const PersonId person : persons) {
        if (auto row = change_for(transaction.session(), person, (*rates)->first_age, today))
            rows.push_back(*std::move(row));
    }
    if (!rows.empty()) transaction.append_versions<Enrolment>(enrolment_table(), rows);
}

}  // namespace yakuba::long_term_care_insurance
