#include <array>

#include "business/individual_inhabitant_tax/records.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

constexpr std::string_view kRecords = R"sql(
CREATE TABLE salary_report (
    person_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    record_no INTEGER NOT NULL,
    payer_id INTEGER NOT NULL,
    staff_number TEXT NOT NULL,
    revenue INTEGER NOT NULL,
    income_tax_deductions INTEGER NOT NULL,
    income_tax_withheld INTEGER NOT NULL,
    social_insurance INTEGER NOT NULL,
    small_enterprise INTEGER NOT NULL,
    life_new_general INTEGER NOT NULL,
    life_old_general INTEGER NOT NULL,
    life_care INTEGER NOT NULL,
    life_new_pension INTEGER NOT NULL,
    life_old_pension INTEGER NOT NULL,
    earthquake INTEGER NOT NULL,
    old_long_term INTEGER NOT NULL,
    spouse_deduction INTEGER NOT NULL,
    spouse_elderly INTEGER NOT NULL,
    spouse_income INTEGER NOT NULL,
    dependants_specific INTEGER NOT NULL,
    dependants_elderly INTEGER NOT NULL,
    dependants_cohabiting_elderly INTEGER NOT NULL,
    dependants_general INTEGER NOT NULL,
    dependants_under_16 INTEGER NOT NULL,
    disabled_general INTEGER NOT NULL,
    disabled_special INTEGER NOT NULL,
    disabled_cohabiting_special INTEGER NOT NULL,
    disability INTEGER NOT NULL,
    family_status INTEGER NOT NULL,
    working_student INTEGER NOT NULL,
    income_adjustment INTEGER NOT NULL,
    housing_available INTEGER NOT NULL,
    housing_used INTEGER NOT NULL,
    housing_moved_in INTEGER NOT NULL,
    housing_special INTEGER NOT NULL,
    second_column INTEGER NOT NULL,
    left_on INTEGER NOT NULL,
    special_collection INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (fiscal_year, person_id, record_no, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY salary_report;
CREATE TABLE pension_report (
    person_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    record_no INTEGER NOT NULL,
    payer_id INTEGER NOT NULL,
    pension_code TEXT NOT NULL,
    revenue INTEGER NOT NULL,
    income_tax_withheld INTEGER NOT NULL,
    social_insurance INTEGER NOT NULL,
    special_collection_eligible INTEGER NOT NULL,
    disability INTEGER NOT NULL,
    family_status INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (fiscal_year, person_id, record_no, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY pension_report;
CREATE TABLE tax_return (
    person_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    record_no INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    filed_on INTEGER NOT NULL,
    salary INTEGER NOT NULL,
    specified_expenses INTEGER NOT NULL,
    public_pension INTEGER NOT NULL,
    business INTEGER NOT NULL,
    farming INTEGER NOT NULL,
    real_estate INTEGER NOT NULL,
    home_work_revenue INTEGER NOT NULL,
    home_work_expenses INTEGER NOT NULL,
    interest INTEGER NOT NULL,
    dividend INTEGER NOT NULL,
    dividend_trust INTEGER NOT NULL,
    dividend_foreign_trust INTEGER NOT NULL,
    miscellaneous INTEGER NOT NULL,
    transfer_short INTEGER NOT NULL,
    transfer_long INTEGER NOT NULL,
    occasional INTEGER NOT NULL,
    short_general INTEGER NOT NULL,
    short_general_special INTEGER NOT NULL,
    short_reduced INTEGER NOT NULL,
    short_reduced_special INTEGER NOT NULL,
    long_general INTEGER NOT NULL,
    long_general_special INTEGER NOT NULL,
    long_qualified INTEGER NOT NULL,
    long_qualified_special INTEGER NOT NULL,
    long_residence INTEGER NOT NULL,
    long_residence_special INTEGER NOT NULL,
    residence_loss INTEGER NOT NULL,
    stocks_general INTEGER NOT NULL,
    stocks_listed INTEGER NOT NULL,
    listed_dividend INTEGER NOT NULL,
    futures INTEGER NOT NULL,
    forestry INTEGER NOT NULL,
    retirement INTEGER NOT NULL,
    net_loss_carried INTEGER NOT NULL,
    casualty_loss_carried INTEGER NOT NULL,
    stock_loss_carried INTEGER NOT NULL,
    futures_loss_carried INTEGER NOT NULL,
    dividend_withheld INTEGER NOT NULL,
    stock_withheld INTEGER NOT NULL,
    casualty_loss INTEGER NOT NULL,
    casualty_disaster_spending INTEGER NOT NULL,
    medical_paid INTEGER NOT NULL,
    medical_reimbursed INTEGER NOT NULL,
    self_medication INTEGER NOT NULL,
    social_insurance INTEGER NOT NULL,
    small_enterprise INTEGER NOT NULL,
    life_new_general INTEGER NOT NULL,
    life_old_general INTEGER NOT NULL,
    life_care INTEGER NOT NULL,
    life_new_pension INTEGER NOT NULL,
    life_old_pension INTEGER NOT NULL,
    earthquake INTEGER NOT NULL,
    old_long_term INTEGER NOT NULL,
    disability INTEGER NOT NULL,
    family_status INTEGER NOT NULL,
    working_student INTEGER NOT NULL,
    family_employees_spouse INTEGER NOT NULL,
    family_employees_other INTEGER NOT NULL,
    family_employee_deduction INTEGER NOT NULL,
    gift_furusato INTEGER NOT NULL,
    gift_both INTEGER NOT NULL,
    gift_prefecture INTEGER NOT NULL,
    gift_city INTEGER NOT NULL,
    foreign_tax INTEGER NOT NULL,
    foreign_tax_limit INTEGER NOT NULL,
    income_tax_taxable INTEGER NOT NULL,
    housing_available INTEGER NOT NULL,
    housing_used INTEGER NOT NULL,
    housing_moved_in INTEGER NOT NULL,
    housing_special INTEGER NOT NULL,
    salary_collection_wish INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (fiscal_year, person_id, record_no, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY tax_return;
CREATE TABLE tax_dependant (
    person_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    record_no INTEGER NOT NULL,
    dependant_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    relation INTEGER NOT NULL,
    birth_date INTEGER NOT NULL,
    income INTEGER NOT NULL,
    cohabiting INTEGER NOT NULL,
    disability INTEGER NOT NULL,
    abroad INTEGER NOT NULL,
    family_employee INTEGER NOT NULL,
    died_on INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (fiscal_year, person_id, record_no, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY tax_dependant;
CREATE TABLE one_stop_gift (
    person_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    record_no INTEGER NOT NULL,
    recipient_code TEXT NOT NULL,
    amount INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (fiscal_year, person_id, record_no, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY one_stop_gift;
CREATE TABLE taxpayer_status (
    person_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    welfare INTEGER NOT NULL,
    disability INTEGER NOT NULL,
    family_status INTEGER NOT NULL,
    working_student INTEGER NOT NULL,
    house_only INTEGER NOT NULL,
    pension_collection_stopped INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (fiscal_year, person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY taxpayer_status;
)sql";

constexpr std::array kMigrations = {
    storage::Migration{"0401 individual inhabitant tax records", kRecords},
};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

std::span<const storage::Table* const> tables() {
    static const std::array all = {
        &salary_report_table(),    &pension_report_table(), &tax_return_table(),
        &dependant_record_table(), &one_stop_gift_table(),  &taxpayer_status_table(),
    };
    return all;
}

}  // namespace yakuba::individual_inhabitant_tax
