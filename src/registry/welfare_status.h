#pragma once
#include <optional>
#include <span>

#include "kernel/date.h"
#include "kernel/id.h"
#include "rules/description.h"
#include "storage/database.h"
#include "storage/table.h"

namespace yakuba::registry {

enum class Assistance { none = 0, public_assistance = 1, chinese_returnees = 2 };
std::span<const Code> codes_of(Assistance);

/// Whether a person lives on public assistance (生活保護) or on the benefit for Chinese returnees
/// (支援給付): who does is outside national health insurance and has the lowest stages elsewhere.
/// One row for a period; none means no assistance.
struct WelfareStatus {
    PersonId person_id;
    Assistance assistance = Assistance::none;
    bool livelihood = false;  // 生活扶助を受けている
};
const Description& welfare_status_description();
/// History, keyed by person_id.
const storage::Table& welfare_status_table();

/// The state of one person; none when nothing was ever recorded for that day.
std::optional<WelfareStatus> find_welfare_status(storage::Session& session, PersonId person,
                                                 AsOf as_of);

}  // namespace yakuba::registry
