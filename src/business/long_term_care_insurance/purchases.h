#pragma once
#include <vector>

#include "business/long_term_care_insurance/records.h"
#include "registry/town.h"
#include "storage/database.h"

/// 福祉用具購入費・住宅改修費: the limits, what of them is left, and the record.
namespace yakuba::long_term_care_insurance {

struct PurchaseRates {
    Yen equipment_limit;
    Yen housing_limit;
    int housing_steps = 0;
};
const Description& purchase_rates_description();

std::vector<Purchase> purchases_of(storage::Session& session, PersonId person, PurchaseKind kind);

/// What of the limit is left on a day: equipment by fiscal year, housing for good, and anew when
/// the need for care rose by `housing_steps` since the first work (平成12年厚生省告示39号).
Result<Yen> purchase_left(const Town& town, storage::Session& session, PersonId person,
                          PurchaseKind kind, Date day);

/// The part of the cost that counts, and what is paid of it. Pure.
void settle(Purchase& purchase, Yen left);

/// Appends the record with the next number when it has none.
int record_purchase(storage::Transaction& transaction, Purchase purchase);

}  // namespace yakuba::long_term_care_insurance
