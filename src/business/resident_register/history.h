#pragma once
#include <string>
#include <vector>

#include "registry/disclosure.h"
#include "registry/residents.h"

namespace yakuba::resident_register {

/// One item that an event changed.
struct ItemChange {
    std::string_view key;
    std::string_view label;
    std::string_view article;
    std::string before;
    std::string after;
};

/// One step of a person's history: what an event changed against the state before it.
struct HistoryStep {
    registry::ResidentVersion state;
    std::vector<ItemChange> changes;
};

/// 異動履歴: the states of a person in order of days, as known at `known`, with what changed from
/// one to the next. Addresses appear only as `request` may see them today.
std::vector<HistoryStep> history_of(storage::Session& session, PersonId person, Instant known,
                                    const registry::Disclosure& gate,
                                    const registry::AddressRequest& request);

/// 処理履歴: every version in the order it was recorded, against what was known of its first day
/// before. For audit: superseded and cancelled versions included.
std::vector<HistoryStep> records_of(storage::Session& session, PersonId person,
                                    const registry::Disclosure& gate,
                                    const registry::AddressRequest& request);

}  // namespace yakuba::resident_register
