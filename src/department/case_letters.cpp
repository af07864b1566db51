#include "department/case_letters.h"

#include "kernel/era.h"
#include "notices/press.h"
#include "registry/residents.h"

namespace yakuba {
namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : "、") + part;
    return text.empty() ? "−" : text;
}

std::string name_of(storage::Session& session, PersonId person, Date day) {
    const auto found = registry::find_resident(session, person, {day});
    return found ? found->record.name : "宛名番号 " + std::to_string(person.value());
}

/// "令和8年11月26日 14時32分".
std::string moment_text(const Calendar& calendar, Instant at) {
    const std::string iso = to_iso(at);  // 2026-04-01T09:30:00…
    return calendar.format(date_in_japan(at)) + "　" + iso.substr(11, 2) + "時" +
           iso.substr(14, 2) + "分";
}

Result<std::string> printed(PersonId recipient, const notices::Letter& letter, Date issued_on,
                            std::string title) {
    return notices::print_single(recipient, letter,
                                 {.created = start_of_day(issued_on), .title = std::move(title)});
}

}  // namespace

Result<notices::Letter> CaseLetterRun::begin(storage::Session& session, PersonId recipient,
                                             std::string number) const {
    notices::Letter letter{.form = &form};
    letter.number = std::move(number);
    const std::vector persons{recipient};
    const auto people =
        notices::Addressees::load(session, gate, sender.municipality, persons, issued_on);
    if (auto addressed = people.address(letter, recipient); !addressed) return addressed.problem();
    notices::sign(letter, sender, *town->calendar, issued_on);
    return letter;
}

Result<CaseLetterRun> open_case_letter(const Town& town, storage::Session& session,
                                       const std::string& form, std::string_view office,
                                       Date issued_on) {
    CaseLetterRun run;
    run.town = &town;
    run.issued_on = issued_on;
    auto loaded = notices::Form::load(town.data_folder + "/forms/" + form + ".svg");
    if (!loaded) return loaded.problem();
    run.form = *std::move(loaded);
    auto sender = notices::sender_of(town.data_folder, town.code, town.name, town.prefecture,
                                     office, issued_on);
    if (!sender) return sender.problem();
    run.sender = *std::move(sender);
    run.gate = registry::Disclosure::load(session, issued_on);
    return run;
}

Result<std::string> print_refusal(const Town& town, storage::Session& session,
                                  const procedures::LetterOrder& order, std::string_view office) {
    const auto run = open_case_letter(town, session, "refusal", office, order.issued_on);
    if (!run) return run.problem();
    auto letter = run->begin(session, order.recipient, order.number);
    if (!letter) return letter.problem();
    const procedures::Procedure& procedure = order.matter.procedure;
    const procedures::Case& record = order.matter.record;
    letter->set("title", procedure.name + "　却下通知書")
        .set("received_on", town.calendar->format(date_in_japan(record.received_at)))
        .set("procedure", procedure.form_name.empty() ? procedure.name : procedure.form_name)
        .set("receipt_number", record.receipt_number)
        .set("applicant", name_of(session, record.person_id, order.issued_on))
        .set("articles", joined(procedure.articles))
        .set("reason", order.reason);
    return printed(order.recipient, *letter, order.issued_on, procedure.name + "　却下通知書");
}

Result<std::string> print_receipt(const Town& town, storage::Session& session,
                                  const procedures::Procedure& procedure,
                                  const procedures::Case& record, std::string_view department,
                                  std::string_view office) {
    const Date today = date_in_japan(record.received_at);
    const auto run = open_case_letter(town, session, "receipt", office, today);
    if (!run) return run.problem();
    const PersonId recipient = record.agent_id ? record.agent_id : record.person_id;
    auto letter = run->begin(session, recipient, record.receipt_number);
    if (!letter) return letter.problem();
    const Calendar& calendar = *town.calendar;
    letter->set("receipt_number", record.receipt_number)
        .set("procedure", procedure.name)
        .set("applicant", name_of(session, record.person_id, today))
        .set("received_at", moment_text(calendar, record.received_at))
        .set("channel", std::string{label_of(record.channel)})
        .set("due_on", record.due_on ? calendar.format(record.due_on) + "ごろまで" : "−")
        .set("deadline", !record.deadline_on ? "なし"
                         : record.late
                             ? calendar.format(record.deadline_on) + "（過ぎています）"
                             : calendar.format(record.deadline_on) + "（間に合っています）")
        .set("department", std::string{department});
    return printed(recipient, *letter, today, "受付票");
}

}  // namespace yakuba
