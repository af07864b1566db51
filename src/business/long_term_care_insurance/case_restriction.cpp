// Cases of restrictions: the answer to a warning, the end of one, arrears of the health premium.
#include <boost/json.hpp>

#include "business/long_term_care_insurance/case_work.h"
#include "business/long_term_care_insurance/payouts.h"
#include "business/long_term_care_insurance/restriction_steps.h"
#include "business/long_term_care_insurance/restrictions.h"
#include "department/answers.h"

namespace yakuba::long_term_care_insurance {
namespace {

namespace json = boost::json;
using procedures::Matter;

json::value outcome_of(const Restriction& restriction) {
    return json::object{{"person_id", restriction.person_id.value()},
                        {"kind", static_cast<std::int64_t>(restriction.kind)},
                        {"record_no", restriction.record_no}};
}

Problem no_restriction() {
    return {
        "restriction.none",
        "この番号の給付制限は、予告も決定もされていないか、もう終わっています。番号を確かめてくだ"
        "さい。",
        {},
        "restriction",
        "介護保険法66条"};
}

/// 完納・著しい減少 end what arrears brought about, not a reduction: what is lost cannot be paid.
Problem cannot_be_paid() {
    return {
        "restriction.cannot_be_paid",
        "時効で徴収権が消滅した保険料は納められないため、給付額の減額は納付では終わりません。特別の"
        "事情がないときは却下としてください。",
        {},
        "reason",
        "介護保険法69条2項"};
}

}  // namespace

std::string restriction_key(const Restriction& restriction) {
    return std::to_string(static_cast<int>(restriction.kind)) + "-" +
           std::to_string(restriction.record_no);
}

Result<json::value> apply_relief(const Town&, storage::Transaction& transaction,
                                 const Matter& matter) {
    const Answers answers{matter.answers};
    const Date today = date_in_japan(transaction.at());
    const auto reason = FieldForm<RestrictionEnd>::parse(answers.text("reason"));
    for (const Restriction& r :
         restrictions_of(transaction.session(), matter.record.person_id, {today})) {
        if (!reason || !is_open(r) || restriction_key(r) != answers.text("restriction")) continue;
        const bool by_payment =
            *reason == RestrictionEnd::paid || *reason == RestrictionEnd::decreased;
        if (by_payment && r.kind == RestrictionKind::reduction) return cannot_be_paid();
        Restriction ended = end(r, *reason, today);
        ended.note = answers.text("explanation");
        write_restrictions(transaction, {ended}, today);
        if (r.kind == RestrictionKind::withholding ||
            r.kind == RestrictionKind::second_withholding) {
            release_withheld(transaction, r.person_id, (YearMonth{today} + 1).last_day());
        }
        return outcome_of(ended);
    }
    return no_restriction();
}

Result<json::value> apply_second_warning(const Town& town, storage::Transaction& transaction,
                                         const Matter& matter) {
    const Answers answers{matter.answers};
    const Date today = date_in_japan(transaction.at());
    const PersonId person = matter.record.person_id;
    const auto rates = restriction_rates_on(town, today);
    if (!rates) return rates.problem();
    const auto standing = restrictions_of(transaction.session(), person, {today});
    for (const Restriction& r : standing) {
        if (r.kind == RestrictionKind::second_withholding && is_open(r)) {
            return Problem{"restriction.open",
                           "この人の一時差止は、もう予告または決定されています。",
                           {},
                           {},
                           "介護保険法68条1項"};
        }
    }
    Restriction warning =
        warn(**rates, person, RestrictionKind::second_withholding, standing, today);
    warning.arrears = answers.yen("arrears");
    warning.oldest_due_on = answers.date("oldest_due_on");
    warning.note = answers.text("insurer");
    write_restrictions(transaction, {warning}, today);
    return outcome_of(warning);
}

}  // namespace yakuba::long_term_care_insurance
