#include "business/long_term_care_insurance/purchases.h"

#include <algorithm>

#include "business/long_term_care_insurance/applications.h"
#include "rules/rate_shelf.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

bool counts(const Purchase& purchase, PurchaseKind kind, Date day) {
    if (purchase.state != PurchaseState::decided) return false;
    if (kind == PurchaseKind::housing) return true;
    return fiscal_year_of(purchase.done_on) == fiscal_year_of(day);
}

int step_on(storage::Session& session, PersonId person, Date day) {
    const auto level = certification_on(session, person, {day});
    return level ? care_step(level->level) : 0;
}

}  // namespace

const Description& purchase_rates_description() {
    using R = PurchaseRates;
    static const Description description =
        describe<R>("福祉用具購入・住宅改修の限度額",
                    {
                        line<&R::equipment_limit>("equipment_limit", "福祉用具購入費支給限度基準額",
                                                  "介護保険法施行規則72条"),
                        line<&R::housing_limit>("housing_limit", "住宅改修費支給限度基準額",
                                                "介護保険法施行規則76条"),
                        line<&R::housing_steps>("housing_steps", "限度額が新たになる上昇の段階"),
                    });
    return description;
}

std::vector<Purchase> purchases_of(storage::Session& session, PersonId person, PurchaseKind kind) {
    std::vector<Purchase> all;
    storage::for_each_as_of<Purchase>(
        session, purchase_table(), {kForever - std::chrono::days{1}},
        storage::both(storage::equals("person_id", person.value()),
                      storage::equals("kind", static_cast<std::int64_t>(kind))),
        [&](Purchase& purchase, const storage::Version&) { all.push_back(std::move(purchase)); });
    return all;
}

Result<Yen> purchase_left(const Town& town, storage::Session& session, PersonId person,
                          PurchaseKind kind, Date day) {
    static RateShelf<PurchaseRates> shelf{"long_term_care_insurance", &purchase_rates_description};
    const auto rates = shelf.of(town.data_folder, town.code, day);
    if (!rates) return rates.problem();
    Yen left = kind == PurchaseKind::housing ? (*rates)->housing_limit : (*rates)->equipment_limit;
    const auto all = purchases_of(session, person, kind);
    Date first;
    for (const Purchase& purchase : all) {
        if (!counts(purchase, kind, day)) continue;
        if (!first || purchase.done_on < first) first = purchase.done_on;
    }
    const bool anew =
        kind == PurchaseKind::housing && first &&
        step_on(session, person, day) >= step_on(session, person, first) + (*rates)->housing_steps;
    for (const Purchase& purchase : all) {
        if (!counts(purchase, kind, day)) continue;
        // Once the need has risen, what was used before it no longer counts.
        if (anew && step_on(session, person, purchase.done_on) <
                        step_on(session, person, first) + (*rates)->housing_steps)
            continue;
        left -= purchase.counted;
    }
    return at_least_zero(left);
}

void settle(Purchase& purchase, Yen left) {
    purchase.counted = std::min(purchase.cost, left);
    purchase.benefit = floor_to(Yen{1}, purchase.counted * percent(100 - purchase.share_percent));
}

int record_purchase(storage::Transaction& transaction, Purchase purchase) {
    if (purchase.record_no == 0) {
        for (const Purchase& other :
             purchases_of(transaction.session(), purchase.person_id, purchase.kind))
            purchase.record_no = std::max(purchase.record_no, other.record_no);
        ++purchase.record_no;
    }
    storage::Version version;
    version.valid_from = purchase.applied_on;
    const std::vector<storage::Versioned<Purchase>> rows{{purchase, version}};
    transaction.append_versions<Purchase>(purchase_table(), rows);
    return purchase.record_no;
}

}  // namespace yakuba::long_term_care_insurance
