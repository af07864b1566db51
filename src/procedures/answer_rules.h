#pragma once
#include "procedures/answers.h"

namespace yakuba::procedures {

/// Whether this question is put at all: its conditions hold, and it is not for staff alone.
bool is_asked(const Question& question, const Surroundings& around, Channel channel);
/// Whether an attachment is not needed because the town can see for itself.
bool is_not_needed(const Question& question, const Surroundings& around);

/// The rules of one read answer: there when needed, one of the choices, within its limits. False
/// when one is broken (and said so).
bool expect_rules(const Question& question, const boost::json::value& value,
                  const std::string& where, const Surroundings& around, const Moment& moment,
                  AnswerProblems& problems);

/// "today", "today-30", "2026-04-01" or an earlier question's key as a day; none when that question
/// has no answer.
std::optional<Date> bound_day(std::string_view bound, const Surroundings& around, Date today);

}  // namespace yakuba::procedures
