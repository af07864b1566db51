#pragma once
#include <memory>
#include <span>
#include <vector>

#include "department/command.h"
#include "department/offices.h"
#include "portal/api/operation.h"

namespace yakuba {
class BatchRunner;
}

/// The operations, a group to a file.
namespace yakuba::portal::api {

std::vector<Operation> token_operations();
std::vector<Operation> person_operations();
std::vector<Operation> search_operations();
std::vector<Operation> timeline_operations(const Offices& offices);
std::vector<Operation> version_operations();
std::vector<Operation> event_operations(std::span<const DescribedCommand> commands);
std::vector<Operation> calculator_operations(const Offices& offices);
std::vector<Operation> procedure_operations(const Offices& offices);
std::vector<Operation> submission_operations(const Offices& offices);
std::vector<Operation> case_operations(const Offices& offices);
std::vector<Operation> attachment_operations();
std::vector<Operation> notice_operations();
std::vector<Operation> batch_operations(const Offices& offices);
/// Without a runner they can only be described.
std::vector<Operation> batch_start_operations(const Offices& offices,
                                              const std::shared_ptr<BatchRunner>& runner);

/// All of them, in the order of the document.
std::vector<Operation> operations(const Offices& offices,
                                  std::span<const DescribedCommand> commands,
                                  const std::shared_ptr<BatchRunner>& runner);

}  // namespace yakuba::portal::api
