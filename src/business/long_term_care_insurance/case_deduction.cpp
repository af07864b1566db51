// 控除: arrears taken out of withheld benefits (介護保険法67条3項).
#include <algorithm>
#include <boost/json.hpp>

#include "business/long_term_care_insurance/case_work.h"
#include "business/long_term_care_insurance/payouts.h"
#include "business/long_term_care_insurance/restriction_steps.h"
#include "business/long_term_care_insurance/restrictions.h"
#include "department/answers.h"
#include "ledger/accounts_between.h"

namespace yakuba::long_term_care_insurance {
namespace {

namespace json = boost::json;
using procedures::Matter;

constexpr auto kBusiness = ledger::Business::long_term_care_insurance;

/// Overdue terms that can still be claimed.
std::vector<ledger::TermAccount> claimable(storage::Session& session, PersonId person, int years,
                                           Date today) {
    auto all = ledger::accounts_between(session, kBusiness, person, PersonId{person.value() + 1});
    std::vector<ledger::TermAccount> terms = std::move(all[person]);
    std::erase_if(terms, [&](const ledger::TermAccount& term) {
        return !term.due_on || term.due_on >= today || term.open() == Yen{0} ||
               term.collection != ledger::Collection::ordinary ||
               add_months(term.due_on, 12 * years) < today;
    });
    std::ranges::stable_sort(terms, {}, &ledger::TermAccount::due_on);
    return terms;
}

Problem not_withheld() {
    return {"deduction.not_withheld",
            "支払方法の変更と一時差止の両方を受けている人だけが控除の対象です。給付制限を確かめてく"
            "ださい。",
            {},
            {},
            "介護保険法67条3項"};
}
Problem nothing_to_deduct() {
    return {"deduction.nothing",
            "差し止めている給付か、滞納している保険料がありません。収納の記録を確かめてください。",
            {},
            {},
            "介護保険法67条3項"};
}

/// The receipts by which an amount pays these terms, the oldest first.
std::vector<ledger::Receipt> receipts_for(std::span<const ledger::TermAccount> terms, Yen amount,
                                          const std::string& number, Date day) {
    std::vector<ledger::Receipt> receipts;
    for (const ledger::TermAccount& term : terms) {
        const Yen part = std::min(amount, term.open());
        if (part == Yen{0}) break;
        amount -= part;
        ledger::Receipt& receipt = receipts.emplace_back();
        receipt.receipt_number = number + "-" + std::to_string(receipts.size());
        receipt.business = term.business;
        receipt.person_id = term.person_id;
        receipt.fiscal_year = term.fiscal_year;
        receipt.collection = term.collection;
        receipt.term = term.term;
        receipt.paid_on = day;
        receipt.amount = part;
        receipt.channel = "給付からの控除";
    }
    return receipts;
}

}  // namespace

Result<json::value> apply_deduction(const Town& town, storage::Transaction& transaction,
                                    const Matter& matter) {
    const Answers answers{matter.answers};
    const PersonId person = matter.record.person_id;
    const Date today = date_in_japan(transaction.at());
    const auto rates = restriction_rates_on(town, today);
    if (!rates) return rates.problem();
    const InForce holds = in_force_on(transaction.session(), person, today);
    if (!holds.full_payment || !holds.withheld) return not_withheld();
    const auto waiting = withheld_for_arrears(transaction.session(), person);
    const auto terms =
        claimable(transaction.session(), person, (*rates)->prescription_years, today);
    Yen withheld, open;
    for (const ledger::Payment& payment : waiting)
        withheld += payment.amount;
    for (const ledger::TermAccount& term : terms)
        open += term.open();
    const Yen deducted = std::min(withheld, open);
    if (deducted == Yen{0}) return nothing_to_deduct();
    const auto receipts =
        receipts_for(terms, deducted, "LTC-" + std::to_string(matter.record.case_id), today);
    if (auto recorded = ledger::record_receipts(transaction, receipts); !recorded)
        return recorded.problem();
    keep_for_arrears(transaction, waiting, deducted, (YearMonth{today} + 1).last_day());
    return json::value(json::object{{"person_id", person.value()},
                                    {"withheld", withheld.amount()},
                                    {"arrears", open.amount()},
                                    {"deducted", deducted.amount()},
                                    {"rest", (withheld - deducted).amount()}});
}

}  // namespace yakuba::long_term_care_insurance
