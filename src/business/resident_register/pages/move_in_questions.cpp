// The questions of a move-in: what came with it, who comes, where to.
#include "business/resident_register/pages/move_in_questions.h"

#include <algorithm>

#include "business/resident_register/pages/questions.h"
#include "registry/countries.h"

namespace yakuba::resident_register {

using Kind = Question::Kind;
using registry::Resident;

namespace {

constexpr std::string_view kArticle = "住民基本台帳法22条";
constexpr std::int64_t kMostPeople = 20;

std::string shown_name(const Scene& scene, std::int64_t i) {
    const std::string& name = scene.answers.get(of_item(kPeople, i, "name"));
    return name.empty() ? std::to_string(i + 1) + "人目" : name;
}

std::vector<Option> countries_of(const Scene& scene) {
    std::vector<Option> options{{"JPN", "日本", ""}};
    if (const auto countries = registry::Countries::open(scene.town.data_folder); countries) {
        for (const auto& [code, name] : countries->all()) {
            if (code != "JPN") options.push_back({code, name, ""});
        }
    }
    return options;
}

Group person_group(const Scene& scene, std::int64_t i, const std::vector<Option>& countries) {
    const auto name = [&](std::string_view item) { return of_item(kPeople, i, item); };
    Group group{.heading = shown_name(scene, i), .questions = {}};
    if (people_count(scene) > 1) group.removable = i;
    group.questions = {
        {.name = name("name"),
         .label = "氏名",
         .hint = "姓と名のあいだを1文字あける。字形は届のとおり",
         .needed = true,
         .article = "住民基本台帳法7条1号"},
        {.name = name("kana"),
         .label = "振り仮名",
         .hint = "戸籍に記載がなければ空けておく",
         .article = "住民基本台帳法7条1号の2"},
        {.kind = Kind::partial_day,
         .name = name("birth_date"),
         .label = "出生年月日",
         .hint = "S63.6.14 のように。分からない部分は「昭和20年月日不詳」",
         .needed = true,
         .article = "住民基本台帳法7条2号",
         .size = "12"},
        {.kind = Kind::radio,
         .name = name("sex"),
         .label = "男女の別",
         .needed = true,
         .options = {{"male", "男", ""}, {"female", "女", ""}},
         .article = "住民基本台帳法7条3号"},
        {.kind = Kind::select,
         .name = name("nationality"),
         .label = "国籍・地域",
         .needed = true,
         .options = countries,
         .initial = "JPN",
         .article = "住民基本台帳法30条の45"},
        {.name = name("registered_domicile"),
         .label = "本籍",
         .article = "住民基本台帳法7条5号",
         .size = "full"},
        {.name = name("register_head"), .label = "筆頭者", .article = "住民基本台帳法7条5号"},
        {.name = name("residence_status"),
         .label = "在留資格",
         .hint = "外国人住民だけ",
         .article = "住民基本台帳法30条の45"},
        {.kind = Kind::day,
         .name = name("residence_until"),
         .label = "在留期間の満了日",
         .hint = "外国人住民だけ",
         .size = "12"},
        {.name = name("former_name"), .label = "旧氏", .size = "12"},
        {.name = name("alias"), .label = "通称", .size = "12"},
        {.name = name("resident_code"),
         .label = "住民票コード",
         .hint = "11けた。転出証明書のとおり",
         .article = "住民基本台帳法7条13号",
         .size = "12"},
        {.name = name("person_id"),
         .label = "前の宛名番号",
         .hint = "前に住んでいた人だけ（再転入）",
         .size = "12"}};
    return group;
}

std::vector<Option> candidate_options(const Scene& scene, const std::vector<Resident>& candidates) {
    std::vector<Option> options;
    for (const Resident& candidate : candidates) {
        const std::string number = std::to_string(candidate.person_id.value());
        options.push_back(
            {number, "同一人：宛名番号 " + number,
             candidate.name + "　" + scene.town.calendar->format(candidate.birth_date) + "生　" +
                 std::string{label_of(candidate.standing)} + "　" + scene.address_of(candidate)});
    }
    options.push_back({"other", "どれも別人", "新しい住民票をつくる"});
    return options;
}

}  // namespace

std::int64_t people_count(const Scene& scene) {
    return std::clamp<std::int64_t>(scene.answers.number(kPeople), 1, kMostPeople);
}

Step move_in_kind_step() {
    return {.id = "kind",
            .title = "転入の種類",
            .groups = {
                {.heading = "どこから、どのように",
                 .questions = {
                     {.kind = Kind::radio,
                      .name = "kind",
                      .label = "転入の種類",
                      .needed = true,
                      .options = {{"certificate", "国内から（転出証明書）", "22条2項"},
                                  {"card", "国内から（マイナンバーカード）", "特例転入。24条の2"},
                                  {"abroad", "国外から", "旅券・戸籍・附票。22条1項7号"}},
                      .initial = "certificate",
                      .article = kArticle}}}}};
}

Step move_in_papers_step(const Scene& scene) {
    Group group{.heading = "持ってきたもの", .questions = {}};
    const std::string& kind = scene.answers.get("kind");
    if (kind == "card") {
        group.questions = {{.kind = Kind::day,
                            .name = "planned_out_on",
                            .label = "転出予定日",
                            .hint = "前の市区町村から届いた転出の情報のとおり",
                            .needed = true,
                            .article = "住民基本台帳法施行令24条の2",
                            .size = "12"},
                           {.kind = Kind::tick,
                            .name = "card_presented",
                            .label = "カードを示してもらい、暗証番号で確かめた",
                            .article = "住民基本台帳法24条の2第1項"},
                           {.kind = Kind::tick,
                            .name = "registered_in_between",
                            .label = "転出のあと、ほかの市区町村に記録された",
                            .article = "住民基本台帳法施行令24条の2"}};
    } else if (kind == "abroad") {
        group.questions = {{.kind = Kind::tick,
                            .name = "passport",
                            .label = "全員の旅券で入国の日を確かめた",
                            .article = "住民基本台帳法22条1項7号"},
                           {.kind = Kind::tick,
                            .name = "family_register",
                            .label = "戸籍と附票で本籍と続柄を確かめた（日本人）",
                            .article = "住民基本台帳法22条1項7号"}};
    } else {
        group.questions = {{.kind = Kind::tick,
                            .name = "certificate_attached",
                            .label = "転出証明書を受け取った",
                            .article = "住民基本台帳法22条2項"}};
    }
    return {.id = "papers", .title = "添えるもの", .groups = {group}};
}

Step move_in_people_step(const Scene& scene) {
    Step step{.id = "people", .title = "転入する人", .groups = {}, .grows = std::string{kPeople}};
    const auto countries = countries_of(scene);
    for (std::int64_t i = 0; i < people_count(scene); ++i)
        step.groups.push_back(person_group(scene, i, countries));
    return step;
}

Step move_in_address_step(const Scene& scene) {
    Group address{.heading = "新しい住所",
                  .questions = {town_question(scene),
                                {.name = "lot",
                                 .label = "番地・号",
                                 .needed = true,
                                 .article = "住民基本台帳法7条7号",
                                 .size = "12"},
                                {.name = "building", .label = "方書", .hint = "建物の名前と部屋"}}};
    Group before{.heading = "これまで",
                 .questions = {{.name = "former_address",
                                .label = "従前の住所",
                                .hint = "都道府県から。国外は国名",
                                .needed = true,
                                .article = "住民基本台帳法7条8号",
                                .size = "full"}}};
    Group household{
        .heading = "世帯",
        .questions = {
            {.kind = Kind::radio,
             .name = "household_kind",
             .label = "世帯",
             .needed = true,
             .options = {{"new", "新しい世帯をつくる", ""},
                         {"join", "いまある世帯に加わる（編入）", "世帯主の同意を確かめる"}},
             .initial = "new",
             .article = "住民基本台帳法6条"},
            {.name = "into",
             .label = "加わる世帯の世帯番号",
             .hint = "編入のときだけ",
             .size = "12"}}};
    Group care{.heading = "住所を守る",
               .questions = {{.kind = Kind::tick,
                              .name = "wants_protection",
                              .label = "支援措置の申出もいっしょに受ける",
                              .hint = "転入といっしょに書く。続きの画面で相手方などを聞く",
                              .article = "住民基本台帳事務処理要領第5-10"}}};
    return {.id = "address", .title = "住所と世帯", .groups = {address, before, household, care}};
}

/// A person of the form as the register will hold her.
registry::Resident move_in_person(const Scene& scene, std::int64_t i) {
    const auto get = [&](std::string_view item) {
        return scene.answers.get(of_item(kPeople, i, item));
    };
    Resident resident;
    resident.person_id = scene.answers.person(of_item(kPeople, i, "person_id"));
    resident.name = get("name");
    resident.kana = get("kana");
    resident.former_name = get("former_name");
    resident.alias = get("alias");
    resident.birth_date = scene.answers.partial_day(of_item(kPeople, i, "birth_date"));
    resident.sex = get("sex") == "male" ? registry::Sex::male : registry::Sex::female;
    resident.nationality = get("nationality");
    resident.residence_status = get("residence_status");
    resident.residence_until = scene.answers.day(of_item(kPeople, i, "residence_until"));
    resident.registered_domicile = get("registered_domicile");
    resident.register_head = get("register_head");
    resident.resident_code = get("resident_code");
    resident.relation = get("relation");
    return resident;
}

/// Who may already be in the register: the clerk says 同一人 or 別人 for each.
std::vector<Step> move_in_duplicates_steps(const Scene& scene) {
    Step step{.id = "duplicates",
              .title = "同じ人の確認",
              .lead = "氏名と出生年月日、または住民票コードが同じ人が、すでに記録されています。",
              .groups = {}};
    for (std::int64_t i = 0; i < people_count(scene); ++i) {
        Resident person = move_in_person(scene, i);
        const bool by_number =
            person.person_id && scene.answers.get(of_item(kPeople, i, "same")).empty();
        if (by_number || person.name.empty() || !person.birth_date) continue;
        const auto candidates =
            registry::duplicate_candidates(scene.session, person, AsOf{scene.day()});
        if (candidates.empty()) continue;
        step.groups.push_back({.heading = shown_name(scene, i),
                               .questions = {{.kind = Kind::radio,
                                              .name = of_item(kPeople, i, "same"),
                                              .label = "同じ人か",
                                              .needed = true,
                                              .options = candidate_options(scene, candidates),
                                              .article = kArticle}}});
    }
    if (step.groups.empty()) return {};
    return {step};
}

Step move_in_relations_step(const Scene& scene) {
    const bool joins = scene.answers.is("household_kind", "join");
    Group group{.heading = joins ? "加わる世帯の世帯主から見た続柄" : "新しい世帯の続柄",
                .questions = {}};
    for (std::int64_t i = 0; i < people_count(scene); ++i) {
        Question question =
            relation_question(of_item(kPeople, i, "relation"), shown_name(scene, i), true, !joins);
        if (people_count(scene) == 1 && !joins) question.initial = "世帯主";
        group.questions.push_back(std::move(question));
    }
    return {.id = "relations", .title = "続柄", .groups = {group}};
}

/// 併せて守る人: those who come, all of them at first.
Step move_in_protected_step(const Scene& scene) {
    Question applicant{.kind = Kind::radio,
                       .name = "protected",
                       .label = "申出をした人",
                       .needed = true,
                       .options = {}};
    Question together{.kind = Kind::ticks,
                      .name = "protected_with",
                      .label = "併せて守る人（同じ住所）",
                      .options = {}};
    for (std::int64_t i = 0; i < people_count(scene); ++i) {
        const std::string index = std::to_string(i);
        applicant.options.push_back({index, shown_name(scene, i), ""});
        together.options.push_back({index, shown_name(scene, i), ""});
        together.initial += (i == 0 ? "" : ",") + index;
    }
    return {.id = "protected",
            .title = "支援措置の申出",
            .lead = "転入といっしょに書きます。住所は、登録したときから守られます。",
            .groups = {{.heading = "だれを守るか", .questions = {applicant, together}}}};
}

}  // namespace yakuba::resident_register
