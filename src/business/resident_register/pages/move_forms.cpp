#include <algorithm>

#include "business/resident_register/pages/questions.h"
#include "business/resident_register/pages/towns.h"

namespace yakuba::resident_register {
namespace {

using Kind = Question::Kind;
using registry::Resident;

Step who_step(const Scene& scene, std::string title) {
    const auto members = scene.own_household();
    return {
        .id = "people",
        .title = title,
        .lead = members.empty() ? "その日、この世帯に住民はいません。日付を確かめてください。" : "",
        .groups = {
            {.heading = title, .questions = {members_question(scene, title, members, true)}}}};
}

bool all_move(const Scene& scene) {
    return scene.answers.persons("persons").size() == scene.own_household().size();
}

Step address_step(const Scene& scene) {
    return {
        .id = "address",
        .title = "新しい住所",
        .groups = {
            {.heading = "新しい住所",
             .questions = {town_question(scene),
                           {.name = "lot",
                            .label = "番地・号",
                            .needed = true,
                            .article = "住民基本台帳法7条7号",
                            .size = "12"},
                           {.name = "building", .label = "方書", .hint = "建物の名前と部屋"}}},
            {.heading = "移った先の世帯",
             .questions = {
                 {.kind = Kind::radio,
                  .name = "household_kind",
                  .label = "世帯",
                  .needed = true,
                  .options = {{"own", "自分たちの世帯", "全員なら世帯ごと移る"},
                              {"join", "いまある世帯に加わる（編入）", "世帯主の同意を確かめる"}},
                  .initial = "own",
                  .article = "住民基本台帳法6条"},
                 {.name = "into",
                  .label = "加わる世帯の世帯番号",
                  .hint = "編入のときだけ",
                  .size = "12"}}}}};
}

std::vector<Step> relations_steps(const Scene& scene) {
    const bool joins = scene.answers.is("household_kind", "join");
    if (!joins && all_move(scene)) return {};
    Group group{.heading = joins ? "加わる世帯の世帯主から見た続柄" : "新しい世帯の続柄",
                .questions = {}};
    const auto moving = scene.answers.persons("persons");
    for (const PersonId person : moving) {
        const auto resident = scene.resident(person);
        if (!resident) continue;
        Question question =
            relation_question(of_person("relation", person), resident->name, true, !joins);
        if (!joins && moving.size() == 1) question.initial = "世帯主";
        group.questions.push_back(std::move(question));
    }
    return {{.id = "relations", .title = "続柄", .groups = {group}}};
}

std::vector<Step> within_steps(const Scene& scene) {
    std::vector<Step> steps{notice_step(scene, "転居した日", "住民基本台帳法23条"),
                            who_step(scene, "転居する人"), address_step(scene)};
    for (Step& step : relations_steps(scene))
        steps.push_back(std::move(step));
    for (Step& step : remaining_steps(scene, scene.answers.persons("persons")))
        steps.push_back(std::move(step));
    return steps;
}

Result<Outcome> carry_within(const Scene& scene, const Desk& desk, Filing filing) {
    const Answers& answers = scene.answers;
    MoveWithin command;
    command.filing = std::move(filing);
    command.persons = answers.persons("persons");
    command.address.town = answers.get("town");
    const auto towns = towns_of(scene.town, scene.session);
    if (const TownName* town = find_town(*towns, command.address.town); town != nullptr) {
        command.address.town_code = town->code;
        command.address.postcode = town->postcode;
    }
    command.address.lot = answers.get("lot");
    command.address.building = answers.get("building");
    const bool joins = answers.is("household_kind", "join");
    if (joins) command.into = answers.household("into");
    if (joins || !all_move(scene)) command.relations = answered_relations(scene, "relation");
    command.new_head_left = answered_new_head(scene);
    command.relations_left = answered_relations(scene, "relation_left");
    return move_within(desk, command);
}

void look_at_agent(const Scene& scene, std::vector<Finding>& found) {
    if (!scene.answers.is("filed_by", "agent")) return;
    found.push_back({Weight::confirm, "notice.agent",
                     "代理人の権限（委任状など）を確かめましたか。", "住民基本台帳法27条3項",
                     "notice"});
}

/// 支援措置は住所ごと: a move opens the question anew.
void look_at_protection(const Scene& scene, std::vector<Finding>& found, bool leaves_town) {
    for (const PersonId person : scene.answers.persons("persons")) {
        const auto resident = scene.resident(person);
        if (!resident || !scene.gate.is_protected(*resident)) continue;
        found.push_back(
            {Weight::confirm, "protection.moves",
             leaves_town
                 ? "支援措置の対象者がいます。転出先の市区町村であらためて申し出るよう案内しました"
                   "か。"
                 : "支援措置の対象者がいます。新しい住所についての申出が要ることを案内しましたか。",
             "住民基本台帳事務処理要領第5-10", "people"});
        return;
    }
}

std::vector<Finding> within_findings(const Scene& scene) {
    std::vector<Finding> found;
    const Answers& answers = scene.answers;
    look_at_agent(scene, found);
    look_at_protection(scene, found, false);
    if (answers.is("household_kind", "join")) {
        found.push_back(household_found(scene, answers.household("into")));
    }
    const auto towns = towns_of(scene.town, scene.session);
    if (answers.has("town") && find_town(*towns, answers.get("town")) == nullptr) {
        found.push_back({Weight::confirm, "address.town_unknown",
                         "「" + answers.get("town") +
                             "」は町字の一覧にありません。住所が実在することを確かめましたか。",
                         "住民基本台帳法7条7号", "address"});
    }
    found.push_back({Weight::tell, "card.address",
                     "マイナンバーカードを持つ人は、カードの券面とチップの住所も書きかえます。",
                     "番号法17条"});
    return found;
}

Step out_step(const Scene& scene) {
    Step step = notice_step(scene, "転出予定日", "住民基本台帳法24条");
    step.groups.front().questions.front().hint =
        "これから移る日でもよい。" + step.groups.front().questions.front().hint;
    step.groups.push_back(
        {.heading = "行き先",
         .questions = {{.kind = Kind::radio,
                        .name = "destination",
                        .label = "行き先",
                        .needed = true,
                        .options = {{"inside", "国内", ""}, {"abroad", "国外", ""}},
                        .initial = "inside",
                        .article = "住民基本台帳法施行令24条1項"},
                       {.name = "next_address",
                        .label = "転出先の住所",
                        .needed = true,
                        .article = "住民基本台帳法24条",
                        .size = "full"},
                       {.kind = Kind::tick,
                        .name = "card_holder",
                        .label = "マイナンバーカードで転出する（転出証明書は交付しない）",
                        .article = "住民基本台帳法24条の2第1項"}}});
    return step;
}

std::vector<Step> out_steps(const Scene& scene) {
    std::vector<Step> steps{out_step(scene), who_step(scene, "転出する人")};
    for (Step& step : remaining_steps(scene, scene.answers.persons("persons")))
        steps.push_back(std::move(step));
    return steps;
}

Result<Outcome> carry_out_move(const Scene& scene, const Desk& desk, Filing filing) {
    const Answers& answers = scene.answers;
    MoveOut command;
    command.filing = std::move(filing);
    command.persons = answers.persons("persons");
    command.next_address = answers.get("next_address");
    command.abroad = answers.is("destination", "abroad");
    command.card_holder = answers.ticked("card_holder");
    command.new_head_left = answered_new_head(scene);
    command.relations_left = answered_relations(scene, "relation_left");
    return move_out(desk, command);
}

std::vector<Finding> out_findings(const Scene& scene) {
    std::vector<Finding> found;
    look_at_agent(scene, found);
    look_at_protection(scene, found, true);
    const bool abroad = scene.answers.is("destination", "abroad");
    if (abroad) {
        found.push_back({Weight::tell, "move_out.abroad",
                         "国外への転出です。転出証明書は交付しません。",
                         "住民基本台帳法施行令24条1項"});
    }
    if (abroad && scene.answers.ticked("card_holder")) {
        found.push_back({Weight::stop, "move_out.card_abroad",
                         "国外への転出に、カードによる転出は使えません。印を外してください。",
                         "住民基本台帳法24条の2", "notice"});
    }
    return found;
}

}  // namespace

std::vector<EventForm> move_forms() {
    return {{.id = "move-within",
             .label = "転居",
             .article = "住民基本台帳法23条",
             .group = "届出",
             .summary = "市の中で引っ越した",
             .steps = &within_steps,
             .findings = &within_findings,
             .carry_out = &carry_within},
            {.id = "move-out",
             .label = "転出",
             .article = "住民基本台帳法24条",
             .group = "届出",
             .summary = "市の外へ引っ越す（予定・国外）",
             .steps = &out_steps,
             .findings = &out_findings,
             .carry_out = &carry_out_move}};
}

}  // namespace yakuba::resident_register
