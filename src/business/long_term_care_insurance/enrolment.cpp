#include "business/long_term_care_insurance/enrolment.h"

#include "registry/residents.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

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

}  // namespace

storage::Versioned<Enrolment> lost(const Enrolment& enrolment, registry::Standing standing,
                                   Date since) {
    storage::Versioned<Enrolment> row{enrolment, {}};
    row.record.loss_reason = loss_of(standing);
    row.record.lost_on = since + std::chrono::days{1};
    row.version.valid_from = row.record.lost_on;
    return row;
}

void end_enrolments(storage::Transaction& transaction, std::span<const PersonId> persons) {
    storage::Session& session = transaction.session();
    const AsOf today{date_in_japan(transaction.at())};
    std::vector<storage::Versioned<Enrolment>> rows;
    for (const PersonId person : persons) {
        const auto enrolled = storage::find_as_of<Enrolment>(
            session, enrolment_table(), {kForever - std::chrono::days{1}},
            storage::equals("person_id", person.value()));
        if (!enrolled || enrolled->record.lost_on || enrolled->record.address_special ||
            enrolled->record.kind != InsuredKind::first) {
            continue;
        }
        const auto resident = registry::find_resident(session, person, today);
        if (!resident || registry::is_resident(resident->record.standing) ||
            resident->record.standing == registry::Standing::non_resident) {
            continue;
        }
        rows.push_back(
            lost(enrolled->record, resident->record.standing, resident->version.valid_from));
    }
    if (!rows.empty()) transaction.append_versions<Enrolment>(enrolment_table(), rows);
}

}  // namespace yakuba::long_term_care_insurance
