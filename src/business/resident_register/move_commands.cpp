#include "business/resident_register/command_parts.h"
#include "business/resident_register/commands.h"

/// 転入, 職権記載, 転居, 転出.
namespace yakuba::resident_register {
namespace {

using namespace parts;

std::string entering_people() {
    return R"("persons":{"type":"array","minItems":1,"maxItems":50,"items":{"type":"object","properties":{)" +
           number("person_id", "もとの宛名番号（戻った人）") + "," + text("relation", "続柄") +
           "," + text("name", "氏名") + "," + text("kana", "振り仮名") +
           R"(,"birth_date":{"type":"string","maxLength":10},)" + std::string{kSex} +
           R"(,"nationality":{"type":"string","minLength":3,"maxLength":3},)" +
           text("registered_domicile", "本籍") + "," + text("register_head", "筆頭者") +
           R"(},"required":["relation","name","birth_date","sex"],"additionalProperties":false})" +
           R"(,"title":"記載する人"})";
}

Result<MoveIn> entering(const CommandContext& context, const json::object& object) {
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
}

DescribedCommand move_in_command() {
    DescribedCommand c = described("move-in");
    c.schema = body(
        {entering_people(), std::string{kAddress}, text("former_address", "従前の住所"),
         number("into", "編入する世帯"), flag("certificate_attached", "転出証明書がある"),
         flag("from_abroad", "国外から"), flag("duplicates_checked", "同じ人の有無を確かめた")},
        R"("persons","address")");
    c.run = running("move-in", &move_in, &entering);
    return c;
}

DescribedCommand ex_officio_entry_command() {
    DescribedCommand c = described_ex_officio("ex-officio-entry");
    c.schema = body({entering_people(), std::string{kAddress}, text("former_address", "従前の住所"),
                     number("into", "編入する世帯"),
                     flag("duplicates_checked", "同じ人の有無を確かめた"), std::string{kGround}},
                    R"("persons","address","ground")");
    c.run = running("ex-officio-entry", &enter_ex_officio, &entering);
    return c;
}

DescribedCommand move_within_command() {
    DescribedCommand c = described("move-within");
    c.subject = &first_person;
    c.schema = body({persons("転居する人（一つの世帯から）"), std::string{kAddress},
                     number("into", "編入する世帯"), relations("relations", "移った先での続柄"),
                     number("new_head_left", "残る世帯の世帯主"),
                     relations("relations_left", "残る世帯での続柄")},
                    R"("persons","address")");
    c.run = running(
        "move-within", &move_within,
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
    DescribedCommand c = described("move-out");
    c.text += "異動日は転出予定日です。";
    c.subject = &first_person;
    c.schema = body({persons("転出する人（一つの世帯から）"), text("next_address", "転出先"),
                     flag("abroad", "国外へ"), flag("card_holder", "個人番号カードを持つ"),
                     number("new_head_left", "残る世帯の世帯主"),
                     relations("relations_left", "残る世帯での続柄")},
                    R"("persons","next_address")");
    c.run =
        running("move-out", &move_out,
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

}  // namespace

std::vector<DescribedCommand> move_commands() {
    return {move_in_command(), ex_officio_entry_command(), move_within_command(),
            move_out_command()};
}

}  // namespace yakuba::resident_register
