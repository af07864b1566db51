#include "business/electoral_roll/person_page.h"

#include <algorithm>

#include "business/electoral_roll/gather.h"
#include "business/electoral_roll/person_timeline.h"
#include "business/electoral_roll/person_to_dos.h"
#include "business/electoral_roll/roll_rates.h"
#include "department/record_history.h"

namespace yakuba::electoral_roll {
namespace {

/// 第一投票区, or its number where the town has given no name.
std::string district_name(const PersonQuestion& question, const std::string& district) {
    if (district.empty()) return "登録";
    const auto found = storage::find_as_of<District>(
        question.session, district_table(), question.as_of, storage::equals("district", district));
    return found ? found->record.name : "投票区 " + district;
}

Tile tile_of_entry(const PersonQuestion& question, const Entry& entry) {
    if (entry.state == EntryState::removed) {
        return {Tile::State::none, "抹消 " + short_day(question.town, entry.removed_on)};
    }
    if (entry.disqualified_mark) return {Tile::State::due, "欠格の表示"};
    if (!entry.moved_mark && !entry.former_mark) {
        return {Tile::State::active, district_name(question, entry.district)};
    }
    const auto rates = rates_on(question.town, question.as_of.valid);
    if (!rates) return {Tile::State::active, "転出の表示"};
    const Date until = four_months_until(**rates, entry.left_on);
    return {Tile::State::active, "転出 " + short_day(question.town, until) + "まで"};
}

/// Why somebody who lives here is not on the roll; nothing to say of a child or a foreigner.
Tile tile_of_absence(const PersonQuestion& question) {
    const Date day = question.as_of.valid;
    const auto rates = rates_on(question.town, day);
    if (!rates) return {};
    const PersonState person = state_of(question.session, question.person, question.as_of,
                                        Districts::load(question.session, day));
    const Elector elector = elector_of(**rates, person, day);
    const Sheet sheet = decide(**rates, run_lines(**rates, Run::none, day, day), elector);
    switch (sheet.ground) {
        case Ground::resident:
        case Ground::former_resident:
            return {Tile::State::due, "次の登録を待つ"};
        case Ground::short_record:
            return {Tile::State::none,
                    short_day(question.town, three_months_on(**rates, elector.counted_from)) +
                        "に三箇月"};
        case Ground::disqualified:
            return {Tile::State::none, "欠格"};
        case Ground::unconfirmed:
            return {Tile::State::due, "資格の確認待ち"};
        default:
            return {};
    }
}

Tile tile(const PersonQuestion& question) {
    const auto entry = find_entry(question.session, question.person, question.as_of);
    return entry ? tile_of_entry(question, entry->record) : tile_of_absence(question);
}

/// The registrations of a person: each entry that a registration made.
std::vector<StoredDecision> decisions(const PersonQuestion& question) {
    std::vector<StoredDecision> all;
    for (const RecordStep& step :
         steps_of(question.session, entry_table(),
                  storage::equals("person_id", question.person.value()), question.as_of.known)) {
        const auto& entry = step.as<Entry>();
        const auto* before = step.before_as<Entry>();
        const bool made = before == nullptr || before->base_date != entry.base_date;
        if (!made || !entry.base_date) continue;
        all.push_back({entry.base_date,
                       short_day(question.town, entry.base_date) + " " +
                           std::string{label_of(entry.registration)},
                       "登録", step.version.number, step.version.recorded_at, step.version.entry});
    }
    std::ranges::reverse(all);
    return all;
}

}  // namespace

PersonPage person_page() { return {&tile, &timeline, &to_dos, &decisions}; }

}  // namespace yakuba::electoral_roll
