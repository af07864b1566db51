#include "app/open_pages.h"

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "app/web_folders.h"
#include "web/call.h"
#include "web/house.h"

namespace yakuba::app {
namespace {

using web::Call;
using web::Response;

/// The town's door: residents go straight in.
Response way_in(Call&) { return web::see_other("/r"); }

/// Fills a view from JSON: texts into markers, objects and lists into sections, true shows one.
void fill(web::View& view, const boost::json::object& values) {
    for (const auto& [marker, value] : values) {
        if (value.is_string()) {
            view.set(marker, value.as_string());
        } else if (value.is_object()) {
            web::View row = view.row(marker);
            fill(row, value.as_object());
        } else if (value.is_array()) {
            for (const boost::json::value& element : value.as_array()) {
                web::View row = view.row(marker);
                fill(row, element.as_object());
            }
        } else if (value.is_bool() && value.as_bool()) {
            view.show(marker);
        }
    }
}

/// Every component in every state, for whoever makes pages. Only where people practise. What the
/// components show is in components.json beside the page.
Response components(Call& call) {
    if (!call.site().training) return call.problem({"page.not_found", "このページはありません。"});
    const auto folders = find_web_folders();
    if (!folders) return call.problem(folders.problem());
    std::ifstream file{folders->templates + "/dev/components.json", std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    web::View view;
    fill(view, boost::json::parse(text.str()).as_object());
    return call.page("dev/components.html", "部品の見本", view);
}

}  // namespace

web::Routes open_pages() {
    web::Routes routes;
    routes.pages = {
        {web::Method::get, "/", {}, way_in, "入口"},
        {web::Method::get, "/dev/components", {}, components, "部品の見本"},
    };
    return routes;
}

}  // namespace yakuba::app
