#include "documents/documents.h"
#include "documents/records.h"

namespace yakuba::documents {

std::vector<const storage::Table*> tables() {
    return {&document_table(),      &document_number_table(), &document_event_table(),
            &document_file_table(), &sealing_table(),         &disposal_list_table()};
}

std::vector<exchange::ImportPart> imports() {
    std::vector<exchange::ImportPart> parts;
    for (const storage::Table* table : tables()) {
        exchange::ImportPart part;
        part.table = table;
        // The events come after the documents: then where each stands can be told.
        if (table == &document_event_table()) {
            part.finish = [](storage::Transaction& t) { rebuild_standings(t.session()); };
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

std::span<const storage::Migration> migrations() {
    static const storage::Migration list[] = {
        {"0130 documents", R"(
CREATE TABLE document (
    document_id INTEGER NOT NULL,
    title TEXT NOT NULL,
    section TEXT NOT NULL,
    section_mark TEXT NOT NULL,
    classification TEXT NOT NULL,
    retention INTEGER NOT NULL,
    department TEXT NOT NULL,
    subject TEXT NOT NULL,
    author TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (document_id)
) STRICT, WITHOUT ROWID;
APPEND ONLY document;
CREATE INDEX document_of_subject ON document (subject);
CREATE TABLE document_number (
    fiscal_year INTEGER NOT NULL,
    section_mark TEXT NOT NULL,
    kind INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    given_on INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (fiscal_year, section_mark, kind, sequence)
) STRICT, WITHOUT ROWID;
APPEND ONLY document_number;
CREATE INDEX document_number_of_document ON document_number (document_id);
CREATE TABLE document_event (
    document_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    deed INTEGER NOT NULL,
    on_day INTEGER NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    list_id INTEGER NOT NULL,
    retention INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (document_id, number)
) STRICT, WITHOUT ROWID;
APPEND ONLY document_event;
CREATE INDEX document_event_of_list ON document_event (list_id);
CREATE TABLE document_file (
    document_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (document_id, name)
) STRICT, WITHOUT ROWID;
APPEND ONLY document_file;
CREATE TABLE sealing (
    seal_number INTEGER NOT NULL,
    seal TEXT NOT NULL,
    document_id INTEGER NOT NULL,
    number TEXT NOT NULL,
    copies INTEGER NOT NULL,
    actor TEXT NOT NULL,
    approver TEXT NOT NULL,
    on_day INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (seal_number)
) STRICT, WITHOUT ROWID;
APPEND ONLY sealing;
CREATE TABLE disposal_list (
    list_id INTEGER NOT NULL,
    step INTEGER NOT NULL,
    actor TEXT NOT NULL,
    on_day INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    digest TEXT NOT NULL,
    reason TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (list_id, step)
) STRICT, WITHOUT ROWID;
APPEND ONLY disposal_list;
CREATE TABLE document_content (
    document_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    base64 TEXT NOT NULL,
    PRIMARY KEY (document_id, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE document_standing (
    document_id INTEGER NOT NULL,
    events INTEGER NOT NULL,
    retention INTEGER NOT NULL,
    completed_on INTEGER NOT NULL,
    kept_until INTEGER NOT NULL,
    held INTEGER NOT NULL,
    list_id INTEGER NOT NULL,
    disposed INTEGER NOT NULL,
    PRIMARY KEY (document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_standing_due ON document_standing (disposed, kept_until);
)"},
    };
    return list;
}

}  // namespace yakuba::documents
