#include "portal/staff/routes.h"

#include "portal/staff/pages.h"
#include "portal/staff/work_pages.h"

namespace yakuba::portal::staff {

web::Routes routes(const Offices& offices, const std::shared_ptr<BatchRunner>& runner) {
    web::Routes all;
    for (web::Routes part : {
             sign_in_pages(),
             hand_over_pages(),
             account_pages(),
             purpose_pages(),
             help_pages(),
             today_pages(offices),
             search_pages(),
             person_pages(offices),
             work_pages(offices, runner),
             business_pages(offices),
             correction_pages(offices),
             household_pages(),
             protection_pages(offices),
             number_pages(offices),
             test_card_pages(offices),
             note_pages(offices),
             glyph_pages(offices),
         }) {
        all.add(std::move(part));
    }
    return all;
}

}  // namespace yakuba::portal::staff
