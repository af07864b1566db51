#include "business/individual_inhabitant_tax/merge.h"

#include <algorithm>

#include "business/individual_inhabitant_tax/steps.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

const TaxReturn* last_filed(std::span<const TaxReturn> returns) {
    const TaxReturn* last = nullptr;
    for (const TaxReturn& candidate : returns) {
        if (!last || candidate.filed_on >= last->filed_on) last = &candidate;
    }
    return last;
}

template <class Status>
Status stronger(Status a, Status b) {
    return std::max(a, b);
}

/// Every line a return and the facts have in common.
void take_return(const TaxReturn& r, Facts& f) {
    f.specified_expenses = r.specified_expenses;
    f.business = r.business;
    f.farming = r.farming;
    f.real_estate = r.real_estate;
    f.home_work_revenue = r.home_work_revenue;
    f.home_work_expenses = r.home_work_expenses;
    f.interest = r.interest;
    f.dividend = r.dividend;
    f.dividend_trust = r.dividend_trust;
    f.dividend_foreign_trust = r.dividend_foreign_trust;
    f.miscellaneous = r.miscellaneous;
    f.transfer_short = r.transfer_short;
    f.transfer_long = r.transfer_long;
    f.occasional = r.occasional;
    f.short_general = r.short_general;
    f.short_general_special = r.short_general_special;
    f.short_reduced = r.short_reduced;
    f.short_reduced_special = r.short_reduced_special;
    f.long_general = r.long_general;
    f.long_general_special = r.long_general_special;
    f.long_qualified = r.long_qualified;
    f.long_qualified_special = r.long_qualified_special;
    f.long_residence = r.long_residence;
    f.long_residence_special = r.long_residence_special;
    f.residence_loss = r.residence_loss;
    f.stocks_general = r.stocks_general;
    f.stocks_listed = r.stocks_listed;
    f.listed_dividend = r.listed_dividend;
    f.futures = r.futures;
    f.forestry = r.forestry;
    f.retirement = r.retirement;
    f.net_loss_carried = r.net_loss_carried;
    f.casualty_loss_carried = r.casualty_loss_carried;
    f.stock_loss_carried = r.stock_loss_carried;
    f.futures_loss_carried = r.futures_loss_carried;
    f.dividend_withheld = r.dividend_withheld;
    f.stock_withheld = r.stock_withheld;
    f.casualty_loss = r.casualty_loss;
    f.casualty_disaster_spending = r.casualty_disaster_spending;
    f.medical_paid = r.medical_paid;
    f.medical_reimbursed = r.medical_reimbursed;
    f.self_medication = r.self_medication;
    f.social_insurance = r.social_insurance;
    f.small_enterprise = r.small_enterprise;
    f.life_new_general = r.life_new_general;
    f.life_old_general = r.life_old_general;
    f.life_care = r.life_care;
    f.life_new_pension = r.life_new_pension;
    f.life_old_pension = r.life_old_pension;
    f.earthquake = r.earthquake;
    f.old_long_term = r.old_long_term;
    f.gift_furusato = r.gift_furusato;
    f.gift_both = r.gift_both;
    f.gift_prefecture = r.gift_prefecture;
    f.gift_city = r.gift_city;
    f.foreign_tax = r.foreign_tax;
    f.foreign_tax_limit = r.foreign_tax_limit;
    f.income_tax_taxable = r.income_tax_taxable;
    f.housing_available = r.housing_available;
    f.housing_used = r.housing_used;
    f.housing_moved_in = r.housing_moved_in;
    f.housing_special = r.housing_special;
}

/// The deductions the employers' year-end adjustment knew, and the pension's social insurance.
void take_reports(const Papers& papers, Facts& f) {
    for (const SalaryReport& r : papers.salaries) {
        f.social_insurance += r.social_insurance;
        f.small_enterprise += r.small_enterprise;
        f.life_new_general += r.life_new_general;
        f.life_old_general += r.life_old_general;
        f.life_care += r.life_care;
        f.life_new_pension += r.life_new_pension;
        f.life_old_pension += r.life_old_pension;
        f.earthquake += r.earthquake;
        f.old_long_term += r.old_long_term;
    }
    for (const PensionReport& r : papers.pensions)
        f.social_insurance += r.social_insurance;
}

