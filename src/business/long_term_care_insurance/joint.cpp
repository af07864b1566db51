#include "business/long_term_care_insurance/joint.h"

#include "business/long_term_care_insurance/jobs.h"
#include "business/long_term_care_insurance/payouts.h"
#include "business/long_term_care_insurance/records.h"
#include "business/long_term_care_insurance/restrictions.h"
#include "registry/joint_payments.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

constexpr int kSeniorAge = 70;  // 施行令22条の3: 70歳に達した月の翌月から

std::string year_label(int joint_year) {
    return std::to_string(joint_year) + "年8月から" + std::to_string(joint_year + 1) + "年7月まで";
}

/// The first month that counts as one of 70 and over, by person.
std::map<PersonId, YearMonth> senior_from(storage::Session& session, batch::Range range,
                                          const std::map<PersonId, std::vector<CareMonth>>& users) {
    std::map<PersonId, YearMonth> months;
    storage::for_each_as_of<registry::Resident>(
        session, registry::resident_table(), {kForever - std::chrono::days{1}},
        storage::between("person_id", range.from.value(), range.until.value()),
        [&](const registry::Resident& resident, const storage::Version&) {
            if (!users.contains(resident.person_id) || !resident.birth_date) return;
            months[resident.person_id] =
                YearMonth{day_reaching_age(resident.birth_date.latest(), kSeniorAge)} + 1;
        });
    return months;
}

bool same(const registry::JointCarePayment& a, const registry::JointCarePayment& b) {
    return a.paid == b.paid && a.paid_senior == b.paid_senior;
}

struct Payments {
    std::vector<registry::JointCarePayment> rows;
};

batch::Prepared prepare_payments(storage::Session& session, batch::Range range, int joint_year,
                                 const std::string& insurer, Instant now) {
    const auto users = care_months(session, joint_year, range.from, range.until, now);
    const auto seniors = senior_from(session, range, users);
    std::map<PersonId, registry::JointCarePayment> told;
    for (auto& payment :
         registry::joint_care_payments(session, joint_year, range.from, range.until, now)) {
        if (payment.insurer == insurer) told.emplace(payment.person_id, payment);
    }
    auto work = std::make_shared<Payments>();
    batch::Prepared prepared;
    for (const auto& [person, months] : users) {
        registry::JointCarePayment payment;
        payment.person_id = person;
        payment.joint_year = joint_year;
        payment.insurer = insurer;
        const auto senior = seniors.find(person);
        for (const CareMonth& month : months) {
            payment.paid += month.paid();
            if (senior != seniors.end() && month.month >= senior->second)
                payment.paid_senior += month.paid();
        }
        prepared.counts.add("利用者", 1);
        prepared.counts.add("自己負担額（円）", payment.paid.amount());
        const auto before = told.find(person);
        if (before == told.end() ? payment.paid == Yen{0} : same(before->second, payment)) continue;
        prepared.counts.add("新しい額", 1);
        work->rows.push_back(payment);
    }
    prepared.work = std::move(work);
    return prepared;
}

struct Payouts {
    std::vector<ledger::Payment> rows;
};

batch::Prepared prepare_benefits(storage::Session& session, batch::Range range, int joint_year,
                                 const std::string& insurer, Instant now) {
    auto work = std::make_shared<Payouts>();
    batch::Prepared prepared;
    const Date base = registry::joint_base_date(joint_year);
    const Date pay_on = (YearMonth{date_in_japan(now)} + 1).last_day();
    const YearMonth from{registry::joint_year_begins(joint_year)};
    const auto restricted = restrictions_between(session, range.from, range.until, {base, now});
    const auto paid = paid_out(session, range.from, range.until, from, kJointReason);
    for (const auto& benefit :
         registry::joint_care_benefits(session, joint_year, range.from, range.until, now)) {
        if (benefit.insurer != insurer) continue;
        prepared.counts.add("計算結果の連絡", 1);
        if (benefit.amount == Yen{0} || paid.contains(benefit.person_id)) continue;
        const auto standing = restricted.find(benefit.person_id);
        if (standing != restricted.end() && in_force_on(standing->second, base).reduced) {
            prepared.counts.add("給付額の減額により不支給", 1);
            continue;
        }
        prepared.counts.add("支給額（円）", benefit.amount.amount());
        work->rows.push_back(
            payment_of(session, {benefit.person_id, from, YearMonth{base}, benefit.amount, pay_on,
                                 std::string{kJointReason}}));
    }
    prepared.work = std::move(work);
    return prepared;
}

using Prepare = batch::Prepared(storage::Session&, batch::Range, int joint_year,
                                const std::string& insurer, Instant now);

/// A job on the joint year that ended in the fiscal year asked for.
Result<batch::Report> run_joint_job(const Town& town, const batch::Request& request,
                                    const std::string& name, const std::string& label,
                                    Prepare& prepare, decltype(batch::Job::write) write) {
    const int joint_year = registry::joint_year_ended_in(fiscal_year_of(request.day));
    batch::Job job;
    job.name = "long-term-care-insurance " + name + " " + std::to_string(joint_year);
    job.label = label + " " + year_label(joint_year);
    job.prepare = [&](storage::Session& session, batch::Range range) {
        return prepare(session, range, joint_year, town.code, request.now);
    };
    job.write = std::move(write);
    return batch::run(*town.database, job, request);
}

}  // namespace

std::map<PersonId, std::vector<CareMonth>> care_months(storage::Session& session, int joint_year,
                                                       PersonId from, PersonId until,
                                                       Instant known) {
    const YearMonth first{registry::joint_year_begins(joint_year)};
    const storage::Where months =
        storage::both({"month >= :month_from AND month < :month_until",
                       {{"month_from", std::int64_t{first.packed()}},
                        {"month_until", std::int64_t{(first + 12).packed()}}}},
                      storage::between("person_id", from.value(), until.value()));
    const AsOf as_of{kForever - std::chrono::days{1}, known};
    std::map<PersonId, std::map<YearMonth, CareMonth>> all;
    storage::for_each_as_of<ServiceMonth>(
        session, service_month_table(), as_of, months,
        [&](const ServiceMonth& service, const storage::Version&) {
            all[service.person_id][service.month].share += service.share;
        });
    // What was decided, also while nobody has claimed it: 施行令22条の3 takes off what can be paid.
    storage::for_each_as_of<HighCost>(session, high_cost_table(), as_of, months,
                                      [&](const HighCost& decided, const storage::Version&) {
                                          all[decided.person_id][decided.month].benefit =
                                              decided.benefit;
                                      });
    std::map<PersonId, std::vector<CareMonth>> rows;
    for (auto& [person, by_month] : all) {
        for (auto& [month, care] : by_month) {
            care.month = month;
            rows[person].push_back(care);
        }
    }
    return rows;
}

Result<batch::Report> publish_joint_payments(const Town& town, const batch::Request& request) {
    return run_joint_job(
        town, request, "joint-payments", "高額医療合算 自己負担額", prepare_payments,
        [](storage::Transaction& transaction, const batch::Prepared& prepared) {
            registry::publish(transaction, static_cast<const Payments*>(prepared.work.get())->rows);
        });
}

Result<batch::Report> pay_joint_benefits(const Town& town, const batch::Request& request) {
    return run_joint_job(
        town, request, "joint-benefits", "高額医療合算介護サービス費", prepare_benefits,
        [](storage::Transaction& transaction, const batch::Prepared& prepared) {
            ledger::write_payments(transaction,
                                   static_cast<const Payouts*>(prepared.work.get())->rows);
        });
}

}  // namespace yakuba::long_term_care_insurance
