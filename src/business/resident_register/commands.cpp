#include "business/resident_register/commands.h"

#include <boost/json.hpp>

#include "business/resident_register/events.h"

namespace yakuba::resident_register {
namespace {

namespace json = boost::json;

// ---- the parts of the schemas

constexpr std::string_view kFiling = R"(
    "occurred_on":{"type":"string","format":"date","title":"異動日"},
    "notified_on":{"type":"string","format":"date","title":"届出日"},
    "filed_by":{"type":"string","maxLength":200,"title":"届出人"},
    "late_reason":{"type":"string","maxLength":500,"title":"届出期間を過ぎた理由"})";
constexpr std::string_view kAddress = R"("address":{"type":"object","title":"住所","properties":{
    "postcode":{"type":"string","maxLength":7},"town_code":{"type":"string","maxLength":7},
    "town":{"type":"string","minLength":1,"maxLength":200},"lot":{"type":"string","maxLength":200},
    "building":{"type":"string","maxLength":200}},
    "required":["town","lot"],"additionalProperties":false})";
constexpr std::string_view kNumber = R"({"type":"integer","minimum":1,"maximum":1000000000000})";
constexpr std::string_view kSex =
    R"("sex":{"type":"string","enum":["unknown","male","female","other"],"title":"男女の別"})";

