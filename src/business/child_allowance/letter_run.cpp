#include "business/child_allowance/letter_run.h"

#include "business/child_allowance/month_rates.h"
#include "department/letter_run.h"

namespace yakuba::child_allowance {
namespace {

/// The bank master leaves out 銀行 where everybody knows it: city and regional banks (below 1000)
/// and ゆうちょ (9900).
std::string bank_text(const std::string& code, const std::string& name) {
    const bool is_bank = code.size() == 4 && (code.starts_with("0") || code == "9900");
    return is_bank && !name.ends_with("銀行") ? name + "銀行" : name;
}

}  // namespace

Result<std::shared_ptr<LetterRun>> open_run(const Town& town, storage::Session& session,
                                            const LetterRequest& request, const std::string& form) {
    auto run = std::make_shared<LetterRun>();
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
    run->gate = registry::Disclosure::load(session, date_in_japan(request.now));
    return run;
}

Result<notices::Letter> begin_letter(const LetterRun& run, const notices::Addressees& addressees,
                                     PersonId person, std::string number) {
    notices::Letter letter{.form = &run.form};
    const std::string digits = std::to_string(person.value());
    letter.number = !number.empty()
                        ? std::move(number)
                        : to_iso(run.month.month) + "-" +
                              std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0') + digits;
    if (auto addressed = addressees.address(letter, person); !addressed) return addressed.problem();
    notices::sign(letter, run.sender, run.calendar(), run.request.issued_on);
    return letter;
}

std::string account_text(const LetterRun& run, const std::string& bank, const std::string& branch,
                         int type, const std::string& number) {
    const ledger::Branch* bank_name = run.banks.bank(bank);
    const ledger::Branch* branch_name = run.banks.branch(bank, branch);
    if (bank_name == nullptr || number.size() < 3) return "（届出の口座）";
    const std::string_view kind = type == 2 ? "当座" : type == 4 ? "貯蓄" : "普通";
    return bank_text(bank, bank_name->name) + " " +
           (branch_name != nullptr ? branch_name->name : branch) + " " + std::string{kind} +
           " ＊＊＊＊" + number.substr(number.size() - 3);
}

LetterReport print(const LetterRun& run, storage::Session& session, std::string_view name,
                   std::string title, std::vector<PersonId> persons,
                   const notices::LetterWriter& write) {
    return print_letters(
        run_for(run.request, "child-allowance-" + std::string{name} + "-" + to_iso(run.month.month),
                std::move(title)),
        in_delivery_order(session, run.request, std::move(persons)), write);
}

}  // namespace yakuba::child_allowance
