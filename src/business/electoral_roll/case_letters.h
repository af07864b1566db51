#pragma once
#include "procedures/hooks.h"

/// Letters of cases, on the commission's sheet (data/forms/electoral_roll_paper.svg).
namespace yakuba::electoral_roll {

Result<std::string> objection_pdf(const Town&, storage::Session&, const procedures::LetterOrder&);
Result<std::string> objection_refusal_pdf(const Town&, storage::Session&,
                                          const procedures::LetterOrder&);
Result<std::string> inspection_pdf(const Town&, storage::Session&, const procedures::LetterOrder&);
Result<std::string> ballot_pdf(const Town&, storage::Session&, const procedures::LetterOrder&);
Result<std::string> proof_pdf(const Town&, storage::Session&, const procedures::LetterOrder&);
Result<std::string> refusal_pdf(const Town&, storage::Session&, const procedures::LetterOrder&);

}  // namespace yakuba::electoral_roll
