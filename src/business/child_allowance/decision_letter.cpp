#include "business/child_allowance/decision_letter.h"

#include <algorithm>

#include "business/child_allowance/rules.h"
#include "notices/words.h"

namespace yakuba::child_allowance {
namespace {

using notices::Addressees;
using notices::Letter;
using notices::yen_text;

std::string payment_months_text(const LetterRun& run) {
    std::vector<int> months;
    for (const PaymentMonth& one : run.month.rates.payment_months)
        months.push_back(one.month);
    std::sort(months.begin(), months.end());
    std::string text;
    for (const int month : months)
        text += (text.empty() ? "" : "・") + std::to_string(month) + "月";
    return text + "の各" + std::to_string(run.month.rates.payment_day) +
           "日（金融機関の休業日のときは直前の営業日）";
}

// 認定・額改定 ----------------------------------------------------------------------------------

std::string class_text(const ChildSheet& child) {
    const std::string order = "第" + std::to_string(child.order) + "子";
    switch (child.ground) {
        case ChildGround::under_three:
            return order + "（三歳未満）";
        case ChildGround::over_three:
            return order + "（三歳以上）";
        case ChildGround::special_benefit:
            return order + "（特例給付）";
        case ChildGround::counted_only:
            return order + "（数えるだけの子）";
        default:
            return order;
    }
}

/// The children that count, oldest first, each with its class and amount.
Result<Done> add_children(Letter& letter, const LetterRun& run, const Families& family,
                          const Addressees& people) {
    const auto children = family.children_of(0);
    std::vector<PersonId> ids{family.child_ids_of(0).begin(), family.child_ids_of(0).end()};
    std::vector<std::size_t> order(ids.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return children[i].birth_date; });
    const auto sheets =
        child_sheets(run.month.rates, run.month.month, family.claimants[0], children);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const ChildSheet& sheet = sheets[i];
        if (sheet.order == 0) continue;
        const registry::Resident* child = people.resident(ids[order[i]]);
        if (child == nullptr) {
            return Problem{
                "notices.no_child",
                "児童の住民記録がないため、印刷していません。児童の記録を確かめてください。",
                "child " + std::to_string(ids[order[i]].value())};
        }
        notices::Boxes& row = letter.add_row("children");
        row.emplace_back("child", child->name);
        row.emplace_back("birth_date", run.calendar().format(child->birth_date));
        row.emplace_back("class", class_text(sheet));
        row.emplace_back("monthly",
                         sheet.monthly_amount == 0_yen ? "−" : yen_text(sheet.monthly_amount));
    }
    return Done{};
}

}  // namespace

Material gather_material(storage::Session& session, const LetterRun& run,
                         std::span<const PersonId> asked) {
    Material material;
    const auto persons = notices::among("person_id", asked);
    material.now = decisions_in(session, run.month.month, persons);
    material.before = decisions_in(session, run.month.month + -1, persons);
    material.accounts = records_of<ledger::BankAccount>(session, ledger::bank_account_table(),
                                                        run.request.issued_on, persons);
    std::vector<PersonId> everyone{asked.begin(), asked.end()};
    for (const PersonId person : asked) {
        Families family = gather(session, person, run.month.month, run.month.rates);
        if (family.size() != 1) continue;
        const auto children = family.child_ids_of(0);
        everyone.insert(everyone.end(), children.begin(), children.end());
        material.families.emplace(person, std::move(family));
    }
    material.people = Addressees::load(session, run.gate, run.sender.municipality, everyone,
                                       run.request.issued_on);
    return material;
}

Result<Letter> decision_letter(const LetterRun& run, const Material& material, PersonId person) {
    const auto decision = material.now.find(person);
    const auto family = material.families.find(person);
    if (decision == material.now.end() || family == material.families.end()) {
        return Problem{"notices.no_decision", "支給決定の記録がないため、印刷していません。",
                       "subject " + std::to_string(person.value())};
    }
    auto letter = begin_letter(run, material.people, person, material.number);
    if (!letter) return letter;
    const Claim& claim = family->second.claims[0];
    letter
        ->set("certificate_number",
              claim.certificate_number.empty() ? "（未交付）" : claim.certificate_number)
        .set("claimant", material.people.resident(person)->name)
        .set("starts", run.calendar().format(run.month.month) + "分から")
        .set("monthly_amount", "月額　" + yen_text(decision->second.monthly_amount));
    if (decision->second.change == Change::first) {
        const auto account = material.accounts.find(person);
        letter->set("claimed_on", claim.claimed_on ? run.calendar().format(claim.claimed_on) : "先")
            .set("paid_in", payment_months_text(run))
            .set("account",
                 account == material.accounts.end()
                     ? "（口座の届出をお待ちしています）"
                     : account_text(run, account->second.bank_code, account->second.branch_code,
                                    account->second.account_type, account->second.account_number));
    } else {
        const auto before = material.before.find(person);
        letter
            ->set("former_amount", "月額　" + yen_text(before == material.before.end()
                                                           ? 0_yen
                                                           : before->second.monthly_amount))
            .set("reason", std::string{label_of(decision->second.cause)});
    }
    if (auto added = add_children(*letter, run, family->second, material.people); !added) {
        return added.problem();
    }
    return letter;
}

std::map<PersonId, Decision> decisions_in(storage::Session& session, YearMonth month,
                                          const storage::Where& where) {
    return records_of<Decision>(
        session, decision_table(), month.first_day(),
        storage::both(where, storage::equals("month", std::int64_t{month.packed()})));
}

}  // namespace yakuba::child_allowance
