#include "business/electoral_roll/disqualification.h"

#include <algorithm>

#include "kernel/period.h"

namespace yakuba::electoral_roll {
namespace {

Date day_after(Date last) { return last + std::chrono::days{1}; }

/// The day after `years` that run from an event.
Date after_years(Date event, int years) {
    return day_after(last_day_of_period(first_day_after(event), Months{years * 12}));
}

Date after_known(Date last) { return last ? day_after(last) : kForever; }

/// Before what the court declared and before pardons.
Date ordinary_return(const Rates& rates, const Sentence& s) {
    const int fine_years = s.repeated ? rates.repeated_years : rates.fine_years;
    const int offence_years = s.repeated ? rates.repeated_years : rates.offence_years;
    switch (s.offence) {
        case Offence::none:
            return s.final_on;
        case Offence::imprisonment:
        case Offence::imprisonment_unexecuted:
            // 11条1項3号: 刑の執行猶予中の者を除く。
            return s.suspended ? s.final_on : after_known(s.served_on);
        case Offence::bribery_in_office:
            if (s.suspended) return after_known(s.suspended_until);
            return s.served_on ? after_years(s.served_on, rates.bribery_years) : kForever;
        case Offence::election_suspended:
            return after_known(s.suspended_until);
        case Offence::election_fine:
            if (s.suspended) return after_known(s.suspended_until);
            return after_years(s.final_on, fine_years);
        case Offence::election_imprisonment:
            if (s.suspended) return after_known(s.suspended_until);
            return s.served_on ? after_years(s.served_on, offence_years) : kForever;
        case Offence::political_funds:
            if (s.suspended) return after_known(s.suspended_until);
            return after_years(s.served_on ? s.served_on : s.final_on, fine_years);
    }
    return kForever;
}

bool court_may_declare(Offence offence) {
    return offence == Offence::election_fine || offence == Offence::election_imprisonment ||
           offence == Offence::political_funds;
}

}  // namespace

Date right_returns_on(const Rates& rates, const Sentence& sentence) {
    Date back = ordinary_return(rates, sentence);
    // 252条4項, 政治資金規正法28条3項。
    if (court_may_declare(sentence.offence)) {
        if (sentence.not_applied) back = sentence.final_on;
        if (sentence.declared_until) back = std::min(back, day_after(sentence.declared_until));
    }
    if (sentence.restored_on) back = std::min(back, sentence.restored_on);
    return std::max(back, sentence.final_on);
}

bool is_disqualified(const Rates& rates, std::span<const Sentence> sentences, Date day) {
    return std::ranges::any_of(sentences, [&](const Sentence& s) {
        return s.final_on <= day && day < right_returns_on(rates, s);
    });
}

Date disqualified_until(const Rates& rates, std::span<const Sentence> sentences, Date day) {
    Date latest;
    for (const Sentence& s : sentences) {
        const Date back = right_returns_on(rates, s);
        if (s.final_on <= day && day < back) latest = std::max(latest, back);
    }
    return latest;
}

}  // namespace yakuba::electoral_roll
