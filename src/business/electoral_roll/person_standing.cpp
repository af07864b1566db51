#include "business/electoral_roll/person_standing.h"

#include "business/electoral_roll/gather.h"
#include "business/electoral_roll/roll_rates.h"
#include "department/record_history.h"

namespace yakuba::electoral_roll {
namespace {

void add_place(const procedures::Asked& asked, const Entry& entry,
               std::vector<StandingLine>& lines) {
    if (entry.district.empty()) return;
    const auto district = storage::find_as_of<District>(
        asked.session, district_table(), asked.as_of, storage::equals("district", entry.district));
    if (!district) return;
    // Where somebody votes tells nearly where she lives.
    if (own_place(asked, district->record.place) != district->record.place) return;
    lines.push_back({"投票区", district->record.name});
    lines.push_back({"投票所", district->record.place, district->record.address});
}

std::vector<StandingLine> of_entry(const procedures::Asked& asked, const Entry& entry) {
    if (entry.state == EntryState::removed) {
        return {{"選挙人名簿", "登録されていません",
                 long_day(asked.town, entry.removed_on) + "に抹消"}};
    }
    std::vector<StandingLine> lines{
        {"選挙人名簿", "登録されています", long_day(asked.town, entry.registered_on) + "に登録"}};
    if (entry.disqualified_mark) lines.push_back({"表示", "選挙権がありません"});
    if (entry.moved_mark || entry.former_mark) {
        const auto rates = rates_on(asked.town, asked.as_of.valid);
        lines.push_back(
            {"表示", "転出の表示",
             rates ? long_day(asked.town, four_months_until(**rates, entry.left_on)) + "まで登録"
                   : std::string{}});
    }
    add_place(asked, entry, lines);
    return lines;
}

/// Why somebody who lives here is not on the roll.
std::vector<StandingLine> of_absence(const procedures::Asked& asked) {
    const Date day = asked.as_of.valid;
    const auto rates = rates_on(asked.town, day);
    if (!rates) return {};
    const PersonState person =
        state_of(asked.session, asked.person, asked.as_of, Districts::load(asked.session, day));
    const Elector elector = elector_of(**rates, person, day);
    const Sheet sheet = decide(**rates, run_lines(**rates, Run::none, day, day), elector);
    StandingLine line{"選挙人名簿", "登録されていません"};
    switch (sheet.ground) {
        case Ground::resident:
        case Ground::former_resident:
            line.note = "次の登録の日に登録されます";
            return {line};
        case Ground::short_record:
            line.note = long_day(asked.town, three_months_on(**rates, elector.counted_from)) +
                        "に三箇月になり、その次の登録の日に登録されます";
            return {line};
        case Ground::disqualified:
            line.note = "選挙権がありません";
            return {line};
        case Ground::unconfirmed:
            line.note = "資格の確認ができるまで登録されません";
            return {line};
        default:
            return {};
    }
}

/// 施行令12条1項: what the commission has not been able to confirm.
void add_doubt(const procedures::Asked& asked, std::vector<StandingLine>& lines) {
    const Doubts doubts = doubts_of(asked.session, asked.person, asked.as_of.known);
    if (const Doubt* doubt = doubt_on(doubts, asked.as_of.valid)) {
        lines.push_back({"資格の確認", std::string{label_of(doubt->outcome)},
                         long_day(asked.town, doubt->raised_on) + "から"});
    }
}

}  // namespace

std::vector<StandingLine> standing(const procedures::Asked& asked) {
    const auto entry = find_entry(asked.session, asked.person, asked.as_of);
    auto lines = entry ? of_entry(asked, entry->record) : of_absence(asked);
    add_doubt(asked, lines);
    return lines;
}

}  // namespace yakuba::electoral_roll
