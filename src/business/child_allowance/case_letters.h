#pragma once
#include "procedures/hooks.h"

/// The letters of cases, read through the decision's own session: what was just recognised is not
/// decided by the monthly run yet, and is computed here as that run will.
namespace yakuba::child_allowance {

Result<std::string> recognition_pdf(const Town&, storage::Session&, const procedures::LetterOrder&);
Result<std::string> revision_pdf(const Town&, storage::Session&, const procedures::LetterOrder&);
Result<std::string> ending_pdf(const Town&, storage::Session&, const procedures::LetterOrder&);
Result<std::string> unpaid_pdf(const Town&, storage::Session&, const procedures::LetterOrder&);
Result<std::string> refusal_pdf(const Town&, storage::Session&, const procedures::LetterOrder&);

}  // namespace yakuba::child_allowance
