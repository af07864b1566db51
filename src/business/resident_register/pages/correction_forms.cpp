#include <algorithm>

#include "business/resident_register/history.h"
#include "business/resident_register/pages/item_questions.h"
#include "business/resident_register/pages/questions.h"
#include "kernel/typed_date.h"

namespace yakuba::resident_register {
namespace {

using Kind = Question::Kind;

constexpr std::string_view kArticle = "住民基本台帳法施行令12条3項";

// 職権消除・職権回復 -----------------------------------------------------------------------------

std::vector<Step> removal_steps(const Scene& scene) {
    std::vector<Step> steps{ex_officio_step(scene, "消除する日", kArticle)};
    const PersonId who[] = {scene.person};
    for (Step& step : remaining_steps(scene, who))
        steps.push_back(std::move(step));
    return steps;
}

ExOfficio ex_officio_of(const Scene& scene, Filing filing) {
    ExOfficio command;
    command.filing = std::move(filing);
    command.person = scene.person;
    command.new_head_left = answered_new_head(scene);
    command.relations_left = answered_relations(scene, "relation_left");
    return command;
}

std::vector<Finding> removal_findings(const Scene&) {
    return {{Weight::confirm, "ex_officio.survey",
             "実態調査（訪問・郵便・親族への照会）の記録と決裁がそろっていますか。",
             std::string{kArticle}, "notice"},
            {Weight::tell, "ex_officio.notify",
             "消除したことを本人に通知します。所在が分からないときは公示します。",
             "住民基本台帳法施行令12条4項"}};
}

std::vector<Step> restoration_steps(const Scene& scene) {
    return {ex_officio_step(scene, "回復する日（消除された日）", kArticle)};
}

std::vector<Finding> restoration_findings(const Scene&) {
    return {{Weight::tell, "restoration.same_entry",
             "もとの住民票を続けて使います。新しい住民票はつくりません。", std::string{kArticle}}};
}

// 訂正 -------------------------------------------------------------------------------------------

std::vector<Step> correct_steps(const Scene& scene) {
    Step first = ex_officio_step(scene, "誤りの始まった日", kArticle);
    first.groups.front().questions.push_back(
        {.kind = Kind::day,
         .name = "until",
         .label = "正しくなった日",
         .hint = "空けておくと、次の異動でその項目が変わるまで",
         .article = kArticle,
         .size = "12"});
    return {
        first,
        {.id = "items",
         .title = "正しい内容",
         .lead = "その日の記載が入っています。誤っているところだけ直してください。",
         .groups = {{.heading = "記載", .questions = item_questions(scene, correctable_items())}}}};
}

Result<Outcome> carry_correction(const Scene& scene, const Desk& desk, Filing filing) {
    Correction command;
    command.filing = std::move(filing);
    command.person = scene.person;
    command.items = changed_items(scene, correctable_items());
    if (const Date until = scene.answers.day("until")) command.until = until;
    return correct(desk, command);
}

// 取消 -------------------------------------------------------------------------------------------

Question event_question(const Scene& scene) {
    Question question{.kind = Kind::radio,
                      .name = "version",
                      .label = "取り消す異動",
                      .needed = true,
                      .options = {},
                      .article = kArticle};
    const auto records = records_of(scene.session, scene.person, scene.gate, scene.request);
    std::int64_t last_entry = 0;
    for (auto step = records.rbegin(); step != records.rend(); ++step) {
        const storage::Version& version = step->state.version;
        if (version.entry == last_entry) continue;
        last_entry = version.entry;
        std::string changes;
        for (const ItemChange& change : step->changes) {
            if (change.key == "person_id") continue;
            if (!changes.empty()) changes += "、";
            changes += std::string{change.label};
        }
        question.options.push_back(
            {std::to_string(version.number),
             day_for_staff(*scene.town.calendar, version.valid_from) + "　" +
                 std::string{label_of(step->state.record.event)},
             changes.empty() ? "変わった項目なし" : "変わった項目：" + changes});
    }
    return question;
}

std::vector<Step> cancel_steps(const Scene& scene) {
    return {{.id = "which",
             .title = "取り消す異動",
             .lead = "その異動で書いたことを、世帯のほかの人の分もふくめて元に戻します。",
             .groups = {{.heading = "異動", .questions = {event_question(scene)}}}},
            ex_officio_step(scene, "取り消す日", kArticle)};
}

Result<Outcome> carry_cancellation(const Scene& scene, const Desk& desk, Filing filing) {
    Cancellation command;
    command.filing = std::move(filing);
    command.person = scene.person;
    command.version = static_cast<int>(scene.answers.number("version"));
    return cancel(desk, command);
}

std::vector<Finding> cancel_findings(const Scene&) {
    return {{Weight::confirm, "cancellation.others",
             "取り消すと、下の全員の記載が変わります。ほかの課への連絡を確かめましたか。",
             std::string{kArticle}}};
}

std::vector<Finding> no_findings(const Scene&) { return {}; }

}  // namespace

std::vector<EventForm> correction_forms() {
    const auto carry_removal = [](const Scene& scene, const Desk& desk, Filing filing) {
        return remove_ex_officio(desk, ex_officio_of(scene, std::move(filing)));
    };
    const auto carry_restoration = [](const Scene& scene, const Desk& desk, Filing filing) {
        return restore_ex_officio(desk, ex_officio_of(scene, std::move(filing)));
    };
    return {{.id = "ex-officio-removal",
             .label = "職権消除",
             .article = kArticle,
             .group = "職権",
             .summary = "もう住んでいない人、国籍を失った人などを消除する",
             .steps = &removal_steps,
             .findings = &removal_findings,
             .carry_out = carry_removal},
            {.id = "restoration",
             .label = "職権回復",
             .article = kArticle,
             .group = "職権",
             .summary = "誤って消除した住民票、転出の取りやめ",
             .steps = &restoration_steps,
             .findings = &restoration_findings,
             .carry_out = carry_restoration},
            {.id = "correction",
             .label = "訂正",
             .article = kArticle,
             .group = "職権",
             .summary = "過去の記載の誤りを、その日にさかのぼって直す",
             .steps = &correct_steps,
             .findings = &no_findings,
             .carry_out = &carry_correction},
            {.id = "cancellation",
             .label = "取消",
             .article = kArticle,
             .group = "職権",
             .summary = "誤って受理した異動を、なかったことにする",
             .steps = &cancel_steps,
             .findings = &cancel_findings,
             .carry_out = &carry_cancellation}};
}

}  // namespace yakuba::resident_register
