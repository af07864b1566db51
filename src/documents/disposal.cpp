#include "documents/disposal.h"

#include <algorithm>

#include "ledger/zengin.h"

namespace yakuba::documents {
namespace {

std::vector<DisposalList> steps_of(storage::Session& session, std::int64_t list_id) {
    return session.select<DisposalList>(disposal_list_description(),
                                        "SELECT " +
                                            storage::columns_of(disposal_list_description()) +
                                            " FROM disposal_list WHERE list_id = :list "
                                            "ORDER BY step",
                                        {{"list", list_id}});
}

/// The list as one number: the documents and the hashes of all that they hold.
std::string digest_of(storage::Session& session, const std::vector<std::int64_t>& documents) {
    std::string all;
    for (const std::int64_t document : documents) {
        all += std::to_string(document) + "\n";
        for (const DocumentFile& file : files_of(session, document))
            all += file.name + " " + file.sha256 + "\n";
    }
    return ledger::sha256(all);
}

Problem about(std::string_view code, std::string message, std::int64_t document) {
    return Problem{code, std::move(message), "document/" + std::to_string(document)};
}

/// Why this document may not go; nothing when it may.
std::optional<Problem> obstacle(const std::optional<DocumentStanding>& standing, Date today,
                                std::int64_t document, std::int64_t list_id) {
    if (!standing || standing->disposed || standing->list_id != list_id) {
        return about("disposal.changed",
                     "目録を作ったあとに状態が変わった文書があります。目録を作り直してください。",
                     document);
    }
    if (standing->held) {
        return about("disposal.held", "廃棄を止めている文書があります。目録から外してください。",
                     document);
    }
    if (!standing->kept_until || standing->kept_until >= today) {
        return about("disposal.not_due",
                     "保存年限がまだ過ぎていない文書があります。目録から外してください。",
                     document);
    }
    return std::nullopt;
}

void note_all(storage::Transaction& transaction, const std::vector<std::int64_t>& documents,
              Deed deed, const storage::Command& command, std::int64_t list_id, Date today) {
    for (const std::int64_t document : documents) {
        note(transaction, {.document_id = document,
                           .deed = deed,
                           .on = today,
                           .actor = command.actor,
                           .reason = command.ground,
                           .list_id = list_id});
    }
}

/// The proposal behind an open list.
Result<DisposalList> open_list(storage::Session& session, std::int64_t list_id) {
    const auto steps = steps_of(session, list_id);
    if (steps.size() != 1) {
        return Problem{"disposal.not_open",
                       "この廃棄目録は、承認を待つ状態ではありません。一覧を開き直してください。",
                       "list/" + std::to_string(list_id)};
    }
    return steps.front();
}

void append_step(storage::Transaction& transaction, const DisposalList& step) {
    transaction.append_rows<DisposalList>(disposal_list_table(),
                                          std::span<const DisposalList>{&step, 1});
}

Result<Done> finished(const Result<std::string>& result) {
    if (!result) return result.problem();
    return Done{};
}

}  // namespace

std::vector<Disposable> disposable(storage::Session& session, Date today, int limit) {
    const auto standings = session.select<DocumentStanding>(
        document_standing_description(),
        "SELECT " + storage::columns_of(document_standing_description()) +
            " FROM document_standing WHERE disposed = 0 AND kept_until > 0 AND kept_until < :today "
            "AND list_id = 0 ORDER BY kept_until, document_id LIMIT :limit",
        {{"today", std::int64_t{today.packed()}}, {"limit", std::int64_t{limit}}});
    std::vector<Disposable> all;
    for (const DocumentStanding& standing : standings) {
        const auto document = find(session, standing.document_id);
        if (document) all.push_back({*document, standing});
    }
    return all;
}

Result<std::int64_t> propose(storage::Database& database, const storage::Command& command,
                             std::vector<std::int64_t> documents, Date today) {
    std::sort(documents.begin(), documents.end());
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    if (documents.empty()) {
        return Problem{"disposal.empty", "廃棄する文書を1つ以上選んでください。"};
    }
    const auto result =
        database.transact(command, [&](storage::Transaction& transaction) -> Result<std::string> {
            storage::Session& session = transaction.session();
            for (const std::int64_t document : documents) {
                auto problem = obstacle(find_standing(session, document), today, document, 0);
                if (problem) return *std::move(problem);
            }
            DisposalList list;
            list.list_id = transaction.next_number("disposal_list");
            list.actor = command.actor;
            list.on = today;
            list.documents = static_cast<std::int64_t>(documents.size());
            list.digest = digest_of(session, documents);
            list.reason = command.ground;
            append_step(transaction, list);
            note_all(transaction, documents, Deed::listed, command, list.list_id, today);
            return std::to_string(list.list_id);
        });
    if (!result) return result.problem();
    return static_cast<std::int64_t>(std::stoll(*result));
}

Result<Done> approve(storage::Database& database, const storage::Command& command,
                     std::int64_t list_id, Date today) {
    return finished(
        database.transact(command, [&](storage::Transaction& transaction) -> Result<std::string> {
            storage::Session& session = transaction.session();
            const auto list = open_list(session, list_id);
            if (!list) return list.problem();
            if (list->actor == command.actor) {
                return Problem{
                    "disposal.self_approval",
                    "目録を作った本人は承認できません。ほかの人に承認を頼んでください。"};
            }
            const auto documents = documents_of_list(session, list_id);
            for (const std::int64_t document : documents) {
                auto problem = obstacle(find_standing(session, document), today, document, list_id);
                if (problem) return *std::move(problem);
            }
            if (digest_of(session, documents) != list->digest) {
                return Problem{"disposal.changed",
                               "目録を作ったあとに中身が変わった文書があります。目録を作り直して"
                               "ください。",
                               "list/" + std::to_string(list_id)};
            }
            for (const std::int64_t document : documents) {
                session.execute("DELETE FROM document_content WHERE document_id = :document",
                                {{"document", document}});
            }
            note_all(transaction, documents, Deed::disposed, command, list_id, today);
            DisposalList approved = *list;
            approved.step = ListStep::approved;
            approved.actor = command.actor;
            approved.on = today;
            approved.reason = command.ground;
            append_step(transaction, approved);
            return std::string{};
        }));
}

Result<Done> refuse(storage::Database& database, const storage::Command& command,
                    std::int64_t list_id, std::string_view reason, Date today) {
    return finished(
        database.transact(command, [&](storage::Transaction& transaction) -> Result<std::string> {
            const auto list = open_list(transaction.session(), list_id);
            if (!list) return list.problem();
            note_all(transaction, documents_of_list(transaction.session(), list_id), Deed::struck,
                     command, list_id, today);
            DisposalList refused = *list;
            refused.step = ListStep::refused;
            refused.actor = command.actor;
            refused.on = today;
            refused.reason = reason;
            append_step(transaction, refused);
            return std::string{};
        }));
}

std::vector<DisposalList> open_lists(storage::Session& session) {
    return session.select<DisposalList>(
        disposal_list_description(),
        "SELECT " + storage::columns_of(disposal_list_description(), "l.") +
            " FROM disposal_list l WHERE NOT EXISTS (SELECT 1 FROM disposal_list later "
            "WHERE later.list_id = l.list_id AND later.step > l.step) AND l.step = 1 "
            "ORDER BY l.list_id");
}

std::vector<std::int64_t> documents_of_list(storage::Session& session, std::int64_t list_id) {
    std::vector<std::int64_t> documents;
    session.read_values(
        "SELECT DISTINCT document_id FROM document_event WHERE list_id = :list AND deed = :listed "
        "ORDER BY document_id",
        {{"list", list_id}, {"listed", static_cast<std::int64_t>(Deed::listed)}},
        [&](std::span<const storage::Value> row) {
            documents.push_back(std::get<std::int64_t>(row[0]));
        });
    return documents;
}

Result<Certificate> certificate(storage::Session& session, std::int64_t list_id) {
    const auto steps = steps_of(session, list_id);
    if (steps.size() != 2 || steps[1].step != ListStep::approved) {
        return Problem{"disposal.not_disposed", "この目録の文書は、まだ廃棄されていません。",
                       "list/" + std::to_string(list_id)};
    }
    Certificate certificate{steps[0], steps[1], {}, {}};
    for (const std::int64_t document : documents_of_list(session, list_id)) {
        if (auto found = find(session, document)) certificate.documents.push_back(*found);
        for (DocumentFile& file : files_of(session, document))
            certificate.files.push_back(std::move(file));
    }
    return certificate;
}

}  // namespace yakuba::documents
