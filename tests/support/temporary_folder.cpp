#include "support/temporary_folder.h"

#include <stdlib.h>

#include <filesystem>
#include <stdexcept>

namespace yakuba::test {

TemporaryFolder::TemporaryFolder() {
    std::string form = (std::filesystem::temp_directory_path() / "yakuba-test-XXXXXX").string();
    if (mkdtemp(form.data()) == nullptr) throw std::runtime_error("no temporary folder: " + form);
    path_ = form;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace yakuba::test