std::string number(std::string_view key, std::string_view title) {
    return "\"" + std::string{key} +
           R"(":{"type":"integer","minimum":1,"maximum":1000000000000,"title":")" +
           std::string{title} + "\"}";
}
std::string text(std::string_view key, std::string_view title) {
    return "\"" + std::string{key} + R"(":{"type":"string","maxLength":200,"title":")" +
           std::string{title} + "\"}";
}
std::string persons(std::string_view title) {
    return R"("persons":{"type":"array","minItems":1,"maxItems":50,"items":)" +
           std::string{kNumber} + R"(,"title":")" + std::string{title} + "\"}";
}
std::string relations(std::string_view key, std::string_view title) {
    return "\"" + std::string{key} +
           R"(":{"type":"array","maxItems":50,"items":{"type":"object","properties":{"person_id":)" +
           std::string{kNumber} +
           R"(,"relation":{"type":"string","minLength":1,"maxLength":50}},)" +
           R"("required":["person_id","relation"],"additionalProperties":false},"title":")" +
           std::string{title} + "\"}";
}
std::string flag(std::string_view key, std::string_view title) {
    return "\"" + std::string{key} + R"(":{"type":"boolean","title":")" + std::string{title} +
           "\"}";
}
std::string body(std::initializer_list<std::string> properties, std::string_view required) {
    std::string schema = R"({"type":"object","properties":{)" + std::string{kFiling};
    for (const std::string& property : properties)
        schema += "," + property;
    return schema + R"(},"required":["occurred_on","notified_on",)" + std::string{required} +
           R"(],"additionalProperties":false})";
}

// ---- reading a body that fits its schema

std::string text_of(const json::object& object, std::string_view key) {
    const json::value* value = object.if_contains(key);
    return value == nullptr ? std::string{} : std::string{value->as_string()};
}
bool flag_of(const json::object& object, std::string_view key, bool otherwise = false) {
    const json::value* value = object.if_contains(key);
    return value == nullptr ? otherwise : value->as_bool();
}
template <class Number>
Number number_of(const json::object& object, std::string_view key) {
    const json::value* value = object.if_contains(key);
    return value == nullptr ? Number{} : Number{value->as_int64()};
}
std::vector<PersonId> persons_of(const json::object& object) {
    std::vector<PersonId> persons;
    for (const json::value& value : object.at("persons").as_array())
        persons.emplace_back(value.as_int64());
    return persons;
}
Relations relations_of(const json::object& object, std::string_view key) {
    Relations relations;
    if (const json::value* list = object.if_contains(key)) {
        for (const json::value& one : list->as_array()) {
            relations[PersonId{one.as_object().at("person_id").as_int64()}] =
                text_of(one.as_object(), "relation");
        }
    }
    return relations;
}
Address address_of(const json::object& object) {
    const json::object& a = object.at("address").as_object();
    return {text_of(a, "postcode"), text_of(a, "town_code"), text_of(a, "town"), text_of(a, "lot"),
            text_of(a, "building")};
}
Filing filing_of(const CommandContext& context, const json::object& object) {
    Filing filing;
    filing.actor = context.actor;
    filing.now = context.now;
    filing.key = context.key;
    filing.occurred_on = *parse_date(text_of(object, "occurred_on"));
    filing.notified_on = *parse_date(text_of(object, "notified_on"));
    filing.filed_by = text_of(object, "filed_by");
    filing.late_reason = text_of(object, "late_reason");
    filing.duplicates_checked = flag_of(object, "duplicates_checked");
    return filing;
}
Result<registry::Resident> resident_of(const json::object& object, const std::string& path) {
    registry::Resident resident;
    resident.person_id = number_of<PersonId>(object, "person_id");
    resident.relation = text_of(object, "relation");
    resident.name = text_of(object, "name");
    resident.kana = text_of(object, "kana");
    resident.nationality = object.contains("nationality") ? text_of(object, "nationality") : "JPN";
    resident.registered_domicile = text_of(object, "registered_domicile");
    resident.register_head = text_of(object, "register_head");
    resident.sex =
        FieldForm<registry::Sex>::parse(text_of(object, "sex")).value_or(registry::Sex::unknown);
    if (object.contains("birth_date")) {
        const auto birth = parse_partial_date(text_of(object, "birth_date"));
        if (!birth) {
            Problem problem = birth.problem();
            problem.where = path + "/birth_date";
            return problem;
        }
        resident.birth_date = *birth;
    }
    return resident;
}

// ---- what came out

std::string outcome_json(const Outcome& outcome) {
    json::array persons, recomputed;
    for (const PersonId person : outcome.persons)
        persons.emplace_back(person.value());
    for (const DepartmentDifferences& department : outcome.differences) {
        for (const batch::Difference& difference : department.differences) {
            recomputed.push_back(json::object{{"department", department.department},
                                              {"person_id", difference.person_id.value()},
                                              {"period", difference.period}});
        }
    }
    json::object object{{"persons", std::move(persons)},
                        {"household_id", nullptr},
                        {"late", outcome.late},
                        {"deadline", nullptr},
                        {"household_notice_needed", outcome.household_notice_needed},
                        {"recomputed", std::move(recomputed)}};
    if (outcome.household) object["household_id"] = outcome.household.value();
    if (outcome.deadline) object["deadline"] = to_iso(outcome.deadline);
    return json::serialize(object);
}

/// One transaction: the sender's condition, the event, the answer that the same key gets again.
template <class Event, class Make>
auto running(std::string_view purpose, Event event, Make make) {
    return [purpose, event, make](const CommandContext& context,
                                  const json::object& object) -> Result<std::string> {
        const auto command = make(context, object);
        if (!command) return command.problem();
        const auto desk = open_desk(context.town, command->filing.notified_on);
        if (!desk) return desk.problem();
        return context.town.database->transact(
            {.actor = context.actor,
             .purpose = std::string{purpose},
             .key = context.key,
             .at = context.now},
            [&](storage::Transaction& transaction) -> Result<std::string> {
                if (const auto permitted = context.permit(transaction.session()); !permitted)
                    return permitted.problem();
                const auto outcome = event(desk->inside(transaction), *command);
                if (!outcome) return outcome.problem();
                return outcome_json(*outcome);
            });
    };
}

PersonId first_person(const json::object& object) { return persons_of(object).front(); }

DescribedCommand move_in_command() {
    DescribedCommand c{"move-in", "転入", "resident-register", "住民基本台帳法22条。", {}, {}, {}};
    const std::string person =
        R"({"type":"object","properties":{)" + number("person_id", "もとの宛名番号（戻った人）") +
        "," + text("relation", "続柄") + "," + text("name", "氏名") + "," +
        text("kana", "振り仮名") + R"(,"birth_date":{"type":"string","maxLength":10},)" +
        std::string{kSex} + R"(,"nationality":{"type":"string","minLength":3,"maxLength":3},)" +
        text("registered_domicile", "本籍") + "," + text("register_head", "筆頭者") +
        R"(},"required":["relation","name","birth_date","sex"],"additionalProperties":false})";
    c.schema = body(
        {R"("persons":{"type":"array","minItems":1,"maxItems":50,"items":)" + person +
             R"(,"title":"転入する人"})",
         std::string{kAddress}, text("former_address", "従前の住所"),
         number("into", "編入する世帯"), flag("certificate_attached", "転出証明書がある"),
         flag("from_abroad", "国外から"), flag("duplicates_checked", "同じ人の有無を確かめた")},
        R"("persons","address")");
    c.run = running(
        "住民基本台帳 転入", &move_in,
        [](const CommandContext& context, const json::object& object) -> Result<MoveIn> {
            MoveIn command;
            command.filing = filing_of(context, object);
            std::size_t index = 0;
            for (const json::value& one : object.at("persons").as_array()) {
                auto resident = resident_of(one.as_object(), "/persons/" + std::to_string(index++));
                if (!resident) return resident.problem();
                command.persons.push_back(*std::move(resident));
            }
            command.address = address_of(object);
            command.former_address = text_of(object, "former_address");
            command.into = number_of<HouseholdId>(object, "into");
            command.certificate_attached = flag_of(object, "certificate_attached", true);
            command.from_abroad = flag_of(object, "from_abroad");
            return command;
        });
    return c;
}

DescribedCommand move_within_command() {
    DescribedCommand c{"move-within", "転居", "resident-register", "住民基本台帳法23条。", {},
                       &first_person, {}};
    c.schema = body({persons("転居する人（一つの世帯から）"), std::string{kAddress},
                     number("into", "編入する世帯"), relations("relations", "移った先での続柄"),
                     number("new_head_left", "残る世帯の世帯主"),
                     relations("relations_left", "残る世帯での続柄")},
                    R"("persons","address")");
    c.run = running(
        "住民基本台帳 転居", &move_within,
        [](const CommandContext& context, const json::object& object) -> Result<MoveWithin> {
            return MoveWithin{filing_of(context, object),
                              persons_of(object),
                              address_of(object),
                              number_of<HouseholdId>(object, "into"),
                              relations_of(object, "relations"),
                              number_of<PersonId>(object, "new_head_left"),
                              relations_of(object, "relations_left")};
        });
    return c;
}

DescribedCommand move_out_command() {
    DescribedCommand c{"move-out",
                       "転出",
                       "resident-register",
                       "住民基本台帳法24条。異動日は転出予定日です。",
                       {},
                       &first_person,
                       {}};
    c.schema = body({persons("転出する人（一つの世帯から）"), text("next_address", "転出先"),
                     flag("abroad", "国外へ"), flag("card_holder", "個人番号カードを持つ"),
                     number("new_head_left", "残る世帯の世帯主"),
                     relations("relations_left", "残る世帯での続柄")},
                    R"("persons","next_address")");
    c.run =
        running("住民基本台帳 転出", &move_out,
                [](const CommandContext& context, const json::object& object) -> Result<MoveOut> {
                    return MoveOut{filing_of(context, object),
                                   persons_of(object),
                                   text_of(object, "next_address"),
                                   flag_of(object, "abroad"),
                                   flag_of(object, "card_holder"),
                                   number_of<PersonId>(object, "new_head_left"),
                                   relations_of(object, "relations_left")};
                });
    return c;
}

DescribedCommand birth_command() {
    DescribedCommand c{"birth",
                       "出生",
                       "resident-register",
                       "住民基本台帳法施行令12条2項1号。異動日は出生の日です。",
                       {},
                       {},
                       {}};
    c.schema = body({number("household_id", "父母の世帯"), text("name", "氏名"),
                     text("kana", "振り仮名"), text("relation", "続柄"), std::string{kSex},
                     text("registered_domicile", "本籍"), text("register_head", "筆頭者")},
                    R"("household_id","name","kana","relation","sex")");
    c.run =
        running("住民基本台帳 出生", &birth,
                [](const CommandContext& context, const json::object& object) -> Result<Birth> {
                    auto child = resident_of(object, "");
                    if (!child) return child.problem();
                    child->birth_date = filing_of(context, object).occurred_on;
                    return Birth{filing_of(context, object),
                                 number_of<HouseholdId>(object, "household_id"), *std::move(child)};
                });
    return c;
}

DescribedCommand death_command() {
    DescribedCommand c{"death",
                       "死亡",
                       "resident-register",
                       "住民基本台帳法施行令12条2項1号。異動日は死亡の日です。",
                       {},
                       {},
                       {}};
    c.schema = body({number("person", "死亡した人"), number("new_head", "新しい世帯主"),
                     relations("relations", "残る世帯での続柄")},
                    R"("person")");
    c.subject = [](const json::object& object) { return number_of<PersonId>(object, "person"); };
    c.run =
        running("住民基本台帳 死亡", &death,
                [](const CommandContext& context, const json::object& object) -> Result<Death> {
                    return Death{filing_of(context, object), number_of<PersonId>(object, "person"),
                                 number_of<PersonId>(object, "new_head"),
                                 relations_of(object, "relations")};
                });
    return c;
}

}  // namespace

std::vector<DescribedCommand> commands() {
    return {move_in_command(), move_within_command(), move_out_command(), birth_command(),
            death_command()};
}

}  // namespace yakuba::resident_register
