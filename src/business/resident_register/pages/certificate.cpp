#include "business/resident_register/pages/certificate.h"

#include <algorithm>

#include "business/resident_register/pages/questions.h"
#include "business/resident_register/rates.h"
#include "business/resident_register/removed_copy.h"
#include "rules/rates.h"

namespace yakuba::resident_register {
namespace {

using Kind = Question::Kind;
using registry::Requester;
using registry::Resident;

struct KindName {
    CertificateKind kind;
    std::string_view id;
};
constexpr KindName kKinds[] = {{CertificateKind::copy, "copy"},
                               {CertificateKind::removed, "removed"},
                               {CertificateKind::move_out, "move-out"}};

CopyOptions options_of(const CertificateIssue& issue) {
    return {.whole_household = has_option(issue, "household"),
            .relation = has_option(issue, "relation"),
            .domicile = has_option(issue, "domicile"),
            .my_number = has_option(issue, "my_number"),
            .resident_code = has_option(issue, "resident_code")};
}

Question asker_question(const Scene& scene, CertificateKind kind) {
    Question question{.kind = Kind::radio,
                      .name = "asker",
                      .label = "請求した人",
                      .needed = true,
                      .options = {{"self", "本人", "12条"}},
                      .article = "住民基本台帳法12条〜12条の3"};
    if (kind == CertificateKind::copy) {
        question.options.push_back({"same_household", "同じ世帯の人", "12条"});
        question.options.push_back({"guardian", "法定代理人", "戸籍・登記事項証明書で確かめる"});
        question.options.push_back({"agent", "任意代理人", "委任状で確かめる"});
    }
    if (kind != CertificateKind::move_out) {
        question.options.push_back({"third_party", "第三者", "12条の3。基礎証明事項だけ"});
        question.options.push_back({"public_body", "国・地方公共団体の機関", "12条の2。公用"});
    } else {
        question.options.push_back({"same_household", "いっしょに転出する人", "令24条"});
    }
    (void)scene;
    return question;
}

Question household_member_question(const Scene& scene) {
    Question question{.kind = Kind::select,
                      .name = "asker_id",
                      .label = "世帯のだれか",
                      .hint = "同じ世帯の人が請求したときだけ",
                      .options = {}};
    for (const Resident& member : scene.own_household()) {
        if (member.person_id == scene.person) continue;
        question.options.push_back(
            {std::to_string(member.person_id.value()), name_and_relation(member, scene.today), ""});
    }
    return question;
}

/// The two numbers are for the person and the household alone. Whoever comes with a mandate does
/// not carry them away: they go to the person's address of record.
Question handing_question() {
    return {.kind = Kind::radio,
            .name = "handing",
            .label = "渡し方",
            .options = {{"counter", "窓口で渡す", ""},
                        {"post", "本人の住民票の住所へ書留郵便で送る",
                         "任意代理人に、個人番号か住民票コードを記載した写しは渡さない"}},
            .initial = "counter",
            .article = "住民基本台帳法12条7項"};
}

Group items_group(CertificateKind kind) {
    Group group{.heading = "記載すること", .questions = {}};
    if (kind == CertificateKind::copy) {
        group.questions.push_back(
            {.kind = Kind::radio,
             .name = "scope",
             .label = "だれの分",
             .needed = true,
             .options = {{"household", "世帯全員", ""}, {"person", "この人だけ（世帯の一部）", ""}},
             .initial = "household",
             .article = "住民基本台帳法12条1項"});
    }
    Question items{.kind = Kind::ticks,
                   .name = "items",
                   .label = "求められた事項",
                   .hint = "求めがなければ省略する",
                   .options = {{"relation", "世帯主・続柄", ""},
                               {"domicile", "本籍・筆頭者（国籍・在留資格）", ""},
                               {"my_number", "個人番号", "使いみちが番号法に合うときだけ"},
                               {"resident_code", "住民票コード", "使いみちを確かめる"}},
                   .article = "住民基本台帳法12条5項"};
    if (kind != CertificateKind::move_out) group.questions.push_back(std::move(items));
    return group;
}

/// 児童手当の支給を受けている (令23条2項5号), as its own department's decisions say: the claim goes
/// on, and its latest decision is an amount.
PaidAllowance paid_allowance(const Town& town, const Offices& offices,
                             const CertificateIssue& issue, Instant issued_at) {
    const Department* const department = offices.find("child-allowance");
    if (department == nullptr || !department->person_page.decisions) return {};
    return [&town, &issue, department, issued_at](PersonId person) {
        const auto session = town.database->session();
        const registry::Disclosure gate = registry::Disclosure::load(*session, issue.issued_on);
        const registry::AddressRequest asker = asker_of(issue);
        const PersonQuestion question{
            town, *session, person, AsOf{issue.issued_on, issued_at}, issue.issued_on, gate, asker};
        if (department->person_page.tile(question).state == Tile::State::none) return false;
        for (const StoredDecision& decision : department->person_page.decisions(question)) {
            if (decision.day <= issue.issued_on) return decision.outcome.starts_with("月額");
        }
        return false;
    };
}

}  // namespace

bool has_option(const CertificateIssue& issue, std::string_view option) {
    Answers answers;
    answers.set("options", issue.options);
    const auto options = answers.list("options");
    return std::ranges::find(options, option) != options.end();
}

std::optional<CertificateKind> certificate_kind(std::string_view id) {
    const auto found = std::ranges::find(kKinds, id, &KindName::id);
    if (found == std::end(kKinds)) return std::nullopt;
    return found->kind;
}

std::string_view certificate_id(CertificateKind kind) {
    return std::ranges::find(kKinds, kind, &KindName::kind)->id;
}

Step certificate_step(const Scene& scene, CertificateKind kind) {
    Step step{.id = "certificate", .title = std::string{label_of(kind)}, .groups = {}};
    Group items = items_group(kind);
    if (!items.questions.empty()) step.groups.push_back(std::move(items));
    Group asker{.heading = "請求", .questions = {asker_question(scene, kind)}};
    asker.questions.push_back(household_member_question(scene));
    if (kind != CertificateKind::move_out) {
        asker.questions.push_back({.name = "asker_name",
                                   .label = "請求者の氏名・機関名",
                                   .hint = "代理人・第三者・機関のとき"});
    }
    if (kind == CertificateKind::copy) asker.questions.push_back(handing_question());
    asker.questions.push_back({.name = "purpose",
                               .label = "利用の目的・提出先",
                               .needed = true,
                               .options = {{"金融機関へ提出", "金融機関へ提出", ""},
                                           {"勤務先へ提出", "勤務先へ提出", ""},
                                           {"運転免許の手続", "運転免許の手続", ""},
                                           {"年金の手続", "年金の手続", ""},
                                           {"転入届に添える", "転入届に添える", ""}},
                               .article = "住民基本台帳法12条2項"});
    asker.questions.push_back({.kind = Kind::select,
                               .name = "identity_check",
                               .label = "本人確認の方法",
                               .needed = true,
                               .options = {{"マイナンバーカード", "マイナンバーカード", ""},
                                           {"運転免許証", "運転免許証", ""},
                                           {"旅券", "旅券", ""},
                                           {"在留カード", "在留カード・特別永住者証明書", ""},
                                           {"書類2点", "資格確認書など2点", ""},
                                           {"公用の身分証", "公用の身分証と請求書", ""}},
                               .article = "住民基本台帳法12条3項"});
    step.groups.push_back(std::move(asker));
    return step;
}

std::vector<AnswerProblem> certificate_problems(const Scene& scene, CertificateKind kind) {
    std::vector<AnswerProblem> problems = check(certificate_step(scene, kind), scene.answers);
    const Answers& answers = scene.answers;
    const std::string& asker = answers.get("asker");
    const auto items = answers.list("items");
    const auto asks = [&](std::string_view item) {
        return std::ranges::find(items, item) != items.end();
    };
    if (asker == "same_household" && !answers.has("asker_id")) {
        problems.push_back({"asker_id", "世帯のだれか", "世帯のだれが請求したかを選んでください"});
    }
    const bool outsider = asker == "third_party" || asker == "public_body";
    if (outsider && !answers.has("asker_name")) {
        problems.push_back(
            {"asker_name", "請求者", "請求者の氏名、または機関の名前を入れてください"});
    }
    const bool numbers = asks("my_number") || asks("resident_code");
    if ((asker == "agent" || asker == "guardian") && !answers.has("asker_name")) {
        problems.push_back({"asker_name", "請求者", "代理人の氏名を入れてください"});
    }
    if (asker == "agent" && numbers && !answers.is("handing", "post")) {
        problems.push_back({"handing", "渡し方",
                            "個人番号か住民票コードを記載した写しは、任意代理人には渡せません。"
                            "本人の住所へ書留郵便で送ってください"});
    }
    if (outsider && answers.is("handing", "post")) {
        problems.push_back(
            {"handing", "渡し方",
             "本人の住所へ送るのは、本人・同じ世帯の人・代理人の請求のときだけです"});
    }
    if (outsider && numbers) {
        problems.push_back({"items", "求められた事項",
                            "個人番号と住民票コードは、本人と同じ世帯の人にだけ記載できます"});
    }
    const auto entry = registry::find_resident(scene.session, scene.person, AsOf{scene.today});
    if (!entry) return problems;
    const bool here = registry::is_resident(entry->record.standing);
    if (kind == CertificateKind::copy && !here) {
        problems.push_back(
            {"asker", "請求", "この人は現在の住民ではありません。除票の写しを確かめてください"});
    }
    if (kind == CertificateKind::removed && here) {
        problems.push_back(
            {"asker", "請求", "この人は現在の住民です。住民票の写しを確かめてください"});
    }
    if (kind == CertificateKind::move_out && !entry->record.planned_out_on) {
        problems.push_back({"asker", "請求", "転出届が出ていません。先に転出を登録してください"});
    } else if (kind == CertificateKind::move_out) {
        const auto due = certificate_is_due(scene.town, scene.session, entry->record);
        if (!due) {
            problems.push_back(
                {"asker", "請求",
                 due.problem().message + "（" + std::string{due.problem().article} + "）"});
        }
    }
    if (kind == CertificateKind::removed && asker == "self" &&
        entry->record.standing == registry::Standing::dead) {
        problems.push_back(
            {"asker", "請求",
             "亡くなった人の除票は、第三者（相続人など）として請求してもらってください"});
    }
    return problems;
}

CertificateIssue issue_of(const Scene& scene, CertificateKind kind) {
    const Answers& answers = scene.answers;
    CertificateIssue issue;
    issue.kind = kind;
    issue.person_id = scene.person;
    const std::string& asker = answers.get("asker");
    if (asker == "self") {
        issue.asker = Requester::self;
        issue.asker_id = scene.person;
    } else if (asker == "guardian" || asker == "agent") {
        // Asked for in the person's name, by somebody else.
        issue.asker = Requester::self;
        issue.asker_name = answers.get("asker_name");
    } else if (asker == "same_household") {
        issue.asker = Requester::same_household;
        issue.asker_id = answers.person("asker_id");
    } else {
        issue.asker = asker == "public_body" ? Requester::public_body : Requester::third_party;
        issue.asker_name = answers.get("asker_name");
    }
    issue.purpose = answers.get("purpose");
    issue.identity_check = answers.get("identity_check");
    issue.options = answers.get("items");
    if (answers.is("scope", "household")) {
        issue.options = issue.options.empty() ? "household" : "household," + issue.options;
    }
    const auto note = [&](std::string_view word) {
        if (!issue.options.empty()) issue.options += ",";
        issue.options += word;
    };
    if (asker == "guardian" || asker == "agent") note(asker);
    if (answers.is("handing", "post")) note(kRegisteredPost);
    return issue;
}

registry::AddressRequest asker_of(const CertificateIssue& issue) {
    registry::AddressRequest request;
    // Whoever stands there for the person is a stranger to the gate: a counterpart may say so, too.
    const bool by_another = issue.asker == Requester::self && !issue.asker_name.empty();
    request.requester = by_another ? Requester::third_party : issue.asker;
    request.asked_by = issue.asker_id;
    request.asker_name = issue.asker_name;
    request.purpose = issue.purpose;
    request.actor = issue.actor;
    request.second_officer = issue.second_officer;
    return request;
}

Result<Done> permitted(storage::Session& session, const registry::Disclosure& gate,
                       const CertificateIssue& issue, AsOf as_of) {
    const auto found = registry::find_resident(session, issue.person_id, as_of);
    if (!found) {
        return Problem{"resident.not_found", "この宛名番号の住民票はありません。"};
    }
    std::vector<Resident> shown{found->record};
    const bool household = issue.kind != CertificateKind::removed && has_option(issue, "household");
    if (household) {
        shown = registry::household_members(session, found->record.household_id, as_of);
    }
    for (const Resident& resident : shown) {
        if (auto allowed = gate.permit(asker_of(issue), resident); !allowed) return allowed;
    }
    return Done{};
}

Result<std::string> print_certificate(const Town& town, const Offices& offices,
                                      const CertificateIssue& issue, Instant issued_at) {
    CopyRequest request;
    request.person = issue.person_id;
    request.options = options_of(issue);
    request.asker = asker_of(issue);
    request.issued_on = issue.issued_on;
    request.now = issued_at;
    request.number = issue.number;
    switch (issue.kind) {
        case CertificateKind::copy:
            return print_copy(town, request);
        case CertificateKind::removed:
            return print_removed_copy(town, request);
        case CertificateKind::move_out:
            return print_move_out_certificate(town, request,
                                              paid_allowance(town, offices, issue, issued_at));
    }
    return Problem{"certificate.unknown", "この証明書は交付できません。"};
}

Result<Yen> certificate_fee(const Town& town, const CertificateIssue& issue) {
    if (issue.asker == Requester::public_body || issue.kind == CertificateKind::move_out) {
        return Yen{};
    }
    const auto desk = open_desk(town, issue.issued_on);
    if (!desk) return desk.problem();
    return desk->rates->certificate_fee;
}

bool fee_is_sample(const Town& town, Date day) {
    const auto book = RateBook::load(town.data_folder, "resident_register");
    if (!book) return true;
    const auto rates = resolve<Rates>(*book, rates_description(), town.code, day);
    if (!rates) return true;
    const auto source = std::ranges::find(rates->sources, "certificate_fee", &RateSource::key);
    return source == rates->sources.end() || source->origin != Origin::ordinance;
}

}  // namespace yakuba::resident_register
