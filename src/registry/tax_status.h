#pragma once
#include <optional>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/money.h"
#include "rules/description.h"
#include "storage/database.h"
#include "storage/table.h"

namespace yakuba::registry {

/// What individual inhabitant tax decided about a person for one year: read by every other
/// department (non-tax households, income stages, premiums). Published by that department, kept
/// here.
struct TaxStatus {
    PersonId person_id;
    FiscalYear fiscal_year;
    bool declared = false;           // false: 未申告 — nothing is known, which is not zero
    Yen total_income;                // 合計所得金額
    Yen gross_income;                // 総所得金額等
    bool per_capita_taxed = false;   // 均等割課税
    bool income_levy_taxed = false;  // 所得割課税
    Yen city_income_levy;            // 市町村民税所得割額
    Yen city_per_capita;
    Yen taxable_income;          // 課税標準額: comprehensive and separate bases together
    Yen public_pension_revenue;  // 公的年金等収入
    Yen public_pension_income;   // 公的年金等に係る雑所得
    Yen salary_revenue;          // 給与等の収入金額
    Yen salary_income;           // 給与所得, after the adjustment
    Yen salary_adjustment;       // 所得金額調整控除額
    Yen special_gain_deduction;  // 分離譲渡所得の特別控除額
    Yen casualty_loss_carried;   // 雑損失の繰越控除額
    int dependants = 0;          // 同一生計配偶者・扶養親族の数
    int minor_dependants = 0;    // 16歳未満
    bool disabled = false;
    bool widow_or_single_parent = false;
};
const Description& tax_status_description();
/// History, keyed by person_id, fiscal_year.
const storage::Table& tax_status_table();

/// What individual inhabitant tax decided; none when it decided nothing for that year.
std::optional<TaxStatus> find_tax_status(storage::Session& session, PersonId person,
                                         FiscalYear year, AsOf as_of);

}  // namespace yakuba::registry
