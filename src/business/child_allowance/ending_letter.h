#pragma once
#include "business/child_allowance/letter_run.h"

namespace yakuba::child_allowance {

/// 支給事由消滅通知書: why and with which month the allowance ended, and what is still to be paid
/// or given back. The run's form is child_allowance_ending. Problems: "claim.none", those of
/// begin_letter.
Result<notices::Letter> ending_letter(storage::Session& session, const LetterRun& run,
                                      const notices::Addressees& people, PersonId claimant,
                                      std::string number = {});

}  // namespace yakuba::child_allowance
