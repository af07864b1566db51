#include "business/national_health_insurance/case_effects.h"

#include <boost/json.hpp>

#include "business/national_health_insurance/case_benefits.h"
#include "business/national_health_insurance/case_certificates.h"
#include "business/national_health_insurance/case_enrolment.h"
#include "business/national_health_insurance/case_facts.h"
#include "business/national_health_insurance/case_reliefs.h"
#include "business/national_health_insurance/letters.h"
#include "business/national_health_insurance/person_standing.h"

namespace yakuba::national_health_insurance {

procedures::Part procedures_part() {
    procedures::Part part;
    part.prefills = {
        {"national-health-insurance.insured", "国民健康保険の台帳", &insured_facts},
        {"national-health-insurance.uninsured", "国民健康保険の台帳", &uninsured_facts},
        {"national-health-insurance.high_cost", "国民健康保険の給付の記録", &high_cost_facts},
        {"national-health-insurance.deceased", "国民健康保険の台帳", &deceased_facts},
        {"national-health-insurance.departed", "国民健康保険の台帳", &departed_facts},
        {"national-health-insurance.special", "国民健康保険の台帳", &special_facts},
        standing_source("national-health-insurance.standing", "国民健康保険の台帳", &standing),
    };
    for (auto list :
         {enrolment_effects(), relief_effects(), benefit_effects(), certificate_effects()}) {
        part.effects.insert(part.effects.end(), list.begin(), list.end());
    }
    part.letters = {
        {"national-health-insurance.benefit", "国民健康保険 支給決定通知書", &benefit_pdf},
        {"national-health-insurance.certificate", "国民健康保険 認定証・受療証",
         &care_certificate_pdf},
        {"national-health-insurance.refusal", "国民健康保険 却下通知書", &refusal_pdf},
    };
    return part;
}

}  // namespace yakuba::national_health_insurance
