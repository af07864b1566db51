#pragma once
#include <memory>

#include "department/offices.h"
#include "web/route.h"

namespace yakuba {
class BatchRunner;
}

namespace yakuba::portal::staff {

/// The pages of the office behind the counter: cases and decisions, documents, runs, payments,
/// extracts, accounts and the audit. Their visible list is in work_pages.cpp.
web::Routes work_pages(const Offices& offices, const std::shared_ptr<BatchRunner>& runner);

}  // namespace yakuba::portal::staff
