#pragma once
#include <array>
#include <cstdint>

#include "business/individual_inhabitant_tax/rates.h"
#include "generator/employers.h"
#include "generator/household.h"
#include "kernel/id.h"
#include "kernel/money.h"

namespace yakuba::generator {

/// The year whose income is told: the fiscal year, and what the law counts in it.
struct TaxYear {
    FiscalYear year;
    individual_inhabitant_tax::Rates rates;

    int income_year() const { return year.value - 1; }
    Date base_date() const { return year.tax_base_date(); }
};

enum class Occupation : std::uint8_t {
    none,
    regular,
    part_time,
    self_employed,
    farmer,
    executive,
    student
};

struct Job {
    PersonId payer;
    Yen revenue;
    bool second = false;  // 乙欄
    Date left_on;
};

/// What one person earned in one year.
struct Work {
    Occupation occupation = Occupation::none;
    int age = 0;  // on 31 December
    std::array<Job, 3> jobs;
    std::size_t job_count = 0;
    bool public_servant = false;
    Yen salary;          // of all jobs
    Yen public_pension;  // 国民年金・厚生年金
    Yen second_pension;  // 共済年金・企業年金
    Yen business;        // income
    Yen farming;
    Yen total_income;  // 合計所得金額, of the kinds above

    Yen pension() const { return public_pension + second_pension; }
};

/// A person's work has a lasting part (occupation, employer, level) and one of each year.
Work draw_work(std::uint64_t seed, const Employers& employers, const TaxYear& year,
               const Household& household, std::size_t member);

}  // namespace yakuba::generator