/// 住宅借入金等特別控除 as the employer gave it; the income tax's taxable income follows from the
/// report's own sums.
void take_housing(const Rates& rates, const Papers& papers, Facts& f) {
    for (const SalaryReport& r : papers.salaries) {
        if (r.housing_available == 0_yen) continue;
        f.housing_available = r.housing_available;
        f.housing_used = r.housing_used;
        f.housing_moved_in = r.housing_moved_in;
        f.housing_special = r.housing_special;
        const Yen net = salary_income(rates, r.revenue) - r.income_tax_deductions;
        f.income_tax_taxable = floor_to(1'000_yen, at_least_zero(net));
        return;
    }
}

void take_one_stop(const Rates& rates, const Papers& papers, bool return_filed, Merged& merged) {
    if (papers.gifts.empty()) return;
    std::vector<std::string_view> bodies;
    Yen sum;
    for (const OneStopGift& gift : papers.gifts) {
        bodies.push_back(gift.recipient_code);
        sum += gift.amount;
    }
    std::sort(bodies.begin(), bodies.end());
    bodies.erase(std::unique(bodies.begin(), bodies.end()), bodies.end());
    if (return_filed || std::ssize(bodies) > rates.one_stop_bodies_max) {
        merged.conflicts.push_back(Conflict::one_stop_void);
        return;
    }
    merged.facts.gift_furusato = sum;
    merged.facts.one_stop = true;
}

/// One revenue told twice: by the payers, and by the person.
Yen told_twice(Yen by_payers, Yen by_return, Conflict conflict, Merged& merged) {
    if (by_payers != by_return) merged.conflicts.push_back(conflict);
    return std::max(by_payers, by_return);
}

void take_own_marks(const Papers& papers, const TaxReturn* filed, Facts& f) {
    const auto mark = [&f](Disability disability, FamilyStatus family) {
        f.disability = stronger(f.disability, disability);
        if (f.family_status == FamilyStatus::none) f.family_status = family;
    };
    if (papers.status) {
        f.welfare = papers.status->welfare;
        f.working_student = papers.status->working_student;
        mark(papers.status->disability, papers.status->family_status);
    }
    if (filed) {
        f.working_student |= filed->working_student;
        mark(filed->disability, filed->family_status);
        return;
    }
    for (const SalaryReport& r : papers.salaries) {
        f.working_student |= r.working_student;
        mark(r.disability, r.family_status);
    }
    for (const PensionReport& r : papers.pensions)
        mark(r.disability, r.family_status);
}

int age_of(const DependantRecord& record, int income_year) {
    // 年の中途で死亡した人はその時の年齢 (314条の2第1項11号ただし書の時).
    if (record.died_on && record.birth_date && record.died_on.year() == income_year) {
        return age_on(record.died_on, record.birth_date.earliest());
    }
    return age_at_year_end(record.birth_date, -1, income_year);
}

void take_dependants(const Papers& papers, FiscalYear year, Merged& merged) {
    bool spouse_seen = false;
    for (const DependantRecord& record : papers.dependants) {
        const auto lost = papers.lost_dependants;
        if (record.dependant_id &&
            std::find(lost.begin(), lost.end(), record.dependant_id) != lost.end()) {
            merged.conflicts.push_back(Conflict::double_dependant);
            continue;
        }
        if (record.relation == Relation::spouse && std::exchange(spouse_seen, true)) {
            merged.conflicts.push_back(Conflict::two_spouses);
            continue;
        }
        Dependant dependant;
        dependant.relation = record.relation;
        dependant.age = age_of(record, year.value - 1);
        dependant.income = record.income;
        dependant.cohabiting = record.cohabiting;
        dependant.disability = record.disability;
        dependant.abroad = record.abroad;
        dependant.family_employee = record.family_employee;
        merged.facts.dependants.push_back(dependant);
    }
}

/// The employer who made the year-end adjustment and still pays: of several, the largest payer.
PersonId salary_payer(std::span<const SalaryReport> salaries) {
    const SalaryReport* main = nullptr;
    for (const SalaryReport& r : salaries) {
        if (!r.special_collection || r.second_column || r.left_on || !r.payer_id) continue;
        if (!main || r.revenue > main->revenue) main = &r;
    }
    return main ? main->payer_id : PersonId{};
}

/// 老齢基礎年金等 of the required amount, at the required age on 1 April (321条の7の2).
PersonId pension_payer(const Rates& rates, const Papers& papers, FiscalYear year) {
    if (papers.status && papers.status->pension_collection_stopped) return {};
    if (!papers.birth_date) return {};
    if (age_on(year.first_day(), papers.birth_date.earliest()) < rates.pension_age_from) return {};
    for (const PensionReport& r : papers.pensions) {
        if (r.special_collection_eligible && r.revenue >= rates.pension_minimum) return r.payer_id;
    }
    return {};
}

}  // namespace

