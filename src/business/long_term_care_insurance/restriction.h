#pragma once
#include <span>
#include <vector>

#include "kernel/date.h"
#include "kernel/money.h"
#include "rules/calculator.h"

/// 給付制限: what arrears of the premium do to the benefits of one certified person. Pure.
namespace yakuba::long_term_care_insurance {

struct RestrictionRates {
    int payment_method_months = 0;        // 支払方法の変更: months after the day to pay
    int withholding_months = 0;           // 支払の一時差止
    int prescription_years = 0;           // 時効
    int restriction_years = 0;            // how far back lost claims count
    int restriction_answer_days = 0;      // 弁明の期限
    int reduced_share_percent = 0;        // the share while benefits are reduced
    int reduced_share_upper_percent = 0;  // of those who bear 30 percent anyway
};
const Description& restriction_rates_description();

/// One term of the premium: what was to be paid by when, and what came in.
struct PremiumTerm {
    FiscalYear fiscal_year;
    Date due_on;
    Yen due;
    Yen paid;
};
struct RestrictionFacts {
    std::vector<PremiumTerm> terms;
    bool excepted = false;  // 災害その他の特別の事情, 公費負担医療
    Date counted_until;     // lost claims due until then have led to a reduction already
};
const Description& restriction_facts_description();

enum class RestrictionGround {
    none = 1,            // 滞納なし
    recent = 2,          // 滞納はあるが、期間が経過していない
    payment_method = 3,  // 支払方法の変更
    withholding = 4,     // and 一時差止
    excepted = 5,
};
std::span<const Code> codes_of(RestrictionGround);

struct RestrictionSheet {
    RestrictionGround ground = RestrictionGround::none;
    Yen arrears;  // 滞納額, what can still be claimed
    Date oldest_due_on;
    bool payment_method = false;
    bool withholding = false;
    Yen lost;                  // 時効により徴収権が消滅した額
    Date lost_until;           // the last day to pay of a lost term
    int lost_permille = 0;     // 保険料徴収権消滅期間, thousandths of a year
    int paid_permille = 0;     // 保険料納付済期間
    int reduction_months = 0;  // 給付額減額期間
};
const Description& restriction_sheet_description();

/// Source: 介護保険法66条, 67条, 69条, 200条; 施行令33条, 34条; 施行規則99条, 103条. Errors: none.
RestrictionSheet restriction(const RestrictionRates& rates, const RestrictionFacts& facts,
                             Date day);

/// The share of one whose benefits are reduced (69条3項・4項).
int reduced_share(const RestrictionRates& rates, int share_percent);

/// "long-term-care-restriction", by day.
const Calculator& restriction_calculator();

}  // namespace yakuba::long_term_care_insurance

namespace yakuba {
template <>
const Description& description_of<long_term_care_insurance::PremiumTerm>();
}  // namespace yakuba
