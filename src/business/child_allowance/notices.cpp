#include "business/child_allowance/notices.h"

#include <algorithm>
#include <map>
#include <memory>

#include "business/child_allowance/assess.h"
#include "business/child_allowance/month_rates.h"
#include "business/child_allowance/rules.h"
#include "ledger/banks.h"
#include "ledger/payments.h"
#include "notices/form.h"
#include "notices/mailing.h"
#include "notices/press.h"
#include "notices/words.h"

namespace yakuba::child_allowance {
namespace {

using notices::Addressees;
using notices::Letter;
using notices::yen_text;

constexpr std::int64_t kLettersPerFile = 500;

/// What all letters of one run share; read-only while they are printed.
struct Run {
    const Town* town = nullptr;
    LetterRequest request;
    Month month;
    notices::Sender sender;
    notices::Form form;
    registry::Disclosure gate;
    ledger::Banks banks;

    const Calendar& calendar() const { return *town->calendar; }
};

Result<std::shared_ptr<Run>> open_run(const Town& town, const LetterRequest& request,
                                      const std::string& form) {
    auto run = std::make_shared<Run>();
    run->town = &town;
    run->request = request;
    auto rates = MonthRates::open(town.data_folder, town.code);
    if (!rates) return rates.problem();
    const auto month = rates->of(YearMonth{request.day});
    if (!month) return month.problem();
    run->month = **month;
    auto sender = notices::sender_of(town.data_folder, town.code, town.name, town.prefecture,
                                     "child_allowance_office", request.issued_on);
    if (!sender) return sender.problem();
    run->sender = *std::move(sender);
    auto loaded = notices::Form::load(town.data_folder + "/forms/" + form + ".svg");
    if (!loaded) return loaded.problem();
    run->form = *std::move(loaded);
    auto banks = ledger::Banks::open(town.data_folder);
    if (!banks) return banks.problem();
    run->banks = *std::move(banks);
    const auto session = town.database->session();
    run->gate = registry::Disclosure::load(*session, date_in_japan(request.now));
    return run;
}

/// Records of one file's persons, read together.
template <class Record>
std::map<PersonId, Record> records_of(storage::Session& session, const storage::Table& table,
                                      Date day, const storage::Where& where) {
    std::map<PersonId, Record> records;
    storage::for_each_as_of<Record>(session, table, {day}, where,
                                    [&](Record& record, const storage::Version&) {
                                        const PersonId person = record.person_id;
                                        records.emplace(person, std::move(record));
                                    });
    return records;
}

std::map<PersonId, Decision> decisions_in(storage::Session& session, YearMonth month,
                                          const storage::Where& where) {
    return records_of<Decision>(
        session, decision_table(), month.first_day(),
        storage::both(where, storage::equals("month", std::int64_t{month.packed()})));
}

/// Addressed, numbered and signed.
Result<Letter> begin_letter(const Run& run, const Addressees& addressees, PersonId person) {
    Letter letter{.form = &run.form};
    const std::string digits = std::to_string(person.value());
    letter.number = to_iso(run.month.month) + "-" +
                    std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0') + digits;
    if (auto addressed = addressees.address(letter, person); !addressed) return addressed.problem();
    notices::sign(letter, run.sender, run.calendar(), run.request.issued_on);
    return letter;
}

/// "山口銀行 本店 普通 ＊＊＊＊567": enough to know which, too little to use.
std::string account_text(const Run& run, const std::string& bank, const std::string& branch,
                         int type, const std::string& number) {
    const ledger::Branch* bank_name = run.banks.bank(bank);
    const ledger::Branch* branch_name = run.banks.branch(bank, branch);
    if (bank_name == nullptr || number.size() < 3) return "（届出の口座）";
    const std::string_view kind = type == 2 ? "当座" : type == 4 ? "貯蓄" : "普通";
    return bank_name->name + " " + (branch_name != nullptr ? branch_name->name : branch) + " " +
           std::string{kind} + " ＊＊＊＊" + number.substr(number.size() - 3);
}

std::string payment_months_text(const Run& run) {
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
Result<Done> add_children(Letter& letter, const Run& run, const Families& family,
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

/// What the letters of one file read.
struct Material {
    std::map<PersonId, Decision> now;
    std::map<PersonId, Decision> before;
    std::map<PersonId, ledger::BankAccount> accounts;
    std::map<PersonId, Families> families;
    Addressees people;  // claimants and children
};

Material gather_material(storage::Session& session, const Run& run,
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

Result<Letter> decision_letter(const Run& run, const Material& material, PersonId person) {
    const auto decision = material.now.find(person);
    const auto family = material.families.find(person);
    if (decision == material.now.end() || family == material.families.end()) {
        return Problem{"notices.no_decision", "支給決定の記録がないため、印刷していません。",
                       "subject " + std::to_string(person.value())};
    }
    auto letter = begin_letter(run, material.people, person);
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

/// Prints for these persons in the order of delivery.
LetterReport print(const Run& run, storage::Session& session, std::string_view name,
                   std::string title, std::vector<PersonId> persons,
                   const notices::LetterWriter& write) {
    const auto& only = run.request.only;
    if (!only.empty()) {
        std::erase_if(persons,
                      [&](PersonId p) { return std::ranges::find(only, p) == only.end(); });
    }
    persons = notices::in_delivery_order(session, std::move(persons), run.request.issued_on);
    const auto limit = static_cast<std::size_t>(run.request.limit);
    if (limit > 0 && persons.size() > limit) persons.resize(limit);
    notices::PrintRun printing;
    printing.folder = run.request.folder;
    printing.name = "child-allowance-" + std::string{name} + "-" + to_iso(run.month.month);
    printing.file.created = start_of_day(run.request.issued_on);
    printing.file.title = title;
    printing.letters_per_file = kLettersPerFile;
    if (run.request.progress) {
        printing.progress = [&](std::int64_t done, std::int64_t total) {
            run.request.progress(title, done, total);
        };
    }
    notices::Printed printed = notices::print(printing, persons, write);
    return {printed.letters, printed.pages, std::move(printed.files), std::move(printed.held_back)};
}

Result<LetterReport> print_decisions(const Town& town, const LetterRequest& request, bool changes) {
    const std::string name = changes ? "change" : "decision";
    const auto opened = open_run(town, request, "child_allowance_" + name);
    if (!opened) return opened.problem();
    const Run& run = **opened;
    const auto session = town.database->session();
    std::vector<PersonId> persons;
    for (const auto& [person, decision] :
         decisions_in(*session, run.month.month, storage::everything())) {
        const bool changed =
            decision.change == Change::increased || decision.change == Change::decreased;
        if (changes ? changed : decision.change == Change::first) persons.push_back(person);
    }
    return print(run, *session, name, changes ? "児童手当 額改定通知書" : "児童手当 認定通知書",
                 std::move(persons), [&](std::span<const PersonId> asked) {
                     const auto own_session = town.database->session();
                     const Material material = gather_material(*own_session, run, asked);
                     std::vector<Result<Letter>> letters;
                     for (const PersonId person : asked)
                         letters.push_back(decision_letter(run, material, person));
                     return letters;
                 });
}

Result<LetterReport> print_first_decisions(const Town& town, const LetterRequest& request) {
    return print_decisions(town, request, false);
}
Result<LetterReport> print_changes(const Town& town, const LetterRequest& request) {
    return print_decisions(town, request, true);
}

// 支払 ------------------------------------------------------------------------------------------

using Payments = std::map<PersonId, std::vector<ledger::Payment>>;  // by payee

PersonId payee_of(const ledger::Payment& payment) {
    return payment.payee_id ? payment.payee_id : payment.person_id;
}

/// The payments of the month that leave the town hall, by whom they reach.
Payments payments_in(storage::Session& session, YearMonth month) {
    Payments payments;
    std::vector<Date> days;
    session.read_values(
        "SELECT DISTINCT pay_on FROM payment WHERE business = 2 AND pay_on >= :first "
        "AND pay_on <= :last",
        {{"first", std::int64_t{month.first_day().packed()}},
         {"last", std::int64_t{month.last_day().packed()}}},
        [&](std::span<const storage::Value> row) {
            days.push_back(
                Date::from_packed(static_cast<std::int32_t>(std::get<std::int64_t>(row[0]))));
        });
    for (const Date day : days) {
        for (ledger::Payment& payment :
             ledger::payments_on(session, ledger::Business::child_allowance, day)) {
            const bool leaves = payment.state == ledger::PaymentState::planned ||
                                ledger::counts_as_paid(payment.state);
            if (leaves && payment.amount > 0_yen) {
                payments[payee_of(payment)].push_back(std::move(payment));
            }
        }
    }
    return payments;
}

std::string months_text(const Run& run, YearMonth from, YearMonth to) {
    const std::string first = run.calendar().format(from) + "分";
    return from == to ? first : first + "から" + run.calendar().format(to) + "分まで";
}

void add_amount(Letter& letter, std::string label, Yen amount) {
    if (amount == 0_yen) return;
    notices::Boxes& row = letter.add_row("lines");
    row.emplace_back("label", std::move(label));
    row.emplace_back("amount", yen_text(amount));
}

Result<Letter> payment_letter(const Run& run, const Addressees& addressees,
                              const std::map<PersonId, Claim>& claims,
                              std::span<const ledger::Payment> payments, PersonId payee) {
    auto letter = begin_letter(run, addressees, payee);
    if (!letter) return letter;
    Yen sum, recovered, deducted, donated;
    YearMonth from = payments.front().from_month;
    YearMonth to = payments.front().to_month;
    for (const ledger::Payment& payment : payments) {
        std::string label = months_text(run, payment.from_month, payment.to_month);
        if (payments.size() > 1) label += "（" + payment.reason + "）";
        add_amount(*letter, std::move(label), payment.entitled);
        sum += payment.amount;
        recovered += payment.recovered;
        deducted += payment.deducted;
        donated += payment.donated;
        from = std::min(from, payment.from_month);
        to = std::max(to, payment.to_month);
    }
    add_amount(*letter, "支払い過ぎた手当の調整（児童手当法第13条）", -recovered);
    add_amount(*letter, "学校給食費等・保育料（同法第21条・第22条）", -deducted);
    add_amount(*letter, "寄附（同法第20条）", -donated);
    const ledger::Payment& first = payments.front();
    const auto claim = claims.find(first.person_id);
    const bool has_number = claim != claims.end() && !claim->second.certificate_number.empty();
    letter->set("pay_on", run.calendar().format(first.pay_on))
        .set("amount", yen_text(sum))
        .set("months", months_text(run, from, to))
        .set("certificate_number", has_number ? claim->second.certificate_number : "−")
        .set("account", account_text(run, first.bank_code, first.branch_code, first.account_type,
                                     first.account_number));
    return letter;
}

Result<LetterReport> print_payments(const Town& town, const LetterRequest& request) {
    const auto opened = open_run(town, request, "child_allowance_payment");
    if (!opened) return opened.problem();
    const Run& run = **opened;
    const auto session = town.database->session();
    const Payments payments = payments_in(*session, run.month.month);
    std::vector<PersonId> persons;
    for (const auto& [payee, list] : payments)
        persons.push_back(payee);
    return print(run, *session, "payment", "児童手当 支払通知書", std::move(persons),
                 [&](std::span<const PersonId> asked) {
                     const auto own_session = town.database->session();
                     std::vector<PersonId> claimants;
                     for (const PersonId payee : asked)
                         claimants.push_back(payments.at(payee).front().person_id);
                     const auto claims =
                         records_of<Claim>(*own_session, claim_table(), run.month.month.first_day(),
                                           notices::among("person_id", claimants));
                     const auto addressees = Addressees::load(
                         *own_session, run.gate, run.sender.municipality, asked, request.issued_on);
                     std::vector<Result<Letter>> letters;
                     for (const PersonId payee : asked) {
                         letters.push_back(
                             payment_letter(run, addressees, claims, payments.at(payee), payee));
                     }
                     return letters;
                 });
}

}  // namespace

std::vector<DepartmentLetter> letters() {
    return {
        {"decision", "認定通知書", Period::month, &print_first_decisions},
        {"change", "額改定通知書", Period::month, &print_changes},
        {"payment", "支払通知書", Period::month, &print_payments},
    };
}

}  // namespace yakuba::child_allowance
