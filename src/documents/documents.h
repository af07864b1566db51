#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/records.h"
#include "kernel/result.h"
#include "storage/database.h"

/// Keeping documents, inside the transaction of whatever makes them.
///
/// Numbers, events and the hash of each content are logs. The contents themselves, and a line that
/// says where each document stands, are working tables: the former so that they can be disposed of,
/// the latter because it can be told from the events at any time.
namespace yakuba::documents {

/// Opens a document and gives it its number in the register; answers it.
std::int64_t add(storage::Transaction& transaction, Document document);

/// 収受, 起案 or 施行: the next number of the year and the document's mark. Others who want one
/// wait until the transaction ends, so take it late.
DocumentNumber number(storage::Transaction& transaction, const Document& document, NumberKind kind,
                      Date on);
std::vector<DocumentNumber> numbers_of(storage::Session& session, std::int64_t document_id);

/// Puts a content into a document. Its name must be free.
void keep(storage::Transaction& transaction, const DocumentFile& file, std::string_view bytes);
/// The bytes. Problems "document.no_content", "document.disposed", and "document.content_changed"
/// when they are not what was put in.
Result<std::string> content(storage::Session& session, std::int64_t document_id,
                            std::string_view name);
std::vector<DocumentFile> files_of(storage::Session& session, std::int64_t document_id);

std::optional<Document> find(storage::Session& session, std::int64_t document_id);
std::vector<DocumentEvent> events_of(storage::Session& session, std::int64_t document_id);

/// 完結, 廃棄停止 and its end, 保存年限の変更, 供覧: one more event; its number is filled in.
void note(storage::Transaction& transaction, DocumentEvent event);

/// Seals a letter (公印): the next number of the ledger.
std::int64_t seal(storage::Transaction& transaction, Sealing sealing);
std::vector<Sealing> sealings(storage::Session& session, std::int64_t before = 0, int limit = 100);

/// Where a document stands.
struct DocumentStanding {
    std::int64_t document_id = 0;
    std::int64_t events = 0;
    Retention retention = Retention::five;
    Date completed_on;         // none: open
    Date kept_until;           // its last day of keeping; none: open
    bool held = false;         // 廃棄停止
    std::int64_t list_id = 0;  // the 廃棄目録 it stands on; 0: none
    bool disposed = false;
};
const Description& document_standing_description();
std::optional<DocumentStanding> find_standing(storage::Session& session, std::int64_t document_id);
/// Pure: what one event makes of it.
DocumentStanding after(DocumentStanding standing, const DocumentEvent& event);
/// Tells every standing anew from the events: after an import.
void rebuild_standings(storage::Session& session);

/// The last day of keeping. The years of a class are counted from 1 April after the completion;
/// what is kept under a year goes with the fiscal year in which it was completed.
Date keep_until(Retention retention, Date completed_on);

}  // namespace yakuba::documents
