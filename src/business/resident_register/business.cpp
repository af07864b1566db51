#include "business/resident_register/business.h"

#include "business/resident_register/rules.h"

namespace yakuba::resident_register {

Department department() {
    Department department;
    department.id = "resident-register";
    department.label = "住民基本台帳";
    department.calculator = calculator();
    return department;
}

}  // namespace yakuba::resident_register
