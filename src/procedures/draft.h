#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "identity/visitor.h"
#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/result.h"
#include "procedures/definition.h"
#include "storage/database.h"

/// Drafts (下書き): saved at every step, kept thirty days, then gone. They stand in working tables:
/// no journal, no export.
namespace yakuba::procedures {

inline constexpr int kDraftDays = 30;

struct Draft {
    std::string id;     // unguessable; may stand in a path
    std::string owner;  // the actor who fills it in
    std::string procedure;
    std::string fingerprint;  // of the form it was begun with
    PersonId person;          // the applicant
    Relation relation = Relation::self;
    PersonId agent;
    Channel channel = Channel::online;
    std::string answers = "{}";  // JSON
    std::string page;            // where to go on
    std::int64_t case_id = 0;    // a correction of this case (補正); 0: a new application
    Instant saved_at;
    Date expires_on;
};

/// A file of a draft; its bytes are read with draft_file.
struct DraftFile {
    int number = 0;        // unique within the draft
    std::string question;  // "certificate", "children.0.statement"
    std::string name;      // as the sender named it
    std::string media_type;
    std::int64_t size = 0;
    std::string sha256;
};

/// Drafts somebody can go on with, latest first. `today` leaves the expired ones out.
std::vector<Draft> drafts_of(storage::Session& session, std::string_view owner, Date today);
/// Problem "draft.not_found" when unknown, expired or somebody else's: the same words for all.
Result<Draft> find_draft(storage::Session& session, std::string_view id, std::string_view owner,
                         Date today);
std::vector<DraftFile> files_of_draft(storage::Session& session, std::string_view id);
Result<std::string> draft_file(storage::Session& session, std::string_view id, int number);

/// Drops what has expired; answers how many. A nightly job.
std::int64_t purge_drafts(storage::Database& database, Date today);

}  // namespace yakuba::procedures
