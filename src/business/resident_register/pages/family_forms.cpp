#include "business/resident_register/pages/item_questions.h"
#include "business/resident_register/pages/questions.h"

namespace yakuba::resident_register {
namespace {

using Kind = Question::Kind;
using registry::Resident;

constexpr std::string_view kArticle = "住民基本台帳法施行令12条2項1号";

/// 戸籍の届出: the day of the fact, and the day its notice was received.
Step family_register_step(const Scene& scene, std::string day_label) {
    Group days{.heading = "いつ",
               .questions = {day_question("occurred_on", std::move(day_label), kArticle),
                             day_question("notified_on", "戸籍の届出を受けた日", kArticle,
                                          scene.town.calendar->format_short(scene.today))}};
    Group notice{.heading = "戸籍の届出",
                 .questions = {{.kind = Kind::radio,
                                .name = "notice_from",
                                .label = "通知の元",
                                .needed = true,
                                .options = {{"here", "この市に届け出た", ""},
                                            {"elsewhere", "ほかの市区町村からの通知", "9条2項"}},
                                .initial = "here",
                                .article = "住民基本台帳法9条2項"},
                               text_question("filed_by_name", "届出人の氏名", false)}};
    return {.id = "notice", .title = "戸籍の届出", .groups = {days, notice}};
}

// 出生 -------------------------------------------------------------------------------------------

std::vector<Step> birth_steps(const Scene& scene) {
    const auto household = scene.own_household();
    const std::string domicile = household.empty() ? "" : household.front().registered_domicile;
    const std::string head = household.empty() ? "" : household.front().register_head;
    Group child{.heading = "子",
                .questions = {{.name = "name",
                               .label = "氏名",
                               .hint = "姓と名のあいだを1文字あける",
                               .needed = true,
                               .article = "住民基本台帳法7条1号"},
                              {.name = "kana",
                               .label = "振り仮名",
                               .hint = "戸籍に記載されたとおり",
                               .article = "住民基本台帳法7条1号の2"},
                              {.kind = Kind::radio,
                               .name = "sex",
                               .label = "男女の別",
                               .needed = true,
                               .options = {{"male", "男", ""}, {"female", "女", ""}},
                               .article = "住民基本台帳法7条3号"},
                              relation_question("relation", "続柄", true, false),
                              {.name = "registered_domicile",
                               .label = "本籍",
                               .initial = domicile,
                               .article = "住民基本台帳法7条5号",
                               .size = "full"},
                              {.name = "register_head",
                               .label = "筆頭者",
                               .initial = head,
                               .article = "住民基本台帳法7条5号"}}};
    child.questions[3].initial = "子";
    return {family_register_step(scene, "生まれた日"),
            {.id = "child",
             .title = "生まれた子",
             .lead = "住所と世帯は父母の世帯から記載します。",
             .groups = {child}}};
}

Result<Outcome> carry_birth(const Scene& scene, const Desk& desk, Filing filing) {
    const Answers& answers = scene.answers;
    const auto parent = scene.resident(scene.person);
    Birth command;
    command.household = parent ? parent->household_id : HouseholdId{};
    command.child.name = answers.get("name");
    command.child.kana = answers.get("kana");
    command.child.sex = answers.is("sex", "male") ? registry::Sex::male : registry::Sex::female;
    command.child.birth_date = filing.occurred_on;
    command.child.relation = answers.get("relation");
    command.child.nationality = "JPN";
    command.child.registered_domicile = answers.get("registered_domicile");
    command.child.register_head = answers.get("register_head");
    command.filing = std::move(filing);
    return birth(desk, command);
}

std::vector<Finding> birth_findings(const Scene& scene) {
    std::vector<Finding> found;
    if (scene.answers.get("kana").empty()) {
        found.push_back({Weight::confirm, "name.no_reading",
                         "振り仮名が空です。戸籍に記載がないことを確かめましたか。",
                         "住民基本台帳法7条1号の2", "child"});
    }
    found.push_back({Weight::tell, "birth.numbers",
                     "住民票コードと個人番号は、このあと番号の通知によって付きます。",
                     "住民基本台帳法30条の3"});
    return found;
}

// 死亡 -------------------------------------------------------------------------------------------

std::vector<Step> death_steps(const Scene& scene) {
    std::vector<Step> steps{family_register_step(scene, "亡くなった日")};
    const PersonId who[] = {scene.person};
    for (Step& step : remaining_steps(scene, who))
        steps.push_back(std::move(step));
    return steps;
}

Result<Outcome> carry_death(const Scene& scene, const Desk& desk, Filing filing) {
    Death command;
    command.filing = std::move(filing);
    command.person = scene.person;
    command.new_head = answered_new_head(scene);
    command.relations = answered_relations(scene, "relation_left");
    return death(desk, command);
}

std::vector<Finding> death_findings(const Scene& scene) {
    std::vector<Finding> found;
    const auto members = scene.own_household();
    if (members.size() == 2 && members.front().person_id == scene.person) {
        found.push_back({Weight::tell, "household.one_left",
                         members.back().name + "さんひとりが残ります。届出を待たずに職権で"
                                               "世帯主にします。",
                         "住民基本台帳法施行令25条"});
    }
    if (const auto person = scene.resident(scene.person);
        person && scene.gate.is_named(person->person_id)) {
        found.push_back(
            {Weight::confirm, "protection.applicant_died",
             "支援措置の申出者または対象者です。併せて守られている人の措置を確かめましたか。",
             "住民基本台帳事務処理要領第5-10"});
    }
    return found;
}

// 氏名等変更 -------------------------------------------------------------------------------------

std::vector<Step> name_steps(const Scene& scene) {
    return {family_register_step(scene, "変わった日"),
            {.id = "items",
             .title = "変わった項目",
             .lead = "いまの記載が入っています。変わったところだけ直してください。",
             .groups = {{.heading = "記載", .questions = item_questions(scene, name_items())}}}};
}

Result<Outcome> carry_name(const Scene& scene, const Desk& desk, Filing filing) {
    NameChange command;
    command.filing = std::move(filing);
    command.person = scene.person;
    command.items = changed_items(scene, name_items());
    return change_name(desk, command);
}

std::vector<Finding> no_findings(const Scene&) { return {}; }

}  // namespace

std::vector<EventForm> family_forms() {
    return {{.id = "birth",
             .label = "出生",
             .article = kArticle,
             .group = "戸籍",
             .summary = "子が生まれた（父か母の画面から始める）",
             .steps = &birth_steps,
             .findings = &birth_findings,
             .carry_out = &carry_birth},
            {.id = "death",
             .label = "死亡",
             .article = kArticle,
             .group = "戸籍",
             .summary = "住民が亡くなった",
             .steps = &death_steps,
             .findings = &death_findings,
             .carry_out = &carry_death},
            {.id = "name-change",
             .label = "氏名等の変更",
             .article = kArticle,
             .group = "戸籍",
             .summary = "氏名・振り仮名・旧氏・通称・本籍が変わった",
             .steps = &name_steps,
             .findings = &no_findings,
             .carry_out = &carry_name}};
}

}  // namespace yakuba::resident_register
