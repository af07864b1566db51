#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "department/department.h"
#include "notices/press.h"

/// A run of a department's letters, as a request asks for it.
namespace yakuba {

/// Whom a run is for, by one query.
std::vector<PersonId> persons_of(storage::Session& session, std::string_view sql,
                                 const storage::Parameters& parameters);

/// Only those whom the request names; everybody when it names nobody. Their order stays.
std::vector<PersonId> named_in(const LetterRequest& request, std::vector<PersonId> persons);
/// No more of them than the request asks for.
std::vector<PersonId> at_most(const LetterRequest& request, std::vector<PersonId> persons);
/// Both, in the order of delivery.
std::vector<PersonId> in_delivery_order(storage::Session& session, const LetterRequest& request,
                                        std::vector<PersonId> persons);

/// Into the request's folder, dated on its day of issue, telling it how far it is. `label` is what
/// the run and its files are called.
notices::PrintRun run_for(const LetterRequest& request, std::string name, std::string label);

/// A letter for each person, read through one session for each file.
notices::LetterWriter one_by_one(
    const Town& town,
    std::function<Result<notices::Letter>(storage::Session&, PersonId person)> write);

LetterReport print_letters(const notices::PrintRun& run, std::span<const PersonId> persons,
                           const notices::LetterWriter& write);

/// Adds what a further run printed.
void add(LetterReport& report, LetterReport more);

}  // namespace yakuba
