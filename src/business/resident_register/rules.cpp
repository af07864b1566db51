#include "business/resident_register/rules.h"

#include <algorithm>

#include "kernel/period.h"

namespace yakuba::resident_register {
namespace {

/// The last of so many days counted from the day after `event` (民法140条, 141条).
Date last_day(Date event, int days) {
    return last_day_of_period(first_day_after(event), Days{days});
}

/// 転入・転居・世帯変更: within the days of the law after the fact, and never before it.
void examine_notice(const Rates& rates, const Facts& facts, Sheet& sheet) {
    sheet.deadline = notice_deadline(rates, facts.occurred_on, facts.extended_until);
    if (facts.notified_on < facts.occurred_on) {
        sheet.ground = Ground::not_yet;  // 「転入をした者」: 22条1項
        return;
    }
    sheet.accepted = true;
    sheet.in_time = facts.notified_on <= sheet.deadline;
    sheet.ground = sheet.in_time ? Ground::in_time : Ground::late;
    if (sheet.in_time) return;
    sheet.late_reason_needed = true;
    // 52条2項: 正当な理由がなければ過料。定めるのは簡易裁判所。
    if (!facts.good_reason) sheet.possible_fine_max = rates.fine_max;
}

void examine_move_in(const Rates& rates, const Facts& facts, Sheet& sheet) {
    examine_notice(rates, facts, sheet);
    // 22条2項: 転出証明書を添える。国外からの転入 (1項7号) には転出証明書がない。
    sheet.certificate_needed = sheet.accepted && !facts.from_abroad;
    if (!sheet.accepted || facts.from_abroad || !facts.planned_out_on) return;
    sheet.special_move_in_allowed = special_move_in_allowed(rates, facts);
    sheet.certificate_needed = !sheet.special_move_in_allowed;
    if (sheet.ground == Ground::late) return;
    sheet.ground = sheet.special_move_in_allowed ? Ground::special : Ground::certificate_needed;
}

void examine_move_out(const Rates& rates, const Facts& facts, Sheet& sheet) {
    sheet.accepted = true;
    sheet.removed_on = facts.planned_out_on;
    // カードで転入届をする者、国外に転出する者には転出証明書を交付しない (令24条1項)。
    sheet.certificate_issued = !facts.abroad && !facts.card_holder;
    sheet.ground = Ground::removed_as_planned;
    // 24条: あらかじめ届け出る。あとからの届出は他の届出と同じ期間まで期間内として扱う。
    sheet.deadline = notice_deadline(rates, facts.planned_out_on);
    sheet.in_time = !facts.notified_on || facts.notified_on <= sheet.deadline;
    sheet.late_reason_needed = !sheet.in_time;
}

void examine_head_gone(const Facts& facts, Sheet& sheet) {
    if (facts.remaining.empty()) {
        sheet.ground = Ground::no_one_left;
        return;
    }
    sheet.household_notice_needed = facts.remaining.size() > 1;  // 令25条: 一人なら届出は要らない
    sheet.ground = sheet.household_notice_needed ? Ground::notice_needed : Ground::ex_officio;
    if (sheet.household_notice_needed) return;
    const Member& member = facts.remaining.front();
    sheet.new_head = member.name.empty() ? member.relation : member.name;
}

void examine_reading(const Rates& rates, const Facts& facts, Date day, Sheet& sheet) {
    sheet.reading_shown = facts.reading_recorded && day >= rates.reading_from;
    sheet.ground = sheet.reading_shown ? Ground::reading_shown : Ground::reading_blank;
    if (!sheet.reading_shown) sheet.reading_automatic_after = rates.reading_automatic_from;
}

void examine_online(const Rates& rates, const Facts& facts, Sheet& sheet) {
    const Date first = facts.occurred_on - std::chrono::days{rates.online_days_before};
    const Date last = last_day(facts.occurred_on, rates.online_days_after);
    sheet.ground = Ground::online;
    for (const Application& application : facts.applications) {
        const Date applied = application.applied_on;
        sheet.applications.push_back({applied, first <= applied && applied <= last});
    }
}

}  // namespace

Date notice_deadline(const Rates& rates, Date occurred_on, Date extended_until) {
    return std::max(last_day(occurred_on, rates.notice_days), extended_until);
}

bool special_move_in_allowed(const Rates& rates, const Facts& facts) {
    if (!facts.card_presented || facts.registered_in_between) return false;
    // 令24条の2第2号: いずれか早い日以後はできない。経過した日は、その期間の末日の翌日。
    const Date after_plan = last_day(facts.planned_out_on, rates.special_days_after_plan);
    const Date after_move = last_day(facts.occurred_on, rates.special_days_after_move);
    return facts.notified_on <= std::min(after_plan, after_move);
}

Date protection_end(const Rates& rates, Date accepted_on) {
    return last_day_of_period(first_day_after(accepted_on), Months{rates.protection_months});
}

Date protection_renewal_from(const Rates& rates, Date ends_on) {
    return add_months(ends_on, -rates.protection_renewal_months);
}

Sheet examine(const Rates& rates, const Facts& facts, Date day) {
    Sheet sheet;
    switch (facts.matter) {
        case Matter::move_in:
            examine_move_in(rates, facts, sheet);
            break;
        case Matter::move_within:
        case Matter::household_change:
            examine_notice(rates, facts, sheet);
            break;
        case Matter::move_out:
            examine_move_out(rates, facts, sheet);
            break;
        case Matter::head_gone:
            examine_head_gone(facts, sheet);
            break;
        case Matter::protection:
            sheet.ground = Ground::protected_;
            sheet.protection_ends_on = protection_end(rates, facts.accepted_on);
            sheet.protection_renewal_from =
                protection_renewal_from(rates, sheet.protection_ends_on);
            break;
        case Matter::name_reading:
            examine_reading(rates, facts, day, sheet);
            break;
        case Matter::online_move:
            examine_online(rates, facts, sheet);
            break;
    }
    return sheet;
}

std::vector<Problem> impossible(const Facts& facts, Date) {
    std::vector<Problem> problems;
    const auto need = [&](Date date, std::string_view key, std::string_view label) {
        if (date) return;
        problems.push_back({"facts.missing",
                            std::string{label} + "を入力してください。",
                            {},
                            "/" + std::string{key}});
    };
    switch (facts.matter) {
        case Matter::move_in:
        case Matter::move_within:
        case Matter::household_change:
            need(facts.occurred_on, "occurred_on", "異動日");
            need(facts.notified_on, "notified_on", "届出日");
            break;
        case Matter::move_out:
            need(facts.planned_out_on, "planned_out_on", "転出予定日");
            break;
        case Matter::protection:
            need(facts.accepted_on, "accepted_on", "支援措置の申出を受け付けた日");
            break;
        case Matter::online_move:
            need(facts.occurred_on, "occurred_on", "引越しの日");
            break;
        case Matter::head_gone:
        case Matter::name_reading:
            break;
    }
    return problems;
}

}  // namespace yakuba::resident_register
