#pragma once
#include "business/child_allowance/facts.h"
#include "business/child_allowance/rates.h"
#include "kernel/date.h"

/// From when to when, and in which month it is paid (8条, 9条).
namespace yakuba::child_allowance {

/// How a claim (認定の請求, or the claim for more: 額改定) came about.
struct ClaimTiming {
    ClaimReason reason = ClaimReason::other;
    Date event_on;        // 事由発生年月日: 出生日, 転出予定日
    Date hindered_until;  // やむを得ない理由がやんだ日; none: the event itself
    Date extended_until;  // the next open day when the last day is a closed day; none: it is open
    Date claimed_on;      // 請求年月日
};

/// The last day of the fifteen (8条3項): the day after the event is the first (24条, 民法140条);
/// when it is a closed day, `extended_until` (民法142条).
Date claim_deadline(const Rates& rates, const ClaimTiming& claim);

/// The first month of the allowance or of the higher amount (8条2項・3項, 9条1項・2項): the month
/// after the claim, or after the event when claimed within fifteen days. Claims for the reform of
/// October 2024 filed by 31 March 2025 start in October 2024 (令和6年法律第47号附則13条6項).
YearMonth first_month(const Rates& rates, const ClaimTiming& claim);

/// The last month of the allowance: the month in which its reason ended (8条2項).
YearMonth last_month(Date ended_on);
/// The first month of a lower amount: the month after the event (9条3項).
YearMonth first_lower_month(Date event_on);

/// The month in which a month's allowance is regularly paid (支払期月, 8条4項). `rates` are those
/// of `month`: September 2024 is still paid in October, October with November in December.
YearMonth payment_month(const Rates& rates, YearMonth month);
/// The first month paid together with `month`'s payment month: June for the October payment of
/// 2024.
YearMonth first_month_of_payment(const Rates& rates, YearMonth month);

}  // namespace yakuba::child_allowance
