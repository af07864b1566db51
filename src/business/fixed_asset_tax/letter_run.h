#pragma once
#include <memory>
#include <string>
#include <vector>

#include "business/fixed_asset_tax/asset_rows.h"
#include "business/fixed_asset_tax/decide.h"
#include "business/fixed_asset_tax/recipients.h"
#include "department/case_letters.h"
#include "notices/press.h"

namespace yakuba::fixed_asset_tax {

/// The key of the office that signs.
inline constexpr std::string_view kOffice = "fixed_asset_tax_office";

/// What all letters of one run share; read-only while they are printed.
struct LetterRun {
    const Town* town = nullptr;
    std::shared_ptr<const YearOfTax> tax;
    CaseLetterRun base;

    std::string year_text() const { return town->calendar->format(tax->year); }
};
Result<LetterRun> open_letter_run(const Town& town, storage::Session& session, FiscalYear year,
                                  const std::string& form, Date issued_on);

/// "2026-00000123".
std::string letter_number(FiscalYear year, PersonId taxpayer);

/// Prints for these taxpayers, in delivery order and within the request's limits.
LetterReport print_letters(
    const Town& town, const LetterRequest& request, std::string name, std::string title,
    std::vector<PersonId> taxpayers,
    const std::function<Result<notices::Letter>(storage::Session&, const Recipients&, PersonId)>&
        letter,
    const CaseLetterRun& run);

/// The stored bill of a taxpayer as it stands, the holding it was made from, and the sheet again.
struct BillInFull {
    StoredBill stored;
    Holding holding;
    Sheet sheet;
};
std::optional<BillInFull> bill_in_full(storage::Session& session, const YearOfTax& tax,
                                       PersonId taxpayer);

/// One 名寄帳, 評価証明書 or 公課証明書: every asset of the taxpayer, signed and numbered, to be
/// addressed.
notices::Letter holdings_letter(const LetterRun& run, const BillInFull& bill, std::string title,
                                std::string number, AssetColumns columns);

/// 変更通知書: the charge before and after, and what came out otherwise.
Result<notices::Letter> change_letter(storage::Session& session, const CaseLetterRun& run,
                                      const Recipients& recipients, PersonId taxpayer,
                                      FiscalYear year);

Result<LetterReport> print_changes(const Town& town, const LetterRequest& request);
/// 縦覧帳簿: what may be compared with others' prices, and nobody's name.
Result<LetterReport> write_inspection_books(const Town& town, const LetterRequest& request);
/// 概要調書: four files.
Result<LetterReport> write_summary(const Town& town, const LetterRequest& request);

}  // namespace yakuba::fixed_asset_tax
