#include "business/long_term_care_insurance/case_effects.h"

#include <boost/json.hpp>

#include "business/long_term_care_insurance/case_facts.h"
#include "business/long_term_care_insurance/case_work.h"
#include "business/long_term_care_insurance/person_standing.h"

namespace yakuba::long_term_care_insurance {

procedures::Part procedures_part() {
    procedures::Part part;
    part.prefills = {
        {"long-term-care-insurance.status", "介護保険の台帳", &status_facts},
        standing_source("long-term-care-insurance.standing", "介護保険の台帳", &standing)};
    part.effects = {
        {"long-term-care-insurance.apply", &check_application, &preview_application,
         &apply_application},
        {"long-term-care-insurance.delay", {}, {}, &apply_delay},
        {"long-term-care-insurance.withdraw", {}, {}, &apply_withdrawal},
        {"long-term-care-insurance.judge", {}, &preview_judgement, &apply_judgement},
        {"long-term-care-insurance.take_over", &check_application, {}, &apply_move_in},
        {"long-term-care-insurance.care_plan", &check_certified, {}, &apply_care_plan},
        {"long-term-care-insurance.reissue_insured", {}, {}, &apply_reissue_insured},
        {"long-term-care-insurance.reissue_burden", &check_certified, {}, &apply_reissue_burden},
        {"long-term-care-insurance.high_cost", &check_certified, {}, &apply_high_cost_claim},
        {"long-term-care-insurance.limit", &check_certified, &preview_limit, &apply_limit},
        {"long-term-care-insurance.equipment", &check_certified, &preview_purchase,
         &apply_equipment},
        {"long-term-care-insurance.housing_prior", &check_certified, &preview_purchase,
         &apply_housing_prior},
        {"long-term-care-insurance.housing", &check_certified, &preview_purchase, &apply_housing},
        {"long-term-care-insurance.address_special", {}, {}, &apply_address_special},
        {"long-term-care-insurance.joint_certificate", {}, {}, &apply_joint_certificate},
        {"long-term-care-insurance.returned", {}, {}, &apply_return},
        {"long-term-care-insurance.relieve", {}, {}, &apply_relief},
        {"long-term-care-insurance.deduct", {}, {}, &apply_deduction},
        {"long-term-care-insurance.warn_second", &check_certified, {}, &apply_second_warning},
    };
    part.letters = {
        {"long-term-care-insurance.certification", "認定結果通知書", &certification_pdf},
        {"long-term-care-insurance.delay", "延期通知書", &delay_pdf},
        {"long-term-care-insurance.insured_card", "介護保険被保険者証", &insured_card_pdf},
        {"long-term-care-insurance.burden_card", "介護保険負担割合証", &burden_card_pdf},
        {"long-term-care-insurance.limit_card", "介護保険負担限度額認定証", &limit_card_pdf},
        {"long-term-care-insurance.high_cost", "高額介護サービス費申請受理通知書", &high_cost_pdf},
        {"long-term-care-insurance.purchase", "支給決定通知書", &purchase_pdf},
        {"long-term-care-insurance.joint_certificate", "自己負担額証明書", &joint_certificate_pdf},
        {"long-term-care-insurance.deduction", "滞納保険料控除通知書", &deduction_pdf},
        {"long-term-care-insurance.restriction_end", "給付制限終了通知書", &restriction_end_pdf},
        {"long-term-care-insurance.restriction_warning", "給付制限予告通知書",
         &restriction_warning_pdf},
        {"long-term-care-insurance.refusal", "介護保険 却下通知書", &refusal_pdf},
    };
    return part;
}

}  // namespace yakuba::long_term_care_insurance
