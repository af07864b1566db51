#include "business/fixed_asset_tax/letter_run.h"

#include <algorithm>

#include "storage/as_of.h"

namespace yakuba::fixed_asset_tax {
namespace {

constexpr std::int64_t kLettersPerFile = 500;

}  // namespace

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
    const auto& only = request.only;
    if (!only.empty()) {
        std::erase_if(taxpayers,
                      [&](PersonId p) { return std::ranges::find(only, p) == only.end(); });
    }
    {
        const auto session = town.database->session();
        taxpayers = in_delivery_order(*session, std::move(taxpayers), request.issued_on);
    }
    const auto limit = static_cast<std::size_t>(request.limit);
    if (limit > 0 && taxpayers.size() > limit) taxpayers.resize(limit);
    notices::PrintRun printing;
    printing.folder = request.folder;
    printing.name = std::move(name);
    printing.file.created = start_of_day(request.issued_on);
    printing.file.title = title;
    printing.letters_per_file = kLettersPerFile;
    if (request.progress) {
        printing.progress = [&](std::int64_t done, std::int64_t total) {
            request.progress(title, done, total);
        };
    }
    notices::Printed printed =
        notices::print(printing, taxpayers, [&](std::span<const PersonId> asked) {
            const auto session = town.database->session();
            const auto recipients = Recipients::load(*session, run.gate, run.sender.municipality,
                                                     asked, request.issued_on);
            std::vector<Result<notices::Letter>> letters;
            for (const PersonId taxpayer : asked)
                letters.push_back(letter(*session, recipients, taxpayer));
            return letters;
        });
    return {printed.letters, printed.pages, std::move(printed.files), std::move(printed.held_back)};
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
