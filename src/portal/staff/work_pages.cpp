#include "portal/staff/work_pages.h"

#include "portal/staff/batch.h"
#include "portal/staff/batch_runner.h"
#include "portal/staff/cases.h"
#include "portal/staff/decisions.h"

namespace yakuba::portal::staff {

web::Routes work_pages(const Offices& offices) {
    const auto runner = std::make_shared<BatchRunner>();
    web::Routes all;
    for (web::Routes part : {
             inbox_pages(offices),
             review_pages(offices),
             decision_pages(offices),
             bulk_pages(offices),
             batch_calendar_pages(offices),
             batch_start_pages(offices, runner),
             batch_run_pages(offices, runner),
         }) {
        all.add(std::move(part));
    }
    return all;
}

}  // namespace yakuba::portal::staff
