#include "generator/papers.h"

namespace yakuba::generator {
namespace {

using individual_inhabitant_tax::FamilyStatus;
using individual_inhabitant_tax::ReturnKind;
using individual_inhabitant_tax::TaxReturn;

/// Kinds of income by which a person must, or may, file a return.
class Filer {
public:
    Filer(const Taxpayer& taxpayer, const Premiums& premiums)
        : taxpayer_(taxpayer),
          work_(taxpayer.work()),
          premiums_(premiums),
          random_{taxpayer.city.plan.seed + static_cast<std::uint64_t>(taxpayer.year.year.value),
                  Purpose::papers, taxpayer.key() * 4} {}

    Filing file();

private:
    Yen amount(int low_thousands, int high_thousands) {
        return Yen{std::int64_t{random_.between(low_thousands, high_thousands)} * 1000 +
                   random_.below(1000)};
    }
    /// 収用等: land given up for public works, up to 50 million yen of which is not taxed.
    Yen expropriated(Yen gain) {
        return random_.chance(220) ? std::min(gain, Yen{50'000'000}) : Yen{};
    }
    bool property();
    bool securities();
    bool land();
    bool rarities();
    bool must_file();
    ReturnKind kind();
    void earnings();
    void deductions();
    void gifts_and_loans();

