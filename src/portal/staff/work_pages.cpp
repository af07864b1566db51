#include "portal/staff/work_pages.h"

#include "portal/staff/audit.h"
#include "portal/staff/batch.h"
#include "portal/staff/cases.h"
#include "portal/staff/decisions.h"
#include "portal/staff/documents.h"
#include "portal/staff/drafts.h"
#include "portal/staff/extract.h"
#include "portal/staff/notices.h"
#include "portal/staff/payments.h"
#include "portal/staff/users.h"

namespace yakuba::portal::staff {

web::Routes work_pages(const Offices& offices, const std::shared_ptr<BatchRunner>& runner) {
    web::Routes all;
    for (web::Routes part : {
             inbox_pages(offices),
             review_pages(offices),
             decision_pages(offices),
             bulk_pages(offices),
             notice_pages(offices),
             counter_pages(offices),
             draft_pages(offices),
             batch_calendar_pages(offices),
             batch_start_pages(offices, runner),
             batch_run_pages(offices, runner),
             payment_pages(offices),
             extract_pages(offices),
             document_pages(offices),
             disposal_pages(),
             user_pages(offices),
             user_secret_pages(offices),
             audit_pages(offices),
             journal_pages(offices),
         }) {
        all.add(std::move(part));
    }
    return all;
}

}  // namespace yakuba::portal::staff
