#pragma once
#include <span>
#include <vector>

#include "kernel/date.h"
#include "rules/calculator.h"

/// 要介護・要支援認定: which level, from which day until which, by which day decided. Pure.
namespace yakuba::long_term_care_insurance {

/// 要介護状態区分. The numbers are those of the national code list.
enum class Level {
    undecided = 0,
    not_certified = 1,  // 非該当
    transitional = 11,  // 経過的要介護
    support_1 = 12,
    support_2 = 13,
    care_1 = 21,
    care_2 = 22,
    care_3 = 23,
    care_4 = 24,
    care_5 = 25,
};
std::span<const Code> codes_of(Level);
constexpr bool is_certified(Level level) { return level > Level::not_certified; }

/// What is applied for (申請区分).
enum class ApplicationKind {
    first = 1,    // 新規
    renewal = 2,  // 更新
    change = 3,   // 区分変更
    move_in = 4,  // 転入: the former municipality's certification goes on
};
std::span<const Code> codes_of(ApplicationKind);

/// A row of the table of validity periods (規則38条, 41条).
enum class PeriodKind { first = 1, renewal = 2, renewal_same = 3, change = 4, move_in = 5 };
std::span<const Code> codes_of(PeriodKind);
struct ValidityPeriod {
    PeriodKind kind = PeriodKind::first;
    int standard = 0;  // months
    int least = 0;
    int most = 0;
};
/// The lower bound of a class of 要介護認定等基準時間.
struct CareMinutes {
    int minutes = 0;
    Level level = Level::undecided;
};

struct CertificationRates {
    int decision_days = 0;
    int renewal_days = 0;
    int move_in_days = 0;
    std::vector<ValidityPeriod> periods;
    std::vector<CareMinutes> care_minutes;
};
const Description& certification_rates_description();

struct CertificationFacts {
    ApplicationKind kind = ApplicationKind::first;
    Date applied_on;
    Date former_until;  // 現在の有効期間の満了日 (更新)
    Level former_level = Level::undecided;
    Date moved_in_on;       // 転入日
    int minutes = 0;        // 要介護認定等基準時間 (一次判定); 0: not given
    bool unstable = false;  // 認知機能の低下・状態の不安定: 要介護1 and not 要支援2
    Level level = Level::undecided;  // the board's (審査会の判定); undecided: the first judgement
    int months = 0;                  // 審査会の意見による有効期間; 0: the standard
    Date expected_on;  // 延期通知による処理見込みの日; none: no notice of delay
    Date decided_on;
};
const Description& certification_facts_description();

enum class CertificationGround {
    first = 1,               // 申請日にさかのぼって効力を生じる
    renewal = 2,             // 満了日の翌日から
    change = 3,              // 申請日から
    move_in = 4,             // 転入日から, without examination
    renewal_too_early = 11,  // 満了日の60日前より前の申請
    renewal_expired = 12,    // 満了後の申請: examined as a first one
    move_in_late = 13,       // 14日を過ぎた転入の申請: examined as a first one
    not_certified = 14,
};
std::span<const Code> codes_of(CertificationGround);

struct CertificationSheet {
    CertificationGround ground = CertificationGround::first;
    Level first_judgement = Level::undecided;  // 一次判定
    Level level = Level::undecided;
    Date deadline;      // 処分の期限
    bool late = false;  // decided after it, or after the day the notice of delay named
    Date valid_from;
    Date valid_to;
    int months = 0;
    int months_least = 0;
    int months_most = 0;
    Date renewal_from;  // 更新の申請ができる最初の日
    Date renewal_until;
};
const Description& certification_sheet_description();

/// Source: 介護保険法27条8項・11項, 28条, 29条, 36条; 規則38条, 39条, 41条. Errors: none.
CertificationSheet certification(const CertificationRates& rates, const CertificationFacts& facts);

/// The level of a first judgement. Lower bounds belong to the class.
Level level_by_minutes(const CertificationRates& rates, int minutes, bool unstable);
/// The last day on which the application must be decided (27条11項).
Date decision_deadline(const CertificationRates& rates, Date applied_on);
/// N months of validity from a day: the rest of its month comes on top unless it is the first.
Date valid_until(Date from, int months);
const ValidityPeriod* period_of(const CertificationRates& rates, PeriodKind kind);
/// The steps by which housing counts the need for care: 要支援2 and 要介護1 are one.
int care_step(Level level);

/// "long-term-care-certification", by day.
const Calculator& certification_calculator();

}  // namespace yakuba::long_term_care_insurance

namespace yakuba {
template <>
const Description& description_of<long_term_care_insurance::ValidityPeriod>();
template <>
const Description& description_of<long_term_care_insurance::CareMinutes>();
}  // namespace yakuba
