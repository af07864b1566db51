#include "business/resident_register/pages/move_in_questions.h"
#include "business/resident_register/pages/protection_questions.h"
#include "business/resident_register/pages/questions.h"
#include "business/resident_register/pages/towns.h"

namespace yakuba::resident_register {
namespace {

using registry::Resident;

constexpr std::string_view kArticle = "住民基本台帳法22条";
constexpr std::string_view kExOfficio = "住民基本台帳法施行令12条1項";

std::vector<Step> steps(const Scene& scene, bool ex_officio) {
    std::vector<Step> steps;
    if (ex_officio) {
        steps.push_back(ex_officio_step(scene, "住み始めた日", kExOfficio));
    } else {
        steps.push_back(move_in_kind_step());
        steps.push_back(notice_step(scene, "転入した日", kArticle));
        steps.push_back(move_in_papers_step(scene));
    }
    steps.push_back(move_in_people_step(scene));
    steps.push_back(move_in_address_step(scene));
    for (Step& step : move_in_duplicates_steps(scene))
        steps.push_back(std::move(step));
    steps.push_back(move_in_relations_step(scene));
    if (!ex_officio && scene.answers.ticked("wants_protection")) {
        steps.push_back(move_in_protected_step(scene));
        steps.push_back(counterpart_step());
    }
    return steps;
}

/// 同一人か別人かを答えていない候補が残るあいだは、台帳の側でも止める。
bool duplicates_answered(const Scene& scene) {
    for (const Step& step : move_in_duplicates_steps(scene)) {
        if (!check(step, scene.answers).empty()) return false;
    }
    return true;
}

MoveIn command_of(const Scene& scene, Filing filing) {
    const Answers& answers = scene.answers;
    MoveIn command;
    filing.duplicates_checked = duplicates_answered(scene);
    for (std::int64_t i = 0; i < people_count(scene); ++i) {
        Resident person = move_in_person(scene, i);
        const std::string& same = answers.get(of_item(kPeople, i, "same"));
        if (!same.empty() && same != "other") {
            person.person_id = answers.person(of_item(kPeople, i, "same"));
        }
        command.persons.push_back(std::move(person));
    }
    const auto towns = towns_of(scene.town, scene.session);
    command.address.town = answers.get("town");
    if (const TownName* town = find_town(*towns, command.address.town); town != nullptr) {
        command.address.town_code = town->code;
        command.address.postcode = town->postcode;
    }
    command.address.lot = answers.get("lot");
    command.address.building = answers.get("building");
    command.former_address = answers.get("former_address");
    if (answers.is("household_kind", "join")) command.into = answers.household("into");
    command.from_abroad = answers.is("kind", "abroad");
    command.certificate_attached = answers.ticked("certificate_attached");
    if (answers.is("kind", "card")) {
        command.card = {.planned_out_on = answers.day("planned_out_on"),
                        .card_presented = answers.ticked("card_presented"),
                        .registered_in_between = answers.ticked("registered_in_between")};
    }
    command.filing = std::move(filing);
    return command;
}

/// 転入, and in the same transaction 支援措置 when it was asked for: there is no moment at which
/// the new address could be seen.
Result<Outcome> carry_move_in(const Scene& scene, const Desk& desk, Filing filing) {
    auto outcome = move_in(desk, command_of(scene, filing));
    if (!outcome || !scene.answers.ticked("wants_protection")) return outcome;
    const auto person_of = [&](const std::string& index) {
        const std::size_t i = static_cast<std::size_t>(std::stoul(index));
        return i < outcome->persons.size() ? outcome->persons[i] : PersonId{};
    };
    filing.occurred_on = filing.notified_on;
    Protection command = protection_of(scene, std::move(filing));
    command.applicant = person_of(scene.answers.get("protected"));
    command.together_with.clear();
    for (const std::string& index : scene.answers.list("protected_with")) {
        const PersonId person = person_of(index);
        if (person != command.applicant) command.together_with.push_back(person);
    }
    const auto begun = begin_protection(desk, command);
    if (!begun) return begun.problem();
    return outcome;
}

std::vector<Finding> findings(const Scene& scene) {
    std::vector<Finding> found;
    const Answers& answers = scene.answers;
    if (answers.is("kind", "abroad") &&
        !(answers.ticked("passport") && answers.ticked("family_register"))) {
        found.push_back({Weight::confirm, "move_in.papers_from_abroad",
                         "旅券か戸籍・附票がそろっていません。そろわない理由を確かめましたか。",
                         "住民基本台帳法22条1項7号", "papers"});
    }
    if (answers.is("household_kind", "join")) {
        found.push_back(household_found(scene, answers.household("into")));
        found.push_back({Weight::confirm, "household.head_agrees",
                         "加わる世帯の世帯主の同意を確かめましたか。", "住民基本台帳法6条",
                         "address"});
    }
    const auto towns = towns_of(scene.town, scene.session);
    if (answers.has("town") && find_town(*towns, answers.get("town")) == nullptr) {
        found.push_back({Weight::confirm, "address.town_unknown",
                         "「" + answers.get("town") +
                             "」は町字の一覧にありません。住所が実在することを確かめましたか。",
                         "住民基本台帳法7条7号", "address"});
    }
    if (answers.is("filed_by", "agent")) {
        found.push_back({Weight::confirm, "notice.agent",
                         "代理人の権限（委任状など）を確かめましたか。", "住民基本台帳法27条3項",
                         "notice"});
    }
    for (std::int64_t i = 0; i < people_count(scene); ++i) {
        const Resident person = move_in_person(scene, i);
        if (!person.kana.empty() || person.nationality != "JPN") continue;
        found.push_back({Weight::tell, "name.no_reading",
                         person.name + "：振り仮名は空けて記録します。推測では書きません。",
                         "住民基本台帳法7条1号の2", "people"});
    }
    return found;
}

}  // namespace

std::vector<EventForm> move_in_forms() {
    const auto carry_ex_officio = [](const Scene& scene, const Desk& desk, Filing filing) {
        return enter_ex_officio(desk, command_of(scene, std::move(filing)));
    };
    return {{.id = "move-in",
             .label = "転入",
             .article = kArticle,
             .group = "届出",
             .summary = "市の外から引っ越してきた（国内・カード・国外・再転入）",
             .about_person = false,
             .steps = [](const Scene& scene) { return steps(scene, false); },
             .findings = &findings,
             .carry_out = &carry_move_in},
            {.id = "ex-officio-entry",
             .label = "職権記載",
             .article = kExOfficio,
             .group = "職権",
             .summary = "住んでいるのに届出がない人を記載する",
             .about_person = false,
             .steps = [](const Scene& scene) { return steps(scene, true); },
             .findings = &findings,
             .carry_out = carry_ex_officio}};
}

}  // namespace yakuba::resident_register
