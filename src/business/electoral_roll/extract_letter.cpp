#include "business/electoral_roll/extract_letter.h"

#include <charconv>

#include "business/electoral_roll/notices.h"
#include "department/letter_run.h"
#include "kernel/era.h"
#include "notices/words.h"

namespace yakuba::electoral_roll {
namespace {

std::string sex_text(registry::Sex sex) {
    return sex == registry::Sex::unknown ? "−" : std::string{label_of(sex)};
}

std::string name_of(const std::map<std::string, District>& all, const std::string& district) {
    const auto found = all.find(district);
    if (found != all.end()) return found->second.name;
    return district.empty() ? "投票区の決まらない人" : "投票区 " + district;
}

}  // namespace

PersonId subject_of(const std::string& district) {
    std::int64_t number = 0;
    std::from_chars(district.data(), district.data() + district.size(), number);
    return PersonId{number > 0 ? number : 1};
}

notices::Letter extract_letter(const Town& town, const notices::Form& form,
                               const std::string& district_name, const std::string& district,
                               Date day, std::span<const ExtractLine> lines, ExtractUse use) {
    notices::Letter letter{.form = &form};
    letter.subject = subject_of(district);
    letter.number = "抄本-" + (district.empty() ? std::string{"なし"} : district);
    std::int64_t shown = 0;
    for (const ExtractLine& line : lines) {
        if (use == ExtractUse::reading && line.is_protected) continue;
        ++shown;
        notices::Boxes& row = letter.add_row("electors");
        row.emplace_back("roll_number", std::to_string(line.number));
        row.emplace_back("elector", line.entry.name);
        row.emplace_back("place", line.is_protected ? std::string{registry::kOmittedAddress}
                                                    : line.entry.address);
        row.emplace_back("sex", sex_text(line.entry.sex));
        row.emplace_back("birth_date", town.calendar->format(line.entry.birth_date));
        row.emplace_back("mark", mark_text(line.entry));
    }
    letter.set("district", town.name + "　" + district_name)
        .set("as_of", town.calendar->format(day) + "現在")
        .set("total", notices::with_commas(shown) + "人");
    return letter;
}

Result<LetterReport> print_extract(const Town& town, const LetterRequest& request) {
    auto form = notices::Form::load(town.data_folder + "/forms/electoral_roll_extract.svg");
    if (!form) return form.problem();
    const auto session = town.database->session();
    const auto gate = registry::Disclosure::load(*session, date_in_japan(request.now));
    const auto names = districts(*session, request.day);
    const auto all = extract(*session, {request.day, request.now}, gate);
    std::map<PersonId, const std::pair<const std::string, std::vector<ExtractLine>>*> by_subject;
    std::vector<PersonId> subjects;
    for (const auto& district : all) {
        if (request.limit > 0 && std::cmp_equal(subjects.size(), request.limit)) break;
        subjects.push_back(subject_of(district.first));
        by_subject[subjects.back()] = &district;
    }
    auto run = run_for(request, "electoral-roll-extract-" + to_iso(request.day), "選挙人名簿抄本");
    run.letters_per_file = 1;  // one file a district: it goes to its polling place
    return print_letters(run, subjects, [&](std::span<const PersonId> asked) {
        std::vector<Result<notices::Letter>> letters;
        for (const PersonId subject : asked) {
            const auto& [district, lines] = *by_subject.at(subject);
            letters.push_back(extract_letter(town, *form, name_of(names, district), district,
                                             request.day, lines, ExtractUse::polling));
        }
        return letters;
    });
}

}  // namespace yakuba::electoral_roll
