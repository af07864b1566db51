#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "business/national_health_insurance/records.h"
#include "kernel/result.h"
#include "registry/countries.h"
#include "registry/insurance_status.h"
#include "storage/database.h"

/// Who is insured: what comes over the counter, and what the registers say by themselves (職権).
namespace yakuba::national_health_insurance {

/// What ends spells besides what is in the registers: the age of the late-stage scheme, and the
/// names by which a place of moving out is abroad.
struct SpellEnds {
    int elderly_age = 0;
    registry::Countries countries;
};
/// Problems: those of the file of countries.
Result<SpellEnds> spell_ends(const std::string& data_folder, int elderly_age);

/// The spells of a person, in order of acquisition, as known at `known`.
std::vector<Enrolment> enrolments_of(storage::Session& session, PersonId person,
                                     Instant known = kEndOfTime);
/// The spell that holds on a day; none when not insured then.
std::optional<Enrolment> enrolment_on(storage::Session& session, PersonId person, Date day,
                                      Instant known = kEndOfTime);

/// Records spells as they now stand, and tells the registry (insurance_status) who has which
/// scheme from when.
void write_enrolments(storage::Transaction& transaction, std::span<const Enrolment> spells);

/// Tells the registry of a scheme this office was told of.
void publish_scheme(storage::Transaction& transaction, PersonId person,
                    registry::HealthScheme scheme, Date from);

/// 資格取得: a new spell. Problems: "applicant.enrolment.already" when insured on that day or
/// later, "applicant.enrolment.elderly" from 75 on, "applicant.enrolment.resident" when not living
/// here, "applicant.enrolment.assistance" on public assistance, "applicant.enrolment.elsewhere"
/// when another municipality insures who studies or is in a facility here.
Result<Done> acquire(storage::Transaction& transaction, Enrolment spell, int elderly_age);
std::vector<Problem> check_acquire(storage::Session& session, const Enrolment& spell,
                                   int elderly_age);

/// 資格喪失: the spell that holds on the day before ends. Problem "applicant.enrolment.none".
Result<Done> lose(storage::Transaction& transaction, PersonId person, Date lost_on, Loss loss,
                  Date notified_on);

/// Spells of persons numbered from..until that the registers have ended by `day` and the ledger has
/// not (職権喪失): 75歳, death, removal from the register, public assistance. A move out ends no
/// spell of who studies or is in a facility elsewhere (116条, 116条の2).
std::vector<Enrolment> ended_by_registers(storage::Session& session, Date day,
                                          const SpellEnds& ends, PersonId from, PersonId until);

}  // namespace yakuba::national_health_insurance
