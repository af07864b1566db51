#include "generator/sheaf.h"

#include <iterator>

#include "business/child_allowance/records.h"
#include "business/electoral_roll/doubt.h"
#include "business/electoral_roll/records.h"
#include "business/fixed_asset_tax/records.h"
#include "business/individual_inhabitant_tax/records.h"
#include "business/long_term_care_insurance/records.h"
#include "business/national_health_insurance/certificates.h"
#include "business/national_health_insurance/records.h"
#include "business/national_health_insurance/special_residence.h"
#include "ledger/records.h"
#include "registry/insurance_status.h"
#include "registry/resident.h"
#include "registry/vault.h"
#include "registry/welfare_status.h"

namespace yakuba::generator {

namespace tax = individual_inhabitant_tax;
namespace care = long_term_care_insurance;
namespace health = national_health_insurance;
namespace roll = electoral_roll;

const std::array<FileKind, kFiles>& file_kinds() {
    static const std::array<FileKind, kFiles> kinds = [] {
        const storage::Table* const tables[] = {&registry::resident_table(),
                                                &registry::my_number_table(),
                                                &registry::protective_measure_table(),
                                                &registry::corporation_table(),
                                                &tax::salary_report_table(),
                                                &tax::pension_report_table(),
                                                &tax::tax_return_table(),
                                                &tax::dependant_record_table(),
                                                &tax::one_stop_gift_table(),
                                                &tax::taxpayer_status_table(),
                                                &child_allowance::claim_table(),
                                                &child_allowance::claim_child_table(),
                                                &child_allowance::claimant_income_table(),
                                                &child_allowance::offset_table(),
                                                &ledger::bank_account_table(),
                                                &fixed_asset_tax::taxpayer_table(),
                                                &fixed_asset_tax::co_owner_table(),
                                                &fixed_asset_tax::parcel_table(),
                                                &fixed_asset_tax::street_value_table(),
                                                &fixed_asset_tax::parcel_price_table(),
                                                &fixed_asset_tax::house_table(),
                                                &fixed_asset_tax::house_price_table(),
                                                &fixed_asset_tax::asset_table(),
                                                &fixed_asset_tax::asset_return_table(),
                                                &fixed_asset_tax::land_base_table(),
                                                &fixed_asset_tax::land_status_table(),
                                                &fixed_asset_tax::unit_table(),
                                                &fixed_asset_tax::relief_table(),
                                                &care::enrolment_table(),
                                                &care::premium_status_table(),
                                                &care::application_table(),
                                                &care::certification_table(),
                                                &care::care_plan_table(),
                                                &care::service_month_table(),
                                                &care::restriction_table(),
                                                &care::address_special_table(),
                                                &registry::insurance_status_table(),
                                                &registry::welfare_status_table(),
                                                &health::enrolment_table(),
                                                &health::relief_table(),
                                                &health::care_bill_table(),
                                                &health::special_residence_table(),
                                                &health::care_certificate_table(),
                                                &roll::entry_table(),
                                                &roll::sentence_table(),
                                                &roll::ballot_table(),
                                                &roll::district_table(),
                                                &roll::area_table(),
                                                &roll::election_table(),
                                                &roll::run_table(),
                                                &roll::inspection_table(),
                                                &roll::doubt_table()};
        static_assert(std::size(tables) == kFiles, "every file needs its table, in order");
        std::array<FileKind, kFiles> made{};
        for (std::size_t i = 0; i < kFiles; ++i)
            made[i] = {tables[i]->name, tables[i], tables[i]->record};
        // The vault's file holds the numbers, its table their sealed form.
        made[static_cast<std::size_t>(File::my_number)].row =
            &registry::my_number_file_description();
        return made;
    }();
    return kinds;
}

const std::vector<RowWriter>& row_writers() {
    static const std::vector<RowWriter> writers = [] {
        std::vector<RowWriter> made;
        for (const FileKind& kind : file_kinds())
            made.emplace_back(*kind.table, *kind.row);
        return made;
    }();
    return writers;
}

}  // namespace yakuba::generator
