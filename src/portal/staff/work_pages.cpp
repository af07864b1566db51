#include "portal/staff/work_pages.h"

#include "portal/staff/cases.h"
#include "portal/staff/decisions.h"

namespace yakuba::portal::staff {

web::Routes work_pages(const Offices& offices) {
    web::Routes all;
    for (web::Routes part : {
             inbox_pages(offices),
             review_pages(offices),
             decision_pages(offices),
             bulk_pages(offices),
         }) {
        all.add(std::move(part));
    }
    return all;
}

}  // namespace yakuba::portal::staff
