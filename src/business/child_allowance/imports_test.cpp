#include "business/child_allowance/imports.h"

#include <gtest/gtest.h>

namespace yakuba::child_allowance {
namespace {

template <class Record>
std::string code_of(const Record& record) {
    const auto problems = check(record);
    return problems.empty() ? "" : std::string{problems[0].code};
}

TEST(Imports, RefuseAClaimThatEndsBeforeItStarts) {
    Claim claim;
    EXPECT_EQ(code_of(claim), "claim.starts");
    claim.starts = {2026, 6};
    EXPECT_EQ(code_of(claim), "");
    claim.ends = {2026, 5};  // cancelled: no month is paid
    EXPECT_EQ(code_of(claim), "claim.end_reason");
    claim.end_reason = EndReason::withdrawn;
    EXPECT_EQ(code_of(claim), "");
    claim.ends = {2026, 4};
    EXPECT_EQ(code_of(claim), "claim.ends");
}

TEST(Imports, RefuseAClaimantWhoIsTheOwnChild) {
    ClaimChild child;
    child.person_id = child.child_id = PersonId{1};
    child.starts = {2026, 6};
    EXPECT_EQ(code_of(child), "child.self");
    child.child_id = PersonId{2};
    EXPECT_EQ(code_of(child), "");
}

TEST(Imports, RefuseADeductionOfNothing) {
    Offset offset;
    offset.consented_on = {2026, 6, 1};
    EXPECT_EQ(code_of(offset), "offset.amount");
    offset.whole = true;
    EXPECT_EQ(code_of(offset), "");
    offset.consented_on = {};
    EXPECT_EQ(code_of(offset), "offset.consent");
}

}  // namespace
}  // namespace yakuba::child_allowance
