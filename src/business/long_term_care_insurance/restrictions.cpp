#include "business/long_term_care_insurance/restrictions.h"

#include <algorithm>

#include "business/long_term_care_insurance/records.h"
#include "rules/rate_shelf.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {

bool in_force(const Restriction& restriction, Date day) {
    return restriction.state == RestrictionState::decided && restriction.starts_on <= day &&
           (!restriction.ends_on || day <= restriction.ends_on);
}

std::map<PersonId, std::vector<Restriction>> restrictions_between(storage::Session& session,
                                                                  PersonId from, PersonId until,
                                                                  AsOf as_of) {
    std::map<PersonId, std::vector<Restriction>> all;
    storage::for_each_as_of<Restriction>(
        session, restriction_table(), as_of,
        storage::between("person_id", from.value(), until.value()),
        [&](Restriction& restriction, const storage::Version&) {
            all[restriction.person_id].push_back(std::move(restriction));
        });
    return all;
}

std::vector<Restriction> restrictions_of(storage::Session& session, PersonId person, AsOf as_of) {
    auto all = restrictions_between(session, person, PersonId{person.value() + 1}, as_of);
    return all.empty() ? std::vector<Restriction>{} : std::move(all.begin()->second);
}

InForce in_force_on(const std::vector<Restriction>& restrictions, Date day) {
    InForce holds;
    for (const Restriction& restriction : restrictions) {
        if (!in_force(restriction, day)) continue;
        switch (restriction.kind) {
            case RestrictionKind::payment_method:
                holds.full_payment = true;
                break;
            case RestrictionKind::withholding:
                holds.withheld = true;
                break;
            case RestrictionKind::second_withholding:
                holds.full_payment = holds.withheld = true;
                break;
            case RestrictionKind::reduction:
                holds.reduced = true;
                holds.reduced_until = std::max(holds.reduced_until, restriction.ends_on);
                break;
        }
    }
    return holds;
}

InForce in_force_on(storage::Session& session, PersonId person, Date day) {
    return in_force_on(restrictions_of(session, person, {day}), day);
}

Result<std::shared_ptr<const RestrictionRates>> restriction_rates_on(const Town& town, Date day) {
    static RateShelf<RestrictionRates> shelf{"long_term_care_insurance",
                                             &restriction_rates_description};
    return shelf.of(town.data_folder, town.code, day);
}

Result<int> share_on(const Town& town, storage::Session& session, PersonId person, Date day) {
    const auto burden = storage::find_as_of<Burden>(session, burden_table(), {day},
                                                    storage::equals("person_id", person.value()));
    constexpr int kOrdinary = 10;  // 法41条4項: 百分の九十が給付される
    const int share = burden ? burden->record.share_percent : kOrdinary;
    if (!in_force_on(session, person, day).reduced) return share;
    const auto rates = restriction_rates_on(town, day);
    if (!rates) return rates.problem();
    return reduced_share(**rates, share);
}

void write_restrictions(storage::Transaction& transaction, const std::vector<Restriction>& steps,
                        Date day) {
    std::vector<storage::Versioned<Restriction>> rows;
    for (const Restriction& step : steps) {
        storage::Version version;
        version.valid_from = day;
        rows.push_back({step, version});
    }
    if (!rows.empty()) transaction.append_versions<Restriction>(restriction_table(), rows);
}

}  // namespace yakuba::long_term_care_insurance
