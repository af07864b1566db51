#include <boost/json.hpp>

#include "notices/form.h"
#include "notices/press.h"
#include "portal/resident/cases.h"
#include "portal/resident/texts.h"
#include "registry/residents.h"

/// 申請の控え: what was sent, on paper's format. Always in Japanese: it is the application itself.
namespace yakuba::portal::resident {

using procedures::Standing;
using web::Call;
using web::Response;

namespace {

std::string received_text(const Call& call, Instant at) {
    const std::string iso = to_iso(at);  // 2026-04-01T09:30:00.000000+09:00
    return call.town().calendar->format(date_in_japan(at)) + " " + iso.substr(11, 2) + "時" +
           iso.substr(14, 2) + "分";
}

std::string applicant_name(Call& call, PersonId person) {
    const auto found = registry::find_resident(call.session(), person, AsOf{call.today()});
    return found ? found->record.name : call.visitor().name;
}

notices::Letter letter_of(Call& call, const Rooms& rooms, const notices::Form& form,
                          const Standing& standing, const procedures::Desk::Contents& contents) {
    const procedures::Case& record = standing.record;
    notices::Letter letter;
    letter.form = &form;
    letter.subject = record.person_id;
    letter.number = record.receipt_number;
    letter.set("office", call.town().prefecture + call.town().name)
        .set("printed_on", call.town().calendar->format(call.today()) + " 現在")
        .set("procedure", contents.procedure->form_name + "（" + contents.procedure->name + "）")
        .set("receipt", record.receipt_number)
        .set("received_at", received_text(call, record.received_at))
        .set("applicant", applicant_name(call, record.person_id))
        .set("signature", std::string{label_of(record.signature)})
        .set("section", rooms.department_label(record.department));
    for (const procedures::Shown& shown :
         procedures::show_answers(*contents.procedure, *contents.answers, *contents.facts,
                                  {call.today(), *call.town().calendar})) {
        if (shown.text.empty()) continue;
        std::string question = procedures::without_ruby(shown.question->label.ja);
        if (shown.item >= 0) {
            question = procedures::without_ruby(shown.section->item.ja) + "（" +
                       std::to_string(shown.item + 1) + "）　" + question;
        }
        letter.add_row("answers") = {{"question", std::move(question)},
                                     {"answer", shown.text},
                                     {"origin", shown.prefilled ? "市" : "本人"}};
    }
    return letter;
}

}  // namespace

Response copy_of_case(Call& call, const Rooms& rooms) {
    const auto standing = own_case(call);
    if (!standing) return call.problem(standing.problem());
    const auto contents = rooms.desk().contents(call.session(), standing->record);
    if (!contents) return call.problem(contents.problem());
    const auto form = notices::Form::load(call.town().data_folder + "/forms/application_copy.svg");
    if (!form) return call.problem(form.problem());
    const notices::Letter letter = letter_of(call, rooms, *form, *standing, *contents);
    auto pdf = notices::print_single(standing->record.person_id, letter,
                                     {.created = standing->record.received_at,
                                      .title = "申請の控え " + standing->record.receipt_number,
                                      .before_check = {}});
    if (!pdf) return call.problem(pdf.problem());
    call.saw(standing->record.person_id, "申請の控え " + standing->record.receipt_number,
             standing->record.department, identity::Deed::issue);
    return web::file(*std::move(pdf), "application/pdf",
                     "申請の控え " + standing->record.receipt_number + ".pdf");
}

}  // namespace yakuba::portal::resident
