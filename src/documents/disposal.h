#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "documents/documents.h"

/// 廃棄: a list of what may go, another person's approval, the deletion of the contents, and a
/// certificate. Rows, numbers and hashes stay for ever.
namespace yakuba::documents {

struct Disposable {
    Document document;
    DocumentStanding standing;  // a held one is shown, and refused when proposed
};
/// Completed documents whose time is over on `today`, not disposed of and on no list, longest over
/// first.
std::vector<Disposable> disposable(storage::Session& session, Date today, int limit = 1000);

/// Proposes a list; answers its number. The command's ground is the reason that is kept. Problems
/// "disposal.empty", "disposal.not_due", "disposal.held", "disposal.changed" (on another list).
Result<std::int64_t> propose(storage::Database& database, const storage::Command& command,
                             std::vector<std::int64_t> documents, Date today);

/// Approves and carries out. Problems "disposal.self_approval"; "disposal.held" and
/// "disposal.changed" when something happened to a document meanwhile; "disposal.not_open".
Result<Done> approve(storage::Database& database, const storage::Command& command,
                     std::int64_t list_id, Date today);
/// Refuses the list: its documents stay.
Result<Done> refuse(storage::Database& database, const storage::Command& command,
                    std::int64_t list_id, std::string_view reason, Date today);

/// Lists that wait for approval.
std::vector<DisposalList> open_lists(storage::Session& session);
std::vector<std::int64_t> documents_of_list(storage::Session& session, std::int64_t list_id);

/// 廃棄証明書: what was disposed of, when, by whom, approved by whom; the hashes of what is gone.
struct Certificate {
    DisposalList proposed;
    DisposalList approved;
    std::vector<Document> documents;
    std::vector<DocumentFile> files;
};
/// Problem "disposal.not_disposed".
Result<Certificate> certificate(storage::Session& session, std::int64_t list_id);

}  // namespace yakuba::documents
