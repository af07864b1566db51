#pragma once
#include <string>

/// Which program on which machine is at work on something, and whether it still runs there.
namespace yakuba::batch {

/// "machine 4711 883344": host, process, and the moment the process began, since numbers of
/// processes come again.
std::string this_program();
/// True when the program ran on this machine and has ended. Of another machine nothing is known.
bool has_ended(const std::string& program);

}  // namespace yakuba::batch
