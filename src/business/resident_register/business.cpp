#include "business/resident_register/business.h"

#include "business/resident_register/notices.h"
#include "business/resident_register/pages/pages.h"
#include "business/resident_register/pages/schema.h"
#include "business/resident_register/person_page.h"
#include "business/resident_register/rules.h"

namespace yakuba::resident_register {

Calculator notice_calculator() {
    return calculator<Facts, Rates, Sheet>("resident-register", "住民基本台帳", "resident_register",
                                           Period::day, facts_description(), rates_description(),
                                           sheet_description(), &examine, &impossible);
}

Department department() {
    Department d;
    d.id = "resident-register";
    d.label = "住民基本台帳";
    d.calculator = notice_calculator();
    d.migrations = page_migrations();
    d.tables = page_tables();
    d.letters = letters();
    d.person_page = person_page();
    d.pages = &pages;
    return d;
}

}  // namespace yakuba::resident_register
