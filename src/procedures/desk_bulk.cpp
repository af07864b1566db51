// Deciding many at once, with a sample that must have been opened one by one.
#include <algorithm>

#include "ledger/zengin.h"
#include "procedures/desk_parts.h"

namespace yakuba::procedures {

namespace json = boost::json;

namespace {

bool has_opened(storage::Session& session, const std::string& actor, std::int64_t case_id,
                std::int64_t version) {
    return session
               .number(
                   "SELECT count(*) FROM case_opened WHERE case_id = :case_id AND "
                   "version = :version AND actor = :actor",
                   {{"case_id", case_id}, {"version", version}, {"actor", actor}})
               .value_or(0) != 0;
}

/// How the plan stands in each decision's record.
std::string record_of(const BulkPlan& plan) {
    json::array sample;
    for (const std::int64_t id : plan.sample)
        sample.push_back(id);
    return json::serialize(json::object{{"seed", plan.seed},
                                        {"share_percent", plan.share_percent},
                                        {"cases", plan.cases.size()},
                                        {"sample", std::move(sample)}});
}

}  // namespace

BulkPlan Desk::plan_bulk(const identity::Visitor& who, std::vector<std::int64_t> cases, Date today,
                         int share_percent) const {
    std::sort(cases.begin(), cases.end());
    cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
    BulkPlan plan;
    plan.share_percent = std::clamp(share_percent, 1, 100);
    std::string all = to_iso(today) + "\n" + who.actor + "\n";
    for (const std::int64_t id : cases)
        all += std::to_string(id) + "\n";
    plan.seed = ledger::sha256(all);
    // Each case has its own lot under the seed; the lowest are drawn. At least one is.
    std::vector<std::pair<std::string, std::int64_t>> lots;
    for (const std::int64_t id : cases)
        lots.emplace_back(ledger::sha256(plan.seed + std::to_string(id)), id);
    std::sort(lots.begin(), lots.end());
    const std::size_t count =
        (cases.size() * static_cast<std::size_t>(plan.share_percent) + 99) / 100;
    for (std::size_t i = 0; i < count; ++i)
        plan.sample.push_back(lots[i].second);
    std::sort(plan.sample.begin(), plan.sample.end());
    plan.cases = std::move(cases);
    return plan;
}

void Desk::note_opened(const Town& town, const identity::Visitor& who, std::int64_t case_id,
                       Instant now) const {
    town.database->amend([&](storage::Session& session) {
        session.execute(
            "INSERT INTO case_opened (case_id, version, actor, opened_at) "
            "SELECT case_id, version, :actor, :at FROM case_standing WHERE case_id = :case_id "
            "ON CONFLICT (case_id, version, actor) DO NOTHING",
            {{"actor", who.actor}, {"at", now.microseconds}, {"case_id", case_id}});
    });
}

Result<BulkOutcome> Desk::decide_bulk(const Town& town, const identity::Visitor& who,
                                      const BulkPlan& given,
                                      const std::map<std::int64_t, std::int64_t>& versions,
                                      std::string_view key, Instant now) const {
    // The plan is made again: what came back from the page is not trusted.
    const BulkPlan plan = plan_bulk(who, given.cases, date_in_japan(now), given.share_percent);
    const auto version_of = [&](std::int64_t id) {
        const auto found = versions.find(id);
        return found == versions.end() ? std::int64_t{0} : found->second;
    };
    std::vector<std::int64_t> opened;
    {
        const auto session = town.database->session();
        for (const std::int64_t id : plan.cases) {
            if (has_opened(*session, who.actor, id, version_of(id))) opened.push_back(id);
        }
    }
    const auto missing = std::count_if(plan.sample.begin(), plan.sample.end(), [&](auto id) {
        return std::find(opened.begin(), opened.end(), id) == opened.end();
    });
    if (missing != 0) {
        return Problem{
            "procedure.sample_not_opened",
            "抜取り確認の" + std::to_string(plan.sample.size()) + "件のうち、" +
                std::to_string(missing) +
                "件をまだ開いていません。印の付いた案件を開いて、内容を確かめてください。"};
    }
    BulkOutcome outcome;
    for (const std::int64_t id : plan.cases) {
        Act act;
        act.case_id = id;
        act.version = version_of(id);
        act.action = Action::decide;
        act.bulk = record_of(plan);
        act.opened = std::find(opened.begin(), opened.end(), id) != opened.end();
        const auto decided =
            this->act(town, who, act, std::string{key} + "/" + std::to_string(id), now);
        if (decided) {
            outcome.decided.push_back(id);
        } else {
            Problem problem = decided.problem();
            problem.detail = "case/" + std::to_string(id);
            outcome.problems.push_back(std::move(problem));
        }
    }
    return outcome;
}

}  // namespace yakuba::procedures
