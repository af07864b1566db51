#include "business/national_health_insurance/business.h"

#include "business/national_health_insurance/benefit.h"
#include "business/national_health_insurance/form.h"

namespace yakuba::national_health_insurance {

Department department() {
    Department d;
    d.id = "national-health-insurance";
    d.label = "国民健康保険";
    d.calculator = calculator();
    d.further_calculators = {benefit_calculator()};
    return d;
}

}  // namespace yakuba::national_health_insurance
