#include "business/electoral_roll/case_doubt.h"

#include <boost/json.hpp>
#include <optional>

#include "business/electoral_roll/gather.h"
#include "business/electoral_roll/imports.h"
#include "department/answers.h"
#include "department/record_history.h"

namespace yakuba::electoral_roll {
namespace {

namespace json = boost::json;
using procedures::Asked;
using procedures::Matter;

constexpr std::string_view kArticle = "公職選挙法施行令12条1項";

bool raises(const Answers& answers) { return answers.text("step") == "raise"; }

/// The doubt as it stands after the step; Problems say why it cannot be taken.
Result<Doubt> next_doubt(const Doubt* now, const Matter& matter) {
    const Answers answers{matter.answers};
    if (raises(answers)) {
        if (now != nullptr) {
            return Problem{
                .code = "doubt.open",
                .message = "この人は、もう資格の確認中です。結果の登録を選んでください。",
                .where = "step",
                .article = kArticle};
        }
        Doubt doubt;
        doubt.person_id = matter.record.person_id;
        doubt.reason =
            FieldForm<DoubtReason>::parse(answers.text("reason")).value_or(DoubtReason::other);
        doubt.raised_on = answers.date("raised_on");
        doubt.inquiry_on = answers.date("inquiry_on");
        doubt.note = answers.text("note");
        return doubt;
    }
    if (now == nullptr) {
        return Problem{.code = "doubt.none",
                       .message = "この人には、結果を登録する資格の疑いがありません。",
                       .where = "step",
                       .article = kArticle};
    }
    Doubt doubt = *now;
    if (answers.date("inquiry_on")) doubt.inquiry_on = answers.date("inquiry_on");
    doubt.outcome = answers.text("outcome") == "confirmed" ? DoubtOutcome::confirmed
                                                           : DoubtOutcome::unconfirmed;
    doubt.settled_on = answers.date("settled_on");
    if (!answers.text("note").empty()) doubt.note = answers.text("note");
    return doubt;
}

std::vector<Problem> problems_of(const Result<Doubt>& doubt) {
    return doubt ? check(*doubt) : std::vector<Problem>{doubt.problem()};
}

Result<Doubt> next_doubt(storage::Session& session, const Matter& matter, Date today) {
    const Doubts doubts = doubts_of(session, matter.record.person_id);
    return next_doubt(doubt_on(doubts, today), matter);
}

}  // namespace

std::vector<Problem> check_doubt(const Asked& asked, const Matter& matter) {
    return problems_of(next_doubt(asked.session, matter, asked.today));
}

Result<std::vector<procedures::PreviewLine>> preview_doubt(const Asked& asked,
                                                           const Matter& matter) {
    const auto doubt = next_doubt(asked.session, matter, asked.today);
    if (!doubt) return doubt.problem();
    std::vector<procedures::PreviewLine> lines;
    lines.push_back({"理由", std::string{label_of(doubt->reason)}, std::string{kArticle}});
    lines.push_back(
        {"疑いを持った日", short_day(asked.town, doubt->raised_on), std::string{kArticle}});
    lines.push_back({"結果", std::string{label_of(doubt->outcome)}, std::string{kArticle}});
    lines.push_back({"登録",
                     doubt->outcome == DoubtOutcome::confirmed
                         ? "次の登録の日に、資格があれば登録する"
                         : "確認ができるまで登録しない",
                     std::string{kArticle}});
    return lines;
}

Result<json::value> apply_doubt(const Town&, storage::Transaction& transaction,
                                const Matter& matter) {
    auto doubt = next_doubt(transaction.session(), matter, date_in_japan(transaction.at()));
    if (const auto problems = problems_of(doubt); !problems.empty()) return problems.front();
    std::vector<storage::Versioned<Doubt>> rows(1);
    rows[0].version.valid_from = doubt->settled_on ? doubt->settled_on : doubt->raised_on;
    rows[0].record = *std::move(doubt);
    transaction.append_versions<Doubt>(doubt_table(), rows);
    return json::value(
        json::object{{"reason", FieldForm<DoubtReason>::format(rows[0].record.reason)},
                     {"outcome", FieldForm<DoubtOutcome>::format(rows[0].record.outcome)},
                     {"from", to_iso(rows[0].version.valid_from)}});
}

}  // namespace yakuba::electoral_roll
