#include "business/resident_register/record_copy.h"

#include "notices/press.h"
#include "registry/residents.h"
#include "registry/vault.h"

namespace yakuba::resident_register {
namespace {

using registry::Resident;

constexpr std::string_view kOmitted = "省略";
constexpr std::string_view kNothing = "−";

std::string or_nothing(const std::string& text) {
    return text.empty() ? std::string{kNothing} : text;
}

std::string day(const Calendar& calendar, Date date) {
    return date ? calendar.format(date) : std::string{kNothing};
}

std::string names_beside(const Resident& resident) {
    std::string text = resident.former_name;
    if (!resident.alias.empty()) text += (text.empty() ? "" : "\n") + resident.alias;
    return or_nothing(text);
}

Result<std::string> number_of(const CopyRun& run, const CopyRequest& request, PersonId person) {
    if (!request.options.my_number) return std::string{kOmitted};
    if (run.town->vault == nullptr) {
        return Problem{"vault.missing",
                       "個人番号の保管庫が開かれていないため、個人番号を記載できません。"};
    }
    const storage::Command command{
        .actor = request.asker.actor,
        .purpose = "住民票の写しへの個人番号の記載：" + request.asker.purpose,
        .ground = "住民基本台帳法12条5項",
        .at = request.now};
    auto number = run.town->vault->read(*run.town->database, command, person, request.issued_on);
    if (number && number->empty()) return std::string{kNothing};
    return number;
}

/// 本籍 and 筆頭者 of a national; 国籍・地域 and 在留資格 of a foreign resident (30条の45).
void fill_domicile(notices::Boxes& row, const CopyRun& run, const Resident& resident, bool shown) {
    const bool foreign = !resident.nationality.empty() && resident.nationality != "JPN";
    const Calendar& calendar = *run.town->calendar;
    row.emplace_back("domicile_label", foreign ? "国籍・地域" : "本籍");
    row.emplace_back("register_head_label", foreign ? "在留資格" : "筆頭者");
    if (!shown) {
        row.emplace_back("domicile", kOmitted);
        row.emplace_back("register_head", kOmitted);
    } else if (foreign) {
        std::string status = resident.residence_status;
        if (resident.residence_until)
            status += "（" + calendar.format(resident.residence_until) + "まで）";
        row.emplace_back("domicile", run.countries.name(resident.nationality));
        row.emplace_back("register_head", or_nothing(status));
    } else {
        row.emplace_back("domicile", or_nothing(resident.registered_domicile));
        row.emplace_back("register_head", or_nothing(resident.register_head));
    }
}

std::string sex_text(registry::Sex sex) {
    return sex == registry::Sex::unknown ? std::string{kNothing} : std::string{label_of(sex)};
}

}  // namespace

Result<Done> add_copy_member(notices::Letter& letter, const CopyRun& run,
                             const CopyRequest& request, const Resident& resident) {
    const Calendar& calendar = *run.town->calendar;
    const auto number = number_of(run, request, resident.person_id);
    if (!number) return number.problem();
    notices::Boxes& row = letter.add_row("members");
    if (!resident.kana.empty()) row.emplace_back("kana", resident.kana);
    row.emplace_back("name", resident.name);
    row.emplace_back("former_name", names_beside(resident));
    row.emplace_back("birth_date", calendar.format(resident.birth_date));
    row.emplace_back("sex", sex_text(resident.sex));
    row.emplace_back("relation", request.options.relation ? or_nothing(resident.relation)
                                                          : std::string{kOmitted});
    row.emplace_back("became_resident_on", day(calendar, resident.became_resident_on));
    row.emplace_back("address_since", day(calendar, resident.address_since));
    fill_domicile(row, run, resident, request.options.domicile);
    row.emplace_back("my_number", *number);
    row.emplace_back("resident_code", request.options.resident_code
                                          ? or_nothing(resident.resident_code)
                                          : std::string{kOmitted});
    row.emplace_back("former_address", or_nothing(run.gate.place_for(request.asker, resident,
                                                                     resident.former_address)));
    if (resident.notified_on)
        row.emplace_back("notified_on", calendar.format(resident.notified_on) + "届出");
    return Done{};
}

Result<CopyRun> open_copy_run(const Town& town, Date issued_on, Instant now,
                              std::string_view form_file) {
    CopyRun run;
    run.town = &town;
    auto sender = notices::sender_of(town.data_folder, town.code, town.name, town.prefecture,
                                     "resident_register_office", issued_on);
    if (!sender) return sender.problem();
    run.sender = *std::move(sender);
    auto form = notices::Form::load(town.data_folder + "/forms/" + std::string{form_file});
    if (!form) return form.problem();
    run.form = *std::move(form);
    auto countries = registry::Countries::open(town.data_folder);
    if (!countries) return countries.problem();
    run.countries = *std::move(countries);
    const auto session = town.database->session();
    run.gate = registry::Disclosure::load(*session, date_in_japan(now));
    return run;
}

Result<notices::Letter> copy_letter(storage::Session& session, const CopyRun& run,
                                    const CopyRequest& request) {
    const AsOf today{request.issued_on, request.now};
    const auto found = registry::find_resident(session, request.person, today);
    if (!found || !registry::is_resident(found->record.standing)) {
        return Problem{"registry.not_resident",
                       "この人は現在の住民ではないため、住民票の写しを作れません。除票の写しを確か"
                       "めてください。",
                       "subject " + std::to_string(request.person.value())};
    }
    const Resident& person = found->record;
    const auto household = registry::household_members(session, person.household_id, today);
    std::vector<Resident> shown = household;
    if (!request.options.whole_household) shown = {person};
    for (const Resident& member : shown) {
        if (auto permitted = run.gate.permit(request.asker, member); !permitted)
            return permitted.problem();
    }
    notices::Letter letter{
        .form = &run.form, .subject = person.person_id, .number = request.number};
    notices::sign(letter, run.sender, *run.town->calendar, request.issued_on);
    const bool head_shown = request.options.relation && !household.empty();
    letter.set("scope", request.options.whole_household ? "（世帯全員）" : "（世帯の一部）")
        .set("address",
             run.town->prefecture + run.town->name + run.gate.address_for(request.asker, person))
        .set("head", head_shown ? household.front().name : std::string{kOmitted});
    for (const Resident& member : shown) {
        if (auto added = add_copy_member(letter, run, request, member); !added)
            return added.problem();
    }
    return letter;
}

Result<std::string> print_copy(const Town& town, const CopyRequest& request) {
    const auto run = open_copy_run(town, request.issued_on, request.now);
    if (!run) return run.problem();
    const auto session = town.database->session();
    const auto letter = copy_letter(*session, *run, request);
    if (!letter) return letter.problem();
    return notices::print_single(request.person, *letter,
                                 {.created = request.now, .title = "住民票の写し"});
}

}  // namespace yakuba::resident_register
