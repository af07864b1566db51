#include "business/national_health_insurance/care_jobs.h"

#include <algorithm>

#include "business/national_health_insurance/high_cost.h"
#include "business/national_health_insurance/yearly_care.h"
#include "registry/joint_payments.h"

namespace yakuba::national_health_insurance {
namespace {

/// Paid at the end of the month after.
Date pay_day(Instant now) { return (YearMonth{date_in_japan(now)} + 1).last_day(); }

struct CareRows {
    std::vector<Benefit> due;
    std::vector<Benefit> paid;
    std::vector<YearOfCare> decided;  // joint years whose care parts are told
};

void add_benefit(Benefit benefit, bool simplified, CareRows& rows, batch::Counts& counts) {
    counts.add("支給額（円）", benefit.amount.amount());
    counts.add(simplified ? "申請によらず支給" : "申請の勧奨", 1);
    (simplified ? rows.paid : rows.due).push_back(std::move(benefit));
}

/// Whether the household has this benefit on file with this amount already.
bool stands(const std::vector<Benefit>& known, const Benefit& due) {
    return std::ranges::any_of(known, [&](const Benefit& b) {
        return b.kind == due.kind && b.month == due.month && b.about_id == due.about_id &&
               b.amount == due.amount;
    });
}

batch::Prepared prepare_month(storage::Session& session, batch::Range range,
                              const MonthOfCare& month) {
    batch::Prepared prepared;
    auto rows = std::make_shared<CareRows>();
    for (const HouseholdCare& care : gather_care(session, month, range.from, range.until)) {
        prepared.counts.add("受診のあった世帯", 1);
        auto due = high_cost_of(month, care);
        if (!due || stands(care.known, *due)) continue;
        prepared.counts.add("高額療養費の支給世帯", 1);
        prepared.counts.add("多数回該当", due->multiple);
        add_benefit(*std::move(due), care.simplified, *rows, prepared.counts);
    }
    prepared.work = std::move(rows);
    return prepared;
}

batch::Prepared prepare_year(storage::Session& session, batch::Range range,
                             const MonthOfCare& july) {
    batch::Prepared prepared;
    auto rows = std::make_shared<CareRows>();
    for (YearOfCare& year : gather_year(session, july, range.from, range.until)) {
        for (Benefit& due : year.outpatient) {
            if (stands(year.known, due)) continue;
            prepared.counts.add("年間外来合算の支給", 1);
            add_benefit(std::move(due), year.simplified, *rows, prepared.counts);
        }
        if (!year.joint || stands(year.known, *year.joint)) continue;
        prepared.counts.add("高額介護合算の支給世帯", 1);
        add_benefit(*year.joint, year.simplified, *rows, prepared.counts);
        if (year.simplified) rows->decided.push_back(std::move(year));
    }
    prepared.work = std::move(rows);
    return prepared;
}

void write_rows(storage::Transaction& transaction, const CareRows& rows, Date pay_on) {
    write_benefits(transaction, rows.due);
    decide_benefits(transaction, rows.paid, pay_on);
    for (const YearOfCare& year : rows.decided)
        publish_care_parts(transaction, *year.joint, year.joint_sheet);
}

Result<batch::Report> run(const Town& town, const batch::Request& request, std::string name,
                          std::string label, const MonthOfCare& month,
                          batch::Prepared (*prepare)(storage::Session&, batch::Range,
                                                     const MonthOfCare&)) {
    batch::Job job;
    // Bills and payments for care come later too: another day's run works everything out again, and
    // writes what came out otherwise.
    job.name = "national-health-insurance " + name + " " + to_iso(date_in_japan(request.now));
    job.label = "国民健康保険 " + label;
    job.prepare = [&](storage::Session& session, batch::Range range) {
        return prepare(session, range, month);
    };
    const Date pay_on = pay_day(request.now);
    job.write = [pay_on](storage::Transaction& transaction, const batch::Prepared& prepared) {
        write_rows(transaction, *static_cast<const CareRows*>(prepared.work.get()), pay_on);
    };
    return batch::run(*town.database, job, request);
}

}  // namespace

Result<batch::Report> high_cost_month(const Town& town, const batch::Request& request) {
    const YearMonth asked{request.day};
    const auto month = month_of_care(town, asked);
    if (!month) return month.problem();
    return run(town, request, "high-cost " + to_iso(asked), "高額療養費 " + to_iso(asked), *month,
               &prepare_month);
}

Result<batch::Report> settle_year_of_care(const Town& town, const batch::Request& request) {
    const int joint_year = registry::joint_year_ended_in(fiscal_year_of(request.day));
    const Date base_date = registry::joint_base_date(joint_year);
    if (date_in_japan(request.now) <= base_date) {
        return Problem{
            "national_health_insurance.before_base_date",
            "計算期間（8月から翌年7月）がまだ終わっていません。8月1日より後に実行してください。",
            to_iso(base_date),
            {},
            "国民健康保険法施行令29条の2の2第1項1号"};
    }
    const auto july = year_of_care(town, joint_year);
    if (!july) return july.problem();
    const std::string ends = to_iso(YearMonth{base_date});
    return run(town, request, "year-of-care " + ends, "年間外来合算・高額介護合算 " + ends, *july,
               &prepare_year);
}

}  // namespace yakuba::national_health_insurance
