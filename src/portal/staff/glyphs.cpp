#include "notices/glyphs.h"

#include "portal/staff/head.h"
#include "portal/staff/pages.h"

/// 字形を見る: the name in large Mincho, drawn by the server, so that it does not depend on the
/// fonts of the terminal; and which character is which.
namespace yakuba::portal::staff {
namespace {

using web::Call;
using web::Response;

void fill_glyphs(web::View& view, const std::string& label, const std::string& name,
                 std::string_view picture) {
    if (name.empty()) return;
    web::View row = view.row("TEXTS");
    row.set("TEXT_LABEL", label).set("TEXT", name).set("PICTURE", picture);
    for (const notices::Glyph& glyph : notices::draw_glyphs(name).glyphs) {
        row.row("GLYPHS_OF")
            .set("GLYPH", glyph.text)
            .set("CODE_POINTS", glyph.code_points)
            .set("FONT", glyph.font.empty() ? "なし" : glyph.font)
            .show(glyph.stands_in ? "STANDS_IN" : "REGISTERED");
    }
}

Response show(Call& call, const Offices& offices) {
    auto screen = open_screen(call, offices);
    if (!screen) return call.problem(screen.problem());
    call.saw(screen->person, "字形の画面", "resident-register");
    web::View view;
    fill_frame(view, *screen);
    const registry::Resident& r = screen->now->record;
    fill_glyphs(view, "氏名", r.name, "name.svg");
    fill_glyphs(view, "旧氏", r.former_name, "former.svg");
    fill_glyphs(view, "通称", r.alias, "alias.svg");
    return call.page("staff/glyphs.html", "字形", view);
}

/// The picture on that page; the page has been noted.
Response picture(Call& call) {
    const auto person = call.person();
    if (!person) return call.problem(person.problem());
    const auto found = registry::find_resident(call.session(), *person, {call.today()});
    const std::string& file = call.request().place.get("picture");
    if (!found) return call.problem({"person.not_found", "この宛名番号の人はいません。"});
    const registry::Resident& r = found->record;
    const std::string& text = file == "former.svg"  ? r.former_name
                              : file == "alias.svg" ? r.alias
                                                    : r.name;
    return web::file(notices::draw_glyphs(text).svg, "image/svg+xml", file);
}

}  // namespace

web::Routes glyph_pages(const Offices& offices) {
    web::Routes routes;
    routes.pages = {
        {web::Method::get, "/s/persons/{person}/glyphs", kPersonAccess,
         [&offices](Call& call) { return show(call, offices); }, "字形の画面"},
        {web::Method::get, "/s/persons/{person}/glyphs/{picture}", kPersonAccess, picture,
         "字形の画面"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
