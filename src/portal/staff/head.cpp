#include "portal/staff/head.h"

#include "kernel/utf8.h"

namespace yakuba::portal::staff {

void fill_frame(web::View& view, Screen& screen) {
    fill_card(view, screen);
    fill_household(view, screen);
    fill_alert(view, screen);
    fill_cautions(view, screen);
    view.set("PERSON_LINK", screen.path());
}

Result<std::string> typed_reason(const web::Fields& form) {
    constexpr std::size_t kShortest = 4, kLongest = 300;
    std::string reason = form.get("reason");
    const std::size_t letters = grapheme_count(reason);
    if (reason.find_first_not_of(" \t\r\n") == std::string::npos || letters < kShortest) {
        return Problem{.code = "reason.missing",
                       .message = "理由を書いてください。閲覧記録に残り、監査で確かめられます。",
                       .where = "reason"};
    }
    if (letters > kLongest) {
        return Problem{
            .code = "reason.too_long",
            .message = "理由は" + std::to_string(kLongest) + "文字までで書いてください。",
            .where = "reason"};
    }
    return reason;
}

}  // namespace yakuba::portal::staff
