#include "registry/schema.h"

#include "registry/insurance_status.h"
#include "registry/joint_payments.h"
#include "registry/resident.h"
#include "registry/search_keys.h"
#include "registry/tax_status.h"
#include "registry/welfare_status.h"

namespace yakuba::registry {
namespace {

constexpr storage::Migration kMigrations[] = {
    {"0100 registry", R"sql(
CREATE TABLE resident (
  person_id INTEGER NOT NULL,
  standing INTEGER NOT NULL,
  event INTEGER NOT NULL,
  notified_on INTEGER NOT NULL,
  household_id INTEGER NOT NULL,
  relation TEXT NOT NULL,
  name TEXT NOT NULL,
  kana TEXT NOT NULL,
  former_name TEXT NOT NULL,
  alias TEXT NOT NULL,
  birth_date INTEGER NOT NULL,
  sex INTEGER NOT NULL,
  nationality TEXT NOT NULL,
  residence_status TEXT NOT NULL,
  residence_until INTEGER NOT NULL,
  registered_domicile TEXT NOT NULL,
  register_head TEXT NOT NULL,
  became_resident_on INTEGER NOT NULL,
  address_since INTEGER NOT NULL,
  postcode TEXT NOT NULL,
  town_code TEXT NOT NULL,
  town TEXT NOT NULL,
  lot TEXT NOT NULL,
  building TEXT NOT NULL,
  former_address TEXT NOT NULL,
  next_address TEXT NOT NULL,
  planned_out_on INTEGER NOT NULL,
  resident_code TEXT NOT NULL,
  version INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY resident;
CREATE INDEX resident_household ON resident (household_id);

CREATE TABLE corporation (
  corporation_id INTEGER NOT NULL,
  corporate_number TEXT NOT NULL,
  name TEXT NOT NULL,
  kana TEXT NOT NULL,
  postcode TEXT NOT NULL,
  address TEXT NOT NULL,
  designated_number TEXT NOT NULL,
  version INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (corporation_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY corporation;
CREATE INDEX corporation_number ON corporation (corporate_number);

CREATE TABLE protective_measure (
  person_id INTEGER NOT NULL,
  state INTEGER NOT NULL,
  applicant_id INTEGER NOT NULL,
  accepted_on INTEGER NOT NULL,
  ends_on INTEGER NOT NULL,
  counterpart_id INTEGER NOT NULL,
  counterpart_name TEXT NOT NULL,
  counterpart_address TEXT NOT NULL,
  consulted TEXT NOT NULL,
  hidden_addresses TEXT NOT NULL,
  version INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY protective_measure;

CREATE TABLE tax_status (
  person_id INTEGER NOT NULL,
  fiscal_year INTEGER NOT NULL,
  declared INTEGER NOT NULL,
  total_income INTEGER NOT NULL,
  gross_income INTEGER NOT NULL,
  per_capita_taxed INTEGER NOT NULL,
  income_levy_taxed INTEGER NOT NULL,
  city_income_levy INTEGER NOT NULL,
  city_per_capita INTEGER NOT NULL,
  public_pension_revenue INTEGER NOT NULL,
  salary_income INTEGER NOT NULL,
  dependants INTEGER NOT NULL,
  minor_dependants INTEGER NOT NULL,
  disabled INTEGER NOT NULL,
  widow_or_single_parent INTEGER NOT NULL,
  version INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (person_id, fiscal_year, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY tax_status;

CREATE TABLE my_number (
  person_id INTEGER NOT NULL,
  sealed TEXT NOT NULL,
  blind_index TEXT NOT NULL,
  reason TEXT NOT NULL,
  version INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY my_number;
CREATE INDEX my_number_blind_index ON my_number (blind_index);

CREATE TABLE my_number_access (
  access_number INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  actor TEXT NOT NULL,
  purpose TEXT NOT NULL,
  ground TEXT NOT NULL,
  deed INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (access_number)
) STRICT, WITHOUT ROWID;
APPEND ONLY my_number_access;
CREATE INDEX my_number_access_person ON my_number_access (person_id);

CREATE TABLE resident_search (
  person_id INTEGER NOT NULL,
  name_key TEXT NOT NULL,
  kana_key TEXT NOT NULL,
  birth_date INTEGER NOT NULL,
  town_code TEXT NOT NULL,
  lot_key TEXT NOT NULL,
  resident_code TEXT NOT NULL
) STRICT;
CREATE INDEX resident_search_person ON resident_search (person_id);
CREATE INDEX resident_search_kana ON resident_search (kana_key, birth_date);
CREATE INDEX resident_search_name ON resident_search (name_key, birth_date);
CREATE INDEX resident_search_birth ON resident_search (birth_date, kana_key);
CREATE INDEX resident_search_place ON resident_search (town_code, lot_key, kana_key);
CREATE INDEX resident_search_code ON resident_search (resident_code);
)sql"},
    {"0101 registry insurance", R"sql(
ALTER TABLE tax_status ADD COLUMN taxable_income INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tax_status ADD COLUMN public_pension_income INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tax_status ADD COLUMN salary_revenue INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tax_status ADD COLUMN salary_adjustment INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tax_status ADD COLUMN special_gain_deduction INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tax_status ADD COLUMN casualty_loss_carried INTEGER NOT NULL DEFAULT 0;

CREATE TABLE welfare_status (
  person_id INTEGER NOT NULL,
  assistance INTEGER NOT NULL,
  livelihood INTEGER NOT NULL,
  version INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY welfare_status;

CREATE TABLE insurance_status (
  person_id INTEGER NOT NULL,
  scheme INTEGER NOT NULL,
  version INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY insurance_status;
)sql"},
    {"0102 registry joint payments", R"sql(
CREATE TABLE joint_care_payment (
  person_id INTEGER NOT NULL,
  joint_year INTEGER NOT NULL,
  insurer TEXT NOT NULL,
  paid INTEGER NOT NULL,
  paid_senior INTEGER NOT NULL,
  certificate TEXT NOT NULL,
  version INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (person_id, joint_year, insurer, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY joint_care_payment;

CREATE TABLE joint_care_benefit (
  person_id INTEGER NOT NULL,
  joint_year INTEGER NOT NULL,
  insurer TEXT NOT NULL,
  decided_by INTEGER NOT NULL,
  household_paid INTEGER NOT NULL,
  joint_limit INTEGER NOT NULL,
  care_paid INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  calculated_on INTEGER NOT NULL,
  version INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (person_id, joint_year, insurer, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY joint_care_benefit;
)sql"},
};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

std::vector<const storage::Table*> open_tables() {
    return {&resident_table(),           &corporation_table(),       &protective_measure_table(),
            &tax_status_table(),         &welfare_status_table(),    &insurance_status_table(),
            &joint_care_payment_table(), &joint_care_benefit_table()};
}

std::vector<const storage::Table*> tables() {
    std::vector<const storage::Table*> all = open_tables();
    all.push_back(&my_number_table());
    all.push_back(&my_number_access_table());
    return all;
}

std::vector<exchange::ImportPart> imports(const Vault* vault) {
    std::vector<exchange::ImportPart> parts;
    parts.push_back(resident_import());
    for (const storage::Table* table : open_tables()) {
        if (table == &resident_table()) continue;
        exchange::ImportPart part;
        part.table = table;
        parts.push_back(std::move(part));
    }
    if (vault != nullptr) {
        exchange::ImportPart part;
        part.table = &my_number_table();
        part.form = vault->file_form();
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace yakuba::registry
