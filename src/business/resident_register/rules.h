#pragma once
#include <string>
#include <vector>

#include "business/resident_register/facts.h"
#include "business/resident_register/rates.h"
#include "kernel/result.h"

namespace yakuba::resident_register {

/// How a notice is met.
enum class Ground {
    in_time = 1,             // 期間内
    late = 2,                // 期間後。受理し、理由を書いてもらう
    not_yet = 3,             // まだ移っていない: 受理できない
    special = 4,             // 特例転入
    certificate_needed = 5,  // 転出証明書が必要
    ex_officio = 6,          // 職権 (令25条)
    notice_needed = 7,       // 世帯変更届が必要
    no_one_left = 8,         // 世帯に残る人がいない
    removed_as_planned = 9,  // 転出予定日に消除
    protected_ = 10,         // 支援措置
    reading_shown = 11,
    reading_blank = 12,
    online = 13,
};
std::span<const Code> codes_of(Ground);

struct ApplicationAnswer {
    Date applied_on;
    bool accepted = false;
};

struct Sheet {
    Ground ground = Ground::in_time;
    Date deadline;  // 届出の期限
    bool in_time = false;
    bool accepted = false;
    bool late_reason_needed = false;
    Yen possible_fine_max;
    bool special_move_in_allowed = false;
    bool certificate_needed = false;  // 転入届に転出証明書が必要
    bool certificate_issued = false;  // 転出届に転出証明書を交付する
    Date removed_on;                  // 住民票を消除する日
    bool household_notice_needed = false;
    std::string new_head;
    Date protection_ends_on;
    Date protection_renewal_from;
    bool protection_renews_itself = false;
    bool reading_shown = false;
    Date reading_automatic_after;
    std::vector<ApplicationAnswer> applications;
};
const Description& sheet_description();

/// The last day on which a notice of what happened on `occurred_on` is in time: the first day is
/// not counted (民法140条); `extended_until` when that is later, for a last day that is a closed
/// day (民法142条).
Date notice_deadline(const Rates& rates, Date occurred_on, Date extended_until = {});

/// Whether a move-in can be done with the card instead of the certificate (法24条の2、令24条の2).
bool special_move_in_allowed(const Rates& rates, const Facts& facts);

/// 支援措置: the day the period ends, and the first day a renewal is accepted.
Date protection_end(const Rates& rates, Date accepted_on);
Date protection_renewal_from(const Rates& rates, Date ends_on);

/// What the law says of one matter.
///
/// Source: 住民基本台帳法22条–25条、52条2項、同施行令24条–25条. Errors: none.
Sheet examine(const Rates& rates, const Facts& facts, Date day);

/// Facts that cannot be: dates that are missing for the matter.
std::vector<Problem> impossible(const Facts& facts, Date day);

}  // namespace yakuba::resident_register
