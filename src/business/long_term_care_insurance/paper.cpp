// A wording on its sheet of paper.
#include "business/long_term_care_insurance/letters.h"
#include "registry/residents.h"

namespace yakuba::long_term_care_insurance {
namespace {

/// The address as it may be shown: what the letter itself is addressed to.
std::string box_of(const notices::Letter& letter, std::string_view name) {
    for (const auto& [box, text] : letter.boxes)
        if (box == name) return text;
    return {};
}

/// Whose card it is, and the insurer (施行規則様式第1号・第1号の2).
Result<Done> fill_card(storage::Session& session, const CaseLetterRun& run, PersonId person,
                       const Wording& wording, notices::Letter& letter) {
    const auto resident = registry::find_resident(session, person, {run.issued_on});
    if (!resident) {
        return Problem{"notices.no_addressee",
                       "この人の記録がないため、証を作れません。宛名番号を確かめてください。",
                       "subject " + std::to_string(person.value())};
    }
    const registry::Resident& r = resident->record;
    letter.set("insured_number", wording.insured_number)
        .set("card_address", box_of(letter, "address"))
        .set("card_kana", r.kana)
        .set("card_name", r.name)
        .set("birth_date", run.town->calendar->format(r.birth_date))
        .set("sex", std::string{label_of(r.sex)})
        .set("insurer_number", run.town->code)
        .set("insurer", run.town->name);
    return Done{};
}

}  // namespace

std::string form_of(Paper paper) {
    switch (paper) {
        case Paper::information:
            return "long_term_care_information";
        case Paper::card:
            return "long_term_care_card";
        case Paper::decision:
            break;
    }
    return "long_term_care";
}

Result<notices::Letter> letter_of(storage::Session& session, const CaseLetterRun& run,
                                  PersonId person, std::string number, const Wording& wording) {
    auto letter = run.begin(session, person, std::move(number));
    if (!letter) return letter;
    letter->set("title", wording.title)
        .set("greeting", wording.greeting)
        .set("notes", wording.notes);
    if (wording.paper == Paper::card) {
        if (auto filled = fill_card(session, run, person, wording, *letter); !filled)
            return filled.problem();
    }
    for (const auto& [label, value] : wording.lines) {
        notices::Boxes& row = letter->add_row("lines");
        row.emplace_back("label", label);
        row.emplace_back("value", value);
    }
    return letter;
}

}  // namespace yakuba::long_term_care_insurance
