#include "business/child_allowance/person_page.h"

#include "business/child_allowance/decision.h"
#include "business/child_allowance/person_decisions.h"
#include "business/child_allowance/person_timeline.h"
#include "business/child_allowance/person_to_dos.h"
#include "business/child_allowance/status_report.h"
#include "department/record_history.h"
#include "notices/words.h"
#include "registry/residents.h"
#include "storage/as_of.h"

namespace yakuba::child_allowance {
namespace {

const std::string& last_decision_sql() {
    static const std::string sql = "SELECT " + storage::columns_of(decision_description()) +
                                   " FROM child_allowance_decision WHERE person_id = :person AND "
                                   "month <= :month AND recorded_at <= :known "
                                   "ORDER BY month DESC, version DESC LIMIT 1";
    return sql;
}

std::optional<Decision> last_decision(const PersonQuestion& question, YearMonth month) {
    const auto rows =
        question.session.select<Decision>(decision_description(), last_decision_sql(),
                                          {{"person", question.person.value()},
                                           {"month", std::int64_t{month.packed()}},
                                           {"known", question.as_of.known.microseconds}});
    if (rows.empty()) return std::nullopt;
    return rows.front();
}

bool report_is_missing(const PersonQuestion& question, const Claim& claim) {
    const FiscalYear year = fiscal_year_of(question.as_of.valid);
    if (question.as_of.valid < report_opens(year)) return false;
    const auto resident =
        registry::find_resident(question.session, question.person, question.as_of);
    const auto standing = resident ? resident->record.standing : registry::Standing::non_resident;
    return must_report(claim, standing) &&
           !has_reported(question.session, question.person, year, question.as_of.known);
}

Tile tile_of_claim(const PersonQuestion& question, const Claim& claim) {
    const YearMonth month{question.as_of.valid};
    if (claim.ends && claim.ends < month)
        return {Tile::State::none, "消滅 " + short_month(question.town, claim.ends)};
    if (claim.suspended) return {Tile::State::due, "差止め中"};
    if (report_is_missing(question, claim)) return {Tile::State::due, "現況届 待ち"};
    const auto decision = last_decision(question, month);
    if (!decision) {
        return {Tile::State::active, "認定 " + short_month(question.town, claim.starts) + "〜"};
    }
    if (decision->monthly_amount == Yen{}) return {Tile::State::none, "支給なし"};
    return {Tile::State::active, "月" + notices::yen_text(decision->monthly_amount)};
}

const std::string& counted_sql() {
    static const std::string sql =
        "SELECT count(*) FROM child_allowance_child c WHERE c.child_id = :child AND (c.ends = 0 "
        "OR c.ends >= :month) AND " +
        storage::last_as_of(claim_child_table(), "c");
    return sql;
}

Tile tile(const PersonQuestion& question) {
    const auto claim =
        storage::find_as_of<Claim>(question.session, claim_table(), question.as_of,
                                   storage::equals("person_id", question.person.value()));
    if (claim) return tile_of_claim(question, claim->record);
    const auto counted = question.session.number(
        counted_sql(), {{"child", question.person.value()},
                        {"month", std::int64_t{YearMonth{question.as_of.valid}.packed()}},
                        {"as_of_valid", std::int64_t{question.as_of.valid.packed()}},
                        {"as_of_known", question.as_of.known.microseconds}});
    if (counted.value_or(0) > 0) return {Tile::State::active, "支給対象の児童"};
    return {};
}

}  // namespace

PersonPage person_page() { return {&tile, &timeline, &to_dos, &decisions}; }

}  // namespace yakuba::child_allowance
