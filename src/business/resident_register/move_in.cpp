#include <algorithm>

#include "business/resident_register/heads.h"
#include "business/resident_register/rules.h"

namespace yakuba::resident_register {
namespace {

using registry::Event;
using registry::Resident;
using registry::Standing;

constexpr std::string_view kMoveIn = "住民基本台帳法22条";

/// 22条2項: a paper certificate, unless the card takes its place (24条の2) or one comes from
/// abroad.
Result<Done> check_certificate(const Desk& desk, const MoveIn& command) {
    if (command.from_abroad) return Done{};
    if (!command.card.planned_out_on) {
        if (command.certificate_attached) return Done{};
        return Problem{
            .code = "move_in.certificate_needed",
            .message = "転出証明書が必要です。前の市区町村で受け取って添えてもらってください。",
            .article = "住民基本台帳法22条2項"};
    }
    Facts facts;
    facts.matter = Matter::move_in;
    facts.occurred_on = command.filing.occurred_on;
    facts.notified_on = command.filing.notified_on;
    facts.planned_out_on = command.card.planned_out_on;
    facts.card_presented = command.card.card_presented;
    facts.registered_in_between = command.card.registered_in_between;
    if (special_move_in_allowed(*desk.rates, facts)) return Done{};
    return Problem{.code = "move_in.certificate_needed",
                   .message =
                       "カードによる特例の転入はできません（期間を過ぎた、カードの提示がない、"
                       "または他の市区町村に記録された）。転出証明書を添えてもらってください。",
                   .article = "住民基本台帳法施行令24条の2"};
}

/// The heads among those who come, against the household they come to.
Result<Done> check_household(DayBook& book, const MoveIn& command) {
    const auto heads = std::ranges::count_if(command.persons, registry::is_head);
    for (const Resident& person : command.persons) {
        if (!person.relation.empty()) continue;
        return Problem{.code = "relation.needed",
                       .message = "続柄を入力してください。",
                       .where = "relation",
                       .article = "住民基本台帳法7条4号"};
    }
    if (!command.into) {
        if (heads == 1) return Done{};
        return Problem{.code = heads == 0 ? "household.no_head" : "household.two_heads",
                       .message = "新しい世帯には世帯主がひとり必要です。続柄を直してください。",
                       .where = "relation",
                       .article = "住民基本台帳法7条4号"};
    }
    const auto members = book.members(command.into, command.filing.occurred_on);
    if (head_of(members) == nullptr) {
        return Problem{.code = "household.not_found",
                       .message = "転入先の世帯に世帯主がいません。世帯番号を確かめてください。",
                       .detail = "household " + std::to_string(command.into.value()),
                       .where = "into",
                       .article = "住民基本台帳法6条"};
    }
    if (heads == 0) return Done{};
    return Problem{.code = "household.two_heads",
                   .message = "転入先の世帯には世帯主がいます。続柄を直してください。",
                   .where = "relation",
                   .article = "住民基本台帳法7条4号"};
}

Result<Done> check_duplicates(DayBook& book, const MoveIn& command) {
    if (command.filing.duplicates_checked) return Done{};
    std::string ids;
    for (const Resident& person : command.persons) {
        if (person.person_id) continue;
        for (const Resident& candidate : registry::duplicate_candidates(
                 book.transaction().session(), person, AsOf{command.filing.occurred_on})) {
            ids += (ids.empty() ? "" : ", ") + std::to_string(candidate.person_id.value());
        }
    }
    if (ids.empty()) return Done{};
    return Problem{.code = "resident.possible_duplicate",
                   .message =
                       "同じ氏名と生年月日、または同じ住民票コードの人がすでに記録されています。"
                       "同じ人なら前の宛名番号を使い、別の人なら確認済みとしてください。",
                   .detail = "persons " + ids,
                   .article = "住民基本台帳法22条"};
}

void put_address(Resident& resident, const Address& address) {
    resident.postcode = address.postcode;
    resident.town_code = address.town_code;
    resident.town = address.town;
    resident.lot = address.lot;
    resident.building = address.building;
}

/// What makes a person a resident from the day of the move.
void settle(Resident& resident, const MoveIn& command, HouseholdId household) {
    resident.standing = Standing::resident;
    resident.household_id = household;
    put_address(resident, command.address);
    resident.former_address = command.former_address;
    resident.became_resident_on = command.filing.occurred_on;
    resident.address_since = command.filing.occurred_on;
    resident.next_address.clear();
    resident.planned_out_on = {};
}

Result<Outcome> enter_all(DayBook& book, const MoveIn& command, Outcome outcome) {
    const Date day = command.filing.occurred_on;
    const auto household = check_household(book, command);
    if (!household) return household.problem();
    const auto duplicates = check_duplicates(book, command);
    if (!duplicates) return duplicates.problem();
    for (const Resident& person : command.persons) {
        const Resident* const state = person.person_id ? book.find(person.person_id, day) : nullptr;
        if (state == nullptr || !registry::is_resident(state->standing)) continue;
        return Problem{
            .code = "resident.already_here",
            .message = "転入した日にすでにこの市の住民です。転居届ではないか確かめてください。",
            .detail = "person " + std::to_string(person.person_id.value()),
            .article = kMoveIn};
    }
    outcome.household =
        command.into ? command.into : registry::new_household_number(book.transaction());
    for (Resident resident : command.persons) {
        if (!resident.person_id) {
            resident.person_id = registry::new_person_number(book.transaction());
        }
        settle(resident, command, outcome.household);
        outcome.persons.push_back(resident.person_id);
        book.enter(std::move(resident), day);
    }
    return outcome;
}

}  // namespace

Result<Outcome> move_in(const Desk& desk, const MoveIn& command) {
    const bool by_card = static_cast<bool>(command.card.planned_out_on);
    return file(desk, command.filing, by_card ? Event::move_in_special : Event::move_in,
                [&](DayBook& book) -> Result<Outcome> {
                    auto outcome = check_notice(desk, command.filing, kMoveIn);
                    if (!outcome) return outcome.problem();
                    const auto certificate = check_certificate(desk, command);
                    if (!certificate) return certificate.problem();
                    return enter_all(book, command, *outcome);
                });
}

Result<Outcome> enter_ex_officio(const Desk& desk, const MoveIn& command) {
    return file(
        desk, command.filing, Event::ex_officio_entry, [&](DayBook& book) -> Result<Outcome> {
            auto outcome = check_notice(desk, command.filing, "住民基本台帳法施行令12条1項");
            if (!outcome) return outcome.problem();
            if (command.filing.ground.empty()) {
                return Problem{
                    .code = "ex_officio.ground_needed",
                    .message = "職権で記載する根拠（実態調査の結果など）を入力してください。",
                    .where = "ground",
                    .article = "住民基本台帳法施行令12条1項"};
            }
            return enter_all(book, command, *outcome);
        });
}

}  // namespace yakuba::resident_register
