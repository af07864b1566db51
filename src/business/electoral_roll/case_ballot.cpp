#include "business/electoral_roll/case_ballot.h"

#include <boost/json.hpp>
#include <charconv>

#include "business/electoral_roll/case_facts.h"
#include "business/electoral_roll/gather.h"
#include "department/answers.h"
#include "department/received_on.h"
#include "department/record_history.h"
#include "registry/residents.h"

namespace yakuba::electoral_roll {
namespace {

namespace json = boost::json;
using procedures::Asked;
using procedures::Matter;

std::int64_t election_id_of(const Matter& matter) {
    const std::string text = Answers{matter.answers}.text("election");
    std::int64_t id = 0;
    std::from_chars(text.data(), text.data() + text.size(), id);
    return id;
}

Ballot ballot_of(const Matter& matter) {
    const Answers answers{matter.answers};
    Ballot ballot;
    ballot.election_id = election_id_of(matter);
    ballot.person_id = matter.record.person_id;
    ballot.requested_on = received_on(matter);
    ballot.cause =
        FieldForm<AbsenceCause>::parse(answers.text("cause")).value_or(AbsenceCause::work);
    ballot.place = FieldForm<BallotPlace>::parse(answers.text("place"))
                       .value_or(BallotPlace::other_municipality);
    ballot.facility = answers.text("facility");
    ballot.send_to = answers.address("send_to");
    ballot.braille = answers.yes("braille");
    ballot.proof_shown = answers.yes("proof");
    return ballot;
}

Problem no_election() {
    return {.code = "applicant.no_election",
            .message = "この選挙では、投票用紙を請求できません。選挙を選び直してください。",
            .where = "election",
            .article = "公職選挙法施行令50条1項"};
}

/// 施行令53条1項: held against the roll that the election uses, which is made on the base date.
Problem not_yet(const Town& town, const ElectionRecord& election) {
    return {.code = "ballot.not_yet",
            .message = "この選挙に使う名簿はまだできていません。" +
                       short_day(town, election.base_date) +
                       "の選挙時登録のあとに交付します。それまで受付のままにしてください。",
            .article = "公職選挙法施行令53条1項"};
}

}  // namespace

std::vector<Problem> check_ballot(const Asked& asked, const Matter& matter) {
    std::vector<Problem> problems;
    const auto election = find_election(asked.session, election_id_of(matter));
    if (!election) return {no_election()};
    const Ballot ballot = ballot_of(matter);
    const Date day = matter.record.case_id == 0 ? asked.today : ballot.requested_on;
    // 施行令50条1項: until the day before the vote.
    if (day >= election->voting_day) {
        problems.push_back({.code = "applicant.ballot_late",
                            .message = "投票用紙の請求は、投票日の前の日までです。",
                            .article = "公職選挙法施行令50条1項"});
        return problems;
    }
    const auto sheet = form_for(asked.town, asked.session, asked.person, day, *election);
    if (!sheet) return {sheet.problem()};
    if (!votes_here(sheet->vote)) {
        problems.push_back({.code = "applicant.no_vote",
                            .message = std::string{label_of(sheet->vote)} + "。",
                            .article = article_of(sheet->vote)});
    }
    // 施行令50条2項: from the day after the announcement.
    if (ballot.place == BallotPlace::own_commission && day <= election->announced_on) {
        problems.push_back(
            {.code = "applicant.own_commission_early",
             .message = "この市の選挙管理委員会での不在者投票は、公示・告示の日の翌日（" +
                        short_day(asked.town, election->announced_on + std::chrono::days{1}) +
                        "）から請求できます。",
             .where = "place",
             .article = "公職選挙法施行令50条2項"});
    } else if (ballot.place == BallotPlace::own_commission && !sheet->absentee_vote_allowed) {
        problems.push_back({.code = "applicant.early_instead",
                            .message = "期日前投票ができます。投票用紙の請求はいりません。",
                            .where = "place",
                            .article = "公職選挙法48条の2第1項"});
    }
    // 施行令50条5項.
    if (sheet->vote == Vote::here_with_proof && !ballot.proof_shown) {
        problems.push_back({.code = "ballot.proof",
                            .message = "引き続き都道府県内に住所を有することを、証明書か照会で確か"
                                       "めてください。",
                            .where = "proof",
                            .article = "公職選挙法施行令50条5項"});
    }
    return problems;
}

Result<std::vector<procedures::PreviewLine>> preview_ballot(const Asked& asked,
                                                            const Matter& matter) {
    const auto election = find_election(asked.session, election_id_of(matter));
    if (!election) return no_election();
    const Ballot ballot = ballot_of(matter);
    return std::vector<procedures::PreviewLine>{
        {"選挙", election->name, "公職選挙法49条1項"},
        {"投票日", short_day(asked.town, election->voting_day), "公職選挙法31条–34条"},
        {"投票をする所", std::string{label_of(ballot.place)},
         std::string{article_of(ballot.place)}},
        {"交付するもの", ballot.braille ? "点字投票用紙・封筒" : "投票用紙・封筒",
         "公職選挙法施行令53条1項"},
    };
}

Result<json::value> apply_ballot(const Town& town, storage::Transaction& transaction,
                                 const Matter& matter) {
    const auto election = find_election(transaction.session(), election_id_of(matter));
    if (!election) return no_election();
    std::vector<storage::Versioned<Ballot>> rows(1);
    Ballot& ballot = rows[0].record;
    ballot = ballot_of(matter);
    const Date today = date_in_japan(transaction.at());
    if (today < election->base_date) return not_yet(town, *election);
    const auto sheet = form_for(town, transaction.session(), ballot.person_id, today, *election);
    if (!sheet) return sheet.problem();
    if (!votes_here(sheet->vote)) {
        return Problem{.code = "ballot.no_vote",
                       .message = std::string{label_of(sheet->vote)} +
                                  "。投票用紙を交付できません。請求を却下してください。",
                       .article = article_of(sheet->vote)};
    }
    if (sheet->vote == Vote::here_with_proof && !ballot.proof_shown) {
        return Problem{.code = "ballot.proof",
                       .message = "引き続き都道府県内に住所を有することの確認がありません。",
                       .where = "proof",
                       .article = "公職選挙法施行令50条5項"};
    }
    ballot.state = BallotState::sent;
    ballot.sent_on = today;
    rows[0].version.valid_from = ballot.requested_on;
    transaction.append_versions<Ballot>(ballot_table(), rows);
    return json::value(json::object{{"election", election->name},
                                    {"voting_day", to_iso(election->voting_day)},
                                    {"place", std::string{label_of(ballot.place)}},
                                    {"facility", ballot.facility},
                                    {"braille", ballot.braille},
                                    {"sent_on", to_iso(ballot.sent_on)}});
}

}  // namespace yakuba::electoral_roll
