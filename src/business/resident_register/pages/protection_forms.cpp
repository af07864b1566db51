#include "business/resident_register/pages/protection_questions.h"
#include "business/resident_register/pages/questions.h"

namespace yakuba::resident_register {
namespace {

using Kind = Question::Kind;
using registry::Resident;

constexpr std::string_view kArticle = "住民基本台帳事務処理要領第5-10";

Group decision_days(const Scene& scene, std::string label) {
    const std::string today = scene.town.calendar->format_short(scene.today);
    return {.heading = "いつ",
            .questions = {day_question("occurred_on", std::move(label), kArticle, today),
                          day_question("notified_on", "申出を受けた日", kArticle, today)}};
}

// 申出 -------------------------------------------------------------------------------------------

std::vector<Resident> others_at_address(const Scene& scene) {
    auto others = scene.own_household();
    std::erase_if(others, [&](const Resident& r) { return r.person_id == scene.person; });
    return others;
}

std::vector<Step> begin_steps(const Scene& scene) {
    Step who{.id = "notice", .title = "申出", .groups = {decision_days(scene, "受け付けた日")}};
    const auto others = others_at_address(scene);
    if (!others.empty()) {
        Question together{.kind = Kind::ticks,
                          .name = "persons",
                          .label = "併せて守る人（同じ住所）",
                          .options = {},
                          .article = kArticle};
        for (const Resident& other : others) {
            const std::string number = std::to_string(other.person_id.value());
            together.options.push_back({number, name_and_relation(other, scene.day()), ""});
        }
        who.groups.push_back({.heading = "だれを守るか", .questions = {together}});
    }
    return {who, counterpart_step()};
}

Result<Outcome> carry_begin(const Scene& scene, const Desk& desk, Filing filing) {
    Protection command = protection_of(scene, std::move(filing));
    command.applicant = scene.person;
    command.together_with = scene.answers.persons("persons");
    return begin_protection(desk, command);
}

std::vector<Finding> begin_findings(const Scene& scene) {
    std::vector<Finding> found;
    const PersonId counterpart = scene.answers.person("counterpart");
    if (scene.gate.is_named(scene.person)) {
        found.push_back({Weight::confirm, "protection.already",
                         "すでに支援措置が続いています。新しい申出の内容に置きかえることを"
                         "確かめましたか。",
                         std::string{kArticle}, "notice"});
    }
    for (const Resident& member : scene.own_household()) {
        if (counterpart && member.person_id == counterpart) {
            found.push_back({Weight::confirm, "protection.counterpart_in_household",
                             "相手方が同じ世帯にいます。世帯分離か転居を先にするか確かめましたか。",
                             std::string{kArticle}, "counterpart"});
        }
    }
    if (!scene.answers.ticked("confirmed")) {
        found.push_back({Weight::tell, "protection.provisional",
                         "仮支援として始めます。確かめられたら「支援措置の確認」を入れてください。",
                         std::string{kArticle}});
    }
    found.push_back({Weight::tell, "protection.forward",
                     "前住所地・本籍地など、関係する市区町村へ申出書の写しを送ります。",
                     std::string{kArticle}});
    return found;
}

// 確認・更新・終了・取下げ -----------------------------------------------------------------------

std::vector<Step> change_steps(const Scene& scene) {
    return {{.id = "notice",
             .title = "決定",
             .lead = "併せて守られている人の措置も、いっしょに変わります。",
             .groups = {decision_days(scene, "決めた日"),
                        {.heading = "根拠",
                         .questions = {{.kind = Kind::long_text,
                                        .name = "ground",
                                        .label = "根拠",
                                        .hint = "相談機関の意見、本人の申出、決裁など",
                                        .needed = true,
                                        .article = kArticle}}}}}};
}

std::vector<Finding> end_findings(const Scene&) {
    return {{Weight::confirm, "protection.opens",
             "終わると、住所の制限がすべて外れます。本人の意思と期間を確かめましたか。",
             std::string{kArticle}}};
}

std::vector<Finding> no_findings(const Scene&) { return {}; }

ProtectionChange change_of(const Scene& scene, Filing filing) {
    ProtectionChange command;
    command.filing = std::move(filing);
    const auto measure = registry::find_protection(scene.session, scene.person);
    command.person = measure ? measure->applicant_id : scene.person;
    return command;
}

template <auto deed>
Result<Outcome> carry_change(const Scene& scene, const Desk& desk, Filing filing) {
    return deed(desk, change_of(scene, std::move(filing)));
}

Result<Outcome> carry_end(const Scene& scene, const Desk& desk, Filing filing) {
    return end_protection(desk, change_of(scene, std::move(filing)));
}
Result<Outcome> carry_withdrawal(const Scene& scene, const Desk& desk, Filing filing) {
    return end_protection(desk, change_of(scene, std::move(filing)), true);
}

}  // namespace

Step counterpart_step() {
    return {.id = "counterpart",
            .title = "相手方と相談機関",
            .groups = {
                {.heading = "相手方",
                 .questions = {text_question("counterpart_name", "相手方の氏名", true),
                               {.name = "counterpart",
                                .label = "相手方の宛名番号",
                                .hint = "この市に記録があるとき",
                                .size = "12"},
                               {.name = "counterpart_address",
                                .label = "相手方の住所",
                                .hint = "分かるとき",
                                .size = "full"}}},
                {.heading = "相談した機関の意見",
                 .questions = {
                     {.name = "consulted",
                      .label = "相談した機関",
                      .needed = true,
                      .options = {{"警察", "警察", ""},
                                  {"配偶者暴力相談支援センター", "配偶者暴力相談支援センター", ""},
                                  {"児童相談所", "児童相談所", ""}},
                      .article = kArticle},
                     {.kind = Kind::tick,
                      .name = "confirmed",
                      .label = "意見または保護命令などの書面で必要性を確かめた",
                      .hint = "まだのときは仮支援として始まる。制限はすぐに働く",
                      .article = kArticle},
                     {.kind = Kind::long_text,
                      .name = "hidden_addresses",
                      .label = "知られてはならない住所",
                      .hint = "空けておくと今の住所。前の住所・本籍地もあれば書く"}}}}};
}

Protection protection_of(const Scene& scene, Filing filing) {
    const Answers& answers = scene.answers;
    Protection command;
    command.filing = std::move(filing);
    command.counterpart = answers.person("counterpart");
    command.counterpart_name = answers.get("counterpart_name");
    command.counterpart_address = answers.get("counterpart_address");
    command.consulted = answers.get("consulted");
    command.hidden_addresses = answers.get("hidden_addresses");
    command.confirmed = answers.ticked("confirmed");
    return command;
}

std::vector<EventForm> protection_forms() {
    const auto named = [](std::string_view id, std::string_view label, std::string_view summary) {
        EventForm form;
        form.id = id;
        form.label = label;
        form.article = kArticle;
        form.group = "支援措置";
        form.summary = summary;
        form.steps = &change_steps;
        form.findings = &no_findings;
        form.sensitive = true;
        return form;
    };
    EventForm begin =
        named("protection", "支援措置の申出", "DV・ストーカー・児童虐待などから住所を守る");
    begin.steps = &begin_steps;
    begin.findings = &begin_findings;
    begin.carry_out = &carry_begin;
    EventForm confirm = named("protection-confirm", "支援措置の確認", "仮支援の必要性を確かめた");
    confirm.carry_out = &carry_change<confirm_protection>;
    EventForm renew = named("protection-renew", "支援措置の更新", "満了日の1か月前から。1年延びる");
    renew.carry_out = &carry_change<renew_protection>;
    EventForm end =
        named("protection-end", "支援措置の終了", "期間が過ぎた、または必要がなくなった");
    end.findings = &end_findings;
    end.carry_out = &carry_end;
    EventForm withdraw = named("protection-withdraw", "支援措置の取下げ", "本人が申出を取り下げた");
    withdraw.findings = &end_findings;
    withdraw.carry_out = &carry_withdrawal;
    return {begin, confirm, renew, end, withdraw};
}

}  // namespace yakuba::resident_register
