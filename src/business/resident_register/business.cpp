#include "business/resident_register/business.h"

#include "business/resident_register/bookings.h"
#include "business/resident_register/case_effects.h"
#include "business/resident_register/notices.h"
#include "business/resident_register/pages/pages.h"
#include "business/resident_register/person_page.h"
#include "business/resident_register/rules.h"
#include "business/resident_register/schema.h"

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
    d.migrations = migrations();
    d.tables = tables();
    for (const storage::Table* table : d.tables) {
        exchange::ImportPart part;
        part.table = table;
        d.imports.push_back(std::move(part));
    }
    d.jobs = {{"bookings", "来庁予約の期限超過", Period::day, &close_bookings}};
    d.letters = letters();
    d.procedures = procedures_part();
    d.person_page = person_page();
    d.pages = &pages;
    return d;
}

}  // namespace yakuba::resident_register
