#include "business/resident_register/command_parts.h"
#include "business/resident_register/commands.h"
#include "business/resident_register/pages/item_questions.h"

/// What follows the family register: 出生, 死亡, 氏名等の変更.
namespace yakuba::resident_register {
namespace {

using namespace parts;

PersonId person_in(const json::object& object) { return number_of<PersonId>(object, "person"); }

Result<NameChange> name_change_of(const CommandContext& context, const json::object& object) {
    return NameChange{filing_of(context, object), person_in(object), items_of(object)};
}
Result<Outcome> change_name_openly(const Desk& desk, const NameChange& command) {
    const auto open = refuse_hidden_places(desk.transaction->session(), command.person,
                                           command.items, command.filing);
    if (!open) return open.problem();
    return change_name(desk, command);
}

DescribedCommand birth_command() {
    DescribedCommand c = described("birth");
    c.text += "異動日は出生の日です。";
    c.schema = body({number("household_id", "父母の世帯"), text("name", "氏名"),
                     text("kana", "振り仮名"), text("relation", "続柄"), std::string{kSex},
                     text("registered_domicile", "本籍"), text("register_head", "筆頭者")},
                    R"("household_id","name","kana","relation","sex")");
    c.run =
        running("birth", &birth,
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
    DescribedCommand c = described("death");
    c.text += "異動日は死亡の日です。";
    c.schema = body({number("person", "死亡した人"), number("new_head", "新しい世帯主"),
                     relations("relations", "残る世帯での続柄")},
                    R"("person")");
    c.subject = &person_in;
    c.run =
        running("death", &death,
                [](const CommandContext& context, const json::object& object) -> Result<Death> {
                    return Death{filing_of(context, object), number_of<PersonId>(object, "person"),
                                 number_of<PersonId>(object, "new_head"),
                                 relations_of(object, "relations")};
                });
    return c;
}

DescribedCommand name_change_command() {
    DescribedCommand c = described("name-change");
    c.schema = body({number("person", "変わった人"), items(name_items(), "変わった項目")},
                    R"("person","items")");
    c.subject = &person_in;
    c.run = running("name-change", &change_name_openly, &name_change_of);
    return c;
}

}  // namespace

std::vector<DescribedCommand> family_commands() {
    return {birth_command(), death_command(), name_change_command()};
}

}  // namespace yakuba::resident_register
