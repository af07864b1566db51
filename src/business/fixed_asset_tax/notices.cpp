#include "business/fixed_asset_tax/notices.h"

#include "business/fixed_asset_tax/asset_rows.h"
#include "business/fixed_asset_tax/letter_run.h"
#include "department/letter_run.h"
#include "ledger/charges.h"
#include "notices/words.h"

namespace yakuba::fixed_asset_tax {
namespace {

using notices::Letter;

constexpr auto kBusiness = ledger::Business::fixed_asset_tax;
constexpr std::string_view kTaxes = "固定資産税・都市計画税";

/// Whose last charge of the year asks for something.
constexpr std::string_view kWithSomethingToPay =
    "SELECT c.person_id FROM charge c WHERE c.business = :business AND c.fiscal_year = :year AND "
    "c.amount > 0 AND c.version = (SELECT max(l.version) FROM charge l WHERE l.business = "
    ":business AND l.fiscal_year = :year AND l.person_id = c.person_id) ORDER BY c.person_id";
constexpr std::string_view kDecided =
    "SELECT DISTINCT taxpayer_id FROM fixed_asset_bill WHERE fiscal_year = :year ORDER BY "
    "taxpayer_id";

Problem no_bill(PersonId taxpayer) {
    return Problem{"notices.no_bill",
                   "課税の計算書がないため、印刷していません。賦課の処理を確かめてください。",
                   "subject " + std::to_string(taxpayer.value())};
}

void add_terms(Letter& letter, storage::Session& session, const LetterRun& run, PersonId taxpayer) {
    const auto charge = ledger::find_charge(session, kBusiness, taxpayer, run.tax->year);
    if (!charge) return;
    for (const ledger::Instalment& line :
         ledger::plan_of(session, kBusiness, taxpayer, run.tax->year, charge->version.number)) {
        notices::Boxes& row = letter.add_row("terms");
        row.emplace_back("term", "第" + std::to_string(line.term) + "期");
        row.emplace_back("due_on", run.town->calendar->format(line.due_on));
        row.emplace_back("amount", notices::yen_text(line.amount));
    }
}

Result<Letter> tax_notice(storage::Session& session, const LetterRun& run,
                          const Recipients& recipients, PersonId taxpayer) {
    const auto bill = bill_in_full(session, *run.tax, taxpayer);
    if (!bill) return no_bill(taxpayer);
    Letter letter =
        holdings_letter(run, *bill, run.year_text() + "　" + std::string{kTaxes} + "　納税通知書",
                        letter_number(run.tax->year, taxpayer), AssetColumns::all);
    if (auto addressed = recipients.address(letter, taxpayer); !addressed)
        return addressed.problem();
    letter.subject = bill->stored.taxpayer_id;
    add_terms(letter, session, run, taxpayer);
    return letter;
}

Result<LetterReport> print_tax_notices(const Town& town, const LetterRequest& request) {
    const auto session = town.database->session();
    const auto run = open_letter_run(town, *session, fiscal_year_of(request.day),
                                     "fixed_asset_notice", request.issued_on);
    if (!run) return run.problem();
    return print_letters(
        town, request, "fixed-asset-notice-" + std::to_string(run->tax->year.value),
        run->year_text() + "　" + std::string{kTaxes} + "　納税通知書",
        persons_of(*session, kWithSomethingToPay,
                   {{"business", static_cast<std::int64_t>(kBusiness)},
                    {"year", std::int64_t{run->tax->year.value}}}),
        [&](storage::Session& own, const Recipients& recipients, PersonId taxpayer) {
            return tax_notice(own, *run, recipients, taxpayer);
        },
        run->base);
}

Result<LetterReport> print_holdings(const Town& town, const LetterRequest& request) {
    const auto session = town.database->session();
    const auto run = open_letter_run(town, *session, fiscal_year_of(request.day),
                                     "fixed_asset_holdings", request.issued_on);
    if (!run) return run.problem();
    return print_letters(
        town, request, "fixed-asset-holdings-" + std::to_string(run->tax->year.value),
        run->year_text() + "　土地・家屋名寄帳",
        persons_of(*session, kDecided, {{"year", std::int64_t{run->tax->year.value}}}),
        [&](storage::Session& own, const Recipients& recipients,
            PersonId taxpayer) -> Result<Letter> {
            const auto bill = bill_in_full(own, *run->tax, taxpayer);
            if (!bill) return no_bill(taxpayer);
            Letter letter =
                holdings_letter(*run, *bill, run->year_text() + "　土地・家屋名寄帳",
                                letter_number(run->tax->year, taxpayer), AssetColumns::all);
            if (auto addressed = recipients.address(letter, taxpayer); !addressed)
                return addressed.problem();
            letter.subject = bill->stored.taxpayer_id;
            return letter;
        },
        run->base);
}

}  // namespace

std::vector<DepartmentLetter> letters() {
    return {
        {"tax-notice", "納税通知書・課税明細書", Period::fiscal_year, &print_tax_notices},
        {"holdings", "名寄帳", Period::fiscal_year, &print_holdings},
        {"inspection", "縦覧帳簿・縦覧の公示", Period::fiscal_year, &write_inspection_books},
        {"summary", "概要調書", Period::fiscal_year, &write_summary},
        {"change", "税額変更通知書", Period::month, &print_changes},
    };
}

}  // namespace yakuba::fixed_asset_tax
