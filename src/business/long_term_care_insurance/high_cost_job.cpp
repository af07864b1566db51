// 高額介護サービス費: the month decided, or decided otherwise when an income or a bill was
// corrected.
#include <algorithm>
#include <map>

#include "business/long_term_care_insurance/benefits.h"
#include "business/long_term_care_insurance/jobs.h"
#include "business/long_term_care_insurance/payouts.h"
#include "business/long_term_care_insurance/recovery.h"

namespace yakuba::long_term_care_insurance {
namespace {

struct HighCostRows {
    std::vector<HighCost> rows;
    std::vector<ledger::Payment> called_off;
    std::vector<ledger::Payment> payments;
    std::vector<Recovery> recoveries;
};

/// What the run knows of money that has been paid, or asked back, for the month.
struct Settled {
    std::map<PersonId, PaidOut> paid;
    std::map<PersonId, std::vector<Recovery>> recovered;
};

/// A day still to come: the month's own, or the end of the month after the run.
Date pay_day(const HighCostMonth& month) {
    const Date today = date_in_japan(month.known);
    return today < month.pay_on ? month.pay_on : (YearMonth{today} + 1).last_day();
}

/// The difference between what is due and what the person has: paid, or asked back. Payments that
/// have not left are made anew.
void settle(storage::Session& session, const HighCostMonth& month, const HighCost& decided,
            const Settled& settled, HighCostRows& rows, batch::Counts& counts) {
    Yen has;
    int payments = 0, recoveries = 0;
    if (const auto paid = settled.paid.find(decided.person_id); paid != settled.paid.end()) {
        has = paid->second.gone;
        payments = paid->second.count;
        rows.called_off.insert(rows.called_off.end(), paid->second.waiting.begin(),
                               paid->second.waiting.end());
    }
    if (const auto asked = settled.recovered.find(decided.person_id);
        asked != settled.recovered.end()) {
        for (const Recovery& recovery : asked->second) {
            has -= recovery.amount;
            recoveries = std::max(recoveries, recovery.record_no);
        }
    }
    if (decided.benefit > has) {
        const std::string which = payments == 0 ? "" : "　変更" + std::to_string(payments);
        rows.payments.push_back(
            payment_of(session, {decided.person_id, month.month, month.month, decided.benefit - has,
                                 pay_day(month), std::string{kHighCostReason} + which}));
        counts.add("支払（円）", (decided.benefit - has).amount());
    } else if (decided.benefit < has) {
        const Date today = date_in_japan(month.known);
        rows.recoveries.push_back({decided.person_id,
                                   month.month,
                                   recoveries + 1,
                                   has - decided.benefit,
                                   today,
                                   (YearMonth{today} + 1).last_day(),
                                   {}});
        counts.add("返還（円）", (has - decided.benefit).amount());
    }
}

batch::Prepared prepare(storage::Session& session, batch::Range range, const HighCostMonth& month) {
    auto rows = std::make_shared<HighCostRows>();
    batch::Prepared prepared;
    const Settled settled{paid_out(session, range.from, range.until, month.month, kHighCostReason),
                          recoveries_between(session, range.from, range.until, month.month)};
    const auto decide = [&](PersonId person, const HighCost& decided) {
        if (person < range.from || person >= range.until) return;
        prepared.counts.add("利用者", 1);
        const auto before = month.stood.find(person);
        const bool stood = before != month.stood.end();
        if (decided.benefit == Yen{0} && !stood) return;
        prepared.counts.add("支給対象", decided.benefit > Yen{0} ? 1 : 0);
        prepared.counts.add("支給額（円）", decided.benefit.amount());
        prepared.counts.add("申請の案内", decided.claimed || decided.benefit == Yen{0} ? 0 : 1);
        if (stood && before->second == decided) return;
        prepared.counts.add("額の変更", stood && before->second.benefit != decided.benefit ? 1 : 0);
        rows->rows.push_back(decided);
        if (decided.claimed) settle(session, month, decided, settled, *rows, prepared.counts);
    };
    for (const auto& [person, decided] : month.decided)
        decide(person, decided);
    // Whose bills are all gone gets nothing any more.
    for (const auto& [person, stood] : month.stood) {
        if (month.decided.contains(person) || stood.benefit == Yen{0}) continue;
        HighCost nothing = stood;
        nothing.share = nothing.household_share = nothing.benefit = Yen{0};
        decide(person, nothing);
    }
    prepared.work = std::move(rows);
    return prepared;
}

void write(storage::Transaction& transaction, const HighCostMonth& month,
           const HighCostRows& rows) {
    transaction.append(
        high_cost_table(), rows.rows.size(),
        [&](std::size_t i) -> const void* { return &rows.rows[i]; },
        [&](std::size_t) {
            storage::Version version;
            version.valid_from = month.month.first_day();
            return version;
        });
    call_off(transaction, rows.called_off);
    ledger::write_payments(transaction, rows.payments);
    for (const Recovery& recovery : rows.recoveries)
        write_recovery(transaction, recovery);
}

}  // namespace

Result<batch::Report> decide_high_cost(const Town& town, const batch::Request& request) {
    const auto month = high_cost_month(town, YearMonth{request.day}, request.now);
    if (!month) return month.problem();
    batch::Job job;
    job.name = "long-term-care-insurance high-cost " + to_iso((*month)->month);
    job.label = "高額介護サービス費 " + to_iso((*month)->month);
    job.prepare = [month = *month](storage::Session& session, batch::Range range) {
        return prepare(session, range, *month);
    };
    job.write = [month = *month](storage::Transaction& transaction,
                                 const batch::Prepared& prepared) {
        write(transaction, *month, *static_cast<const HighCostRows*>(prepared.work.get()));
    };
    return batch::run(*town.database, job, request);
}

}  // namespace yakuba::long_term_care_insurance