    const Taxpayer& taxpayer_;
    const Work& work_;
    const Premiums& premiums_;
    Random random_;
    TaxReturn form_;
};

bool Filer::property() {
    if (!random_.chance(work_.age >= 65 ? 42 : work_.age >= 40 ? 24 : 3)) return false;
    form_.real_estate = amount(-700, random_.chance(120) ? 9000 : 1800);
    return true;
}

bool Filer::securities() {
    bool any = false;
    if (random_.chance(13)) {
        any = true;
        form_.stocks_listed = amount(-900, random_.chance(80) ? 22'000 : 1400);
        if (form_.stocks_listed > Yen{}) {
            if (random_.chance(700))
                form_.stock_withheld = Yen{form_.stocks_listed.amount() * 5 / 100};
            if (random_.chance(180)) form_.stock_loss_carried = amount(50, 1200);
        }
    }
    if (random_.chance(9)) {
        any = true;
        Yen& dividend = random_.chance(500) ? form_.dividend : form_.listed_dividend;
        dividend = amount(5, 700);
        form_.dividend_withheld = Yen{dividend.amount() * 5 / 100};
        if (random_.chance(120)) {
            form_.foreign_tax = Yen{dividend.amount() * 4 / 100};
            form_.foreign_tax_limit = Yen{dividend.amount() * 2 / 100};
        }
        if (random_.chance(60)) form_.dividend_trust = amount(3, 90);
        if (random_.chance(20)) form_.dividend_foreign_trust = amount(3, 60);
    }
    if (random_.chance(2)) {
        any = true;
        form_.futures = amount(-400, 2500);
        if (form_.futures > Yen{} && random_.chance(150))
            form_.futures_loss_carried = amount(20, 600);
    }
    return any;
}

bool Filer::land() {
    if (work_.age < 30 || !random_.chance(4)) return false;
    switch (random_.weighted({55, 20, 6, 12, 4, 3})) {
        case 0:
            form_.long_general = amount(200, 24'000);
            form_.long_general_special = expropriated(form_.long_general);
            break;
        case 1:  // 居住用: 3,000万円の特別控除
            form_.long_residence = amount(2000, 52'000);
            form_.long_residence_special = std::min(form_.long_residence, Yen{30'000'000});
            break;
        case 2:
            form_.long_qualified = amount(500, 30'000);
            form_.long_qualified_special = expropriated(form_.long_qualified);
            break;
        case 3:
            form_.short_general = amount(100, 9000);
            form_.short_general_special = expropriated(form_.short_general);
            break;
        case 4:
            form_.short_reduced = amount(100, 5000);
            form_.short_reduced_special = expropriated(form_.short_reduced);
            break;
        default:
            form_.residence_loss = amount(500, 6000);
    }
    return true;
}

bool Filer::rarities() {
    const int draw = random_.below(10'000);
    if (draw < 260) {
        form_.miscellaneous = amount(10, 900);
    } else if (draw < 320) {
        form_.occasional = amount(100, 6000);
    } else if (draw < 335) {
        form_.forestry = amount(100, 8000);
    } else if (draw < 345) {
        form_.retirement = amount(100, 5000);
    } else if (draw < 360) {
        form_.transfer_long = amount(50, 3000);
    } else if (draw < 368) {
        form_.transfer_short = amount(50, 1500);
    } else if (draw < 376) {
        form_.stocks_general = amount(100, 20'000);
    } else if (draw < 382) {
        form_.interest = amount(1, 300);
    } else if (draw < 400 && work_.salary == Yen{}) {
        form_.home_work_revenue = amount(150, 1400);
        form_.home_work_expenses = Yen{form_.home_work_revenue.amount() * 3 / 10};
    } else {
        return false;
    }
    return true;
}

bool Filer::must_file() {
    // Drawn for everybody in the same order: whether one paper exists does not move the next.
    const bool other_income =
        int{property()} + int{securities()} + int{land()} + int{rarities()} > 0;
    const bool in_business =
        work_.occupation == Occupation::self_employed || work_.occupation == Occupation::farmer;
    if (in_business) return !random_.chance(45);
    if (other_income) return !random_.chance(30);
    if (work_.salary > Yen{20'000'000}) return true;
    if (work_.job_count > 1) return random_.chance(480);
    if (work_.salary > Yen{}) return random_.chance(work_.total_income > Yen{2'000'000} ? 105 : 40);
    if (work_.pension() > Yen{}) return random_.chance(150);
    const bool adult = work_.age >= 20 && work_.occupation == Occupation::none;
    return adult && random_.chance(160);  // tells the town that there was nothing
}

ReturnKind Filer::kind() {
    const bool small = work_.total_income < Yen{900'000} && form_.real_estate <= Yen{400'000} &&
                       form_.stocks_listed == Yen{} && form_.long_general == Yen{};
    return small ? (random_.chance(620) ? ReturnKind::inhabitant_tax : ReturnKind::income_tax)
                 : ReturnKind::income_tax;
}

void Filer::earnings() {
    form_.salary = work_.salary;
    form_.public_pension = work_.pension();
    form_.business = work_.business;
    form_.farming = work_.farming;
    if (work_.business > Yen{2'000'000} && random_.chance(60))
        form_.net_loss_carried = amount(100, 1900);
    if (work_.business > Yen{1'500'000} && random_.chance(190)) {  // 青色・白色の専従者
        form_.family_employees_spouse = 1;
        form_.family_employees_other = random_.chance(80) ? 1 : 0;
        form_.family_employee_deduction = Yen{random_.chance(600) ? 960'000 : 860'000};
    }
    if (work_.salary > Yen{6'000'000} && random_.chance(4))
        form_.specified_expenses = amount(1100, 2500);
}

void Filer::deductions() {
    form_.social_insurance = premiums_.social_insurance + premiums_.pension_social_insurance;
    form_.small_enterprise = premiums_.small_enterprise;
    form_.life_new_general = premiums_.life_new_general;
    form_.life_old_general = premiums_.life_old_general;
    form_.life_care = premiums_.life_care;
    form_.life_new_pension = premiums_.life_new_pension;
    form_.life_old_pension = premiums_.life_old_pension;
    form_.earthquake = premiums_.earthquake;
    form_.old_long_term = premiums_.old_long_term;
    if (random_.chance(330)) {
        form_.medical_paid = amount(60, random_.chance(60) ? 2600 : 620);
        if (random_.chance(300))
            form_.medical_reimbursed = Yen{form_.medical_paid.amount() * 3 / 10};
    } else if (random_.chance(25)) {
        form_.self_medication = amount(13, 110);
    }
    if (random_.chance(4)) {
        form_.casualty_loss = amount(200, 5000);
        if (random_.chance(500))
            form_.casualty_disaster_spending = Yen{form_.casualty_loss.amount() / 4};
    } else if (random_.chance(1)) {
        form_.casualty_loss_carried = amount(100, 1500);
    }
    form_.disability =
        disability_of(taxpayer_.city.plan.seed, taxpayer_.household, taxpayer_.place, work_.age);
    form_.family_status = family_status_of(taxpayer_);
    form_.working_student = work_.occupation == Occupation::student && random_.chance(300);
}

void Filer::gifts_and_loans() {
    if (work_.total_income > Yen{1'800'000} && random_.chance(260)) {
        form_.gift_furusato =
            floor_to(Yen{1000}, Yen{work_.total_income.amount() * random_.between(3, 28) / 1000});
    }
    if (random_.chance(14)) form_.gift_both = floor_to(Yen{500}, amount(3, 100));
    if (random_.chance(4)) form_.gift_prefecture = floor_to(Yen{500}, amount(3, 60));
    if (random_.chance(5)) form_.gift_city = floor_to(Yen{500}, amount(3, 60));
    const HousingLoan loan = housing_loan_of(taxpayer_);
    form_.housing_available = loan.available;
    form_.housing_used = loan.used;
    form_.housing_moved_in = loan.moved_in;
    form_.housing_special = loan.available > Yen{} && loan.moved_in < Date{2022, 1, 1};
    constexpr Yen kOtherDeductions{900'000};
    form_.income_tax_taxable = floor_to(
        Yen{1000}, at_least_zero(work_.total_income - form_.social_insurance - kOtherDeductions));
    form_.salary_collection_wish = work_.salary > Yen{} && random_.chance(350);
}

Filing Filer::file() {
    if (work_.age < 15 || !must_file()) return {};
    form_.person_id = taxpayer_.person();
    form_.fiscal_year = taxpayer_.year.year;
    form_.kind = kind();
    const Date first{taxpayer_.year.year.value, 2, 16};
    form_.filed_on = first + std::chrono::days{random_.below(random_.chance(40) ? 95 : 28)};
    form_.filed_on = std::min(form_.filed_on, taxpayer_.city.plan.today);
    earnings();
    deductions();
    gifts_and_loans();
    return {true, form_};
}

}  // namespace

Filing draw_filing(const Taxpayer& taxpayer, const Premiums& premiums) {
    return Filer{taxpayer, premiums}.file();
}

}  // namespace yakuba::generator
