#include <algorithm>

#include "business/resident_register/pages/questions.h"

namespace yakuba::resident_register {
namespace {

using Kind = Question::Kind;
using registry::Resident;

constexpr std::string_view kArticle = "住民基本台帳法25条";

HouseholdId own_household_id(const Scene& scene) {
    const auto own = scene.resident(scene.person);
    return own ? own->household_id : HouseholdId{};
}

Question one_of(const Scene& scene, std::string name, std::string label,
                std::span<const Resident> members) {
    Question question{.kind = Kind::radio,
                      .name = std::move(name),
                      .label = std::move(label),
                      .needed = true,
                      .options = {},
                      .article = kArticle};
    for (const Resident& member : members) {
        question.options.push_back({std::to_string(member.person_id.value()),
                                    name_and_relation(member, scene.day()),
                                    "宛名番号 " + std::to_string(member.person_id.value())});
    }
    return question;
}

Group relations_of(std::string heading, std::span<const Resident> members) {
    Group group{
        .heading = std::move(heading),
        .questions = {},
        .lead = "空けておくと、台帳から分かる続柄にします。分からない人がいると止まります。"};
    for (const Resident& member : members) {
        group.questions.push_back(
            relation_question(of_person("relation", member.person_id),
                              member.name + "（いまは" + member.relation + "）", false, false));
    }
    return group;
}

// 世帯主変更 -------------------------------------------------------------------------------------

std::vector<Step> head_steps(const Scene& scene) {
    const auto members = scene.own_household();
    std::vector<Resident> others = members;
    std::erase_if(others, registry::is_head);
    return {notice_step(scene, "変わった日", kArticle),
            {.id = "head",
             .title = "新しい世帯主",
             .groups = {{.heading = "世帯主",
                         .questions = {one_of(scene, "head", "新しい世帯主", others)}},
                        relations_of("新しい世帯主から見た続柄", members)}}};
}

Result<Outcome> carry_head(const Scene& scene, const Desk& desk, Filing filing) {
    HeadChange command;
    command.filing = std::move(filing);
    command.household = own_household_id(scene);
    command.new_head = scene.answers.person("head");
    command.relations = answered_relations(scene, "relation");
    return change_head(desk, command);
}

// 世帯分離 ---------------------------------------------------------------------------------------

std::vector<Resident> chosen(const Scene& scene) {
    std::vector<Resident> residents;
    for (const PersonId person : scene.answers.persons("persons")) {
        if (const auto resident = scene.resident(person)) residents.push_back(*resident);
    }
    return residents;
}

std::vector<Step> split_steps(const Scene& scene) {
    const auto members = scene.own_household();
    std::vector<Step> steps{
        notice_step(scene, "分かれた日", kArticle),
        {.id = "people",
         .title = "分かれる人",
         .groups = {{.heading = "分かれる人",
                     .questions = {members_question(scene, "分かれる人", members, false)}}}}};
    const auto leaving = chosen(scene);
    steps.push_back(
        {.id = "head",
         .title = "新しい世帯",
         .groups = {{.heading = "世帯主",
                     .questions = {one_of(scene, "head", "新しい世帯の世帯主", leaving)}},
                    relations_of("新しい世帯主から見た続柄", leaving)}});
    for (Step& step : remaining_steps(scene, scene.answers.persons("persons")))
        steps.push_back(std::move(step));
    return steps;
}

Result<Outcome> carry_split(const Scene& scene, const Desk& desk, Filing filing) {
    Split command;
    command.filing = std::move(filing);
    command.household = own_household_id(scene);
    command.leaving = scene.answers.persons("persons");
    command.head = scene.answers.person("head");
    command.relations = answered_relations(scene, "relation");
    command.new_head_left = answered_new_head(scene);
    command.relations_left = answered_relations(scene, "relation_left");
    return split_household(desk, command);
}

// 世帯合併・編入 ---------------------------------------------------------------------------------

Step into_step() {
    return {.id = "into",
            .title = "加わる世帯",
            .groups = {{.heading = "加わる世帯",
                        .questions = {{.name = "into",
                                       .label = "加わる世帯の世帯番号",
                                       .hint = "同じ住所の世帯",
                                       .needed = true,
                                       .article = kArticle,
                                       .size = "12"}}}}};
}

Step joined_relations(std::span<const Resident> joining) {
    Group group{.heading = "加わる世帯の世帯主から見た続柄", .questions = {}};
    for (const Resident& member : joining) {
        group.questions.push_back(
            relation_question(of_person("relation", member.person_id),
                              member.name + "（いまは" + member.relation + "）", true, false));
    }
    return {.id = "relations", .title = "続柄", .groups = {group}};
}

std::vector<Step> merge_steps(const Scene& scene) {
    const auto members = scene.own_household();
    return {notice_step(scene, "合併した日", kArticle), into_step(), joined_relations(members)};
}

std::vector<Step> join_steps(const Scene& scene) {
    const auto members = scene.own_household();
    std::vector<Step> steps{
        notice_step(scene, "加わった日", kArticle),
        {.id = "people",
         .title = "加わる人",
         .groups = {{.heading = "加わる人",
                     .questions = {members_question(scene, "加わる人", members, false)}}}},
        into_step()};
    const auto joining = chosen(scene);
    steps.push_back(joined_relations(joining));
    for (Step& step : remaining_steps(scene, scene.answers.persons("persons")))
        steps.push_back(std::move(step));
    return steps;
}

Result<Outcome> carry_join(const Scene& scene, const Desk& desk, Filing filing) {
    Join command;
    command.filing = std::move(filing);
    command.persons = scene.answers.persons("persons");
    command.from = own_household_id(scene);
    command.into = scene.answers.household("into");
    command.relations = answered_relations(scene, "relation");
    command.new_head_left = answered_new_head(scene);
    command.relations_left = answered_relations(scene, "relation_left");
    return join_household(desk, command);
}

std::vector<Finding> findings(const Scene& scene) {
    std::vector<Finding> found;
    const HouseholdId into = scene.answers.household("into");
    if (into) {
        found.push_back(household_found(scene, into));
        found.push_back({Weight::confirm, "household.one_livelihood",
                         "住居と生計をともにすることを聞き取りましたか。", kArticle.data(),
                         "into"});
    }
    return found;
}

}  // namespace

std::vector<EventForm> household_forms() {
    return {{.id = "head-change",
             .label = "世帯主変更",
             .article = kArticle,
             .group = "世帯",
             .summary = "世帯主が代わった。続柄を書きかえる",
             .steps = &head_steps,
             .findings = &findings,
             .carry_out = &carry_head},
            {.id = "split",
             .label = "世帯分離",
             .article = kArticle,
             .group = "世帯",
             .summary = "同じ住所で世帯を分ける",
             .steps = &split_steps,
             .findings = &findings,
             .carry_out = &carry_split},
            {.id = "merge",
             .label = "世帯合併",
             .article = kArticle,
             .group = "世帯",
             .summary = "世帯の全員が、同じ住所の別の世帯に加わる",
             .steps = &merge_steps,
             .findings = &findings,
             .carry_out = &carry_join},
            {.id = "join",
             .label = "世帯編入",
             .article = kArticle,
             .group = "世帯",
             .summary = "世帯の一部の人が、同じ住所の別の世帯に加わる",
             .steps = &join_steps,
             .findings = &findings,
             .carry_out = &carry_join}};
}

}  // namespace yakuba::resident_register
