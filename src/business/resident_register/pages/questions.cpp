#include "business/resident_register/pages/questions.h"

#include <algorithm>

#include "business/resident_register/pages/towns.h"
#include "business/resident_register/relation.h"

namespace yakuba::resident_register {
namespace {

using Kind = Question::Kind;
using registry::Resident;

std::vector<Option> filers() {
    return {{"self", "本人", ""},
            {"head", "世帯主", "26条"},
            {"member", "同一世帯の人", "委任状は不要（27条3項）"},
            {"agent", "代理人", "委任状などで代理権を確かめる（27条3項）"}};
}

std::vector<Option> identity_papers() {
    return {{"my_number_card", "マイナンバーカード", ""},
            {"licence", "運転免許証", ""},
            {"passport", "旅券", ""},
            {"residence_card", "在留カード・特別永住者証明書", ""},
            {"two_papers", "資格確認書など2点", ""},
            {"other", "その他（聞き取り）", ""}};
}

std::vector<Option> usual_relations(bool with_head) {
    std::vector<Option> options;
    if (with_head) options.push_back({"世帯主", "世帯主", ""});
    for (const char* word :
         {"妻",     "夫",     "子",         "父",         "母",     "兄",     "姉",
          "弟",     "妹",     "子の子",     "子の妻",     "子の夫", "妻の子", "夫の子",
          "父の父", "父の母", "夫（未届）", "妻（未届）", "縁故者", "同居人"}) {
        options.push_back({word, word, ""});
    }
    return options;
}

}  // namespace

Question day_question(std::string name, std::string label, std::string_view article,
                      std::string initial) {
    return {.kind = Kind::day,
            .name = std::move(name),
            .label = std::move(label),
            .hint = "R8.11.20、20261120、8.11.20 のどの書き方でも",
            .needed = true,
            .initial = std::move(initial),
            .article = article,
            .size = "12"};
}

Question text_question(std::string name, std::string label, bool needed, std::string size) {
    return {.name = std::move(name),
            .label = std::move(label),
            .needed = needed,
            .size = std::move(size)};
}

Step notice_step(const Scene& scene, std::string day_label, std::string_view article) {
    Group days{.heading = "いつ", .questions = {}};
    days.questions.push_back(day_question("occurred_on", std::move(day_label), article));
    days.questions.push_back(day_question("notified_on", "届出日", article,
                                          scene.town.calendar->format_short(scene.today)));
    Group filer{.heading = "だれが届け出たか", .questions = {}};
    filer.questions.push_back({.kind = Kind::radio,
                               .name = "filed_by",
                               .label = "届出人",
                               .needed = true,
                               .options = filers(),
                               .initial = "self",
                               .article = "住民基本台帳法26条・27条"});
    filer.questions.push_back(
        {.name = "filer_name", .label = "代理人の氏名", .hint = "代理人が届け出たときだけ"});
    filer.questions.push_back({.kind = Kind::select,
                               .name = "identity",
                               .label = "本人確認の方法",
                               .needed = true,
                               .options = identity_papers(),
                               .article = "住民基本台帳法27条2項"});
    return {.id = "notice", .title = "届出", .groups = {days, filer}};
}

Step ex_officio_step(const Scene& scene, std::string day_label, std::string_view article) {
    Group days{.heading = "いつ", .questions = {}};
    days.questions.push_back(day_question("occurred_on", std::move(day_label), article));
    days.questions.push_back(day_question("notified_on", "決定した日", article,
                                          scene.town.calendar->format_short(scene.today)));
    Group ground{.heading = "職権で行う根拠", .questions = {}};
    ground.questions.push_back({.kind = Kind::long_text,
                                .name = "ground",
                                .label = "根拠",
                                .hint = "実態調査の結果、戸籍の通知、誤りの内容と決裁など",
                                .needed = true,
                                .article = article});
    return {.id = "notice", .title = "職権の根拠", .groups = {days, ground}};
}

std::string name_and_relation(const Resident& resident, Date day) {
    std::string text = resident.name + "（" + resident.relation;
    if (resident.birth_date.is_complete()) {
        text += "・" + std::to_string(age_on(day, resident.birth_date.earliest())) + "歳";
    }
    return text + "）";
}

Question members_question(const Scene& scene, std::string label, std::span<const Resident> members,
                          bool all_at_first) {
    Question question{.kind = Kind::ticks,
                      .name = "persons",
                      .label = std::move(label),
                      .needed = true,
                      .options = {}};
    for (const Resident& member : members) {
        const std::string number = std::to_string(member.person_id.value());
        question.options.push_back(
            {number, name_and_relation(member, scene.day()), "宛名番号 " + number});
        if (all_at_first || member.person_id == scene.person) {
            question.initial += (question.initial.empty() ? "" : ",") + number;
        }
    }
    return question;
}

Question relation_question(std::string name, std::string label, bool needed, bool with_head) {
    return {.name = std::move(name),
            .label = std::move(label),
            .hint = "世帯主から見た続柄",
            .needed = needed,
            .options = usual_relations(with_head),
            .article = "住民基本台帳法7条4号",
            .size = "12"};
}

Question town_question(const Scene& scene) {
    Question question{.name = "town",
                      .label = "町名・丁目",
                      .hint = "町字の一覧から選ぶ",
                      .needed = true,
                      .options = {},
                      .article = "住民基本台帳法7条7号"};
    for (const TownName& town : *towns_of(scene.town, scene.session)) {
        question.options.push_back({town.name, town.name, ""});
    }
    return question;
}

std::vector<Step> remaining_steps(const Scene& scene, std::span<const PersonId> leaving) {
    const auto members = scene.own_household();
    const auto leaves = [&](const Resident& member) {
        return std::ranges::find(leaving, member.person_id) != leaving.end();
    };
    std::vector<Resident> left;
    const Resident* head = nullptr;
    for (const Resident& member : members) {
        if (!leaves(member)) left.push_back(member);
        if (registry::is_head(member) && leaves(member)) head = &member;
    }
    if (head == nullptr || left.size() < 2) return {};
    Question next{.kind = Kind::radio,
                  .name = "new_head_left",
                  .label = "残る世帯の新しい世帯主",
                  .needed = true,
                  .options = {},
                  .article = "住民基本台帳法25条"};
    for (const Resident& member : left) {
        next.options.push_back(
            {std::to_string(member.person_id.value()), name_and_relation(member, scene.day()), ""});
    }
    next.options.push_back(
        {"0", "まだ届け出ていない", "世帯変更届（14日以内）を待つ。対応が必要なことに残す"});
    Group relations{.heading = "残る人の続柄",
                    .questions = {},
                    .lead =
                        "空けておくと、台帳から分かる続柄にします。分からない人がいると、"
                        "次の画面で止まります。"};
    for (const Resident& member : left) {
        relations.questions.push_back(
            relation_question(of_person("relation_left", member.person_id),
                              member.name + "（いまは" + member.relation + "）", false, false));
    }
    return {{.id = "left",
             .title = "残る世帯",
             .lead = "世帯主（" + head->name + "）が離れ、2人以上が残ります。",
             .groups = {{.heading = "世帯主", .questions = {next}}, relations}}};
}

PersonId answered_new_head(const Scene& scene) { return scene.answers.person("new_head_left"); }

Relations answered_relations(const Scene& scene, std::string_view prefix) {
    Relations relations;
    const std::string start = std::string{prefix} + "-";
    for (const auto& [name, value] : scene.answers.all()) {
        if (!name.starts_with(start)) continue;
        relations[PersonId{std::stoll(name.substr(start.size()))}] = value;
    }
    return relations;
}

Finding household_found(const Scene& scene, HouseholdId household) {
    const auto members = scene.household(household);
    if (members.empty()) {
        return {Weight::stop, "household.not_found",
                "世帯番号 " + std::to_string(household.value()) +
                    " の世帯は、この日にありません。番号を確かめてください。",
                "住民基本台帳法6条", "address"};
    }
    return {Weight::tell, "household.joined",
            "加わる世帯：世帯主 " + members.front().name + "（" + std::to_string(members.size()) +
                "人） " + scene.address_of(members.front()),
            "住民基本台帳法6条"};
}

}  // namespace yakuba::resident_register
