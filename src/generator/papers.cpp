#include "generator/papers.h"

#include <algorithm>

#include "business/individual_inhabitant_tax/steps.h"
#include "generator/assistance.h"

namespace yakuba::generator {
namespace {

using individual_inhabitant_tax::Abroad;
using individual_inhabitant_tax::DependantRecord;
using individual_inhabitant_tax::Disability;
using individual_inhabitant_tax::FamilyStatus;
using individual_inhabitant_tax::OneStopGift;
using individual_inhabitant_tax::PensionReport;
using individual_inhabitant_tax::Relation;
using individual_inhabitant_tax::SalaryReport;
using individual_inhabitant_tax::TaxpayerStatus;
using std::chrono::days;

/// The papers of one taxpayer for one year.
class Papers {
public:
    Papers(const Taxpayer& taxpayer, Sheaf& sheaf)
        : taxpayer_(taxpayer),
          work_(taxpayer.work()),
          sheaf_(sheaf),
          random_{taxpayer.city.plan.seed + static_cast<std::uint64_t>(taxpayer.year.year.value),
                  Purpose::papers, taxpayer.key() * 4 + 1},
          disability_(disability_of(taxpayer.city.plan.seed, taxpayer.household, taxpayer.place,
                                    work_.age)),
          family_status_(family_status_of(taxpayer)),
          premiums_(draw_premiums(random_, work_)),
          filing_(draw_filing(taxpayer, premiums_)) {}

    void write() {
        for (std::size_t i = 0; i < work_.job_count; ++i)
            salary_report(i);
        pension_reports();
        if (filing_.filed) tax_return();
        if (work_.job_count > 0 || filing_.filed) dependants();
        one_stop_gifts();
        status();
    }

private:
    Date day_of_year(int month, int day, int within) {
        return Date{taxpayer_.year.year.value, month, day} + days{random_.below(within)};
    }
    template <class Record>
    Record blank() const {
        Record record;
        record.person_id = taxpayer_.person();
        record.fiscal_year = taxpayer_.year.year;
        return record;
    }
    void year_end_adjustment(SalaryReport& report);
    void count_dependants(SalaryReport& report) const;
    void correct(SalaryReport report);
    void salary_report(std::size_t job);
    void pension_reports();
    void tax_return();
    void dependants();
    void relatives_abroad(int& record_no);
    void one_stop_gifts();
    void status();

