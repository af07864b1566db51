#pragma once
#include "kernel/result.h"
#include "web/templates.h"

namespace yakuba::app {

/// Where the pages are: the environment variable YAKUBA_WEB, or the folder `web` found upward from
/// the program, or PREFIX/share/yakuba/web.
Result<web::WebFolders> find_web_folders();

}  // namespace yakuba::app
