#include <qrencode.h>

#include <memory>
#include <stdexcept>

#include "portal/staff/users.h"

namespace yakuba::portal::staff {

void show_qr(web::View& view, const std::string& text) {
    constexpr int kQuiet = 4;  // modules of white around it (JIS X 0510)
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code{
        QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free};
    if (code == nullptr) throw std::runtime_error("the text does not fit into a QR code");
    view.set("QR_SIZE", code->width + 2 * kQuiet);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width;) {
            int run = 0;
            while (x + run < code->width && (code->data[y * code->width + x + run] & 1) != 0)
                ++run;
            if (run > 0) {
                view.row("MODULES").set("X", x + kQuiet).set("Y", y + kQuiet).set("RUN", run);
            }
            x += run + 1;
        }
    }
}

}  // namespace yakuba::portal::staff
