#include "business/resident_register/command_parts.h"
#include "business/resident_register/commands.h"

/// 世帯主変更, 世帯分離, 世帯合併, 世帯編入.
namespace yakuba::resident_register {
namespace {

using namespace parts;

HouseholdId household_in(const json::object& object) {
    return number_of<HouseholdId>(object, "household_id");
}

DescribedCommand head_change_command() {
    DescribedCommand c = described("head-change");
    c.schema = body({number("household_id", "世帯"), number("new_head", "新しい世帯主"),
                     relations("relations", "新しい世帯主から見た続柄")},
                    R"("household_id","new_head")");
    c.subject = [](const json::object& object) { return number_of<PersonId>(object, "new_head"); };
    c.run = running(
        "head-change", &change_head,
        [](const CommandContext& context, const json::object& object) -> Result<HeadChange> {
            return HeadChange{filing_of(context, object), household_in(object),
                              number_of<PersonId>(object, "new_head"),
                              relations_of(object, "relations")};
        });
    return c;
}

DescribedCommand split_command() {
    DescribedCommand c = described("split");
    c.schema = body(
        {number("household_id", "分かれる前の世帯"), persons("分かれる人"),
         number("head", "新しい世帯の世帯主"), relations("relations", "新しい世帯主から見た続柄"),
         number("new_head_left", "残る世帯の世帯主"),
         relations("relations_left", "残る世帯での続柄")},
        R"("household_id","persons","head")");
    c.subject = &first_person;
    c.run = running("split", &split_household,
                    [](const CommandContext& context, const json::object& object) -> Result<Split> {
                        return Split{filing_of(context, object),
                                     household_in(object),
                                     persons_of(object),
                                     number_of<PersonId>(object, "head"),
                                     relations_of(object, "relations"),
                                     number_of<PersonId>(object, "new_head_left"),
                                     relations_of(object, "relations_left")};
                    });
    return c;
}

/// Everybody of a household who joins another: the 続柄 name them all.
PersonId first_related(const json::object& object) {
    return relations_of(object, "relations").begin()->first;
}

DescribedCommand merge_command() {
    DescribedCommand c = described("merge");
    c.text += "If-Match は、relations のうち宛名番号のいちばん小さい人のものです。";
    c.schema = body({number("household_id", "加わる世帯（全員）"), number("into", "加わる先の世帯"),
                     relations("relations", "加わる先の世帯主から見た続柄", true)},
                    R"("household_id","into","relations")");
    c.subject = &first_related;
    c.run = running("merge", &join_household,
                    [](const CommandContext& context, const json::object& object) -> Result<Join> {
                        return Join{filing_of(context, object),
                                    {},
                                    household_in(object),
                                    number_of<HouseholdId>(object, "into"),
                                    relations_of(object, "relations"),
                                    {},
                                    {}};
                    });
    return c;
}

DescribedCommand join_command() {
    DescribedCommand c = described("join");
    c.schema = body({number("household_id", "いまの世帯"), persons("加わる人"),
                     number("into", "加わる先の世帯"),
                     relations("relations", "加わる先の世帯主から見た続柄", true),
                     number("new_head_left", "残る世帯の世帯主"),
                     relations("relations_left", "残る世帯での続柄")},
                    R"("household_id","persons","into","relations")");
    c.subject = &first_person;
    c.run = running("join", &join_household,
                    [](const CommandContext& context, const json::object& object) -> Result<Join> {
                        return Join{filing_of(context, object),
                                    persons_of(object),
                                    household_in(object),
                                    number_of<HouseholdId>(object, "into"),
                                    relations_of(object, "relations"),
                                    number_of<PersonId>(object, "new_head_left"),
                                    relations_of(object, "relations_left")};
                    });
    return c;
}

}  // namespace

std::vector<DescribedCommand> household_commands() {
    return {head_change_command(), split_command(), merge_command(), join_command()};
}

}  // namespace yakuba::resident_register
