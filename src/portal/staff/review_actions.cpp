#include <algorithm>

#include "portal/staff/review_page.h"
#include "portal/staff/shown.h"

/// The forms of what may be done with a case now: one for each action, described as data.
namespace yakuba::portal::staff {
namespace {

using procedures::Action;
using procedures::Standing;
using web::Call;
using web::View;

struct ActionForm {
    Action action;
    std::string_view button;        // what happens
    std::string_view help;          // one sentence
    std::string_view message = {};  // label of the words to the applicant; empty: none
    bool message_must = false;
    bool fields = false;        // which answers to correct
    bool checks = false;        // what was held against the papers
    bool proposal = false;      // to approve or to refuse
    bool absent = false;        // 代決: who is absent
    bool by_applicant = false;  // done by a form of its own, not here
};

constexpr ActionForm kForms[] = {
    {Action::begin_review, "審査を始める", "担当者として記録されます。"},
    {.action = Action::review,
     .button = "審査済にして決裁へ回す",
     .help = "確認したことにすべて印をつけ、案を選びます。起案した人は決裁できません。",
     .message = "却下の理由（申請者に伝わります。却下の案では必ず）",
     .checks = true,
     .proposal = true},
    {.action = Action::accept,
     .button = "受理する",
     .help = "確認したことにすべて印をつけます。届出を受理し、台帳に反映します。",
     .checks = true},
    {Action::endorse, "承認して次へ回す", "決裁経路の次の人に回ります。"},
    {Action::decide, "この案で決裁する", "台帳への反映と通知の作成まで、一度に行います。"},
    {.action = Action::decide_for,
     .button = "代決する",
     .help = "決裁者が不在のときに限ります。あとで本人の後閲が必要です。",
     .absent = true},
    {Action::inspect, "後閲した", "代決された内容を確認したことを記録します。"},
    {.action = Action::request_correction,
     .button = "補正を依頼する",
     .help = "直してほしい項目に印をつけ、どう直すかを書きます。処理期間は止まります。",
     .message = "補正の内容（申請者に伝わります）",
     .message_must = true,
     .fields = true},
    {Action::send_back, "差し戻す", "起案した人に戻します。理由をコメントに書いてください。"},
    {Action::pull_back, "引き戻す", "決裁に回した案を、自分の手元に戻します。"},
    {Action::hold, "保留する", "理由をコメントに書いてください。"},
    {Action::resume, "保留を解く", "保留する前の状態に戻ります。"},
    {Action::complete, "完了にする", "通知が届き、することがなくなったときです。"},
    {Action::note, "記録を残す", "経過にコメントを残します。申請者には見えません。"},
};

const ActionForm* form_of(Action action) {
    for (const ActionForm& form : kForms) {
        if (form.action == action) return &form;
    }
    return nullptr;
}

std::string_view key_of(Action action) {
    for (const Code& code : procedures::codes_of(action)) {
        if (code.value == static_cast<std::int64_t>(action)) return code.key;
    }
    return {};
}

bool kept_has(const web::Fields* kept, std::string_view name, std::string_view value) {
    if (kept == nullptr) return false;
    const auto values = kept->all(name);
    return std::find(values.begin(), values.end(), value) != values.end();
}

void show_fields(View& card, Call& call, const procedures::Desk& desk, const Standing& standing,
                 const web::Fields* kept) {
    const auto contents = desk.contents(call.session(), standing.record);
    if (!contents) return;
    View fields = card.row("WITH_FIELDS");
    for (const auto& shown :
         procedures::show_answers(*contents->procedure, *contents->answers, *contents->facts,
                                  {call.today(), *call.town().calendar})) {
        fields.row("FIELDS")
            .set("FIELD", shown.where)
            .set("FIELD_LABEL", procedures::without_ruby(shown.question->label.ja))
            .show_if("FIELD_MARKED", kept_has(kept, "field", shown.where));
    }
}

void show_checks(View& card, Call& call, const procedures::Desk& desk, const Standing& standing,
                 const web::Fields* kept) {
    const auto checks = desk.checklist(call.session(), standing);
    if (checks.empty()) return;
    View list = card.row("WITH_CHECKS");
    for (const procedures::Check& check : checks) {
        list.row("CHECKS")
            .set("CHECK", check.key)
            .set("CHECK_LABEL", check.label)
            .set("CHECK_ARTICLE", check.article)
            .show_if("CHECK_DONE", kept_has(kept, "check", check.key));
    }
}

void show_proposal(View& card, const web::Fields* kept) {
    card.row("WITH_PROPOSAL")
        .show(kept_has(kept, "proposal", "refuse") ? "PROPOSE_REFUSE" : "PROPOSE_APPROVE");
}

void show_form(View& view, Call& call, const procedures::Desk& desk, const Standing& standing,
               const ActionForm& form, const Kept& all_kept, bool first) {
    const std::string_view key = key_of(form.action);
    const web::Fields* const kept =
        all_kept.form != nullptr && all_kept.form->get("action") == key ? all_kept.form : nullptr;
    View card = view.row("ACTIONS");
    card.set("ACTION", key)
        .set("ACTION_LABEL", label_of(form.action))
        .set("ACTION_HELP", form.help)
        .set("ACTION_BUTTON", form.button)
        .set("KEPT_COMMENT", kept != nullptr ? kept->get("comment") : std::string{})
        .show_if("OPEN", kept != nullptr || (first && all_kept.form == nullptr))
        .show(first ? "MAIN" : "OTHER");
    if (form.checks) show_checks(card, call, desk, standing, kept);
    if (form.proposal) show_proposal(card, kept);
    if (form.fields) show_fields(card, call, desk, standing, kept);
    if (form.absent) {
        View absent = card.row("WITH_ABSENT");
        absent.set("KEPT_ABSENT", kept != nullptr ? kept->get("absent") : std::string{});
        const auto steps = desk.route(call.town(), call.session(), standing);
        const auto turn = static_cast<std::size_t>(standing.step);
        absent.set("TURN", turn < steps.size() ? steps[turn].name : std::string{});
    }
    if (!form.message.empty()) {
        card.row("WITH_MESSAGE")
            .set("MESSAGE_LABEL", form.message)
            .set("KEPT_MESSAGE", kept != nullptr ? kept->get("message") : std::string{})
            .show_if("MESSAGE_MUST", form.message_must);
    }
}

}  // namespace

void show_actions(View& view, Call& call, const Offices& offices, const Standing& standing,
                  const Kept& kept) {
    const procedures::Desk& desk = *offices.desk;
    auto possible = desk.possible(call.town(), call.session(), call.visitor(), standing);
    // What one clerk may accept alone is not first sent on to another.
    std::ranges::stable_partition(possible, [](Action action) { return action == Action::accept; });
    bool first = true;
    for (const Action action : possible) {
        if (action == Action::correct) {
            view.show("MAY_CORRECT");
            continue;
        }
        const ActionForm* const form = form_of(action);
        if (form == nullptr) continue;
        show_form(view, call, desk, standing, *form, kept, first);
        first = false;
    }
    view.show(first ? "NOTHING_TO_DO" : "SOMETHING_TO_DO");
    const bool own = !call.visitor().actor.empty() && call.visitor().actor == standing.reviewer;
    view.show_if("OWN_PROPOSAL", own && standing.state == procedures::State::reviewed);
}

}  // namespace yakuba::portal::staff
