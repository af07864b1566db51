#pragma once
#include <boost/json/value.hpp>
#include <vector>

#include "business/fixed_asset_tax/house_filing.h"
#include "department/received_on.h"

/// What the effects of the department's cases have in common.
namespace yakuba::fixed_asset_tax {

std::int64_t number_in(const std::string& text);

/// Only assets of the applicant, or of a group the applicant is in, may be reported.
bool is_own(const procedures::Asked& asked, PersonId taxpayer);
Problem not_own(std::string_view where);

/// What an application leads to, as its letter and the decision's record read it.
boost::json::array in_json(const Differences& departments);
Result<boost::json::value> outcome_of(PersonId person, const Result<Differences>& differences);

using Apply = Result<boost::json::value> (*)(const Town&, storage::Transaction&,
                                             const procedures::Matter&);
/// What approving would change, by doing it and taking it back.
Result<std::vector<procedures::PreviewLine>> rehearse(const procedures::Asked& asked,
                                                      const procedures::Matter& matter,
                                                      Apply apply);
template <Apply kApply>
Result<std::vector<procedures::PreviewLine>> preview(const procedures::Asked& asked,
                                                     const procedures::Matter& matter) {
    return rehearse(asked, matter, kApply);
}

/// A paper that is read from its answers alone and then filed with the office.
template <auto kRead, auto kFile>
Result<boost::json::value> apply_paper(const Town& town, storage::Transaction& transaction,
                                       const procedures::Matter& matter) {
    return outcome_of(matter.record.person_id, kFile(town, transaction, kRead(matter)));
}
template <auto kRead, auto kFile>
procedures::Effect paper(std::string_view name,
                         std::vector<Problem> (*check)(const procedures::Asked&,
                                                       const procedures::Matter&)) {
    constexpr Apply kApply = &apply_paper<kRead, kFile>;
    return {name, check, &preview<kApply>, kApply};
}

/// The effects by what they are about.
std::vector<procedures::Effect> asset_effects();
std::vector<procedures::Effect> house_effects();
std::vector<procedures::Effect> owner_effects();

}  // namespace yakuba::fixed_asset_tax
