#pragma once
#include <span>
#include <unordered_map>

#include "business/long_term_care_insurance/levy_year.h"
#include "registry/resident.h"
#include "storage/database.h"

/// What stages, shares and limits ask of all people who live together.
namespace yakuba::long_term_care_insurance {

/// What the register knows of one person on a day.
struct Inhabitant {
    PersonId person_id;
    registry::Standing standing = registry::Standing::resident;
    HouseholdId household_id;
    PartialDate birth_date;
    Date became_resident_on;
    Date since;  // first day of this version
};

struct HouseholdState {
    bool taxed = false;                // somebody owes inhabitant tax
    bool taxed_before_reform = false;  // 令和8年度の特例
    int older_count = 0;               // people of 65 and over
    Yen older_sum;                     // their 年金収入とその他の合計所得金額
    Yen highest_base;                  // the highest 課税標準額 of one of them
};

/// The households of a city, or of some persons, on one day under one year's tax.
class Households {
public:
    /// All of them: two reads of the whole city.
    static Households of_all(storage::Session& session, const LevyYear& levy, AsOf as_of);
    /// Those in which these persons live.
    static Households of(storage::Session& session, const LevyYear& levy, AsOf as_of,
                         std::span<const PersonId> persons);

    /// Nothing is known of one who does not live here.
    const Inhabitant* find(PersonId person) const;
    HouseholdState state_of(PersonId person) const;
    const registry::TaxStatus* tax_of(PersonId person) const;
    const std::unordered_map<std::int64_t, Inhabitant>& people() const { return people_; }

private:
    void count(const LevyYear& levy, Date day);

    std::unordered_map<std::int64_t, Inhabitant> people_;
    std::unordered_map<std::int64_t, registry::TaxStatus> taxes_;
    std::unordered_map<std::int64_t, HouseholdState> states_;
};

/// 公的年金等の収入金額とその他の合計所得金額, as the share counts it.
Yen pension_and_income_of(const Rates& rates, const registry::TaxStatus& status);

}  // namespace yakuba::long_term_care_insurance
