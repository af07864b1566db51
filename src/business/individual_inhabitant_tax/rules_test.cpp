#include "business/individual_inhabitant_tax/rules.h"

#include <gtest/gtest.h>

#include "business/individual_inhabitant_tax/business.h"
#include "business/individual_inhabitant_tax/test_rates.h"
#include "rules/examples.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

const std::string kRoot = YAKUBA_ROOT;

void expect_examples(const char* file, const Calculator& calculator) {
    const auto report =
        run_examples(kRoot + "/src/business/individual_inhabitant_tax/" + file, calculator, book());
    for (const std::string& failure : report.failures)
        ADD_FAILURE() << failure;
    EXPECT_GT(report.ran, 0);
}

std::vector<Problem> anything_goes(const RetirementFacts&, Date) { return {}; }
RetirementSheet retirement(const Rates& rates, const RetirementFacts& facts, Date) {
    return retirement_tax(rates, facts);
}

TEST(WorkedExamples, AnnualTax) { expect_examples("examples.csv", tax_calculator()); }

TEST(WorkedExamples, Retirement) {
    expect_examples("retirement_examples.csv",
                    calculator<RetirementFacts, Rates, RetirementSheet>(
                        "retirement", "退職所得", "individual_inhabitant_tax", Period::fiscal_year,
                        retirement_facts_description(), rates_description(),
                        retirement_sheet_description(), &retirement, &anything_goes));
}

}  // namespace
}  // namespace yakuba::individual_inhabitant_tax
