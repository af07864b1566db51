#include "documents/documents.h"

#include "documents/base64.h"
#include "ledger/zengin.h"

namespace yakuba::documents {
namespace {

using storage::Parameters;

constexpr std::string_view kPutContent =
    "INSERT INTO document_content (document_id, name, base64) VALUES (:document, :name, :base64)";
constexpr std::string_view kContent =
    "SELECT base64 FROM document_content WHERE document_id = :document AND name = :name";

Parameters of(std::int64_t document_id) { return {{"document", document_id}}; }

template <class Record>
std::vector<Record> rows_of(storage::Session& session, const storage::Table& table,
                            std::int64_t document_id, const std::string& order) {
    return session.select<Record>(*table.record,
                                  "SELECT " + storage::columns_of(*table.record) + " FROM " +
                                      std::string{table.name} +
                                      " WHERE document_id = :document ORDER BY " + order,
                                  of(document_id));
}

template <class Record>
void append_one(storage::Transaction& transaction, const storage::Table& table,
                const Record& record) {
    transaction.append_rows<Record>(table, std::span<const Record>{&record, 1});
}

}  // namespace

std::int64_t add(storage::Transaction& transaction, Document document) {
    document.document_id = transaction.next_number("document");
    append_one(transaction, document_table(), document);
    transaction.session().execute(
        "INSERT INTO document_standing (document_id, events, retention, completed_on, kept_until, "
        "held, list_id, disposed) VALUES (:document, 0, :retention, 0, 0, 0, 0, 0)",
        {{"document", document.document_id},
         {"retention", static_cast<std::int64_t>(document.retention)}});
    return document.document_id;
}

DocumentNumber number(storage::Transaction& transaction, const Document& document, NumberKind kind,
                      Date on) {
    DocumentNumber number{
        fiscal_year_of(on), document.section_mark, kind, 0, document.document_id, on};
    number.sequence =
        transaction.next_number("document/" + std::to_string(number.fiscal_year.value) + "/" +
                                document.section_mark + "/" + FieldForm<NumberKind>::format(kind));
    append_one(transaction, document_number_table(), number);
    return number;
}

std::vector<DocumentNumber> numbers_of(storage::Session& session, std::int64_t document_id) {
    return rows_of<DocumentNumber>(session, document_number_table(), document_id,
                                   "fiscal_year, kind, sequence");
}

void keep(storage::Transaction& transaction, const DocumentFile& file, std::string_view bytes) {
    DocumentFile kept = file;
    kept.size = static_cast<std::int64_t>(bytes.size());
    kept.sha256 = ledger::sha256(bytes);
    append_one(transaction, document_file_table(), kept);
    transaction.session().execute(
        kPutContent,
        {{"document", kept.document_id}, {"name", kept.name}, {"base64", to_base64(bytes)}});
}

Result<std::string> content(storage::Session& session, std::int64_t document_id,
                            std::string_view name) {
    const auto files = files_of(session, document_id);
    const auto file = std::find_if(files.begin(), files.end(),
                                   [&](const DocumentFile& f) { return f.name == name; });
    const std::string detail = std::to_string(document_id) + " " + std::string{name};
    if (file == files.end()) {
        return Problem{"document.no_content", "この文書に、求められた内容はありません。", detail};
    }
    const auto base64 =
        session.text(kContent, {{"document", document_id}, {"name", std::string{name}}});
    if (!base64) {
        return Problem{"document.disposed",
                       "この文書の内容は、保存年限が過ぎたため廃棄されています。", detail};
    }
    auto bytes = from_base64(*base64);
    if (!bytes || ledger::sha256(*bytes) != file->sha256) {
        return Problem{"document.content_changed",
                       "文書の内容が、受け付けたときのものと一致しません。システムの担当に"
                       "知らせてください。",
                       detail};
    }
    return *std::move(bytes);
}

std::vector<DocumentFile> files_of(storage::Session& session, std::int64_t document_id) {
    return rows_of<DocumentFile>(session, document_file_table(), document_id, "name");
}

std::optional<Document> find(storage::Session& session, std::int64_t document_id) {
    auto rows = rows_of<Document>(session, document_table(), document_id, "document_id");
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
}

std::vector<DocumentEvent> events_of(storage::Session& session, std::int64_t document_id) {
    return rows_of<DocumentEvent>(session, document_event_table(), document_id, "number");
}

void note(storage::Transaction& transaction, DocumentEvent event) {
    // Counting the event first keeps two writers of one document apart.
    transaction.session().execute(
        "UPDATE document_standing SET events = events + 1 WHERE document_id = :document",
        of(event.document_id));
    auto standing = find_standing(transaction.session(), event.document_id);
    if (!standing) {
        throw storage::DatabaseError("no document " + std::to_string(event.document_id), false);
    }
    event.number = standing->events;
    append_one(transaction, document_event_table(), event);
    const DocumentStanding next = after(*standing, event);
    transaction.session().execute(
        "UPDATE document_standing SET retention = :retention, completed_on = :completed, "
        "kept_until = :until, held = :held, list_id = :list, disposed = :disposed "
        "WHERE document_id = :document",
        {{"retention", static_cast<std::int64_t>(next.retention)},
         {"completed", std::int64_t{next.completed_on.packed()}},
         {"until", std::int64_t{next.kept_until.packed()}},
         {"held", std::int64_t{next.held}},
         {"list", next.list_id},
         {"disposed", std::int64_t{next.disposed}},
         {"document", next.document_id}});
}

std::int64_t seal(storage::Transaction& transaction, Sealing sealing) {
    sealing.seal_number = transaction.next_number("sealing");
    append_one(transaction, sealing_table(), sealing);
    return sealing.seal_number;
}

std::vector<Sealing> sealings(storage::Session& session, std::int64_t before, int limit) {
    return session.select<Sealing>(sealing_description(),
                                   "SELECT " + storage::columns_of(sealing_description()) +
                                       " FROM sealing WHERE :before = 0 OR seal_number < :before "
                                       "ORDER BY seal_number DESC LIMIT :limit",
                                   {{"before", before}, {"limit", std::int64_t{limit}}});
}

}  // namespace yakuba::documents