std::span<const Code> codes_of(Conflict) {
    static constexpr Code kCodes[] = {
        {1, "two_returns", "申告書が2つ以上あります（最後に提出されたものを使いました）"},
        {2, "salary_differs", "給与の収入が申告書と支払報告書とで違います（多い方を使いました）"},
        {3, "pension_differs", "年金の収入が申告書と支払報告書とで違います（多い方を使いました）"},
        {4, "double_dependant", "扶養親族がほかの人の扶養にもなっています（先の届出を残しました）"},
        {5, "one_stop_void",
         "申告特例（ワンストップ特例）は使えません（申告があるか、寄附先が5団体を超えます）"},
        {6, "two_spouses", "配偶者が2人届け出られています（はじめの1人を使いました）"},
    };
    return kCodes;
}

Merged merge(const Rates& rates, const Papers& papers, FiscalYear year) {
    Merged merged;
    Facts& facts = merged.facts;
    const TaxReturn* filed = last_filed(papers.returns);
    if (papers.returns.size() > 1) merged.conflicts.push_back(Conflict::two_returns);

    facts.birth_date = papers.birth_date;
    const bool house = papers.status && papers.status->house_only;
    facts.residence = papers.resident || !house ? Residence::resident : Residence::house_only;
    const int age = age_at_year_end(papers.birth_date, -1, year.value - 1);
    const bool child = age >= 0 && age < rates.dependant_age_from;
    facts.declared = papers.any() || papers.claimed_as_dependant || child;

    Yen salary;
    Yen pension;
    for (const SalaryReport& r : papers.salaries) {
        salary += r.revenue;
        facts.income_adjustment |= r.income_adjustment;
    }
    for (const PensionReport& r : papers.pensions)
        pension += r.revenue;
    facts.salary = salary;
    facts.public_pension = pension;
    if (filed) {
        take_return(*filed, facts);
        facts.salary = told_twice(salary, filed->salary, Conflict::salary_differs, merged);
        facts.public_pension =
            told_twice(pension, filed->public_pension, Conflict::pension_differs, merged);
    } else {
        take_reports(papers, facts);
        take_housing(rates, papers, facts);
    }
    take_own_marks(papers, filed, facts);
    take_one_stop(rates, papers, filed != nullptr, merged);
    take_dependants(papers, year, merged);

    merged.collecting.salary_payer = salary_payer(papers.salaries);
    merged.collecting.pension_payer = pension_payer(rates, papers, year);
    merged.collecting.other_from_salary = filed && filed->salary_collection_wish;
    merged.collecting.under_65 =
        !papers.birth_date ||
        age_on(year.first_day(), papers.birth_date.earliest()) < rates.pension_age_from;
    merged.collecting.last_year_pension_tax = papers.last_year_pension_tax;
    return merged;
}

}  // namespace yakuba::individual_inhabitant_tax
