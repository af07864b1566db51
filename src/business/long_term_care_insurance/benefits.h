#pragma once
#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "batch/job.h"
#include "business/long_term_care_insurance/households.h"
#include "business/long_term_care_insurance/records.h"

/// What shares and benefits are decided from: the register, the tax and the department's ledgers.
namespace yakuba::long_term_care_insurance {

/// The period of one share, 1 August to 31 July, with the year's tax.
struct BurdenYear {
    Date from;
    Date until;  // half-open
    BurdenRates rates;
    std::shared_ptr<const LevyYear> levy;
    Households households;  // of the first day; of some persons only when made for some
};
/// `from` is a first of August. Reads the whole city.
Result<std::shared_ptr<const BurdenYear>> burden_year(const Town& town, Date from, Instant known);
Burden burden_of(storage::Session& session, const BurdenYear& year, PersonId person, Instant known);
/// With the certification comes the share (規則28条の2): of somebody certified since a day, every
/// year to the present one for which none was decided.
Result<Done> give_burdens(const Town& town, storage::Transaction& transaction, PersonId person,
                          Date since);

/// Persons with a certification that touches [from, until), in order.
std::vector<PersonId> certified_between(storage::Session& session, Date from, Date until,
                                        Instant known, batch::Range range);
/// Certifications in force whose last day lies in [from, until) and for which nothing follows.
std::vector<Certification> renewals_due(storage::Session& session, Date from, Date until,
                                        Instant known, batch::Range range);

Result<std::shared_ptr<const CertificationRates>> certification_rates_on(const Town& town,
                                                                         Date day);

/// One month's high-cost benefit of the whole city, decided household by household.
struct HighCostMonth {
    YearMonth month;
    Date pay_on;
    std::map<PersonId, HighCost> decided;
    std::map<PersonId, HighCost> stood;  // decided before
    Instant known;
};
Result<std::shared_ptr<const HighCostMonth>> high_cost_month(const Town& town, YearMonth month,
                                                             Instant known);
/// By which payments of the benefit are told from others.
inline constexpr std::string_view kHighCostReason = "高額介護サービス費";

}  // namespace yakuba::long_term_care_insurance
