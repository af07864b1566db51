#include "business/electoral_roll/case_proof.h"

#include <boost/json.hpp>

#include "business/electoral_roll/case_facts.h"
#include "business/electoral_roll/gather.h"
#include "business/electoral_roll/roll_rates.h"

namespace yakuba::electoral_roll {
namespace {

Problem not_kept() {
    return {.code = "applicant.prefecture_left",
            .message =
                "引き続きこの都道府県に住んでいることを、この市町村の住民記録では確かめられま"
                "せん。",
            .article = "公職選挙法施行令34条の2第2項"};
}

}  // namespace

std::vector<Problem> check_proof(const procedures::Asked& asked, const procedures::Matter&) {
    const auto rates = rates_on(asked.town, asked.today);
    if (!rates) return {rates.problem()};
    if (keeps_prefecture(asked.town, **rates, asked.session, asked.person, asked.today)) return {};
    return {not_kept()};
}

Result<boost::json::value> apply_proof(const Town& town, storage::Transaction& transaction,
                                       const procedures::Matter& matter) {
    const Date today = date_in_japan(transaction.at());
    const auto rates = rates_on(town, today);
    if (!rates) return rates.problem();
    if (!keeps_prefecture(town, **rates, transaction.session(), matter.record.person_id, today)) {
        return not_kept();
    }
    return boost::json::value(boost::json::object{{"certified_on", to_iso(today)}});
}

}  // namespace yakuba::electoral_roll
