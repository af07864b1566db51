#include "business/resident_register/command_parts.h"
#include "business/resident_register/commands.h"
#include "business/resident_register/pages/item_questions.h"

/// 職権消除, 職権回復, 訂正, 取消.
namespace yakuba::resident_register {
namespace {

using namespace parts;

PersonId person_in(const json::object& object) { return number_of<PersonId>(object, "person"); }

/// What a system may correct: everything a clerk may, but the code it never reads.
std::vector<std::string_view> open_items() {
    std::vector<std::string_view> keys{correctable_items().begin(), correctable_items().end()};
    std::erase(keys, "resident_code");
    return keys;
}

Result<Outcome> correct_openly(const Desk& desk, const resident_register::Correction& command) {
    const auto open = refuse_hidden_places(desk.transaction->session(), command.person,
                                           command.items, command.filing);
    if (!open) return open.problem();
    return correct(desk, command);
}

DescribedCommand correction_command() {
    DescribedCommand c = described_ex_officio("correction");
    c.text += "異動日は誤りの始まった日です。";
    c.schema = body(
        {number("person", "訂正する人"), items(open_items(), "正しい内容"),
         R"("until":{"type":"string","format":"date","title":"正しくなった日（空けると、次の異動でその項目が変わるまで）"})",
         std::string{kGround}},
        R"("person","items","ground")");
    c.subject = &person_in;
    c.run = running("correction", &correct_openly,
                    [](const CommandContext& context,
                       const json::object& object) -> Result<resident_register::Correction> {
                        resident_register::Correction command;
                        command.filing = filing_of(context, object);
                        command.person = person_in(object);
                        command.items = items_of(object);
                        if (object.contains("until"))
                            command.until = *parse_date(text_of(object, "until"));
                        return command;
                    });
    return c;
}

DescribedCommand cancellation_command() {
    DescribedCommand c = described_ex_officio("cancellation");
    c.text +=
        "その異動で書いたことを、世帯のほかの人の分もふくめて元に戻します。version は "
        "GET /persons/{person}/versions にあります。";
    c.schema =
        body({number("person", "その異動で記載された人"),
              R"("version":{"type":"integer","minimum":1,"maximum":1000000,"title":"取り消す版"})",
              std::string{kGround}},
             R"("person","version","ground")");
    c.subject = &person_in;
    c.run = running(
        "cancellation", &cancel,
        [](const CommandContext& context, const json::object& object) -> Result<Cancellation> {
            return Cancellation{filing_of(context, object), person_in(object),
                                static_cast<int>(object.at("version").as_int64())};
        });
    return c;
}

Result<ExOfficio> ex_officio_of(const CommandContext& context, const json::object& object) {
    return ExOfficio{filing_of(context, object), person_in(object),
                     number_of<PersonId>(object, "new_head_left"),
                     relations_of(object, "relations_left")};
}

DescribedCommand removal_command() {
    DescribedCommand c = described_ex_officio("ex-officio-removal");
    c.schema = body({number("person", "消除する人"), number("new_head_left", "残る世帯の世帯主"),
                     relations("relations_left", "残る世帯での続柄"), std::string{kGround}},
                    R"("person","ground")");
    c.subject = &person_in;
    c.run = running("ex-officio-removal", &remove_ex_officio, &ex_officio_of);
    return c;
}

DescribedCommand restoration_command() {
    DescribedCommand c = described_ex_officio("restoration");
    c.text += "異動日は消除された日です。";
    c.schema = body({number("person", "回復する人"), std::string{kGround}}, R"("person","ground")");
    c.subject = &person_in;
    c.run = running("restoration", &restore_ex_officio, &ex_officio_of);
    return c;
}

}  // namespace

std::vector<DescribedCommand> correction_commands() {
    return {removal_command(), restoration_command(), correction_command(), cancellation_command()};
}

}  // namespace yakuba::resident_register
