// The letters of cases, read through the decision's own session.
#include <boost/json.hpp>

#include "business/long_term_care_insurance/benefit_wordings.h"
#include "business/long_term_care_insurance/case_work.h"
#include "business/long_term_care_insurance/letters.h"
#include "business/long_term_care_insurance/limit_card.h"
#include "business/long_term_care_insurance/restrictions.h"
#include "department/answers.h"
#include "notices/press.h"
#include "notices/words.h"

namespace yakuba::long_term_care_insurance {
namespace {

namespace json = boost::json;
using procedures::LetterOrder;

Result<std::string> printed(const Town& town, storage::Session& session, const LetterOrder& order,
                            const Result<Wording>& wording) {
    if (!wording) return wording.problem();
    const auto run =
        open_case_letter(town, session, form_of(wording->paper), kOffice, order.issued_on);
    if (!run) return run.problem();
    const auto letter = letter_of(session, *run, order.recipient, order.number, *wording);
    if (!letter) return letter.problem();
    return notices::print_single(
        order.recipient, *letter,
        {.created = start_of_day(order.issued_on), .title = wording->title});
}

int number_of(const LetterOrder& order) {
    return order.outcome.as_object().at("application_no").to_number<int>();
}

std::string text_at(const json::object& outcome, std::string_view key) {
    return std::string{outcome.at(key).as_string()};
}

std::string yen_at(const json::object& outcome, std::string_view key) {
    return notices::yen_text(Yen{outcome.at(key).to_number<std::int64_t>()});
}

}  // namespace

Result<std::string> certification_pdf(const Town& town, storage::Session& session,
                                      const LetterOrder& order) {
    return printed(
        town, session, order,
        certification_wording(session, *town.calendar, order.recipient, number_of(order)));
}

Result<std::string> delay_pdf(const Town& town, storage::Session& session,
                              const LetterOrder& order) {
    const Answers answers{order.matter.answers};
    Wording wording;
    wording.title = "要介護認定・要支援認定等延期通知書";
    wording.greeting =
        "申請のあった認定について、30日以内に処分をすることができないため通知します。";
    wording.lines = {{"処理の見込み", town.calendar->format(answers.date("expected_on"))},
                     {"理由", answers.text("reason")}};
    wording.notes =
        "・見込みの日までに処分がないときは、申請が却下されたものとみなすことができます（介護保険法"
        "27"
        "条12項）。";
    return printed(town, session, order, wording);
}

Result<std::string> insured_card_pdf(const Town& town, storage::Session& session,
                                     const LetterOrder& order) {
    return printed(town, session, order,
                   insured_card_wording(session, *town.calendar, order.recipient, order.issued_on));
}

Result<std::string> burden_card_pdf(const Town& town, storage::Session& session,
                                    const LetterOrder& order) {
    return printed(town, session, order,
                   burden_card_wording(session, *town.calendar, order.recipient, order.issued_on));
}

Result<std::string> limit_card_pdf(const Town& town, storage::Session& session,
                                   const LetterOrder& order) {
    const auto from = parse_date(text_at(order.outcome.as_object(), "valid_from"));
    if (!from) return from.problem();
    return printed(town, session, order, limit_card_wording(town, session, order.recipient, *from));
}

Result<std::string> high_cost_pdf(const Town& town, storage::Session& session,
                                  const LetterOrder& order) {
    Wording wording;
    wording.title = "高額介護サービス費　申請受理通知書";
    wording.greeting = "高額介護サービス費の申請を受理しましたので通知します。";
    wording.lines = {{"申請日", town.calendar->format(received_on(order.matter))},
                     {"これからの月", "上限を超えた月の分を、申請なしで同じ口座に振り込みます"}};
    wording.notes = "・支給を受ける権利は2年で時効になります（介護保険法200条1項）。";
    return printed(town, session, order, wording);
}

Result<std::string> joint_certificate_pdf(const Town& town, storage::Session& session,
                                          const LetterOrder& order) {
    const int joint_year = order.outcome.as_object().at("joint_year").to_number<int>();
    return printed(town, session, order,
                   joint_certificate_wording(session, *town.calendar, order.recipient, joint_year));
}

Result<std::string> purchase_pdf(const Town& town, storage::Session& session,
                                 const LetterOrder& order) {
    const json::object& outcome = order.outcome.as_object();
    Wording wording;
    const bool prior = text_at(outcome, "state") == label_of(PurchaseState::approved);
    wording.title = text_at(outcome, "kind") + (prior ? "　承認通知書" : "費　支給決定通知書");
    wording.greeting = prior ? "申請のあった工事を、次のとおり承認しました。"
                             : "申請のあった費用の支給を、次のとおり決定しました。";
    wording.lines = {{"品目・工事", text_at(outcome, "item")},
                     {"費用の額", yen_at(outcome, "cost")},
                     {"支給の対象となる費用", yen_at(outcome, "counted")},
                     {"利用者負担の割合",
                      std::to_string(outcome.at("share_percent").to_number<int>() / 10) + "割"},
                     {prior ? "支給の見込み" : "支給額", yen_at(outcome, "benefit")}};
    wording.notes = prior ? "・工事が終わったら、領収書を添えて支給を申請してください。"
                          : "・届出の口座へ振り込みます。";
    return printed(town, session, order, wording);
}

Result<std::string> restriction_end_pdf(const Town& town, storage::Session& session,
                                        const LetterOrder& order) {
    const json::object& outcome = order.outcome.as_object();
    const auto kind = static_cast<RestrictionKind>(outcome.at("kind").to_number<int>());
    for (const Restriction& r : restrictions_of(session, order.recipient, {order.issued_on})) {
        if (r.kind == kind && r.record_no == outcome.at("record_no").to_number<int>())
            return printed(town, session, order, restriction_end_wording(*town.calendar, r));
    }
    return Problem{"notices.nothing_decided", "給付制限の記録がないため、印刷していません。"};
}

Result<std::string> deduction_pdf(const Town& town, storage::Session& session,
                                  const LetterOrder& order) {
    const json::object& outcome = order.outcome.as_object();
    Wording wording;
    wording.title = "介護保険　滞納保険料控除通知書";
    wording.greeting =
        "滞納している保険料が納められないため、支払を差し止めている保険給付から次のとおり差し引きま"
        "した。";
    wording.lines = {{"差し止めていた給付の額", yen_at(outcome, "withheld")},
                     {"滞納している保険料の額", yen_at(outcome, "arrears")},
                     {"差し引いた額", yen_at(outcome, "deducted")},
                     {"残りの給付の額", yen_at(outcome, "rest")}};
    wording.notes =
        "・残りの給付の額は、滞納している保険料を完納すると支払います（介護保険法67条）。";
    return printed(town, session, order, wording);
}

Result<std::string> restriction_warning_pdf(const Town& town, storage::Session& session,
                                            const LetterOrder& order) {
    return printed(town, session, order,
                   restriction_wording(session, *town.calendar, order.recipient,
                                       YearMonth{order.issued_on}, RestrictionState::warned));
}

Result<std::string> refusal_pdf(const Town& town, storage::Session& session,
                                const LetterOrder& order) {
    return print_refusal(town, session, order, kOffice);
}

}  // namespace yakuba::long_term_care_insurance
