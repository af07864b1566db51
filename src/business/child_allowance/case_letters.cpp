#include "business/child_allowance/case_letters.h"

#include <boost/json.hpp>

#include "business/child_allowance/decision_letter.h"
#include "business/child_allowance/ending_letter.h"
#include "business/child_allowance/rules.h"
#include "department/case_letters.h"
#include "department/received_on.h"
#include "ledger/accounts.h"
#include "notices/words.h"
#include "registry/residents.h"

namespace yakuba::child_allowance {
namespace {

namespace json = boost::json;
using notices::Letter;
using notices::yen_text;
using procedures::LetterOrder;

YearMonth month_at(const json::object& outcome, std::string_view key) {
    const auto month = parse_year_month(std::string_view{outcome.at(key).as_string()});
    return month ? *month : YearMonth{};
}

Yen yen_at(const json::object& outcome, std::string_view key) {
    return Yen{outcome.at(key).to_number<std::int64_t>()};
}

Result<std::shared_ptr<LetterRun>> open_for(const Town& town, storage::Session& session,
                                            const LetterOrder& order, YearMonth month,
                                            const std::string& form) {
    LetterRequest request;
    request.day = month.first_day();
    request.issued_on = order.issued_on;
    request.now = start_of_day(order.issued_on);
    return open_run(town, session, request, form);
}

Result<std::string> printed(const LetterOrder& order, const Result<Letter>& letter,
                            std::string title) {
    if (!letter) return letter.problem();
    return notices::print_single(
        order.recipient, *letter,
        {.created = start_of_day(order.issued_on), .title = std::move(title)});
}

/// The month's decision as the outcome has it, with the family as it is written now.
Result<Letter> decision_of_case(storage::Session& session, const LetterOrder& order,
                                const LetterRun& run, Change change) {
    const json::object& outcome = order.outcome.as_object();
    const PersonId claimant = order.recipient;
    const std::vector persons{claimant};
    Material material = gather_material(session, run, persons);
    material.number = order.number;
    Decision now;
    now.person_id = claimant;
    now.month = run.month.month;
    now.monthly_amount = yen_at(outcome, "monthly_amount");
    const Yen before = yen_at(outcome, "former_amount");
    now.change = change;
    now.cause = !outcome.contains("cause")                        ? Cause::claim
                : outcome.at("cause").as_string() == "child_left" ? Cause::child_left
                                                                  : Cause::child_added;
    Decision former = now;
    former.monthly_amount = before;
    material.now[claimant] = now;
    material.before[claimant] = former;
    return decision_letter(run, material, claimant);
}

}  // namespace

Result<std::string> recognition_pdf(const Town& town, storage::Session& session,
                                    const LetterOrder& order) {
    const auto run = open_for(town, session, order, month_at(order.outcome.as_object(), "starts"),
                              "child_allowance_decision");
    if (!run) return run.problem();
    return printed(order, decision_of_case(session, order, **run, Change::first),
                   "児童手当 認定通知書");
}

Result<std::string> revision_pdf(const Town& town, storage::Session& session,
                                 const LetterOrder& order) {
    const json::object& outcome = order.outcome.as_object();
    const auto run =
        open_for(town, session, order, month_at(outcome, "month"), "child_allowance_change");
    if (!run) return run.problem();
    const bool more = yen_at(outcome, "monthly_amount") >= yen_at(outcome, "former_amount");
    return printed(
        order,
        decision_of_case(session, order, **run, more ? Change::increased : Change::decreased),
        "児童手当 額改定通知書");
}

Result<std::string> ending_pdf(const Town& town, storage::Session& session,
                               const LetterOrder& order) {
    const auto run = open_for(town, session, order, month_at(order.outcome.as_object(), "ends") + 1,
                              "child_allowance_ending");
    if (!run) return run.problem();
    const std::vector persons{order.recipient};
    const auto people = notices::Addressees::load(
        session, (*run)->gate, (*run)->sender.municipality, persons, order.issued_on);
    return printed(order, ending_letter(session, **run, people, order.recipient, order.number),
                   "児童手当 支給事由消滅通知書");
}

Result<std::string> unpaid_pdf(const Town& town, storage::Session& session,
                               const LetterOrder& order) {
    const json::object& outcome = order.outcome.as_object();
    const auto run =
        open_for(town, session, order, YearMonth{order.issued_on}, "child_allowance_unpaid");
    if (!run) return run.problem();
    const PersonId deceased{outcome.at("deceased").to_number<std::int64_t>()};
    const json::array& children = outcome.at("children").as_array();
    std::vector<PersonId> everyone;
    for (const json::value& child : children)
        everyone.emplace_back(child.at("person_id").to_number<std::int64_t>());
    everyone.insert(everyone.end(), {order.recipient, deceased});
    const auto people = notices::Addressees::load(
        session, (*run)->gate, (*run)->sender.municipality, everyone, order.issued_on);
    auto letter = begin_letter(**run, people, order.recipient, order.number);
    if (!letter) return letter.problem();
    const Calendar& calendar = (*run)->calendar();
    const registry::Resident* late = people.resident(deceased);
    const PersonId holder{outcome.at("account_person_id").to_number<std::int64_t>()};
    const auto account = ledger::find_account(session, holder, {order.issued_on});
    const auto died_on = parse_date(std::string_view{outcome.at("died_on").as_string()});
    letter->set("claimed_on", calendar.format(received_on(order.matter)))
        .set("deceased", late != nullptr ? late->name : "−")
        .set("died_on", died_on ? calendar.format(*died_on) : "−")
        .set("amount", yen_text(yen_at(outcome, "amount")))
        .set("account", account ? account_text(**run, account->bank_code, account->branch_code,
                                               account->account_type, account->account_number)
                                : "（届出の口座）")
        .set("paid_in", "次の支払日（支払の前に支払通知書をお送りします）");
    for (const json::value& child : children) {
        const registry::Resident* entry =
            people.resident(PersonId{child.at("person_id").to_number<std::int64_t>()});
        notices::Boxes& row = letter->add_row("children");
        row.emplace_back("child", entry != nullptr ? entry->name : "−");
        row.emplace_back("birth_date", entry != nullptr ? calendar.format(entry->birth_date) : "−");
        row.emplace_back("share", yen_text(yen_at(child.as_object(), "share")));
    }
    return printed(order, letter, "児童手当 未支払の手当の支給決定通知書");
}

Result<std::string> refusal_pdf(const Town& town, storage::Session& session,
                                const LetterOrder& order) {
    return print_refusal(town, session, order, "child_allowance_office");
}

}  // namespace yakuba::child_allowance
