#include "business/resident_register/person_timeline.h"

#include <algorithm>
#include <map>

#include "department/record_history.h"
#include "registry/residents.h"

namespace yakuba::resident_register {
namespace {

using batch::ChangedLine;
using registry::Event;
using registry::MeasureState;
using registry::ProtectiveMeasure;
using registry::Resident;

std::string or_none(std::string text) { return text.empty() ? "なし" : text; }

/// The address in two lines, 住所 and 方書, and the other places; omitted where the gate says so.
void add_places(const Resident* before, const Resident& after, bool shown,
                std::vector<ChangedLine>& lines) {
    const auto add = [&](std::string_view key, std::string_view label, std::string was,
                         std::string is) {
        if (was == is) return;
        if (!shown) was = is = std::string{registry::kOmittedAddress};
        lines.push_back(
            {key, label, "住民基本台帳法7条", or_none(std::move(was)), or_none(std::move(is))});
    };
    const Resident none;
    const Resident& was = before == nullptr ? none : *before;
    // Who came from elsewhere had the address there.
    add("address", "住所", before == nullptr ? after.former_address : was.town + was.lot,
        after.town + after.lot);
    add("building", "方書", was.building, after.building);
    add("next_address", "転出先", was.next_address, after.next_address);
    if (before == nullptr) return;
    add("former_address", "従前の住所", was.former_address, after.former_address);
    add("registered_domicile", "本籍", was.registered_domicile, after.registered_domicile);
}

void add_items(const Town& town, const RecordStep& step, std::vector<ChangedLine>& lines) {
    const bool first = step.before == nullptr;
    auto changed = first
                       ? changes_of(town, registry::resident_table(), step, {"relation"})
                       : changes_of(town, registry::resident_table(), step,
                                    {"standing", "relation", "name", "kana", "former_name", "alias",
                                     "birth_date", "sex", "nationality", "residence_status",
                                     "residence_until", "register_head", "planned_out_on"});
    std::ranges::move(changed, std::back_inserter(lines));
}

/// Rows of one event, and which versions belong to it.
struct Events {
    std::vector<TimelineEntry> rows;
    std::map<int, std::size_t> of_version;  // version → row
};

bool same_event(const Resident& a, const Resident& b) {
    return a.event == b.event && a.notified_on == b.notified_on;
}

/// A version that only carries an event's change past a later event keeps that one's name and day.
bool carries(const RecordStep& step) {
    const Resident* before = step.before_as<Resident>();
    return before != nullptr && same_event(*before, step.as<Resident>());
}

/// Whether the version belongs to the event that wrote the one before it.
bool continues(const RecordStep& step, const RecordStep& former) {
    return step.version.entry == former.version.entry &&
           step.version.recorded_at == former.version.recorded_at &&
           (carries(step) || same_event(step.as<Resident>(), former.as<Resident>()));
}

/// The version that had the last word on the day before this one was written.
const RecordStep* replaced(const std::vector<RecordStep>& steps, std::size_t at) {
    const Date day = steps[at].version.valid_from;
    for (std::size_t i = at; i-- > 0;) {
        const storage::Version& earlier = steps[i].version;
        if (earlier.valid_from <= day && day < earlier.valid_to) return &steps[i];
    }
    return nullptr;
}

void add_new(TimelineEntry& row, std::vector<ChangedLine> lines) {
    for (ChangedLine& line : lines) {
        const bool known = std::ranges::any_of(
            row.changes, [&](const ChangedLine& l) { return l.key == line.key; });
        if (!known) row.changes.push_back(std::move(line));
    }
}

Events events_of(const PersonQuestion& question, const std::vector<RecordStep>& steps,
                 bool places) {
    Events events;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const RecordStep& step = steps[i];
        const Resident& r = step.as<Resident>();
        if (i == 0 || !continues(step, steps[i - 1])) {
            TimelineEntry& row = events.rows.emplace_back();
            row.on = step.version.valid_from;
            row.recorded_at = step.version.recorded_at;
            row.entry = step.version.entry;
            row.what = std::string{label_of(r.event)};
            row.correction = r.event == Event::correction;
        }
        std::vector<ChangedLine> lines;
        add_places(step.before_as<Resident>(), r, places, lines);
        add_items(question.town, step, lines);
        add_new(events.rows.back(), std::move(lines));
        events.of_version[step.version.number] = events.rows.size() - 1;
        if (r.event != Event::cancellation || carries(step)) continue;
        if (const RecordStep* wrong = replaced(steps, i); wrong != nullptr) {
            const std::size_t row = events.of_version[wrong->version.number];
            if (row + 1 < events.rows.size()) events.rows[row].cancelled = true;
        }
    }
    return events;
}

std::string measure_step(const RecordStep& step) {
    const auto& measure = step.as<ProtectiveMeasure>();
    const auto* before = step.before_as<ProtectiveMeasure>();
    if (measure.state == MeasureState::ended) return "支援措置 終了";
    if (measure.state == MeasureState::withdrawn) return "支援措置 取下げ";
    if (measure.state == MeasureState::renewal_open) return "支援措置 更新の受付";
    if (before == nullptr || before->state == MeasureState::ended ||
        before->state == MeasureState::withdrawn) {
        return "支援措置 申出";
    }
    return before->ends_on < measure.ends_on ? "支援措置 延長" : "支援措置 決定";
}

void add_measures(const PersonQuestion& question, std::vector<TimelineEntry>& rows) {
    const storage::Table& table = registry::protective_measure_table();
    for (const RecordStep& step :
         steps_of(question.session, table, storage::equals("person_id", question.person.value()),
                  question.as_of.known)) {
        TimelineEntry& row = rows.emplace_back();
        row.on = step.version.valid_from;
        row.recorded_at = step.version.recorded_at;
        row.entry = step.version.entry;
        row.what = measure_step(step);
        row.changes = changes_of(question.town, table, step, {"state", "ends_on"});
    }
}

}  // namespace

std::vector<TimelineEntry> timeline(const PersonQuestion& question) {
    const auto steps =
        steps_of(question.session, registry::resident_table(),
                 storage::equals("person_id", question.person.value()), question.as_of.known);
    const bool places = std::ranges::all_of(steps, [&](const RecordStep& step) {
        return question.gate.decide(question.request, step.as<Resident>()).answer ==
               registry::Answer::allow;
    });
    std::vector<TimelineEntry> rows = events_of(question, steps, places).rows;
    if (question.request.requester == registry::Requester::staff) add_measures(question, rows);
    return rows;
}

}  // namespace yakuba::resident_register
