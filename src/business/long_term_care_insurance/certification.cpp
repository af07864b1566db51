#include "business/long_term_care_insurance/certification.h"

#include <algorithm>

namespace yakuba::long_term_care_insurance {
namespace {

/// Which row of the periods an application falls under, and why.
PeriodKind period_kind(const CertificationRates& rates, const CertificationFacts& facts,
                       CertificationGround& ground) {
    switch (facts.kind) {
        case ApplicationKind::renewal:
            if (facts.former_until && facts.applied_on > facts.former_until) {
                ground = CertificationGround::renewal_expired;
                return PeriodKind::first;
            }
            ground = CertificationGround::renewal;
            if (facts.former_until &&
                facts.applied_on < facts.former_until - std::chrono::days{rates.renewal_days})
                ground = CertificationGround::renewal_too_early;
            return facts.level == facts.former_level ? PeriodKind::renewal_same
                                                     : PeriodKind::renewal;
        case ApplicationKind::change:
            ground = CertificationGround::change;
            return PeriodKind::change;
        case ApplicationKind::move_in:
            // 「住民となった日から十四日以内」: the day itself is not counted.
            if (facts.moved_in_on &&
                facts.applied_on > facts.moved_in_on + std::chrono::days{rates.move_in_days}) {
                ground = CertificationGround::move_in_late;
                return PeriodKind::first;
            }
            ground = CertificationGround::move_in;
            return PeriodKind::move_in;
        case ApplicationKind::first:
            break;
    }
    ground = CertificationGround::first;
    return PeriodKind::first;
}

Date first_day(const CertificationFacts& facts, CertificationGround ground) {
    const bool renews =
        ground == CertificationGround::renewal || ground == CertificationGround::renewal_too_early;
    if (renews && facts.former_until) return facts.former_until + std::chrono::days{1};
    if (ground == CertificationGround::move_in && facts.moved_in_on) return facts.moved_in_on;
    return facts.applied_on;
}

bool is_late(const CertificationFacts& facts, Date deadline) {
    if (!facts.decided_on) return false;
    return facts.decided_on > std::max(deadline, facts.expected_on);
}

}  // namespace

const ValidityPeriod* period_of(const CertificationRates& rates, PeriodKind kind) {
    const auto row = std::ranges::find(rates.periods, kind, &ValidityPeriod::kind);
    return row == rates.periods.end() ? nullptr : &*row;
}

Level level_by_minutes(const CertificationRates& rates, int minutes, bool unstable) {
    Level level = Level::not_certified;
    for (const CareMinutes& row : rates.care_minutes)
        if (minutes >= row.minutes) level = row.level;
    return level == Level::care_1 && !unstable ? Level::support_2 : level;
}

Date decision_deadline(const CertificationRates& rates, Date applied_on) {
    return applied_on + std::chrono::days{rates.decision_days};
}

Date valid_until(Date from, int months) {
    const int whole = from.day() == 1 ? months - 1 : months;
    return (YearMonth{from} + whole).last_day();
}

int care_step(Level level) {
    switch (level) {
        case Level::support_1:
        case Level::transitional:
            return 1;
        case Level::support_2:
        case Level::care_1:
            return 2;
        case Level::care_2:
            return 3;
        case Level::care_3:
            return 4;
        case Level::care_4:
            return 5;
        case Level::care_5:
            return 6;
        case Level::undecided:
        case Level::not_certified:
            break;
    }
    return 0;
}

CertificationSheet certification(const CertificationRates& rates,
                                 const CertificationFacts& stated) {
    CertificationFacts facts = stated;
    CertificationSheet sheet;
    if (facts.minutes > 0)
        sheet.first_judgement = level_by_minutes(rates, facts.minutes, facts.unstable);
    if (facts.level == Level::undecided) {
        facts.level =
            facts.kind == ApplicationKind::move_in ? facts.former_level : sheet.first_judgement;
    }
    sheet.level = facts.level;
    sheet.deadline = decision_deadline(rates, facts.applied_on);
    sheet.late = is_late(facts, sheet.deadline);
    const PeriodKind kind = period_kind(rates, facts, sheet.ground);
    const ValidityPeriod* row = period_of(rates, kind);
    if (row == nullptr) return sheet;
    sheet.months_least = row->least;
    sheet.months_most = row->most;
    if (facts.level == Level::not_certified) {
        sheet.ground = CertificationGround::not_certified;
        return sheet;
    }
    sheet.months =
        facts.months == 0 ? row->standard : std::clamp(facts.months, row->least, row->most);
    sheet.valid_from = first_day(facts, sheet.ground);
    sheet.valid_to = valid_until(sheet.valid_from, sheet.months);
    sheet.renewal_from = sheet.valid_to - std::chrono::days{rates.renewal_days};
    sheet.renewal_until = sheet.valid_to;
    return sheet;
}

}  // namespace yakuba::long_term_care_insurance
