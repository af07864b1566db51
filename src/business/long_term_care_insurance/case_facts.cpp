#include "business/long_term_care_insurance/case_facts.h"

#include <algorithm>
#include <boost/json.hpp>

#include "business/long_term_care_insurance/applications.h"
#include "business/long_term_care_insurance/benefits.h"
#include "business/long_term_care_insurance/case_work.h"
#include "business/long_term_care_insurance/joint.h"
#include "business/long_term_care_insurance/purchases.h"
#include "business/long_term_care_insurance/recovery.h"
#include "business/long_term_care_insurance/restriction_steps.h"
#include "business/long_term_care_insurance/restrictions.h"
#include "ledger/accounts.h"
#include "notices/words.h"
#include "registry/joint_payments.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

namespace json = boost::json;
using procedures::Asked;

std::string day_text(const Asked& asked, Date day) {
    return asked.town.calendar ? asked.town.calendar->format(day) : to_iso(day);
}

json::array open_applications(const Asked& asked) {
    json::array all;
    const auto open = open_application(asked.session, asked.person);
    if (!open) return all;
    all.push_back(json::object{{"value", std::to_string(open->application_no)},
                               {"label", std::string{label_of(open->kind)} + "（" +
                                             day_text(asked, open->applied_on) + "申請）"}});
    return all;
}

json::array approved_works(const Asked& asked) {
    json::array all;
    for (const Purchase& purchase :
         purchases_of(asked.session, asked.person, PurchaseKind::housing)) {
        if (purchase.state != PurchaseState::approved) continue;
        all.push_back(json::object{
            {"value", std::to_string(purchase.record_no)},
            {"label", purchase.item + "（" + day_text(asked, purchase.applied_on) + "承認）"}});
    }
    return all;
}

/// What was paid too much and has not come back.
json::array open_recoveries(const Asked& asked) {
    json::array all;
    for (const Recovery& recovery : recoveries_of(asked.session, asked.person)) {
        if (recovery.returned_on) continue;
        all.push_back(json::object{
            {"value", to_iso(recovery.month) + "-" + std::to_string(recovery.record_no)},
            {"label", to_iso(recovery.month) + "分　" + notices::yen_text(recovery.amount)}});
    }
    return all;
}

/// The joint years of which a certificate can still be asked: two years from their end.
json::array joint_years(const Asked& asked) {
    json::array all;
    const int ended = registry::joint_year_of(asked.today) - 1;
    for (int year = ended; year > ended - 2; --year) {
        if (care_months(asked.session, year, asked.person, PersonId{asked.person.value() + 1})
                .empty())
            continue;
        all.push_back(json::object{
            {"value", std::to_string(year)},
            {"label", day_text(asked, registry::joint_year_begins(year)) + "からの1年"}});
    }
    return all;
}

json::array open_restrictions(const Asked& asked) {
    json::array all;
    for (const Restriction& r : restrictions_of(asked.session, asked.person, asked.as_of)) {
        if (!is_open(r) || (r.ends_on && r.ends_on < asked.today)) continue;
        all.push_back(json::object{{"value", restriction_key(r)},
                                   {"label", std::string{label_of(r.kind)} + "（" +
                                                 std::string{label_of(r.state)} + "）"}});
    }
    return all;
}

}  // namespace

Result<json::value> status_facts(const Asked& asked) {
    const auto enrolment =
        storage::find_as_of<Enrolment>(asked.session, enrolment_table(), asked.as_of,
                                       storage::equals("person_id", asked.person.value()));
    const bool insured = enrolment && !enrolment->record.lost_on;
    const auto level = certification_on(asked.session, asked.person, asked.as_of);
    const bool certified = level && is_certified(level->level);
    const auto burden =
        storage::find_as_of<Burden>(asked.session, burden_table(), asked.as_of,
                                    storage::equals("person_id", asked.person.value()));
    const auto rates = certification_rates_on(asked.town, asked.today);
    if (!rates) return rates.problem();
    const auto last = last_certification(asked.session, asked.person);
    const bool can_renew =
        last && asked.today <= last->valid_until &&
        asked.today >= last->valid_until - std::chrono::days{(*rates)->renewal_days};
    json::array restrictions = open_restrictions(asked);
    json::array recoveries = open_recoveries(asked);
    json::array years = joint_years(asked);
    const bool must_return = !recoveries.empty();
    const bool has_care = !years.empty();
    const bool restricted = !restrictions.empty();
    return json::value(json::object{
        {"is_insured", insured},
        {"is_first", insured && enrolment->record.kind == InsuredKind::first},
        {"insured_number", insured ? json::value(enrolment->record.insured_number) : json::value()},
        {"is_certified", certified},
        {"level", certified ? json::value(label_of(level->level)) : json::value()},
        {"valid_until", certified ? json::value(to_iso(level->valid_until)) : json::value()},
        {"can_renew", can_renew},
        {"share_percent", burden ? json::value(burden->record.share_percent) : json::value()},
        {"has_account",
         ledger::find_account(asked.session, asked.person, {asked.today}).has_value()},
        {"has_open_application", open_application(asked.session, asked.person).has_value()},
        {"applications", open_applications(asked)},
        {"approved_works", approved_works(asked)},
        {"is_second", insured && certified && enrolment->record.kind == InsuredKind::second},
        {"has_care", has_care},
        {"joint_years", std::move(years)},
        {"must_return", must_return},
        {"recoveries", std::move(recoveries)},
        {"is_restricted", restricted},
        {"restrictions", std::move(restrictions)}});
}

}  // namespace yakuba::long_term_care_insurance
