#include "business/electoral_roll/business.h"

#include "business/electoral_roll/form.h"

namespace yakuba::electoral_roll {

Department department() {
    Department d;
    d.id = "electoral-roll";
    d.label = "選挙人名簿";
    d.calculator = calculator();
    return d;
}

}  // namespace yakuba::electoral_roll
