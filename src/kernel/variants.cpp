#include "kernel/variants.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/utf8.h"
#include "kernel/variants_csv.h"

namespace yakuba {
namespace {

/// A name of four kanji asks four times, and sixty thousand names a second are imported: the kanji
/// of the basic plane are looked up directly, the few beyond it by searching.
class VariantTable {
public:
    explicit VariantTable(std::string_view csv) : basic_(0x10000) {
        for (std::size_t c = 0; c < basic_.size(); ++c)
            basic_[c] = static_cast<char32_t>(c);
        csv.remove_prefix(csv.find('\n') + 1);
        while (csv.find(',') != std::string_view::npos) {
            const char32_t variant = take_code_point(csv);
            csv.remove_prefix(1);  // the comma
            const char32_t standard = take_code_point(csv);
            csv.remove_prefix(csv.find('\n') + 1);
            if (variant < basic_.size()) {
                basic_[variant] = standard;
            } else {
                beyond_.emplace_back(variant, standard);
            }
        }
        std::sort(beyond_.begin(), beyond_.end());
    }

    char32_t standard(char32_t c) const {
        if (c < basic_.size()) return basic_[c];
        const auto found = std::lower_bound(beyond_.begin(), beyond_.end(), std::pair{c, U'\0'});
        return found != beyond_.end() && found->first == c ? found->second : c;
    }

private:
    std::vector<char32_t> basic_;
    std::vector<std::pair<char32_t, char32_t>> beyond_;
};

}  // namespace

char32_t standard_kanji(char32_t c) {
    static const VariantTable table{detail::kVariantsCsv};
    return table.standard(c);
}

}  // namespace yakuba
