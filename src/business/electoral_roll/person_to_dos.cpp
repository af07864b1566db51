#include "business/electoral_roll/person_to_dos.h"

#include "business/electoral_roll/form.h"
#include "business/electoral_roll/gather.h"
#include "business/electoral_roll/person_facts.h"
#include "business/electoral_roll/person_timeline.h"
#include "business/electoral_roll/roll_rates.h"
#include "department/record_history.h"

namespace yakuba::electoral_roll {
namespace {

constexpr Date kForGood = kForever - std::chrono::days{1};

/// 27条, 28条: the register says what the roll does not say yet.
void add_keeping(const PersonQuestion& question, const Rates& rates, const PersonState& person,
                 const std::vector<ElectionRecord>& all, std::vector<ToDo>& list) {
    const auto change = kept(rates, keeping_day(rates, question.today, all), person);
    if (!change) return;
    list.push_back({"名簿の処理：" + name_of_change(&*person.entry, change->entry),
                    "住民記録と名簿が違います。表示・抹消の処理を行ってください。",
                    question.today,
                    "公職選挙法27条・28条",
                    {}});
}

void add_objections(const PersonQuestion& question, std::vector<ToDo>& list) {
    static const std::string sql =
        "SELECT " + storage::columns_of(objection_description(), "o.") +
        " FROM electoral_roll_objection o WHERE (o.subject_id = :person OR o.objector_id = "
        ":person) AND " +
        storage::last_as_of(objection_table(), "o");
    for (const Objection& objection :
         question.session.select<Objection>(objection_description(), sql,
                                            {{"person", question.person.value()},
                                             {"as_of_valid", std::int64_t{kForGood.packed()}},
                                             {"as_of_known", kEndOfTime.microseconds}})) {
        if (objection.state != ObjectionState::received) continue;
        list.push_back({"異議の申出の決定",
                        "申出を受けた日から三日以内に決定します。",
                        objection.decide_by,
                        "公職選挙法24条2項",
                        {}});
    }
}

/// 施行令12条: what is not answered by the next registration keeps the person off the roll.
void add_doubt(const PersonQuestion& question, std::vector<ToDo>& list) {
    const Doubts doubts = doubts_of(question.session, question.person, question.as_of.known);
    const Doubt* doubt = doubt_on(doubts, question.today);
    if (doubt == nullptr || doubt->outcome != DoubtOutcome::inquiring) return;
    std::string text = std::string{label_of(doubt->reason)} + "。";
    text += doubt->inquiry_on ? "回答を待ち、結果を登録してください。"
                              : "本人や関係人に照会し、結果を登録してください。";
    list.push_back({"被登録資格の確認",
                    text + "確認ができるまで、名簿に登録しません。",
                    question.today,
                    "公職選挙法施行令12条1項・2項",
                    {}});
}

void add_ballots(const PersonQuestion& question, const std::vector<ElectionRecord>& all,
                 std::vector<ToDo>& list) {
    for (const auto& row :
         storage::select_as_of<Ballot>(question.session, ballot_table(), {kForGood},
                                       storage::equals("person_id", question.person.value()))) {
        if (row.record.state != BallotState::requested) continue;
        for (const ElectionRecord& election : all) {
            if (election.election_id != row.record.election_id || election.cancelled) continue;
            list.push_back({"不在者投票の用紙の交付",
                            election.name,
                            election.voting_day - std::chrono::days{1},
                            "公職選挙法施行令53条1項",
                            {}});
        }
    }
}

/// What the elector is told: where to vote, when that is not simply here.
void add_elections(const PersonQuestion& question, const Rates& rates, const PersonState& person,
                   const std::vector<ElectionRecord>& all, std::vector<ToDo>& list) {
    for (const ElectionRecord& election : all) {
        const bool open = !election.cancelled && election.announced_on <= question.today &&
                          question.today <= election.voting_day;
        if (!open) continue;
        const Facts facts = facts_of(question.town, person, question.today, &election);
        const Form sheet = form(rates, facts, question.today);
        if (!votes_here(sheet.vote)) continue;
        ToDo to_do;
        to_do.title = election.name;
        to_do.text = sheet.ballot_by_request
                         ? std::string{label_of(sheet.vote)} +
                               "。移した先で投票するには、投票用紙を請求してください。"
                         : "投票日です。期日前投票もできます。";
        to_do.due = election.voting_day;
        to_do.article = sheet.ballot_by_request ? "公職選挙法施行令50条1項" : "公職選挙法44条1項";
        to_do.for_resident = true;
        list.push_back(std::move(to_do));
    }
}

}  // namespace

std::vector<ToDo> to_dos(const PersonQuestion& question) {
    std::vector<ToDo> list;
    add_objections(question, list);
    add_doubt(question, list);
    const auto all = elections(question.session);
    add_ballots(question, all, list);
    const auto rates = rates_on(question.town, question.today);
    if (!rates) return list;
    const PersonState person = state_of(question.session, question.person, {question.today},
                                        Districts::load(question.session, question.today));
    if (!person.entry) return list;
    add_keeping(question, **rates, person, all, list);
    add_elections(question, **rates, person, all, list);
    return list;
}

}  // namespace yakuba::electoral_roll
