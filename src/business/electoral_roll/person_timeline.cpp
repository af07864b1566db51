#include "business/electoral_roll/person_timeline.h"

#include "business/electoral_roll/doubt.h"
#include "department/record_history.h"
#include "storage/as_of.h"

namespace yakuba::electoral_roll {
namespace {

class Timeline {
public:
    explicit Timeline(const PersonQuestion& question) : question_(question) {}

    std::vector<TimelineEntry> rows() {
        add_entries();
        add_sentences();
        add_doubts();
        add_ballots();
        add_objections();
        add_inspections();
        return std::move(rows_);
    }

private:
    std::vector<RecordStep> steps(const storage::Table& table, std::string_view column) {
        return steps_of(question_.session, table, storage::equals(column, question_.person.value()),
                        question_.as_of.known);
    }

    TimelineEntry& add(const RecordStep& step, Date on, std::string what,
                       const storage::Table& table, std::initializer_list<std::string_view> keys) {
        TimelineEntry& row = rows_.emplace_back();
        row.on = on;
        row.recorded_at = step.version.recorded_at;
        row.entry = step.version.entry;
        row.what = std::move(what);
        row.changes = changes_of(question_.town, table, step, keys);
        return row;
    }

    void add_entries();
    void add_sentences();
    void add_doubts();
    void add_ballots();
    void add_objections();
    void add_inspections();

    const PersonQuestion& question_;
    std::vector<TimelineEntry> rows_;
};

void Timeline::add_entries() {
    for (const RecordStep& step : steps(entry_table(), "person_id")) {
        const auto& entry = step.as<Entry>();
        TimelineEntry& row = add(step, step.version.valid_from,
                                 name_of_change(step.before_as<Entry>(), entry), entry_table(),
                                 {"district", "left_on", "moved_mark", "former_mark",
                                  "disqualified_mark", "removal", "name", "sex", "birth_date"});
        row.correction = entry.registration == Registration::supplementary ||
                         entry.removal == Removal::never_eligible;
    }
}

/// What was reported stands here for the commission alone: the page is not shown to others.
void Timeline::add_sentences() {
    for (const RecordStep& step : steps(sentence_table(), "person_id")) {
        const auto& sentence = step.as<SentenceRecord>();
        TimelineEntry& row =
            add(step, sentence.notified_on ? sentence.notified_on : sentence.final_on,
                step.before == nullptr ? "欠格の通知" : "欠格の通知の変更", sentence_table(),
                {"offence", "final_on", "served_on", "suspended_until", "restored_on"});
        row.cancelled = sentence.cancelled;
    }
}

void Timeline::add_doubts() {
    for (const RecordStep& step : steps(doubt_table(), "person_id")) {
        const auto& doubt = step.as<Doubt>();
        const bool open = doubt.outcome == DoubtOutcome::inquiring;
        add(step, open ? doubt.raised_on : doubt.settled_on,
            "資格の確認：" + std::string{label_of(doubt.outcome)}, doubt_table(),
            {"reason", "inquiry_on", "outcome"});
    }
}

void Timeline::add_ballots() {
    for (const RecordStep& step : steps(ballot_table(), "person_id")) {
        const auto& ballot = step.as<Ballot>();
        const Date on = ballot.returned_on ? ballot.returned_on
                        : ballot.sent_on   ? ballot.sent_on
                                           : ballot.requested_on;
        add(step, on, "不在者投票：" + std::string{label_of(ballot.state)}, ballot_table(),
            {"requested_on", "cause", "place", "state", "sent_on", "returned_on"});
    }
}

void Timeline::add_objections() {
    for (const std::string_view column : {"subject_id", "objector_id"}) {
        for (const RecordStep& step : steps(objection_table(), column)) {
            const auto& objection = step.as<Objection>();
            const bool both = objection.subject_id == objection.objector_id;
            if (both && column == "objector_id") continue;
            add(step, objection.decided_on ? objection.decided_on : objection.filed_on,
                objection.decided_on ? "異議の申出の決定" : "異議の申出", objection_table(),
                {"claim", "base_date", "decide_by", "state", "reason"});
        }
    }
}

void Timeline::add_inspections() {
    for (const RecordStep& step : steps(inspection_table(), "person_id")) {
        const auto& inspection = step.as<Inspection>();
        add(step, inspection.applied_on,
            inspection.granted ? "抄本の閲覧の申出" : "抄本の閲覧を拒んだ", inspection_table(),
            {"purpose", "district", "read_on", "granted", "refusal"});
    }
}

}  // namespace

std::string name_of_change(const Entry* before, const Entry& after) {
    if (before == nullptr) return std::string{label_of(after.registration)};
    if (after.state == EntryState::removed) return "抹消：" + std::string{label_of(after.removal)};
    if (before->state == EntryState::removed) {
        const bool again = before->base_date != after.base_date;
        return again ? std::string{label_of(after.registration)} : "抹消の取消し";
    }
    const bool marked = after.moved_mark || after.former_mark;
    const bool was_marked = before->moved_mark || before->former_mark;
    if (marked != was_marked) return marked ? "転出の表示" : "表示の消除";
    if (after.disqualified_mark != before->disqualified_mark) {
        return after.disqualified_mark ? "欠格の表示" : "欠格の表示の消除";
    }
    return after.district != before->district ? "登録の移替え" : "訂正";
}

std::vector<TimelineEntry> timeline(const PersonQuestion& question) {
    return Timeline{question}.rows();
}

}  // namespace yakuba::electoral_roll