    const Taxpayer& taxpayer_;
    const Work& work_;
    Sheaf& sheaf_;
    Random random_;
    Disability disability_;
    FamilyStatus family_status_;
    Premiums premiums_;
    Filing filing_;
};

/// What the main employer took into account (年末調整).
void Papers::year_end_adjustment(SalaryReport& report) {
    report.social_insurance = premiums_.social_insurance;
    report.small_enterprise = premiums_.small_enterprise;
    report.life_new_general = premiums_.life_new_general;
    report.life_old_general = premiums_.life_old_general;
    report.life_care = premiums_.life_care;
    report.life_new_pension = premiums_.life_new_pension;
    report.life_old_pension = premiums_.life_old_pension;
    report.earthquake = premiums_.earthquake;
    report.old_long_term = premiums_.old_long_term;
    report.disability = disability_;
    report.family_status = family_status_;
    report.working_student = work_.occupation == Occupation::student && random_.chance(250);
    count_dependants(report);
    report.income_adjustment = report.revenue > Yen{8'500'000} &&
                               report.dependants_under_16 + report.dependants_specific > 0;
    const HousingLoan loan = housing_loan_of(taxpayer_);
    report.housing_available = loan.available;
    report.housing_used = loan.used;
    report.housing_moved_in = loan.moved_in;
    report.housing_special = loan.available > Yen{} && loan.moved_in < Date{2022, 1, 1};
    constexpr std::int64_t kBasic = 580'000;
    constexpr std::int64_t kEach = 380'000;
    report.income_tax_deductions =
        report.social_insurance +
        Yen{kBasic + kEach * static_cast<std::int64_t>(taxpayer_.supports().size())};
    const Yen taxable = at_least_zero(
        individual_inhabitant_tax::salary_income(taxpayer_.year.rates, report.revenue) -
        report.income_tax_deductions);
    const int rate = taxable > Yen{3'300'000} ? 12 : 5;
    report.income_tax_withheld =
        at_least_zero(floor_to(Yen{100}, Yen{taxable.amount() * rate / 100}) - loan.used);
}

void Papers::count_dependants(SalaryReport& report) const {
    for (const Support& support : taxpayer_.supports()) {
        const Work& relative = taxpayer_.tax.work[support.dependant];
        const bool small = relative.total_income <= taxpayer_.year.rates.dependant_income_max;
        if (support.relation == Relation::spouse) {
            report.spouse_deduction = small;
            report.spouse_elderly = small && relative.age >= 70;
            report.spouse_income = relative.total_income;
            continue;
        }
        if (!small) continue;
        if (relative.age < 16) {
            ++report.dependants_under_16;
        } else if (relative.age >= 19 && relative.age < 23) {
            ++report.dependants_specific;
        } else if (relative.age >= 70) {
            ++report.dependants_elderly;
            if (support.relation == Relation::ascendant) ++report.dependants_cohabiting_elderly;
        } else {
            ++report.dependants_general;
        }
    }
}

void Papers::salary_report(std::size_t index) {
    const Job& job = work_.jobs[index];
    auto report = blank<SalaryReport>();
    report.record_no = static_cast<int>(index) + 1;
    report.payer_id = job.payer;
    report.staff_number = std::to_string(1000 + random_.below(90'000));
    report.revenue = job.revenue;
    report.second_column = job.second;
    report.left_on = job.left_on;
    const bool last_main =
        !job.second && (index + 1 == work_.job_count || work_.jobs[index + 1].second);
    if (last_main) year_end_adjustment(report);
    if (job.second) report.income_tax_withheld = Yen{job.revenue.amount() * 3 / 100};
    report.special_collection = !job.second && !job.left_on &&
                                random_.chance(work_.occupation == Occupation::part_time ? 640
                                               : work_.occupation == Occupation::student ? 250
                                                                                         : 945);
    sheaf_.add(File::salary_report, report, received(taxpayer_, random_, day_of_year(1, 16, 60)));
    if (random_.chance(5)) correct(std::move(report));
}

/// Months later the employer sends another figure, or takes the report back.
void Papers::correct(SalaryReport report) {
    const Date day = day_of_year(6, 5, 110);
    if (day > taxpayer_.city.plan.today) return;
    if (random_.chance(200)) {
        report.withdrawn = true;
    } else {
        report.revenue += Yen{std::int64_t{random_.between(-20, 30)} * 10'000};
        report.revenue = std::max(report.revenue, Yen{10'000});
    }
    sheaf_.add(File::salary_report, report, received(taxpayer_, random_, day, 2));
}

void Papers::pension_reports() {
    int record_no = 0;
    const auto report_of = [&](PersonId payer, std::string code, Yen revenue, bool collects) {
        if (revenue == Yen{}) return;
        auto report = blank<PensionReport>();
        report.record_no = ++record_no;
        report.payer_id = payer;
        report.pension_code = std::move(code);
        report.revenue = revenue;
        report.special_collection_eligible = collects;
        report.disability = disability_;
        report.family_status = family_status_;
        if (record_no == 1) {
            report.social_insurance = premiums_.pension_social_insurance;
            if (revenue > Yen{1'580'000}) {
                report.income_tax_withheld = Yen{(revenue.amount() - 1'580'000) * 4 / 100};
            }
        }
        sheaf_.add(File::pension_report, report,
                   received(taxpayer_, random_, day_of_year(1, 20, 20)));
    };
    const Employers& employers = taxpayer_.city.employers;
    report_of(employers.public_pension(), "1150", work_.public_pension, work_.age >= 65);
    const bool mutual = taxpayer_.household.index % 3 == 0;
    report_of(mutual ? employers.mutual_pension() : employers.corporate_pension(),
              mutual ? "1170" : "4010", work_.second_pension, false);
}

void Papers::tax_return() {
    // A few forget a payer: the return then tells less than the reports do.
    if (work_.job_count > 1 && random_.chance(40)) filing_.form.salary = work_.jobs[0].revenue;
    const Date entered = filing_.form.filed_on + days{random_.between(5, 40)};
    sheaf_.add(File::tax_return, filing_.form, received(taxpayer_, random_, entered));
    if (!random_.chance(6)) return;
    // 更正の請求・修正申告: the same return again, later.
    const Date day = filing_.form.filed_on + days{random_.between(90, 220)};
    if (day > taxpayer_.city.plan.today) return;
    filing_.form.social_insurance += Yen{std::int64_t{random_.between(1, 20)} * 10'000};
    sheaf_.add(File::tax_return, filing_.form, received(taxpayer_, random_, day, 2));
}

void Papers::dependants() {
    int record_no = 0;
    for (const Support& support : taxpayer_.supports()) {
        const registry::Resident& relative = taxpayer_.lives[support.dependant].now;
        auto record = blank<DependantRecord>();
        record.record_no = ++record_no;
        record.dependant_id = relative.person_id;
        record.name = relative.name;
        record.relation = support.relation;
        record.birth_date = relative.birth_date;
        record.income = taxpayer_.tax.work[support.dependant].total_income;
        record.cohabiting = support.cohabiting;
        record.disability =
            disability_of(taxpayer_.city.plan.seed, taxpayer_.household, support.dependant,
                          taxpayer_.tax.work[support.dependant].age);
        record.family_employee =
            support.relation == Relation::spouse && filing_.form.family_employees_spouse > 0;
        sheaf_.add(File::dependant_record, record,
                   received(taxpayer_, random_, day_of_year(1, 16, 60)));
    }
    if (taxpayer_.member().foreign && work_.age < 60 && random_.chance(160))
        relatives_abroad(record_no);
}

/// Parents and brothers abroad, for whom money is sent home.
void Papers::relatives_abroad(int& record_no) {
    const int count = random_.between(1, 3);
    for (int i = 0; i < count; ++i) {
        auto record = blank<DependantRecord>();
        record.record_no = ++record_no;
        record.name = taxpayer_.lives[taxpayer_.place].now.name + (i == 0 ? " SENIOR" : " FAMILY");
        record.relation = i == 0 ? Relation::ascendant : Relation::other;
        const int age = i == 0 ? work_.age + 27 : random_.between(16, 40);
        record.birth_date = Date{taxpayer_.year.income_year() - age, random_.between(1, 12),
                                 random_.between(1, 28)};
        record.cohabiting = false;
        record.abroad = age >= 30 && age < 70 ? Abroad::remittance : Abroad::yes;
        sheaf_.add(File::dependant_record, record,
                   received(taxpayer_, random_, day_of_year(1, 16, 60)));
    }
}

/// ふるさと納税ワンストップ特例; a few file a return after all, or give to too many bodies.
void Papers::one_stop_gifts() {
    if (work_.total_income < Yen{2'000'000} || work_.salary == Yen{}) return;
    if (!random_.chance(filing_.filed ? 12 : 95)) return;
    const int count = random_.chance(10) ? 6 : random_.between(1, 5);
    const auto& places = taxpayer_.city.words.elsewhere;
    for (int i = 1; i <= count; ++i) {
        auto gift = blank<OneStopGift>();
        gift.record_no = i;
        gift.recipient_code =
            places[static_cast<std::size_t>(random_.below(static_cast<int>(places.size())))].code;
        gift.amount = Yen{random_.between(1, 6) * 5000};
        sheaf_.add(File::one_stop_gift, gift, received(taxpayer_, random_, day_of_year(1, 10, 22)));
    }
}

void Papers::status() {
    auto status = blank<TaxpayerStatus>();
    status.welfare = lives_on_assistance(taxpayer_.city.plan.seed, taxpayer_.household,
                                         taxpayer_.tax, taxpayer_.place);
    if (random_.chance(450)) status.disability = disability_;
    status.working_student =
        work_.occupation == Occupation::student && work_.salary > Yen{} && random_.chance(60);
    status.pension_collection_stopped = work_.pension() > Yen{} && random_.chance(7);
    const bool anything = status.welfare || status.disability != Disability::none ||
                          status.working_student || status.pension_collection_stopped;
    if (anything)
        sheaf_.add(File::taxpayer_status, status,
                   received(taxpayer_, random_, day_of_year(1, 6, 40)));
}

}  // namespace

void write_papers(const City& city, const TaxYear& year, const Household& household,
                  const std::vector<Life>& lives, Sheaf& sheaf) {
    const TaxHousehold tax = draw_tax_household(city.plan.seed, city.employers, year, household);
    for (std::size_t place = 0; place < household.members.size(); ++place) {
        if (tax.here[place]) Papers{{city, year, household, tax, lives, place}, sheaf}.write();
    }
}

}  // namespace yakuba::generator
