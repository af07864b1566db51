#pragma once
#include "kernel/date.h"
#include "kernel/money.h"
#include "rules/description.h"

namespace yakuba::resident_register {

/// Days and periods of the register: data/law/resident_register.toml.
struct Rates {
    int notice_days = 0;
    Yen fine_max;
    int special_days_after_plan = 0;
    int special_days_after_move = 0;
    int online_days_before = 0;
    int online_days_after = 0;
    int protection_months = 0;
    int protection_renewal_months = 0;
    Date reading_from;
    Date reading_automatic_from;
    Yen certificate_fee;
};
const Description& rates_description();

}  // namespace yakuba::resident_register
