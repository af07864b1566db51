#pragma once
#include <memory>

#include "department/offices.h"
#include "web/route.h"

/// 一括処理: the year's calendar of all departments' runs, starting them, following them.
namespace yakuba {
class BatchRunner;
}

namespace yakuba::portal::staff {

web::Routes batch_calendar_pages(const Offices& offices);  // batch_calendar.cpp
web::Routes batch_start_pages(const Offices& offices,
                              std::shared_ptr<BatchRunner> runner);  // batch_start.cpp
web::Routes batch_run_pages(const Offices& offices,
                            std::shared_ptr<BatchRunner> runner);  // batch_run.cpp

}  // namespace yakuba::portal::staff
