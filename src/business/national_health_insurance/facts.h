#pragma once
#include <span>
#include <vector>

#include "kernel/date.h"
#include "kernel/money.h"
#include "kernel/result.h"
#include "rules/description.h"

namespace yakuba::national_health_insurance {

/// What a person is to the levy of the household.
enum class Role {
    insured = 1,           // 被保険者
    head_only = 2,         // 擬制世帯主: liable, not insured here
    moved_to_elderly = 3,  // 特定同一世帯所属者
};
std::span<const Code> codes_of(Role);

/// One person of the household, as far as the levy of one year needs to know. Small and flat: the
/// yearly run keeps the members of all households in one array.
struct Member {
    Date birth_date;
    Role role = Role::insured;
    Date acquired_on;      // 資格取得日; none: insured since before the year
    Date lost_on;          // 資格喪失日, the first day no longer insured; none: still insured
    bool declared = true;  // false: 未申告
    Yen gross_income;      // 総所得金額等, after casualty losses carried over
    Yen total_income;      // 合計所得金額: decides the basic deduction
    Yen casualty_loss_carried;  // 雑損失の繰越控除額: not deducted here (施行令29条の7第2項5号)
    Yen judged_adjustment;  // 軽減判定の加減: 専従者給与, 譲渡所得の特別控除
    Yen salary_revenue;
    Yen salary_income;
    Yen pension_revenue;
    Yen pension_income;
    Yen asset_tax;        // 固定資産税額等
    Date left_job_on;     // 離職年月日 of a 特例対象被保険者等 (29条の7の2)
    YearMonth due_month;  // 出産予定月 (出産の月)
    bool multiple_birth = false;
    bool care_exempt = false;  // 適用除外施設の入所者: not a 介護第2号被保険者
    Date former_dependant_on;  // 旧被扶養者: the day it began
};

/// One household and one fiscal year.
struct Facts {
    Date levied_from;           // 納付義務が生じた日, when after 1 April
    YearMonth specified_from;   // 特定月
    YearMonth specified_until;  // the last month as 特定世帯; none: still one
    // 徴収
    Yen head_pension;                 // 世帯主の老齢等年金給付の年額
    Yen head_care_premium;            // 世帯主の介護保険料の年額
    bool head_care_ordinary = false;  // 介護保険料が特別徴収されていない
    bool head_insured = true;         // 世帯主が被保険者
    bool transfer_chosen = false;     // 口座振替による納付の申出
    std::vector<Member> members;
};
const Description& facts_description();

/// Facts no household can have: negative amounts, a person born after the year.
std::vector<Problem> impossible(const Facts& facts, Date day);

}  // namespace yakuba::national_health_insurance

namespace yakuba {
template <>
const Description& description_of<national_health_insurance::Member>();
}  // namespace yakuba
