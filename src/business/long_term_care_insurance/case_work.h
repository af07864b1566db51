#pragma once
#include "business/long_term_care_insurance/restriction_records.h"
#include "department/received_on.h"

/// What the cases of the department check, show and write. Each apply runs inside the decision's
/// own transaction.
namespace yakuba::long_term_care_insurance {

inline Problem no_application() {
    return {"certification.none",
            "決定していない認定の申請がありません。申請の番号を確かめてください。",
            {},
            "application",
            "介護保険法27条1項"};
}

using CaseCheck = std::vector<Problem>(const procedures::Asked&, const procedures::Matter&);
using CasePreview = Result<std::vector<procedures::PreviewLine>>(const procedures::Asked&,
                                                                 const procedures::Matter&);
using CasePdf = Result<std::string>(const Town&, storage::Session&, const procedures::LetterOrder&);
using CaseApply = Result<boost::json::value>(const Town&, storage::Transaction&,
                                             const procedures::Matter&);

// 認定 (case_certification.cpp)
CaseCheck check_application;
CasePreview preview_application;
CaseApply apply_application;
CaseApply apply_delay;
CasePreview preview_judgement;
CaseApply apply_judgement;
CaseApply apply_move_in;
CaseApply apply_withdrawal;

// 届出・証 (case_notices.cpp)
CaseApply apply_care_plan;
CaseApply apply_reissue_insured;
CaseApply apply_reissue_burden;

// 給付 (case_benefits.cpp)
CaseCheck check_certified;
CaseApply apply_high_cost_claim;
CasePreview preview_limit;
CaseApply apply_limit;
CasePreview preview_purchase;
CaseApply apply_equipment;
CaseApply apply_housing_prior;
CaseApply apply_housing;

// 住所地特例 (case_address_special.cpp)
CaseApply apply_address_special;

// 高額の給付の証明と返還 (case_joint.cpp)
CaseApply apply_joint_certificate;
CaseApply apply_return;

// 給付制限 (case_restriction.cpp)
CaseApply apply_relief;
CaseApply apply_deduction;  // case_deduction.cpp
CaseApply apply_second_warning;
/// By what a form names one restriction of a person.
std::string restriction_key(const Restriction& restriction);

// 文書 (case_letters.cpp)
CasePdf certification_pdf;
CasePdf delay_pdf;
CasePdf insured_card_pdf;
CasePdf burden_card_pdf;
CasePdf limit_card_pdf;
CasePdf high_cost_pdf;
CasePdf joint_certificate_pdf;
CasePdf purchase_pdf;
CasePdf restriction_end_pdf;
CasePdf deduction_pdf;
CasePdf restriction_warning_pdf;
CasePdf refusal_pdf;

}  // namespace yakuba::long_term_care_insurance
