#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "business/resident_register/pages/answers.h"
#include "storage/database.h"

namespace yakuba::resident_register {

/// How the register stood when the clerk looked: the last version of each person the event is
/// about, and of her support measure. Whoever wrote meanwhile has made a later one.
struct Sight {
    int resident = 0;
    int measure = 0;
    friend bool operator==(const Sight&, const Sight&) = default;
};
using Seen = std::map<PersonId, Sight>;

/// An event being entered (入力中の異動), kept on the server at every step, so that neither the end
/// of a session nor a closed window loses anything. A working table: once the event is filed, only
/// where it was written stays; thirty days after the last step it goes.
struct Draft {
    std::string id;     // not to be guessed
    std::string event;  // "move-in"
    std::string actor;  // whose: nobody else can open it
    PersonId person;    // whom it began from; none: somebody who is not registered yet
    Answers answers;
    Seen seen;
    Instant begun_at;
    Instant changed_at;
    std::int64_t entry = 0;  // the journal entry it came to; 0: not filed yet
    std::string outcome;     // JSON of what the result page shows
};

constexpr int kDraftDays = 30;

/// What names the event in Database::transact: one draft can only become one event.
std::string filing_key(const Draft& draft);

std::optional<Draft> find_draft(storage::Session& session, std::string_view id,
                                std::string_view actor);
/// The clerk's own, not yet filed, last changed first.
std::vector<Draft> open_drafts(storage::Session& session, std::string_view actor);
void save_draft(storage::Database& database, const Draft& draft);
void discard_draft(storage::Database& database, const Draft& draft);

}  // namespace yakuba::resident_register
