#include "business/national_health_insurance/certificates.h"
#include "business/national_health_insurance/records.h"
#include "business/national_health_insurance/special_residence.h"
#include "business/national_health_insurance/stored_levy.h"

namespace yakuba::national_health_insurance {

std::vector<const storage::Table*> tables() {
    return {&enrolment_table(),       &relief_table(),  &stored_levy_table(),
            &care_bill_table(),       &benefit_table(), &special_residence_table(),
            &care_certificate_table()};
}

std::span<const storage::Migration> migrations() {
    static const storage::Migration list[] = {
        {"0240 national health insurance", R"(
CREATE TABLE health_enrolment (
    person_id INTEGER NOT NULL,
    acquired_on INTEGER NOT NULL,
    gain INTEGER NOT NULL,
    lost_on INTEGER NOT NULL,
    loss INTEGER NOT NULL,
    notified_on INTEGER NOT NULL,
    number TEXT NOT NULL,
    branch INTEGER NOT NULL,
    card_linked INTEGER NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, acquired_on, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY health_enrolment;
CREATE TABLE health_relief (
    person_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    event_on INTEGER NOT NULL,
    multiple INTEGER NOT NULL,
    filed_on INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind, event_on, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY health_relief;
CREATE TABLE health_levy (
    fiscal_year INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    household_id INTEGER NOT NULL,
    ground INTEGER NOT NULL,
    reduction INTEGER NOT NULL,
    basis_on INTEGER NOT NULL,
    judged_income INTEGER NOT NULL,
    counted INTEGER NOT NULL,
    earners INTEGER NOT NULL,
    limit_seventy INTEGER NOT NULL,
    limit_fifty INTEGER NOT NULL,
    limit_twenty INTEGER NOT NULL,
    insured INTEGER NOT NULL,
    months INTEGER NOT NULL,
    care_months INTEGER NOT NULL,
    halved_months INTEGER NOT NULL,
    quarter_months INTEGER NOT NULL,
    base INTEGER NOT NULL,
    care_base INTEGER NOT NULL,
    medical_income INTEGER NOT NULL,
    medical_asset INTEGER NOT NULL,
    medical_per_capita INTEGER NOT NULL,
    medical_per_household INTEGER NOT NULL,
    medical_reduction INTEGER NOT NULL,
    medical_preschool INTEGER NOT NULL,
    medical_maternity INTEGER NOT NULL,
    medical_former_dependant INTEGER NOT NULL,
    medical_amount INTEGER NOT NULL,
    medical_over_cap INTEGER NOT NULL,
    medical_levy INTEGER NOT NULL,
    support_income INTEGER NOT NULL,
    support_asset INTEGER NOT NULL,
    support_per_capita INTEGER NOT NULL,
    support_per_household INTEGER NOT NULL,
    support_reduction INTEGER NOT NULL,
    support_preschool INTEGER NOT NULL,
    support_maternity INTEGER NOT NULL,
    support_former_dependant INTEGER NOT NULL,
    support_amount INTEGER NOT NULL,
    support_over_cap INTEGER NOT NULL,
    support_levy INTEGER NOT NULL,
    care_income INTEGER NOT NULL,
    care_asset INTEGER NOT NULL,
    care_per_capita INTEGER NOT NULL,
    care_per_household INTEGER NOT NULL,
    care_reduction INTEGER NOT NULL,
    care_preschool INTEGER NOT NULL,
    care_maternity INTEGER NOT NULL,
    care_former_dependant INTEGER NOT NULL,
    care_amount INTEGER NOT NULL,
    care_over_cap INTEGER NOT NULL,
    care_levy INTEGER NOT NULL,
    child_income INTEGER NOT NULL,
    child_asset INTEGER NOT NULL,
    child_per_capita INTEGER NOT NULL,
    child_per_household INTEGER NOT NULL,
    child_reduction INTEGER NOT NULL,
    child_preschool INTEGER NOT NULL,
    child_maternity INTEGER NOT NULL,
    child_former_dependant INTEGER NOT NULL,
    child_amount INTEGER NOT NULL,
    child_over_cap INTEGER NOT NULL,
    child_levy INTEGER NOT NULL,
    total INTEGER NOT NULL,
    collection INTEGER NOT NULL,
    rates_fingerprint TEXT NOT NULL,
    known_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (fiscal_year, person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY health_levy;
CREATE INDEX health_levy_person ON health_levy (person_id);
CREATE TABLE health_care_bill (
    person_id INTEGER NOT NULL,
    month INTEGER NOT NULL,
    bill_no INTEGER NOT NULL,
    inpatient INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    paid INTEGER NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, month, bill_no, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY health_care_bill;
CREATE INDEX health_care_bill_month ON health_care_bill (month);
CREATE TABLE health_benefit (
    person_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    month INTEGER NOT NULL,
    about_id INTEGER NOT NULL,
    income_class INTEGER NOT NULL,
    senior_class INTEGER NOT NULL,
    multiple INTEGER NOT NULL,
    paid INTEGER NOT NULL,
    benefit_limit INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    state INTEGER NOT NULL,
    decided_on INTEGER NOT NULL,
    rates TEXT NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind, month, about_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY health_benefit;
CREATE INDEX health_benefit_month ON health_benefit (month);
)"},
        {"0241 national health insurance elsewhere", R"(
CREATE TABLE health_special_residence (
    person_id INTEGER NOT NULL,
    began_on INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    side INTEGER NOT NULL,
    municipality TEXT NOT NULL,
    place TEXT NOT NULL,
    ended_on INTEGER NOT NULL,
    filed_on INTEGER NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, began_on, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY health_special_residence;
)"},
        {"0242 national health insurance certificates", R"(
ALTER TABLE health_care_bill ADD COLUMN specified INTEGER NOT NULL DEFAULT 0;
ALTER TABLE health_benefit ADD COLUMN counted INTEGER NOT NULL DEFAULT 1;
CREATE TABLE health_certificate (
    person_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    from_on INTEGER NOT NULL,
    until_on INTEGER NOT NULL,
    disease INTEGER NOT NULL,
    income_class INTEGER NOT NULL,
    filed_on INTEGER NOT NULL,
    returned INTEGER NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind, from_on, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY health_certificate;
)"},
    };
    return list;
}

}  // namespace yakuba::national_health_insurance
