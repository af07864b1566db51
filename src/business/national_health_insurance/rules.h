#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "business/national_health_insurance/facts.h"
#include "business/national_health_insurance/rates.h"

/// The yearly levy of one household. Facts and rates in, a Sheet out; no clock, no database.
namespace yakuba::national_health_insurance {

enum class Ground : std::int32_t {
    levied = 1,      // 賦課する
    no_insured = 2,  // 被保険者のいる月がない
    no_rates = 3,    // 保険料率が登録されていない
};
std::span<const Code> codes_of(Ground);

/// 所得による軽減 (施行令29条の7第5項).
enum class Reduction : std::int32_t {
    none = 0,
    twenty = 2,
    fifty = 5,
    seventy = 7,
    undeclared = 9,  // 未申告の人がいるため判定できない
};
std::span<const Code> codes_of(Reduction);

/// One part of the levy. Each line is in whole yen, its fraction dropped; `amount` is worked out
/// from the exact sums.
struct PartSheet {
    Yen income;            // 所得割額
    Yen asset;             // 資産割額
    Yen per_capita;        // 均等割額
    Yen per_household;     // 平等割額
    Yen reduction;         // 7・5・2割軽減
    Yen preschool;         // 未就学児の均等割の軽減; in the child part all under 18
    Yen maternity;         // 産前産後の軽減
    Yen former_dependant;  // 旧被扶養者の減免
    Yen amount;            // 限度額・端数整理の前の額
    Yen over_cap;          // 限度超過額
    Yen levy;              // 賦課額
};

struct Sheet {
    Ground ground = Ground::no_insured;
    Reduction reduction = Reduction::none;
    Date basis_on;             // 軽減を判定する日
    Yen judged_income;         // 軽減判定所得
    std::int32_t counted = 0;  // 被保険者と特定同一世帯所属者の数
    std::int32_t earners = 0;  // 給与所得者等の数
    Yen limit_seventy;
    Yen limit_fifty;
    Yen limit_twenty;
    std::int32_t insured = 0;         // 被保険者の数 (年度内)
    std::int32_t months = 0;          // 賦課する月数 (世帯)
    std::int32_t care_months = 0;     // 介護分の月数 (世帯)
    std::int32_t halved_months = 0;   // 特定世帯の月数
    std::int32_t quarter_months = 0;  // 特定継続世帯の月数
    Yen base;                         // 所得割の基礎 (年額)
    Yen care_base;                    // うち介護分
    PartSheet medical;
    PartSheet support;
    PartSheet care;
    PartSheet child;
    Yen total;  // 年間保険料
};
const Description& sheet_description();

/// A year's rates made ready once for many households: every amount of the year in whole parts of
/// a yen, by month and by reduction, so that a household costs no division but its last rounding.
class PreparedYear {
public:
    PreparedYear(const Rates& rates, FiscalYear year);

    /// One part in fractions of a yen. What depends on the reduction is by `step`: 0 none,
    /// 1 twenty, 2 fifty, 3 seventy percent.
    struct Part {
        Int128 yen = 1;     // fractions in a yen
        Int128 income = 0;  // a yen of income, for a month
        Int128 asset = 0;   // a yen of asset tax, for a month
        Int128 income_yearly = 0;
        Int128 per_capita[2] = {};             // a month; [1]: a grown-up of the child part
        Int128 per_household = 0;              // a month
        Int128 per_capita_less[2][4] = {};     // its reduction, a month
        Int128 per_household_less[3][4] = {};  // of a whole, a 特定, a 特定継続 household
        Int128 preschool[4] = {};              // the halving of what remains, a month
        Yen cap;
        bool small = false;  // every product of a reasonable household fits 64 bits
    };
    const Rates& rates() const { return rates_; }
    FiscalYear year() const { return year_; }
    const Part& part(std::size_t index) const { return parts_[index]; }

private:
    Rates rates_;
    FiscalYear year_;
    std::array<Part, 4> parts_;
};

/// What one member adds to the household's parts, before caps.
struct MemberSheet {
    Date birth_date;
    Role role = Role::insured;
    std::int32_t months = 0;
    std::int32_t care_months = 0;
    Yen base;  // 基礎控除後の総所得金額等
    Yen medical;
    Yen support;
    Yen care;
    Yen child;
};

/// The levy of one household (賦課額).
///
/// Source: 国民健康保険法施行令29条の7・29条の7の2; 旧被扶養者 and rounding by ordinance.
/// Errors: none. Allocates nothing. `members`, when not empty, has one place for each member.
Sheet levy(const PreparedYear& year, const Facts& facts, std::span<MemberSheet> members = {});
Sheet levy(const PreparedYear& year, const Facts& household, std::span<const Member> members,
           std::span<MemberSheet> each);

/// The levies of many households; `sheets` has one place for each.
void levies(const PreparedYear& year, std::span<const Facts> facts, std::span<Sheet> sheets);

}  // namespace yakuba::national_health_insurance

namespace yakuba {
template <>
const Description& description_of<national_health_insurance::MemberSheet>();
}  // namespace yakuba
