#include "business/electoral_roll/doubt.h"
#include "business/electoral_roll/records.h"

namespace yakuba::electoral_roll {

std::vector<const storage::Table*> tables() {
    return {&district_table(),           &area_table(),   &election_table(),  &entry_table(),
            &sentence_table(),           &run_table(),    &objection_table(), &inspection_table(),
            &inspection_reading_table(), &ballot_table(), &doubt_table()};
}

std::span<const storage::Migration> migrations() {
    static const storage::Migration list[] = {
        {"0270 electoral roll", R"(
CREATE TABLE electoral_roll_entry (
    person_id INTEGER NOT NULL,
    state INTEGER NOT NULL,
    registration INTEGER NOT NULL,
    ground INTEGER NOT NULL,
    base_date INTEGER NOT NULL,
    age_day INTEGER NOT NULL,
    registered_on INTEGER NOT NULL,
    district TEXT NOT NULL,
    name TEXT NOT NULL,
    kana TEXT NOT NULL,
    address TEXT NOT NULL,
    sex INTEGER NOT NULL,
    birth_date INTEGER NOT NULL,
    left_on INTEGER NOT NULL,
    moved_mark INTEGER NOT NULL,
    former_mark INTEGER NOT NULL,
    disqualified_mark INTEGER NOT NULL,
    removal INTEGER NOT NULL,
    removed_on INTEGER NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY electoral_roll_entry;
CREATE INDEX electoral_roll_entry_district ON electoral_roll_entry (district);
CREATE TABLE electoral_roll_sentence (
    person_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    offence INTEGER NOT NULL,
    final_on INTEGER NOT NULL,
    served_on INTEGER NOT NULL,
    suspended INTEGER NOT NULL,
    suspended_until INTEGER NOT NULL,
    repeated INTEGER NOT NULL,
    declared_until INTEGER NOT NULL,
    not_applied INTEGER NOT NULL,
    restored_on INTEGER NOT NULL,
    notified_on INTEGER NOT NULL,
    notified_by TEXT NOT NULL,
    cancelled INTEGER NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, number, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY electoral_roll_sentence;
CREATE TABLE electoral_roll_election (
    election_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    cause_on INTEGER NOT NULL,
    term_ends_on INTEGER NOT NULL,
    base_date INTEGER NOT NULL,
    announced_on INTEGER NOT NULL,
    voting_day INTEGER NOT NULL,
    cancelled INTEGER NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (election_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY electoral_roll_election;
CREATE TABLE electoral_roll_district (
    district TEXT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    address TEXT NOT NULL,
    closed INTEGER NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (district, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY electoral_roll_district;
CREATE TABLE electoral_roll_area (
    town_code TEXT NOT NULL,
    district TEXT NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (town_code, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY electoral_roll_area;
CREATE TABLE electoral_roll_run (
    base_date INTEGER NOT NULL,
    run INTEGER NOT NULL,
    age_day INTEGER NOT NULL,
    registered_on INTEGER NOT NULL,
    objection_until INTEGER NOT NULL,
    election_id INTEGER NOT NULL,
    registered INTEGER NOT NULL,
    total INTEGER NOT NULL,
    actor TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (base_date)
) STRICT, WITHOUT ROWID;
APPEND ONLY electoral_roll_run;
)"},
        {"0271 electoral roll papers", R"(
CREATE TABLE electoral_roll_objection (
    objection_id INTEGER NOT NULL,
    objector_id INTEGER NOT NULL,
    subject_id INTEGER NOT NULL,
    claim INTEGER NOT NULL,
    base_date INTEGER NOT NULL,
    filed_on INTEGER NOT NULL,
    decide_by INTEGER NOT NULL,
    state INTEGER NOT NULL,
    decided_on INTEGER NOT NULL,
    reason TEXT NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (objection_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY electoral_roll_objection;
CREATE INDEX electoral_roll_objection_subject ON electoral_roll_objection (subject_id);
CREATE INDEX electoral_roll_objection_objector ON electoral_roll_objection (objector_id);
CREATE TABLE electoral_roll_inspection (
    inspection_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    applicant INTEGER NOT NULL,
    applicant_name TEXT NOT NULL,
    purpose INTEGER NOT NULL,
    purpose_text TEXT NOT NULL,
    reader TEXT NOT NULL,
    handling TEXT NOT NULL,
    publication TEXT NOT NULL,
    district TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    applied_on INTEGER NOT NULL,
    read_on INTEGER NOT NULL,
    granted INTEGER NOT NULL,
    refusal TEXT NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (inspection_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY electoral_roll_inspection;
CREATE INDEX electoral_roll_inspection_person ON electoral_roll_inspection (person_id);
CREATE TABLE electoral_roll_reading (
    inspection_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    read_on INTEGER NOT NULL,
    district TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    held_back INTEGER NOT NULL,
    officer TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (inspection_id, number)
) STRICT, WITHOUT ROWID;
APPEND ONLY electoral_roll_reading;
CREATE TABLE electoral_roll_ballot (
    election_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    requested_on INTEGER NOT NULL,
    cause INTEGER NOT NULL,
    place INTEGER NOT NULL,
    facility TEXT NOT NULL,
    send_to TEXT NOT NULL,
    braille INTEGER NOT NULL,
    proof_shown INTEGER NOT NULL,
    state INTEGER NOT NULL,
    sent_on INTEGER NOT NULL,
    returned_on INTEGER NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (election_id, person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY electoral_roll_ballot;
CREATE INDEX electoral_roll_ballot_person ON electoral_roll_ballot (person_id);
)"},
        {"0272 electoral roll doubts", R"(
CREATE TABLE electoral_roll_doubt (
    person_id INTEGER NOT NULL,
    reason INTEGER NOT NULL,
    raised_on INTEGER NOT NULL,
    inquiry_on INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    settled_on INTEGER NOT NULL,
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY electoral_roll_doubt;
)"},
    };
    return list;
}

}  // namespace yakuba::electoral_roll
