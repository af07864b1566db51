#include "business/national_health_insurance/high_cost.h"

#include <algorithm>
#include <map>
#include <set>

#include "business/national_health_insurance/gather.h"
#include "business/national_health_insurance/jobs.h"
#include "business/national_health_insurance/judgement.h"
#include "ledger/payments.h"
#include "registry/residents.h"
#include "registry/tax_status.h"
#include "storage/as_of.h"

namespace yakuba::national_health_insurance {
namespace {

constexpr auto kBusiness = ledger::Business::national_health_insurance;

/// From August to July the incomes of the year before August (施行令29条の3第1項2号).
FiscalYear tax_year_of(YearMonth month) {
    return FiscalYear{month.month() >= 8 ? month.year() : month.year() - 1};
}

std::vector<CareBill> bills_of(storage::Session& session, YearMonth month, PersonId from,
                               PersonId until) {
    std::vector<CareBill> bills;
    storage::for_each_as_of<CareBill>(
        session, care_bill_table(), {month.first_day()},
        storage::both(storage::equals("month", std::int64_t{month.packed()}),
                      storage::between("person_id", from.value(), until.value())),
        [&](CareBill& bill, const storage::Version&) { bills.push_back(std::move(bill)); });
    return bills;
}

/// Months of the eleven before in which the household had a high-cost benefit.
int earlier_hits(storage::Session& session, PersonId head, YearMonth month) {
    std::set<YearMonth> months;
    for (const Benefit& benefit : benefits_of(session, head)) {
        if (benefit.kind == BenefitKind::high_cost && benefit.amount > 0_yen &&
            benefit.month < month && benefit.month >= month + -11) {
            months.insert(benefit.month);
        }
    }
    return static_cast<int>(months.size());
}

bool is_insured(storage::Session& session, PersonId person, Date day) {
    bool insured = false;
    storage::for_each_as_of<Enrolment>(
        session, enrolment_table(), {kForever - std::chrono::days{1}},
        storage::equals("person_id", person.value()),
        [&](const Enrolment& spell, const storage::Version&) {
            insured =
                insured || (spell.acquired_on <= day && (!spell.lost_on || day < spell.lost_on));
        });
    return insured;
}

/// The incomes that decide the class.
void add_incomes(storage::Session& session, const MonthOfCare& month,
                 std::span<const registry::Resident> members, BenefitFacts& facts) {
    const FiscalYear year = tax_year_of(month.month);
    facts.untaxed = true;
    for (const registry::Resident& member : members) {
        const bool insured = is_insured(session, member.person_id, month.month.last_day());
        if (!insured && !registry::is_head(member)) continue;
        const Date birth = member.birth_date.earliest();
        const auto tax =
            registry::find_tax_status(session, member.person_id, year, {month.month.last_day()});
        if (!tax || !tax->declared) {
            const bool adult = age_on(year.first_day(), birth) >= kDeclaringAge;
            facts.undeclared = facts.undeclared || (insured && adult);
            continue;
        }
        facts.untaxed = facts.untaxed && !tax->per_capita_taxed && !tax->income_levy_taxed;
        if (!insured) continue;
        Member income;
        income.gross_income = at_least_zero(tax->gross_income);
        income.total_income = at_least_zero(tax->total_income);
        income.casualty_loss_carried = tax->casualty_loss_carried;
        facts.base_income += levy_base(month.levy.rates, year, income);
        facts.low_income += at_least_zero(tax->total_income);
        if (month.month < senior_from(birth, month.rates.rates.senior_age)) continue;
        ++facts.seniors;
        facts.senior_base = std::max(facts.senior_base, tax->taxable_income);
        facts.senior_revenue += tax->salary_revenue + tax->public_pension_revenue;
    }
}

}  // namespace

Result<MonthOfCare> month_of_care(const Town& town, YearMonth month) {
    auto book = RateBook::load(town.data_folder, "national_health_insurance_benefit");
    if (!book) return book.problem();
    auto rates =
        resolve<BenefitRates>(*book, benefit_rates_description(), town.code, month.first_day());
    if (!rates) return rates.problem();
    auto levy_book = RateBook::load(town.data_folder, "national_health_insurance");
    if (!levy_book) return levy_book.problem();
    auto levy =
        resolve<Rates>(*levy_book, rates_description(), town.code, tax_year_of(month).first_day());
    if (!levy) return levy.problem();
    std::string print = fingerprint(benefit_rates_description(), &rates->rates);
    return MonthOfCare{month, *std::move(rates), std::move(print), *std::move(levy)};
}

std::vector<HouseholdCare> gather_care(storage::Session& session, const MonthOfCare& month,
                                       PersonId from, PersonId until) {
    const AsOf as_of{month.month.last_day()};
    std::vector<HouseholdCare> all;
    std::set<HouseholdId> done;
    for (const CareBill& first : bills_of(session, month.month, from, until)) {
        const auto resident = registry::find_resident(session, first.person_id, as_of);
        if (!resident || !resident->record.household_id) continue;
        if (!done.insert(resident->record.household_id).second) continue;
        const auto members =
            registry::household_members(session, resident->record.household_id, as_of);
        if (members.empty()) continue;
        HouseholdCare care;
        care.head = members.front().person_id;
        // A household is worked out where its first person with a bill is numbered.
        bool elsewhere = false;
        for (std::size_t i = 0; i < members.size(); ++i) {
            const Date birth = members[i].birth_date.earliest();
            const PersonId person = members[i].person_id;
            for (const CareBill& bill :
                 bills_of(session, month.month, person, PersonId{person.value() + 1})) {
                elsewhere = elsewhere || person < first.person_id;
                care.facts.bills.push_back(
                    {.person = static_cast<int>(i) + 1,
                     .senior = month.month >= senior_from(birth, month.rates.rates.senior_age),
                     .inpatient = bill.inpatient,
                     .turning_75 =
                         YearMonth{lost_by_age(birth, month.levy.rates.elderly_age)} == month.month,
                     .cost = bill.cost,
                     .paid = bill.paid});
            }
        }
        if (elsewhere) continue;
        add_incomes(session, month, members, care.facts);
        care.facts.earlier_hits = earlier_hits(session, care.head, month.month);
        all.push_back(std::move(care));
    }
    return all;
}

BenefitFacts household_class(storage::Session& session, const MonthOfCare& month,
                             std::span<const registry::Resident> members) {
    BenefitFacts facts;
    add_incomes(session, month, members, facts);
    return facts;
}

std::optional<Benefit> high_cost_of(const MonthOfCare& month, const HouseholdCare& care) {
    const BenefitSheet sheet = benefit(month.rates.rates, care.facts, month.month.first_day());
    if (sheet.high_cost == 0_yen) return std::nullopt;
    Benefit due;
    due.person_id = care.head;
    due.month = month.month;
    due.income_class = sheet.income_class;
    due.senior_class = sheet.senior_class;
    due.multiple = sheet.multiple;
    due.paid = sheet.borne + sheet.high_cost;
    due.limit = sheet.borne;
    due.amount = sheet.high_cost;
    due.rates = month.fingerprint;
    return due;
}

void decide_benefits(storage::Transaction& transaction, std::vector<Benefit> benefits,
                     Date pay_on) {
    std::vector<ledger::Payment> payments;
    for (Benefit& benefit : benefits) {
        benefit.state = BenefitState::decided;
        benefit.decided_on = date_in_japan(transaction.at());
        ledger::Payment payment;
        payment.business = kBusiness;
        payment.person_id = benefit.person_id;
        payment.pay_on = pay_on;
        payment.from_month = payment.to_month = benefit.month;
        payment.entitled = payment.amount = benefit.amount;
        payment.payee_id = benefit.person_id;
        payment.reason = std::string{label_of(benefit.kind)} + " " + to_iso(benefit.month);
        const auto accounts =
            ledger::accounts_of(transaction.session(), benefit.person_id,
                                PersonId{benefit.person_id.value() + 1}, {pay_on});
        if (accounts.empty()) {
            payment.state = ledger::PaymentState::withheld;
            payment.note = "振込先の口座が届け出られていません";
        } else {
            payment.bank_code = accounts.front().bank_code;
            payment.branch_code = accounts.front().branch_code;
            payment.account_type = accounts.front().account_type;
            payment.account_number = accounts.front().account_number;
            payment.holder_kana = accounts.front().holder_kana;
        }
        if (benefit.amount > 0_yen) payments.push_back(std::move(payment));
    }
    transaction.append(
        benefit_table(), benefits.size(),
        [&](std::size_t i) -> const void* { return &benefits[i]; },
        [&](std::size_t i) {
            storage::Version version;
            version.valid_from = benefits[i].month.first_day();
            return version;
        });
    ledger::write_payments(transaction, payments);
}

std::vector<Benefit> benefits_of(storage::Session& session, PersonId person, Instant known) {
    std::vector<Benefit> benefits;
    storage::for_each_as_of<Benefit>(
        session, benefit_table(), {kForever - std::chrono::days{1}, known},
        storage::equals("person_id", person.value()),
        [&](Benefit& benefit, const storage::Version&) { benefits.push_back(std::move(benefit)); });
    return benefits;
}

std::optional<Benefit> find_benefit(storage::Session& session, PersonId person, BenefitKind kind,
                                    YearMonth month, PersonId about) {
    for (Benefit& benefit : benefits_of(session, person)) {
        if (benefit.kind == kind && benefit.month == month && benefit.about_id == about)
            return std::move(benefit);
    }
    return std::nullopt;
}

namespace {

/// The simplified way: once applied for, later months are paid without an application.
bool is_simplified(storage::Session& session, PersonId head) {
    bool simplified = false;
    storage::for_each_as_of<Relief>(
        session, relief_table(), {kForever - std::chrono::days{1}},
        storage::equals("person_id", head.value()),
        [&](const Relief& relief, const storage::Version&) {
            simplified = simplified || (relief.kind == ReliefKind::simplified && !relief.withdrawn);
        });
    return simplified;
}

struct CareRows {
    std::vector<Benefit> due;
    std::vector<Benefit> paid;
};

batch::Prepared prepare_care(storage::Session& session, batch::Range range,
                             const MonthOfCare& month) {
    batch::Prepared prepared;
    auto rows = std::make_shared<CareRows>();
    for (const HouseholdCare& care : gather_care(session, month, range.from, range.until)) {
        prepared.counts.add("受診のあった世帯", 1);
        auto due = high_cost_of(month, care);
        if (!due) continue;
        const auto standing =
            find_benefit(session, due->person_id, due->kind, due->month, due->about_id);
        if (standing && standing->amount == due->amount) continue;
        prepared.counts.add("高額療養費の支給世帯", 1);
        prepared.counts.add("多数回該当", due->multiple);
        prepared.counts.add("支給額（円）", due->amount.amount());
        const bool simplified = is_simplified(session, due->person_id);
        prepared.counts.add(simplified ? "申請によらず支給" : "申請の勧奨", 1);
        (simplified ? rows->paid : rows->due).push_back(*std::move(due));
    }
    prepared.work = std::move(rows);
    return prepared;
}

}  // namespace

Result<batch::Report> high_cost_month(const Town& town, const batch::Request& request) {
    const YearMonth asked{request.day};
    const auto month = month_of_care(town, asked);
    if (!month) return month.problem();
    batch::Job job;
    job.name = "national-health-insurance high-cost " + to_iso(asked);
    job.label = "国民健康保険 高額療養費 " + to_iso(asked);
    job.table = enrolment_table().name;
    job.prepare = [&](storage::Session& session, batch::Range range) {
        return prepare_care(session, range, *month);
    };
    const Date pay_on = (YearMonth{date_in_japan(request.now)} + 1).last_day();
    job.write = [pay_on](storage::Transaction& transaction, const batch::Prepared& prepared) {
        const auto& rows = *static_cast<const CareRows*>(prepared.work.get());
        transaction.append(
            benefit_table(), rows.due.size(),
            [&](std::size_t i) -> const void* { return &rows.due[i]; },
            [&](std::size_t i) {
                storage::Version version;
                version.valid_from = rows.due[i].month.first_day();
                return version;
            });
        decide_benefits(transaction, rows.paid, pay_on);
    };
    return batch::run(*town.database, job, request);
}

}  // namespace yakuba::national_health_insurance
