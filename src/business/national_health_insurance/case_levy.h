#pragma once
#include <boost/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "department/answers.h"
#include "department/received_on.h"
#include "storage/rehearse.h"

/// What the cases that change the levy have in common: the recomputation, and the preview of it.
namespace yakuba::national_health_insurance {

Problem applicant_problem(std::string_view code, std::string message, std::string where,
                          std::string_view article);
Result<int> elderly_age_of(const Town& town, Date day);

/// The outcome with the differences of every department, after the past of these persons changed.
Result<boost::json::value> recomputed(const Town& town, storage::Transaction& transaction,
                                      std::span<const PersonId> persons, Date since,
                                      std::string_view reason, boost::json::object outcome);

/// What an outcome says of the levy, for the approver.
std::vector<procedures::PreviewLine> preview_lines(const boost::json::value& outcome,
                                                   std::string_view article);

/// What the levy would come to, by a decision that is taken back.
template <auto Apply>
Result<std::vector<procedures::PreviewLine>> preview_levy(const procedures::Asked& asked,
                                                          const procedures::Matter& matter) {
    boost::json::value outcome;
    const storage::Command command{"試行", "国民健康保険 決定の試行", {}, {},
                                   {},     matter.record.received_at};
    const auto tried =
        storage::rehearse(*asked.town.database, command,
                          [&](storage::Transaction& transaction) -> Result<std::string> {
                              auto done = Apply(asked.town, transaction, matter);
                              if (!done) return done.problem();
                              outcome = *std::move(done);
                              return std::string{};
                          });
    if (!tried) return tried.problem();
    return preview_lines(outcome, "国民健康保険法9条1項");
}

}  // namespace yakuba::national_health_insurance
