#include "business/child_allowance/person_timeline.h"

#include <algorithm>
#include <map>

#include "business/child_allowance/decision.h"
#include "business/child_allowance/records.h"
#include "department/record_history.h"
#include "notices/words.h"
#include "registry/residents.h"

namespace yakuba::child_allowance {
namespace {

using batch::ChangedLine;

class Timeline {
public:
    explicit Timeline(const PersonQuestion& question) : question_(question) {}

    std::vector<TimelineEntry> rows() {
        add_claims();
        add_children();
        add_other_ledgers();
        add_decisions();
        add_claims_on_the_child();
        return std::move(rows_);
    }

private:
    std::vector<RecordStep> steps(const storage::Table& table) {
        return steps_of(question_.session, table,
                        storage::equals("person_id", question_.person.value()),
                        question_.as_of.known);
    }

    /// The row of one filing: what it wrote into several ledgers stands together.
    TimelineEntry& row(const storage::Version& version, Date on, std::string what) {
        for (TimelineEntry& known : rows_) {
            if (known.entry == version.entry && known.recorded_at == version.recorded_at &&
                known.on == on) {
                return known;
            }
        }
        TimelineEntry& added = rows_.emplace_back();
        added.on = on;
        added.recorded_at = version.recorded_at;
        added.entry = version.entry;
        added.what = std::move(what);
        return added;
    }

    void add(TimelineEntry& row, std::vector<ChangedLine> changes) {
        std::ranges::move(changes, std::back_inserter(row.changes));
    }

    std::string name_of(PersonId person) {
        const auto found = registry::find_resident(question_.session, person, {question_.today});
        return found ? found->record.name : "宛名番号 " + std::to_string(person.value());
    }

    void add_claims();
    void add_children();
    void add_other_ledgers();
    void add_decisions();
    void add_claims_on_the_child();

    const PersonQuestion& question_;
    std::vector<TimelineEntry> rows_;
};

std::string name_of_claim(const RecordStep& step) {
    const auto& claim = step.as<Claim>();
    const auto* before = step.before_as<Claim>();
    if (before == nullptr || (before->ends && !claim.ends)) return "認定";
    if (claim.ends && !before->ends) return "受給事由の消滅";
    if (claim.suspended != before->suspended)
        return claim.suspended ? "支払の差止め" : "差止めの解除";
    return "受給者の変更";
}

void Timeline::add_claims() {
    for (const RecordStep& step : steps(claim_table())) {
        add(row(step.version, step.version.valid_from, name_of_claim(step)),
            changes_of(
                question_.town, claim_table(), step,
                {"starts", "ends", "end_reason", "kind", "pension", "spouse_apart", "suspended"}));
    }
}

void Timeline::add_children() {
    for (const RecordStep& step : steps(claim_child_table())) {
        const auto& child = step.as<ClaimChild>();
        const auto* before = step.before_as<ClaimChild>();
        const bool leaves = child.ends && (before == nullptr || !before->ends);
        TimelineEntry& entry = row(step.version, step.version.valid_from,
                                   before == nullptr || leaves ? "額改定" : "児童の変更");
        const std::string who = name_of(child.child_id);
        if (before == nullptr) {
            entry.changes.push_back(
                {"child", "児童", "児童手当法3条1項", "なし", child.relation + "　" + who});
            continue;
        }
        add(entry, changes_of(question_.town, claim_child_table(), step,
                              {"ends", "end_reason", "custody", "cohabiting", "in_facility",
                               "studying_abroad", "confirmed_on", "confirmed_until"}));
        if (entry.subject.empty()) entry.subject = child.relation + "　" + who;
    }
}

void Timeline::add_other_ledgers() {
    for (const RecordStep& step : steps(offset_table())) {
        add(row(step.version, step.as<Offset>().consented_on,
                std::string{label_of(step.as<Offset>().kind)} + "の申出"),
            changes_of(question_.town, offset_table(), step,
                       {"starts", "ends", "whole", "monthly_amount", "payee"}));
    }
    for (const RecordStep& step : steps(unpaid_claim_table())) {
        add(row(step.version, step.as<UnpaidClaim>().claimed_on, "未支払の請求"),
            changes_of(question_.town, unpaid_claim_table(), step, {"claimed_on"}));
    }
    for (const RecordStep& step : steps(status_report_table())) {
        add(row(step.version, step.as<StatusReport>().filed_on, "現況届"),
            changes_of(question_.town, status_report_table(), step,
                       {"fiscal_year", "filed_on", "sufficient"}));
    }
}

/// A run of months that went from one amount to another.
struct Run {
    YearMonth first;
    YearMonth last;
    Yen before;
    Yen after;
};

ChangedLine line_of(const Town& town, const Run& run) {
    const std::string months =
        run.first == run.last ? short_month(town, run.first)
                              : short_month(town, run.first) + "〜" + short_month(town, run.last);
    return {"monthly_amount", "月額", "児童手当法6条1項", notices::yen_text(run.before),
            notices::yen_text(run.after) + "（" + months + "分）"};
}

void Timeline::add_decisions() {
    struct Again {
        storage::Version version;
        std::vector<Run> runs;
    };
    std::map<std::pair<std::int64_t, Instant>, Again> corrections;
    Yen month_before;
    for (const RecordStep& step : steps(decision_table())) {
        const auto& decision = step.as<Decision>();
        const auto* before = step.before_as<Decision>();
        const Yen from = before == nullptr ? month_before : before->monthly_amount;
        month_before = decision.monthly_amount;
        if (before != nullptr) {
            Again& again = corrections[{step.version.entry, step.version.recorded_at}];
            again.version = step.version;
            const bool goes_on = !again.runs.empty() &&
                                 again.runs.back().last + 1 == decision.month &&
                                 again.runs.back().before == from &&
                                 again.runs.back().after == decision.monthly_amount;
            if (goes_on) {
                again.runs.back().last = decision.month;
            } else {
                again.runs.push_back(
                    {decision.month, decision.month, from, decision.monthly_amount});
            }
            continue;
        }
        if (decision.change == Change::none) continue;
        TimelineEntry& entry = row(step.version, decision.month.first_day(),
                                   decision.change == Change::first
                                       ? "支給の決定"
                                       : "額改定（" + std::string{label_of(decision.cause)} + "）");
        entry.changes.push_back({"monthly_amount", "月額", "児童手当法6条1項",
                                 from == Yen{} ? "なし" : notices::yen_text(from),
                                 notices::yen_text(decision.monthly_amount) + "（" +
                                     short_month(question_.town, decision.month) + "分から）"});
    }
    for (const auto& [key, again] : corrections) {
        TimelineEntry& entry =
            row(again.version, again.runs.front().first.first_day(), "支給額の訂正");
        entry.correction = true;
        for (const Run& run : again.runs)
            entry.changes.push_back(line_of(question_.town, run));
    }
}

void Timeline::add_claims_on_the_child() {
    for (const RecordStep& step :
         steps_of(question_.session, claim_child_table(),
                  storage::equals("child_id", question_.person.value()), question_.as_of.known)) {
        const auto& child = step.as<ClaimChild>();
        TimelineEntry& entry =
            row(step.version, step.version.valid_from,
                step.before == nullptr ? "支給対象の児童" : "支給対象の児童の変更");
        entry.subject = "受給者　" + name_of(child.person_id);
        add(entry, changes_of(question_.town, claim_child_table(), step,
                              {"starts", "ends", "end_reason"}));
    }
}

}  // namespace

std::vector<TimelineEntry> timeline(const PersonQuestion& question) {
    return Timeline{question}.rows();
}

}  // namespace yakuba::child_allowance
