#pragma once
#include <optional>
#include <span>

#include "kernel/date.h"
#include "kernel/id.h"
#include "rules/description.h"
#include "storage/database.h"
#include "storage/table.h"

namespace yakuba::registry {

/// 公的医療保険の制度.
enum class HealthScheme {
    unknown = 0,
    national_health = 1,     // この市町村の国民健康保険
    employee = 2,            // 被用者保険（本人）
    employee_family = 3,     // 被用者保険（被扶養者）
    association = 4,         // 国民健康保険組合
    elderly = 5,             // 後期高齢者医療
    none = 6,                // 適用除外（生活保護等）
    other_municipality = 7,  // 他の市町村の国民健康保険（修学・施設の特例）
};
std::span<const Code> codes_of(HealthScheme);

/// Which health insurance a person has. National health insurance publishes what it decided;
/// what it was told of other schemes stands here too.
struct InsuranceStatus {
    PersonId person_id;
    HealthScheme scheme = HealthScheme::unknown;
};
const Description& insurance_status_description();
/// History, keyed by person_id.
const storage::Table& insurance_status_table();

/// The scheme of one person on a day; none when nothing is known.
std::optional<InsuranceStatus> find_insurance_status(storage::Session& session, PersonId person,
                                                     AsOf as_of);

}  // namespace yakuba::registry
