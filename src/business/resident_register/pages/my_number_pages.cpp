#include "business/resident_register/pages/pages.h"
#include "business/resident_register/pages/questions.h"
#include "business/resident_register/pages/wizard_views.h"
#include "kernel/check_digit.h"
#include "registry/vault.h"

/// 個人番号 of somebody in the register, written into its vault: after a move in, from the
/// certificate or the card that was brought. The number is typed here and kept nowhere else: not in
/// a draft, not in an address, not in the answer.
namespace yakuba::resident_register {
namespace {

using Kind = Question::Kind;
using registry::Vault;
using web::Call;
using web::Method;
using web::Response;

constexpr std::string_view kArticle = "住民基本台帳法7条8号の2";
constexpr std::string_view kChange = "変更";

/// Who it is about, as the register has her today or from her move on.
struct Subject {
    PersonId person;
    registry::Resident entry;
};
Result<Subject> subject_of(Call& call) {
    const auto person = call.person();
    if (!person) return person.problem();
    if (call.town().vault == nullptr) {
        return Problem{"number.none", "このサーバーでは個人番号を扱えません。"};
    }
    const auto found = registry::find_resident(call.session(), *person, AsOf{call.today()});
    if (!found || !registry::is_resident(found->record.standing)) {
        return Problem{"resident.not_found",
                       "個人番号を記録できるのは、いま住民票のある人だけです。宛名番号を確かめて"
                       "ください。"};
    }
    return Subject{*person, found->record};
}

/// Whether a number is kept, without opening it.
bool has_number(storage::Session& session, PersonId person) {
    return session
               .number("SELECT count(*) FROM my_number WHERE person_id = :person_id",
                       {{"person_id", person.value()}})
               .value_or(0) > 0;
}

Step number_step() {
    return {.id = "number",
            .title = "個人番号",
            .groups = {{.heading = "個人番号",
                        .questions = {
                            {.kind = Kind::secret,
                             .name = "my_number",
                             .label = "個人番号",
                             .hint = "12けた。検査用数字で確かめる。画面には出ない",
                             .needed = true,
                             .article = kArticle},
                            {.kind = Kind::radio,
                             .name = "reason",
                             .label = "記録の理由",
                             .needed = true,
                             .options = {{"転入", "転入", "前の市区町村で付いた番号"},
                                         {"付番", "付番", "番号法7条1項の通知のとおり"},
                                         {"変更", "変更", "番号法7条2項"}},
                             .initial = "転入",
                             .article = kArticle},
                            {.kind = Kind::select,
                             .name = "paper",
                             .label = "確かめた書面",
                             .needed = true,
                             .options = {{"転出証明書", "転出証明書", ""},
                                         {"マイナンバーカード", "マイナンバーカード", ""},
                                         {"個人番号通知書", "個人番号通知書・通知カード", ""},
                                         {"機構の通知", "地方公共団体情報システム機構の通知", ""}},
                             .article = "番号法16条"}}}}};
}

Response number_page(Call& call, const Subject& subject, const Answers& answers,
                     const std::vector<AnswerProblem>& problems) {
    web::View view;
    show_about(call, subject.person, view);
    view.set("NUMBER_PATH", call.request().path);
    view.show(has_number(call.session(), subject.person) ? "NUMBER_KEPT" : "NUMBER_MISSING");
    show(number_step(), answers, problems, *call.town().calendar, view);
    call.saw(subject.person, "個人番号の記録の画面", kDepartment);
    return call.page("staff/register/my_number.html", "個人番号の記録", view,
                     problems.empty() ? 200 : 422);
}

Response ask(Call& call) {
    const auto subject = subject_of(call);
    if (!subject) return call.problem(subject.problem());
    return number_page(call, *subject, {}, {});
}

AnswerProblem wrong_number(std::string message) {
    return {"my_number", "個人番号", std::move(message)};
}

/// Why this number cannot stand beside this person. Looking for its owner is itself written into
/// the vault's log.
Result<std::vector<AnswerProblem>> number_problems(Call& call, const Subject& subject,
                                                   const std::string& number,
                                                   const Answers& answers) {
    std::vector<AnswerProblem> problems;
    const bool kept = has_number(call.session(), subject.person);
    if (kept && !answers.is("reason", kChange)) {
        problems.push_back({"reason", "記録の理由",
                            "この人の個人番号はもう記録されています。番号が変わったときだけ、"
                            "理由を「変更」にして記録してください"});
    }
    if (!kept && answers.is("reason", kChange)) {
        problems.push_back({"reason", "記録の理由",
                            "この人の個人番号はまだ記録されていません。理由は「転入」か「付番」に"
                            "してください"});
    }
    if (!is_my_number(number)) {
        problems.push_back(
            wrong_number("個人番号が正しくありません。12けたの数字と検査用数字を確かめてください"));
        return problems;
    }
    storage::Command command =
        call.command("個人番号の記録　" + answers.get("reason"), std::string{kArticle});
    command.key.clear();
    call.rest();
    const auto owner = call.town().vault->find(*call.town().database, command, number);
    if (!owner) return owner.problem();
    if (*owner == subject.person) {
        problems.push_back(wrong_number("この人に、もう同じ個人番号が記録されています"));
    } else if (*owner) {
        problems.push_back(wrong_number(
            "この個人番号は、宛名番号 " + std::to_string(owner->value()) +
            " の人に記録されています。同じ人の住民票が二つないか、番号の写しまちがいがないか"
            "確かめてください"));
    }
    return problems;
}

Result<std::string> record_number(Call& call, const Subject& subject, const std::string& number,
                                  const Answers& answers) {
    const Vault& vault = *call.town().vault;
    const std::string& reason = answers.get("reason");
    const storage::Command command = call.command(
        "個人番号の記録　" + reason + "（" + answers.get("paper") + "）", std::string{kArticle});
    // Whoever comes has the number from the first day here; a new number holds from now on.
    const Date from = reason == "転入" ? subject.entry.became_resident_on : call.today();
    return call.town().database->transact(
        command, [&](storage::Transaction& transaction) -> Result<std::string> {
            const auto recorded = vault.record(transaction, subject.person, number, reason, from);
            if (!recorded) return recorded.problem();
            registry::NumberAccess access;
            access.access_number = transaction.next_number("my_number_access");
            access.person_id = subject.person;
            access.actor = command.actor;
            access.purpose = command.purpose;
            access.ground = command.ground;
            access.deed = registry::Deed::record;
            transaction.append_rows(registry::my_number_access_table(),
                                    std::span<const registry::NumberAccess>{&access, 1});
            return std::string{};
        });
}

Response sent(Call& call) {
    const auto subject = subject_of(call);
    if (!subject) return call.problem(subject.problem());
    const Step step = number_step();
    Answers answers;
    take(step, call.request().form, *call.town().calendar, call.today(), answers);
    std::string number;
    for (const char c : call.request().form.get("my_number")) {
        if (c != ' ' && c != '-') number += c;
    }
    auto problems = check(step, answers);
    const auto wrong = number_problems(call, *subject, number, answers);
    if (!wrong) return call.problem(wrong.problem());
    problems.insert(problems.end(), wrong->begin(), wrong->end());
    if (!problems.empty()) return number_page(call, *subject, answers, problems);
    call.rest();
    const auto recorded = record_number(call, *subject, number, answers);
    if (!recorded) return call.problem(recorded.problem());
    call.saw(subject->person, "個人番号の記録", kDepartment, identity::Deed::enter,
             answers.get("reason"));
    return web::see_other(call.request().path);
}

}  // namespace

web::Routes my_number_pages() {
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/register/numbers/{person}", kEnter, ask, "個人番号の記録"},
        {Method::post, "/s/register/numbers/{person}", kEnter, sent, "個人番号の記録"},
    };
    return routes;
}

}  // namespace yakuba::resident_register
