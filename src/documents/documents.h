#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/records.h"
#include "kernel/result.h"
#include "storage/database.h"

/// Keeping documents, inside the transaction of whatever makes them.
namespace yakuba::documents {

/// Opens a document: number, title, class. Give it its numbers and contents in the same
/// transaction.
std::int64_t add(storage::Transaction& transaction, Document document);

/// 収受, 起案 or 施行: the next number of the year and the mark. Others who want one wait until the
/// transaction ends, so take it late.
DocumentNumber number(storage::Transaction& transaction, std::int64_t document_id, NumberKind kind,
                      std::string_view section_mark, Date on);
std::vector<DocumentNumber> numbers_of(storage::Session& session, std::int64_t document_id);

/// Puts a content into a document.
void keep(storage::Transaction& transaction, std::int64_t document_id, std::string_view name,
          std::string_view title, std::string_view media_type, std::string_view bytes);
/// The bytes. Problems "document.no_content", "document.disposed", and "document.content_changed"
/// when they are not what was put in.
Result<std::string> content(storage::Session& session, std::int64_t document_id,
                            std::string_view name);
std::vector<DocumentFile> files_of(storage::Session& session, std::int64_t document_id);

std::optional<Document> find(storage::Session& session, std::int64_t document_id);
std::vector<DocumentEvent> events_of(storage::Session& session, std::int64_t document_id);

/// 完結, 廃棄停止 and its end, 保存年限の変更, 供覧: one more row.
void note(storage::Transaction& transaction, DocumentEvent event);

/// Seals a letter (公印): the next number of the ledger.
std::int64_t seal(storage::Transaction& transaction, Sealing sealing);

/// The last day of keeping: the class's years from 1 April after completion; one year for
/// "under one", from completion on. none while not completed.
std::optional<Date> keep_until(Retention retention, Date completed_on);

}  // namespace yakuba::documents
