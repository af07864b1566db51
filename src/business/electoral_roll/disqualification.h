#pragma once
#include <span>

#include "business/electoral_roll/facts.h"
#include "business/electoral_roll/rates.h"

/// 欠格: from which day to which a sentence takes the right to vote away.
namespace yakuba::electoral_roll {

/// The first day on which the right is back; kForever while nobody knows the end, and the day of
/// the judgment itself when the sentence takes no right away.
///
/// Source: 公職選挙法11条1項, 252条; 政治資金規正法28条. Years run from the day after the event
/// (民法140条), and the right is back on the day after their last.
Date right_returns_on(const Rates& rates, const Sentence& sentence);

/// Whether any of the sentences holds on the day.
bool is_disqualified(const Rates& rates, std::span<const Sentence> sentences, Date day);

/// The latest day on which the right is back, of the sentences that hold on `day`; none when none
/// does.
Date disqualified_until(const Rates& rates, std::span<const Sentence> sentences, Date day);

}  // namespace yakuba::electoral_roll
