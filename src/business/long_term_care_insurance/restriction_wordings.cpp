// What the letters of restrictions say, and the month's runs of them.
#include <algorithm>

#include "business/long_term_care_insurance/letter_run.h"
#include "business/long_term_care_insurance/restrictions.h"
#include "notices/words.h"

namespace yakuba::long_term_care_insurance {
namespace {

using notices::yen_text;
using Lines = std::vector<std::pair<std::string, std::string>>;

Date day_of(const Restriction& r, RestrictionState state) {
    switch (state) {
        case RestrictionState::warned:
            return r.warned_on;
        case RestrictionState::decided:
            return r.decided_on;
        case RestrictionState::ended:
        case RestrictionState::withdrawn:
            break;
    }
    return r.ended_on;
}

std::string years_text(int permille) {
    std::string part = std::to_string(permille % 1000);
    part.insert(0, 3 - part.size(), '0');
    return std::to_string(permille / 1000) + "." + part + "年";
}

void say_what(const Restriction& r, Lines& lines) {
    lines.emplace_back("制限の内容", std::string{label_of(r.kind)});
    lines.emplace_back("根拠", std::string{article_of(r.kind)});
}

void say_warning(const Calendar& calendar, const Restriction& r, Lines& lines) {
    say_what(r, lines);
    if (r.arrears > Yen{0}) lines.emplace_back("滞納している額", yen_text(r.arrears));
    if (r.oldest_due_on) lines.emplace_back("最も古い納期限", calendar.format(r.oldest_due_on));
    if (!r.note.empty()) lines.emplace_back("備考", r.note);
    lines.emplace_back("弁明の期限", calendar.format(r.answer_by));
}

void say_decision(const Calendar& calendar, const Restriction& r, Lines& lines) {
    say_what(r, lines);
    lines.emplace_back("制限の期間",
                       calendar.format(r.starts_on) + "から" +
                           (r.ends_on ? calendar.format(r.ends_on) + "まで" : "納付されるまで"));
    if (r.kind == RestrictionKind::reduction) {
        lines.emplace_back("給付額減額期間", std::to_string(r.months) + "か月");
        lines.emplace_back("徴収権消滅期間", years_text(r.lost_permille));
        lines.emplace_back("保険料納付済期間", years_text(r.paid_permille));
    } else if (r.arrears > Yen{0}) {
        lines.emplace_back("滞納している額", yen_text(r.arrears));
    }
}

void say_end(const Calendar& calendar, const Restriction& r, Lines& lines) {
    say_what(r, lines);
    lines.emplace_back("終わった日", calendar.format(r.ended_on));
    lines.emplace_back("事由", std::string{label_of(r.end_reason)});
}

Wording blank(RestrictionState state) {
    Wording wording;
    if (state == RestrictionState::warned) {
        wording.paper = Paper::information;
        wording.title = "介護保険　給付制限予告通知書";
        wording.greeting =
            "介護保険料が納められていないため、このままでは次のとおり保険給付を制限します。特別の事"
            "情が"
            "あるときは、弁明の期限までに申し出てください。";
        wording.notes =
            "・支払方法の変更：サービスの費用をいったん全額お支払いいただき、あとで保険給付分を申請"
            "して"
            "受け取る方法（償還払い）になります。\n"
            "・一時差止：償還払いの保険給付や高額介護サービス費の支払を止めます。止めた額から滞納し"
            "ている"
            "保険料を差し引くことがあります（介護保険法67条3項）。\n"
            "・滞納している保険料を納めれば、給付は制限されません。納付が難しいときは、早めにご相談"
            "くださ"
            "い。";
    } else if (state == RestrictionState::decided) {
        wording.title = "介護保険　給付制限決定通知書";
        wording.greeting =
            "次のとおり保険給付を制限しますので通知します。被保険者証に記載しますので、"
            "お持ちの被保険者証を提出してください。";
        wording.notes =
            "・支払方法の変更と一時差止は、滞納している保険料を完納したとき、または滞納額が著しく減"
            "ったと"
            "き、災害その他の特別の事情があるときに終わります。\n"
            "・給付額の減額の間は、利用者負担が3割（負担割合が3割の人は4割）になり、高額介護サービ"
            "ス費、"
            "高額医療合算介護サービス費、食費・居住費の負担軽減は受けられません。";
    } else {
        wording.title = "介護保険　給付制限終了通知書";
        wording.greeting = "次のとおり保険給付の制限が終わりましたので通知します。";
        wording.notes = "・制限の記載のない被保険者証を交付します。";
    }
    return wording;
}

void say(const Calendar& calendar, const Restriction& r, RestrictionState state, Lines& lines) {
    if (state == RestrictionState::warned) return say_warning(calendar, r, lines);
    if (state == RestrictionState::decided) return say_decision(calendar, r, lines);
    say_end(calendar, r, lines);
}

Result<LetterReport> print_state(const Town& town, const LetterRequest& request,
                                 RestrictionState state, std::string_view name, std::string label) {
    const YearMonth month{request.day};
    auto due = persons_of(*town.database->session(),
                          "SELECT DISTINCT person_id FROM ltc_restriction WHERE state = :state "
                          "AND valid_from >= :from AND valid_from < :until",
                          {{"state", static_cast<std::int64_t>(state)},
                           {"from", std::int64_t{month.first_day().packed()}},
                           {"until", std::int64_t{(month + 1).first_day().packed()}}});
    return print_run(
        town, request, "long-term-care-" + std::string{name} + "-" + to_iso(month),
        std::move(label), std::move(due),
        [month, state](storage::Session& session, const Calendar& calendar, PersonId person) {
            return restriction_wording(session, calendar, person, month, state);
        },
        blank(state).paper);
}

}  // namespace

Result<Wording> restriction_wording(storage::Session& session, const Calendar& calendar,
                                    PersonId person, YearMonth month, RestrictionState state) {
    Wording wording = blank(state);
    for (const Restriction& r : restrictions_of(session, person, {month.last_day()})) {
        const Date day = day_of(r, state);
        if (r.state != state || !day || YearMonth{day} != month) continue;
        say(calendar, r, state, wording.lines);
    }
    if (wording.lines.empty()) {
        return Problem{"notices.nothing_decided",
                       "この月の給付制限はその後に変わったため、印刷していません。",
                       "subject " + std::to_string(person.value())};
    }
    return wording;
}

Result<Wording> restriction_end_wording(const Calendar& calendar, const Restriction& restriction) {
    Wording wording = blank(RestrictionState::ended);
    say_end(calendar, restriction, wording.lines);
    return wording;
}

std::vector<DepartmentLetter> restriction_letters() {
    return {
        {"restriction-warning", "給付制限予告通知書", Period::month,
         [](const Town& town, const LetterRequest& request) {
             return print_state(town, request, RestrictionState::warned, "restriction-warning",
                                "給付制限予告通知書");
         }},
        {"restriction", "給付制限決定通知書", Period::month,
         [](const Town& town, const LetterRequest& request) {
             return print_state(town, request, RestrictionState::decided, "restriction",
                                "給付制限決定通知書");
         }},
        {"restriction-end", "給付制限終了通知書", Period::month,
         [](const Town& town, const LetterRequest& request) {
             return print_state(town, request, RestrictionState::ended, "restriction-end",
                                "給付制限終了通知書");
         }},
    };
}

}  // namespace yakuba::long_term_care_insurance
