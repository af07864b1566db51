#pragma once
#include <boost/json.hpp>
#include <string>

#include "documents/documents.h"
#include "procedures/case_store.h"
#include "procedures/desk.h"

/// What the sources of the desk share; not for others.
namespace yakuba::procedures {

/// The answers of the file questions from the files that lie in a draft.
void lay_in_files(const Procedure& procedure, boost::json::object& answers,
                  const std::vector<DraftFile>& files);
/// For every answered file question: its list, to read or to rename.
void each_file_answer(
    const Procedure& procedure, boost::json::object& answers,
    const std::function<void(const std::string& where, boost::json::array&)>& each);

boost::json::object read_object(std::string_view text);

/// The names of a case's contents.
std::string answers_name(int round);
std::string facts_name(int round);

/// "10:41", Japan time.
std::string clock_time(Instant at);
std::string name_of(const identity::Visitor& who);

/// Whether the visitor is the applicant or the agent of the case.
bool is_applicant(const identity::Visitor& who, const Case& record);

/// Somebody else did something since `seen`.
Problem conflict(storage::Session& session, const Case& record, std::int64_t seen);
Problem case_not_found(std::int64_t case_id);

}  // namespace yakuba::procedures
