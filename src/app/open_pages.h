#pragma once
#include "web/route.h"

namespace yakuba::app {

/// What stands outside the portals: the way in, and the sample sheet of components.
web::Routes open_pages();

}  // namespace yakuba::app
