#include "business/electoral_roll/case_letters.h"

#include <boost/json.hpp>

#include "department/case_letters.h"
#include "department/received_on.h"
#include "notices/press.h"
#include "registry/residents.h"

namespace yakuba::electoral_roll {
namespace {

namespace json = boost::json;
using procedures::LetterOrder;

constexpr std::string_view kOffice = "electoral_roll_office";

/// What a paper of the commission says.
struct Paper {
    std::string title;
    std::string greeting;
    std::vector<std::pair<std::string, std::string>> items;
    std::string notes;
    bool by_mayor =
        false;  // the mayor certifies residence (施行令34条の2), the commission the rest
};

Result<std::string> print(const Town& town, storage::Session& session, const LetterOrder& order,
                          const Paper& paper) {
    const auto run =
        open_case_letter(town, session, "electoral_roll_paper", kOffice, order.issued_on);
    if (!run) return run.problem();
    auto letter = run->begin(session, order.recipient, order.number);
    if (!letter) return letter.problem();
    letter->set("title", paper.title)
        .set("greeting", paper.greeting)
        .set("notes", paper.notes)
        .set("signatory", paper.by_mayor ? run->sender.mayor
                                         : run->sender.municipality + "選挙管理委員会委員長");
    for (const auto& [label, value] : paper.items) {
        notices::Boxes& row = letter->add_row("items");
        row.emplace_back("label", label);
        row.emplace_back("value", value.empty() ? "−" : value);
    }
    return notices::print_single(order.recipient, *letter,
                                 {.created = start_of_day(order.issued_on), .title = paper.title});
}

std::string text_at(const LetterOrder& order, std::string_view key) {
    return std::string{order.outcome.as_object().at(key).as_string()};
}

std::string day_at(const Town& town, const LetterOrder& order, std::string_view key) {
    const auto day = parse_date(text_at(order, key));
    return day ? town.calendar->format(*day) : "−";
}

std::string name_of(storage::Session& session, PersonId person, Date day) {
    const auto found = registry::find_resident(session, person, {day});
    return found ? found->record.name : "宛名番号 " + std::to_string(person.value());
}

constexpr std::string_view kLawsuit =
    "・この決定に不服があるときは、決定の通知を受けた日から七日以内に、選挙管理委員会を被告として、"
    "そ"
    "の所在地を管轄する地方裁判所に出訴することができます（公職選挙法第25条第1項・第2項）。";

}  // namespace

Result<std::string> objection_pdf(const Town& town, storage::Session& session,
                                  const LetterOrder& order) {
    const PersonId subject{order.outcome.as_object().at("subject").to_number<std::int64_t>()};
    const bool omitted = text_at(order, "claim") == "omitted";
    return print(
        town, session, order,
        {.title = "異議の申出についての決定書",
         .greeting = "選挙人名簿の登録に関する異議の申出について、公職選挙法第24条第2項の規定により"
                     "次のとおり決定しました。",
         .items = {{"決定", "異議の申出を正当であると決定する。"},
                   {"申出に係る人", name_of(session, subject, order.issued_on)},
                   {"登録の基準日", day_at(town, order, "base_date")},
                   {"処分", omitted ? "選挙人名簿に登録した。" : "選挙人名簿から抹消した。"},
                   {"決定の日", day_at(town, order, "decided_on")}},
         .notes = std::string{kLawsuit}});
}

Result<std::string> objection_refusal_pdf(const Town& town, storage::Session& session,
                                          const LetterOrder& order) {
    return print(
        town, session, order,
        {.title = "異議の申出についての決定書",
         .greeting = "選挙人名簿の登録に関する異議の申出について、公職選挙法第24条第2項の規定により"
                     "次のとおり決定しました。",
         .items = {{"決定", "異議の申出を正当でないと決定する。"},
                   {"申出の日", town.calendar->format(received_on(order.matter))},
                   {"理由", order.reason},
                   {"決定の日", town.calendar->format(order.issued_on)}},
         .notes = std::string{kLawsuit}});
}

Result<std::string> inspection_pdf(const Town& town, storage::Session& session,
                                   const LetterOrder& order) {
    return print(
        town, session, order,
        {.title = "選挙人名簿の抄本の閲覧についての通知書",
         .greeting = "申出のあった選挙人名簿の抄本の閲覧を、次のとおり認めます。",
         .items = {{"閲覧の番号",
                    std::to_string(
                        order.outcome.as_object().at("inspection_id").to_number<std::int64_t>())},
                   {"活動", text_at(order, "purpose")},
                   {"閲覧する人", text_at(order, "reader")},
                   {"見る範囲", text_at(order, "scope")},
                   {"閲覧の日", day_at(town, order, "read_on")}},
         .notes = "・閲覧は、選挙管理委員会の定める場所で、画面に表示したものを見る方法で行います（"
                  "公職選"
                  "挙法施行令第20条）。\n・閲覧した事項を、申し出た利用目的以外の目的に使い、又はほ"
                  "かの人"
                  "に渡すことはできません（公職選挙法第28条の4第1項）。\n・申出者の氏名・名称と利用"
                  "目的の"
                  "概要は、毎年公表します（同条第7項）。"});
}

Result<std::string> ballot_pdf(const Town& town, storage::Session& session,
                               const LetterOrder& order) {
    const bool braille = order.outcome.as_object().at("braille").as_bool();
    return print(
        town, session, order,
        {.title = "投票用紙等送付書（不在者投票）",
         .greeting =
             "請求のあった投票用紙及び投票用封筒を、公職選挙法施行令第53条第1項の規定により送"
             "付します。",
         .items = {{"選挙", text_at(order, "election")},
                   {"投票日", day_at(town, order, "voting_day")},
                   {"投票をする所", text_at(order, "place")},
                   {"施設・市町村", text_at(order, "facility")},
                   {"同封したもの", braille ? "点字投票用紙、内封筒、外封筒、不在者投票証明書"
                                            : "投票用紙、内封筒、外封筒、不在者投票証明書"},
                   {"交付の日", day_at(town, order, "sent_on")}},
         .notes =
             "・投票用紙には、まだ何も書かないでください。投票をする所の不在者投票管理者の前で書"
             "きます。\n・不在者投票証明書の封筒は、開けないでください（公職選挙法施行令第56条"
             "）。\n・使わなかったときは、投票日までにお返しください。お返しいただけば、投票日に"
             "投票所で投票できます（公職選挙法施行令第64条）。"});
}

Result<std::string> proof_pdf(const Town& town, storage::Session& session,
                              const LetterOrder& order) {
    const auto resident = registry::find_resident(session, order.recipient, {order.issued_on});
    if (!resident) {
        return Problem{"electoral_roll.no_record", "この人の住民記録がありません。",
                       std::to_string(order.recipient.value())};
    }
    const bool here = registry::is_resident(resident->record.standing);
    const registry::AddressRequest asker{.requester = registry::Requester::letter,
                                         .asked_by = order.recipient};
    const auto gate = registry::Disclosure::load(session, order.issued_on);
    return print(
        town, session, order,
        {.title = "引き続き" + town.prefecture + "の区域内に住所を有する旨の証明書",
         .greeting = "次の人は、引き続き" + town.prefecture +
                     "の区域内に住所を有することを証明します（公職選挙法施行令第34条の2）。",
         .items = {{"氏名", resident->record.name},
                   {"生年月日", town.calendar->format(resident->record.birth_date)},
                   {"現在の住所",
                    here ? town.prefecture + town.name + gate.address_for(asker, resident->record)
                         : gate.place_for(asker, resident->record, resident->record.next_address)},
                   {"従前の住所",
                    here ? gate.place_for(asker, resident->record, resident->record.former_address)
                         : town.prefecture + town.name + gate.address_for(asker, resident->record)},
                   {"証明の日", day_at(town, order, "certified_on")}},
         .notes =
             "・" + town.prefecture +
             "の議会の議員及び知事の選挙で、従前の住所地の投票所又は期日前投票所で投票するときに"
             "示してください（公職選挙法第44条第3項）。",
         .by_mayor = true});
}

Result<std::string> refusal_pdf(const Town& town, storage::Session& session,
                                const LetterOrder& order) {
    return print_refusal(town, session, order, kOffice);
}

}  // namespace yakuba::electoral_roll
