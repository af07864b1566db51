#include "business/long_term_care_insurance/business.h"

#include "business/long_term_care_insurance/form.h"

namespace yakuba::long_term_care_insurance {

Department department() {
    Department d;
    d.id = "long-term-care-insurance";
    d.label = "介護保険";
    d.calculator = calculator();
    return d;
}

}  // namespace yakuba::long_term_care_insurance
