// 投票所入場券 (施行令31条): one for each household, and one of their own for those who have left,
// and for those under protection.
#include <algorithm>

#include "business/electoral_roll/extract.h"
#include "business/electoral_roll/gather.h"
#include "business/electoral_roll/notices.h"
#include "business/electoral_roll/roll_rates.h"
#include "department/case_letters.h"
#include "department/letter_run.h"

namespace yakuba::electoral_roll {
namespace {

/// The cards of one envelope.
struct Envelope {
    PersonId recipient;
    std::vector<const ExtractLine*> lines;
};

/// 7時00分.
std::string time_text(int minute) {
    const std::string minutes = std::to_string(minute % 60);
    return std::to_string(minute / 60) + "時" + (minutes.size() < 2 ? "0" : "") + minutes + "分";
}

const ElectionRecord* election_of(const std::vector<ElectionRecord>& all, Date day) {
    const ElectionRecord* found = nullptr;
    for (const ElectionRecord& election : all) {
        if (election.cancelled || election.base_date > day || election.voting_day < day) continue;
        if (found == nullptr || election.base_date > found->base_date) found = &election;
    }
    return found;
}

/// Who has no right to vote in this election has no card: those marked as disqualified, and, where
/// residence is asked for, those who have left (9条2項).
bool has_card(const ElectionRecord& election, const Entry& entry) {
    if (entry.disqualified_mark) return false;
    const bool left = entry.moved_mark || entry.former_mark;
    return !left || !is_municipal(election.kind);
}

std::vector<Envelope> envelopes(const ElectionRecord& election,
                                const std::map<std::string, std::vector<ExtractLine>>& all) {
    std::map<HouseholdId, Envelope> by_household;
    std::vector<Envelope> envelopes;
    for (const auto& [district, lines] : all) {
        for (const ExtractLine& line : lines) {
            if (!has_card(election, line.entry)) continue;
            if (!line.household || line.is_protected) {
                envelopes.push_back({line.entry.person_id, {&line}});
                continue;
            }
            Envelope& shared = by_household[line.household];
            if (!shared.recipient) shared.recipient = line.entry.person_id;  // the eldest
            shared.lines.push_back(&line);
        }
    }
    for (auto& [household, envelope] : by_household)
        envelopes.push_back(std::move(envelope));
    return envelopes;
}

struct CardRun {
    const Town& town;
    const LetterRequest& request;
    const ElectionRecord& election;
    const Rates& rates;
    const CaseLetterRun& letter_run;
    const std::map<std::string, District>& names;
};

void add_elector(const CardRun& run, const ExtractLine& line, notices::Letter& letter) {
    const auto found = run.names.find(line.entry.district);
    notices::Boxes& row = letter.add_row("electors");
    row.emplace_back("roll_number", line.entry.district + "-" + std::to_string(line.number));
    row.emplace_back("district", found == run.names.end() ? "−" : found->second.name);
    row.emplace_back("elector", line.entry.name);
    const bool proof =
        is_prefectural(run.election.kind) && (line.entry.moved_mark || line.entry.former_mark);
    row.emplace_back("mark", proof ? "引き続き県内に住所を有することの証明か確認が要ります" : "");
    row.emplace_back("place", found == run.names.end()
                                  ? "（投票所はお問い合わせください）"
                                  : found->second.place + "（" + found->second.address + "）");
}

Result<notices::Letter> card(const CardRun& run, const notices::Addressees& people,
                             const Envelope& envelope) {
    notices::Letter letter{.form = &run.letter_run.form};
    const ExtractLine& first = *envelope.lines.front();
    letter.number = first.entry.district + "-" + std::to_string(first.number);
    if (auto addressed = people.address(letter, envelope.recipient); !addressed) {
        return addressed.problem();
    }
    const Calendar& calendar = *run.town.calendar;
    notices::sign(letter, run.letter_run.sender, calendar, run.request.issued_on);
    letter.set("election", run.election.name)
        .set("voting_day", "投票日　" + calendar.format(run.election.voting_day) + "　" +
                               time_text(run.rates.polling_opens_minute) + "〜" +
                               time_text(run.rates.polling_closes_minute))
        .set("early", "期日前投票　" +
                          calendar.format(run.election.announced_on + std::chrono::days{1}) + "〜" +
                          calendar.format(run.election.voting_day - std::chrono::days{1}) + "　" +
                          time_text(run.rates.early_opens_minute) + "〜" +
                          time_text(run.rates.early_closes_minute));
    for (const ExtractLine* line : envelope.lines)
        add_elector(run, *line, letter);
    return letter;
}

}  // namespace

Result<LetterReport> print_cards(const Town& town, const LetterRequest& request) {
    const auto session = town.database->session();
    const auto all_elections = elections(*session);
    const ElectionRecord* election = election_of(all_elections, request.day);
    if (election == nullptr) {
        return Problem{"electoral_roll.no_election",
                       "この日に基準日を過ぎて期日の前の選挙がありません。選挙の台帳を確かめて"
                       "ください。",
                       to_iso(request.day),
                       {},
                       "公職選挙法施行令31条1項"};
    }
    const auto rates = rates_on(town, election->base_date);
    if (!rates) return rates.problem();
    const auto letter_run = open_case_letter(town, *session, "electoral_roll_card",
                                             "electoral_roll_office", request.issued_on);
    if (!letter_run) return letter_run.problem();
    const auto gate = registry::Disclosure::load(*session, date_in_japan(request.now));
    const auto names = districts(*session, request.day);
    const auto all = extract(*session, {request.day, request.now}, gate);
    std::map<PersonId, Envelope> by_recipient;
    std::vector<PersonId> recipients;
    for (Envelope& envelope : envelopes(*election, all)) {
        const auto& only = request.only;
        const bool wanted = only.empty() || std::ranges::any_of(envelope.lines, [&](auto* line) {
                                return std::ranges::find(only, line->entry.person_id) != only.end();
                            });
        if (!wanted) continue;
        recipients.push_back(envelope.recipient);
        by_recipient.emplace(envelope.recipient, std::move(envelope));
    }
    recipients =
        at_most(request, notices::in_delivery_order(*session, std::move(recipients), request.day));
    const CardRun run{town, request, *election, **rates, *letter_run, names};
    auto printing =
        run_for(request, "electoral-roll-card-" + to_iso(election->voting_day), "投票所入場券");
    printing.file.title = election->name + "　投票所入場券";
    return print_letters(printing, recipients, [&](std::span<const PersonId> asked) {
        const auto own_session = town.database->session();
        const auto people = notices::Addressees::load(
            *own_session, gate, letter_run->sender.municipality, asked, request.day);
        std::vector<Result<notices::Letter>> letters;
        for (const PersonId recipient : asked)
            letters.push_back(card(run, people, by_recipient.at(recipient)));
        return letters;
    });
}

}  // namespace yakuba::electoral_roll
