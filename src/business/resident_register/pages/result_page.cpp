#include <set>

#include "business/resident_register/pages/wizard_views.h"
#include "kernel/typed_date.h"
#include "web/house.h"

/// What the event came to: what was written, what is due, what to print, what to begin.
namespace yakuba::resident_register {
namespace {

struct NextStep {
    std::string label;
    std::string link;
    std::string text;
};

std::vector<NextStep> next_steps(const EventForm& form, const std::vector<PersonId>& persons,
                                 const Outcome& outcome, bool training) {
    std::vector<NextStep> steps;
    if (persons.empty()) return steps;
    const std::string first = std::to_string(persons.front().value());
    if (outcome.certificate_issued) {
        steps.push_back({"転出証明書を交付する", "/s/register/certificates/move-out/" + first,
                         "住民基本台帳法施行令24条"});
    }
    if (form.id == "move-in" || form.id == "ex-officio-entry") {
        for (const PersonId person : persons) {
            const std::string number = std::to_string(person.value());
            steps.push_back({"個人番号を記録する（宛名番号 " + number + "）",
                             "/s/register/numbers/" + number, "住民基本台帳法7条8号の2"});
        }
    }
    if (form.group != "支援措置" && form.id != "death" && form.id != "ex-officio-removal") {
        steps.push_back({"住民票の写しを交付する", "/s/register/certificates/copy/" + first,
                         "住民基本台帳法12条"});
    }
    if (form.id == "death" || form.id == "ex-officio-removal") {
        steps.push_back({"除票の写しを交付する", "/s/register/certificates/removed/" + first,
                         "住民基本台帳法15条の4"});
    }
    if (outcome.household_notice_needed) {
        steps.push_back({"世帯主変更を入れる", "/s/register/begin/head-change/" + first,
                         "世帯主のいない世帯に2人以上が残っています。住民基本台帳法25条"});
    }
    if (training && form.id == "move-in") {
        steps.push_back({"試験カードを発行する", "/s/persons/" + first + "/test-card",
                         "研修の町だけ。住民の入口を試すときに使います"});
    }
    steps.push_back({"ほかの課の手続をまとめる（書かない窓口）", "/s/counter/begin/" + first,
                     "国保・年金・児童手当など、できごとから手続を並べます"});
    return steps;
}

}  // namespace

web::Response result_page(web::Call& call, const Offices& offices, const EventForm& form,
                          const Draft& draft) {
    const Outcome outcome = read_outcome(draft.outcome);
    const registry::AddressRequest request = clerk(call);
    const Calendar& calendar = *call.town().calendar;
    std::set<PersonId> touched(outcome.persons.begin(), outcome.persons.end());
    for (const auto& [person, sight] : draft.seen)
        touched.insert(person);
    if (outcome.household) {
        for (const registry::Resident& member :
             registry::household_members(call.session(), outcome.household, AsOf{call.today()})) {
            touched.insert(member.person_id);
        }
    }
    const std::vector<PersonId> persons(touched.begin(), touched.end());
    const auto changes = changes_of(call.session(), persons, draft.entry, call.gate(), request);

    web::View view;
    view.set("EVENT_LABEL", form.label)
        .set("EVENT_ARTICLE", form.article)
        .set("ENTRY", draft.entry)
        .set("WRITTEN_ON", day_for_staff(calendar, call.today()));
    show_changes(calendar, changes, view);
    show_due(calendar,
             due_things(call.town(), offices, call.session(), persons, call.today(), call.gate(),
                        request),
             call.today(), view);
    if (outcome.late) {
        view.row("WAS_LATE").set("LATE_DEADLINE", day_for_staff(calendar, outcome.deadline));
    }
    view.show_if("HEAD_EX_OFFICIO", outcome.head_ex_officio);
    for (const NextStep& next : next_steps(form, outcome.persons, outcome, call.site().training)) {
        view.row("NEXT_STEPS")
            .set("NEXT_LABEL", next.label)
            .set("NEXT_LINK", next.link)
            .set("NEXT_TEXT", next.text);
    }
    for (const PersonId person : outcome.persons) {
        const auto found = registry::find_resident(
            call.session(), person, AsOf{std::max(call.today(), draft.answers.day("occurred_on"))});
        if (!found) continue;
        view.row("PERSON_LINKS")
            .set("PERSON_LINK", "/s/persons/" + std::to_string(person.value()))
            .set("PERSON_LABEL", found->record.name)
            .set("PERSON_NUMBER", person.value());
        call.saw(person, "異動の結果　" + std::string{form.label}, "resident-register",
                 identity::Deed::enter);
    }
    return call.page("staff/register/result.html", std::string{form.label} + "を登録しました",
                     view);
}

}  // namespace yakuba::resident_register
