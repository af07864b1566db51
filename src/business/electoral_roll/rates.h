#pragma once
#include <vector>

#include "kernel/date.h"
#include "rules/description.h"

namespace yakuba::electoral_roll {

/// A month in which the regular registration is made (登録月).
struct RegularMonth {
    int month = 0;
};

/// What law and municipality fix for one day: data/law/electoral_roll.toml and the ordinances.
struct Rates {
    // 被登録資格
    int voting_age = 0;
    int residence_months = 0;
    int former_months = 0;
    int survey_age = 0;
    // 登録
    std::vector<RegularMonth> regular_months;
    bool moves_to_open_day = false;
    int transfer_pause_days = 0;
    // 異議の申出
    int objection_days = 0;
    int election_objection_days = 0;
    int decision_days = 0;
    int lawsuit_days = 0;
    // 閲覧
    int closed_days_after_voting = 0;
    // 欠格
    int bribery_years = 0;
    int fine_years = 0;
    int offence_years = 0;
    int repeated_years = 0;
    // 選挙の期日の公示・告示: 少なくとも何日前
    int representatives_notice_days = 0;
    int councillors_notice_days = 0;
    int governor_notice_days = 0;
    int prefectural_assembly_notice_days = 0;
    int municipal_notice_days = 0;
    // 投票
    int polling_opens_minute = 0;
    int polling_closes_minute = 0;
    int early_opens_minute = 0;
    int early_closes_minute = 0;
};
const Description& rates_description();

}  // namespace yakuba::electoral_roll

namespace yakuba {
template <>
const Description& description_of<electoral_roll::RegularMonth>();
}  // namespace yakuba
