#pragma once
#include <boost/json/fwd.hpp>
#include <string>

#include "procedures/draft.h"

/// Writing drafts. All of it through Database::amend, except what a submission takes away.
namespace yakuba::procedures {

const Description& draft_description();

/// A new unguessable name.
std::string new_draft_id();
void put_draft(storage::Session& session, Draft& draft, Instant now);
void drop_draft(storage::Session& session, std::string_view id);

void put_draft_file(storage::Session& session, std::string_view draft, DraftFile& file,
                    std::string_view bytes);
void drop_draft_file(storage::Session& session, std::string_view draft, int number);
/// The file now answers another question (items of a repeated section moved up).
void move_draft_file(storage::Session& session, std::string_view draft, int number,
                     std::string_view question);

}  // namespace yakuba::procedures
