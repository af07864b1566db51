#include "procedures/schema.h"

#include "procedures/case.h"
#include "procedures/case_store.h"
#include "procedures/delivery_store.h"
#include "procedures/form_version.h"

namespace yakuba::procedures {

std::vector<const storage::Table*> tables() {
    return {&form_version_table(), &case_table(),         &case_event_table(),
            &notice_table(),       &notice_event_table(), &delivery_consent_table()};
}

std::vector<exchange::ImportPart> imports() {
    std::vector<exchange::ImportPart> parts;
    for (const storage::Table* table : tables()) {
        exchange::ImportPart part;
        part.table = table;
        // The events come after the cases: then where each stands can be told.
        if (table == &case_event_table()) {
            part.finish = [](storage::Transaction& t) { rebuild_case_standings(t.session()); };
        }
        if (table == &notice_event_table()) {
            part.finish = [](storage::Transaction& t) { rebuild_notice_standings(t.session()); };
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

std::span<const storage::Migration> migrations() {
    static const storage::Migration list[] = {
        {"0140 procedures", R"(
CREATE TABLE form_version (
    fingerprint TEXT NOT NULL,
    procedure_id TEXT NOT NULL,
    version TEXT NOT NULL,
    content TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (fingerprint)
) STRICT, WITHOUT ROWID;
APPEND ONLY form_version;
CREATE TABLE procedure_case (
    case_id INTEGER NOT NULL,
    receipt_number TEXT NOT NULL,
    procedure_id TEXT NOT NULL,
    form_version TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    department TEXT NOT NULL,
    person_id INTEGER NOT NULL,
    relation INTEGER NOT NULL,
    agent_id INTEGER NOT NULL,
    mandate TEXT NOT NULL,
    about_id INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    signature INTEGER NOT NULL,
    certificate_serial TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    due_on INTEGER NOT NULL,
    event_on INTEGER NOT NULL,
    deadline_on INTEGER NOT NULL,
    late INTEGER NOT NULL,
    duplicate_of INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (case_id)
) STRICT, WITHOUT ROWID;
APPEND ONLY procedure_case;
CREATE UNIQUE INDEX procedure_case_receipt ON procedure_case (receipt_number);
CREATE TABLE case_event (
    case_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    action INTEGER NOT NULL,
    from_state INTEGER NOT NULL,
    to_state INTEGER NOT NULL,
    proposal INTEGER NOT NULL,
    step INTEGER NOT NULL,
    actor TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    absent TEXT NOT NULL,
    remark TEXT NOT NULL,
    message TEXT NOT NULL,
    data TEXT NOT NULL,
    opened INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (case_id, number)
) STRICT, WITHOUT ROWID;
APPEND ONLY case_event;
CREATE TABLE case_standing (
    case_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    state INTEGER NOT NULL,
    held_from INTEGER NOT NULL,
    proposal INTEGER NOT NULL,
    step INTEGER NOT NULL,
    round INTEGER NOT NULL,
    reviewer TEXT NOT NULL,
    reviewer_name TEXT NOT NULL,
    inspection_open INTEGER NOT NULL,
    inspector TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    department TEXT NOT NULL,
    procedure_id TEXT NOT NULL,
    person_id INTEGER NOT NULL,
    agent_id INTEGER NOT NULL,
    about_id INTEGER NOT NULL,
    due_on INTEGER NOT NULL,
    PRIMARY KEY (case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_standing_inbox ON case_standing (department, state, due_on);
CREATE INDEX case_standing_person ON case_standing (person_id);
CREATE INDEX case_standing_agent ON case_standing (agent_id);
CREATE INDEX case_standing_about ON case_standing (about_id);
CREATE TABLE case_opened (
    case_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    actor TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    PRIMARY KEY (case_id, version, actor)
) STRICT, WITHOUT ROWID;
CREATE TABLE draft (
    draft_id TEXT NOT NULL,
    owner TEXT NOT NULL,
    procedure_id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    person_id INTEGER NOT NULL,
    relation INTEGER NOT NULL,
    agent_id INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    answers TEXT NOT NULL,
    page TEXT NOT NULL,
    case_id INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    expires_on INTEGER NOT NULL,
    PRIMARY KEY (draft_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_of_owner ON draft (owner);
CREATE INDEX draft_expiry ON draft (expires_on);
CREATE TABLE draft_file (
    draft_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    question TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    base64 TEXT NOT NULL,
    PRIMARY KEY (draft_id, number)
) STRICT, WITHOUT ROWID;
)"},
        {"0150 delivery", R"(
CREATE TABLE notice (
    notice_id INTEGER NOT NULL,
    number TEXT NOT NULL,
    person_id INTEGER NOT NULL,
    title TEXT NOT NULL,
    department TEXT NOT NULL,
    case_id INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    content TEXT NOT NULL,
    issued_on INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    consent_id INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (notice_id)
) STRICT, WITHOUT ROWID;
APPEND ONLY notice;
CREATE INDEX notice_of_person ON notice (person_id);
CREATE INDEX notice_of_case ON notice (case_id);
CREATE TABLE notice_event (
    notice_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    deed INTEGER NOT NULL,
    actor TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (notice_id, number)
) STRICT, WITHOUT ROWID;
APPEND ONLY notice_event;
CREATE TABLE delivery_consent (
    consent_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    procedure_id TEXT NOT NULL,
    given INTEGER NOT NULL,
    wording TEXT NOT NULL,
    actor TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (consent_id)
) STRICT, WITHOUT ROWID;
APPEND ONLY delivery_consent;
CREATE INDEX delivery_consent_of_person ON delivery_consent (person_id);
CREATE TABLE notice_standing (
    notice_id INTEGER NOT NULL,
    events INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    department TEXT NOT NULL,
    issued_on INTEGER NOT NULL,
    on_paper INTEGER NOT NULL,
    printed INTEGER NOT NULL,
    first_read_at INTEGER NOT NULL,
    PRIMARY KEY (notice_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_standing_person ON notice_standing (person_id);
CREATE INDEX notice_standing_print ON notice_standing (on_paper, printed, department);
)"},
    };
    return list;
}

}  // namespace yakuba::procedures
