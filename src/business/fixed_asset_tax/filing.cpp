#include "business/fixed_asset_tax/filing.h"

#include <algorithm>

#include "business/fixed_asset_tax/decide.h"
#include "business/fixed_asset_tax/filing_rows.h"

namespace yakuba::fixed_asset_tax {
namespace {

Problem not_found(std::string_view code, std::string message, std::int64_t number) {
    return Problem{code, std::move(message), std::to_string(number)};
}

int next_asset_number(storage::Session& session, PersonId taxpayer) {
    return static_cast<int>(
        session
            .number("SELECT max(asset_no) FROM fixed_asset_depreciable WHERE taxpayer_id = :person",
                    {{"person", taxpayer.value()}})
            .value_or(0));
}

}  // namespace

Result<Differences> file_assets(const Town& town, storage::Transaction& transaction,
                                const AssetDeclaration& declaration) {
    storage::Session& session = transaction.session();
    const PersonId taxpayer = declaration.taxpayer_id;
    const Date base_date = declaration.fiscal_year.tax_base_date();
    Date since = base_date;
    int number = next_asset_number(session, taxpayer);
    for (AssetRecord asset : declaration.added) {
        asset.taxpayer_id = taxpayer;
        asset.asset_no = ++number;
        const Date from = asset.acquired.last_day() + std::chrono::days{1};
        if (from > base_date) {
            return Problem{.code = "applicant.acquired",
                           .message = "1月1日までに取得した資産を申告してください。",
                           .where = "added",
                           .article = "地方税法383条"};
        }
        since = std::min(since, from);
        append<AssetRecord>(transaction, asset_table(), from, {asset});
    }
    for (const int gone : declaration.removed) {
        auto found = storage::find_as_of<AssetRecord>(
            session, asset_table(), {base_date},
            storage::both(storage::equals("taxpayer_id", taxpayer.value()),
                          storage::equals("asset_no", std::int64_t{gone})));
        if (!found) return not_found("asset.not_found", "減少した資産が台帳にありません。", gone);
        found->record.removed = true;
        append<AssetRecord>(transaction, asset_table(), base_date, {found->record});
    }
    open_taxpayer(transaction, taxpayer, since);
    append<AssetReturn>(transaction, asset_return_table(), base_date,
                        {{declaration.fiscal_year, taxpayer, declaration.filed_on,
                          static_cast<int>(declaration.added.size()),
                          static_cast<int>(declaration.removed.size())}});
    return recompute_all(town, transaction, {std::vector{taxpayer}, since, "償却資産の申告"});
}

Result<Done> keep_status(const Town& town, storage::Transaction& transaction,
                         std::int64_t parcel_id, Deemed site, Date gone_on) {
    auto found =
        storage::find_as_of<LandStatus>(transaction.session(), land_status_table(), {gone_on},
                                        storage::equals("parcel_id", parcel_id));
    if (!found && site == Deemed::none) return Done{};
    LandStatus status = found ? found->record : LandStatus{.parcel_id = parcel_id};
    status.deemed = site;
    status.deemed_until = 0;
    if (site == Deemed::rebuilding) status.deemed_until = first_year_after(gone_on).value;
    if (site == Deemed::disaster) {
        const auto tax = year_of_tax(town, FiscalYear{gone_on.year()});
        if (!tax) return tax.problem();
        status.deemed_until =
            first_year_after(gone_on).value - 1 + (*tax)->rates.rates.disaster_years;
    }
    append<LandStatus>(transaction, land_status_table(), gone_on, {status});
    return Done{};
}

Result<Differences> report_land(const Town& town, storage::Transaction& transaction,
                                const LandReport& report) {
    auto found = storage::find_as_of<ParcelRecord>(transaction.session(), parcel_table(),
                                                   {report.changed_on},
                                                   storage::equals("parcel_id", report.parcel_id));
    if (!found || found->record.removed) {
        return not_found("parcel.not_found", "その日に台帳にある土地ではありません。",
                         report.parcel_id);
    }
    ParcelRecord& parcel = found->record;
    const Deemed site = report.dwellings == 0 ? report.site : Deemed::none;
    if (auto kept = keep_status(town, transaction, report.parcel_id, site, report.changed_on);
        !kept) {
        return kept.problem();
    }
    if (site == Deemed::none) {
        parcel.dwellings = report.dwellings;
        parcel.house_area = report.dwellings == 0 ? Area{} : report.house_area;
        parcel.living_area = report.dwellings == 0 ? Area{} : report.living_area;
    }
    append<ParcelRecord>(transaction, parcel_table(), report.changed_on, {parcel});
    return recompute_all(town, transaction,
                         {std::vector{parcel.taxpayer_id}, report.changed_on, "住宅用地の申告"});
}

Result<Differences> report_reduction(const Town& town, storage::Transaction& transaction,
                                     const ReductionReport& report) {
    auto found = storage::find_as_of<HouseRecord>(transaction.session(), house_table(),
                                                  {report.completed_on},
                                                  storage::equals("house_id", report.house_id));
    if (!found || found->record.removed) {
        return not_found("house.not_found", "その日に台帳にある家屋ではありません。",
                         report.house_id);
    }
    HouseRecord& house = found->record;
    house.reduction = report.reduction;
    house.reduction_from = first_year_after(report.completed_on).value;
    append<HouseRecord>(transaction, house_table(), report.completed_on, {house});
    return recompute_all(town, transaction,
                         {std::vector{house.taxpayer_id}, report.completed_on, "減額の申告"});
}

Result<Differences> relieve(const Town& town, storage::Transaction& transaction,
                            const ReliefReport& report) {
    constexpr auto kBusiness = ledger::Business::fixed_asset_tax;
    storage::Session& session = transaction.session();
    const PersonId taxpayer = report.taxpayer_id;
    const FiscalYear year = report.fiscal_year;
    const Date from = year.tax_base_date();
    if (storage::find_as_of<Relief>(
            session, relief_table(), {from},
            storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                          storage::equals("taxpayer_id", taxpayer.value())))) {
        return Problem{.code = "relief.exists",
                       .message =
                           "この年度の税は、すでに減免しています。変えるときは、台帳の減免を"
                           "直してください。",
                       .where = "fiscal_year",
                       .article = "地方税法367条"};
    }
    Relief relief{year, taxpayer, report.reason, report.percent, report.applied_on, 1, 1};
    // Of a year that is not charged yet, nothing is due.
    if (const auto charge = ledger::find_charge(session, kBusiness, taxpayer, year);
        charge && charge->record.amount > 0_yen) {
        relief.open_numerator = 0;
        relief.open_denominator = charge->record.amount.amount();
        for (const ledger::Instalment& line :
             ledger::plan_of(session, kBusiness, taxpayer, year, charge->version.number)) {
            if (line.due_on >= report.applied_on) relief.open_numerator += line.amount.amount();
        }
    }
    append<Relief>(transaction, relief_table(), from, {relief});
    return recompute_all(town, transaction, {std::vector{taxpayer}, from, "固定資産税の減免"});
}

}  // namespace yakuba::fixed_asset_tax
