#pragma once
#include "documents/toml_tree.h"
#include "procedures/definition.h"

namespace yakuba::procedures {

/// What can only be checked once the whole file is read: that keys are unique, that conditions look
/// at earlier questions of the right place, that sources are among the facts. Fails through the
/// reader.
void check_references(const Procedure& procedure, documents::TomlReader& reader);

}  // namespace yakuba::procedures
