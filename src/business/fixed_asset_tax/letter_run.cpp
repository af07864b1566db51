#include "business/fixed_asset_tax/letter_run.h"

#include "department/letter_run.h"
#include "storage/as_of.h"

namespace yakuba::fixed_asset_tax {

Result<LetterRun> open_letter_run(const Town& town, storage::Session& session, FiscalYear year,
                                  const std::string& form, Date issued_on) {
    LetterRun run;
    run.town = &town;
    auto tax = year_of_tax(town, year);
    if (!tax) return tax.problem();
    run.tax = *std::move(tax);
    auto base = open_case_letter(town, session, form, kOffice, issued_on);
    if (!base) return base.problem();
    run.base = *std::move(base);
    return run;
}

std::string letter_number(FiscalYear year, PersonId taxpayer) {
    const std::string digits = std::to_string(taxpayer.value());
    return std::to_string(year.value) + "-" +
           std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0') + digits;
}

LetterReport print_letters(
    const Town& town, const LetterRequest& request, std::string name, std::string title,
    std::vector<PersonId> taxpayers,
    const std::function<Result<notices::Letter>(storage::Session&, const Recipients&, PersonId)>&
        letter,
    const CaseLetterRun& run) {
    {
        const auto session = town.database->session();
        taxpayers =
            at_most(request, in_delivery_order(*session, named_in(request, std::move(taxpayers)),
                                               request.issued_on));
    }
    return yakuba::print_letters(run_for(request, std::move(name), std::move(title)), taxpayers,
                                 [&](std::span<const PersonId> asked) {
                                     const auto session = town.database->session();
                                     const auto recipients = Recipients::load(
                                         *session, run.gate, run.sender.municipality, asked,
                                         request.issued_on);
                                     std::vector<Result<notices::Letter>> letters;
                                     for (const PersonId taxpayer : asked)
                                         letters.push_back(letter(*session, recipients, taxpayer));
                                     return letters;
                                 });
}

std::optional<BillInFull> bill_in_full(storage::Session& session, const YearOfTax& tax,
                                       PersonId taxpayer) {
    auto stored = storage::find_as_of<StoredBill>(
        session, stored_bill_table(), {tax.year.tax_base_date()},
        storage::both(storage::equals("fiscal_year", std::int64_t{tax.year.value}),
                      storage::equals("taxpayer_id", taxpayer.value())));
    if (!stored) return std::nullopt;
    BillInFull bill;
    bill.stored = std::move(stored->record);
    bill.holding = holding_of(session, tax, bill.stored.known_at, taxpayer);
    assess(tax.rates.rates, bill.holding.facts, tax.year, bill.sheet);
    return bill;
}

notices::Letter holdings_letter(const LetterRun& run, const BillInFull& bill, std::string title,
                                std::string number, AssetColumns columns) {
    notices::Letter letter{.form = &run.base.form};
    letter.number = std::move(number);
    letter.subject = bill.stored.taxpayer_id;
    notices::sign(letter, run.base.sender, *run.town->calendar, run.base.issued_on);
    letter.set("title", std::move(title)).set("fiscal_year", run.year_text());
    fill_bill(letter, bill.stored);
    add_assets(letter, bill.holding, bill.sheet, columns);
    return letter;
}

}  // namespace yakuba::fixed_asset_tax
