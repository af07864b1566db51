#include "business/fixed_asset_tax/area.h"

#include <algorithm>

namespace yakuba {
namespace {

/// Larger than any municipality, and small enough for every product with a price.
constexpr std::int64_t kMostSquareMetres = 10'000'000;

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string FieldForm<fixed_asset_tax::Area>::format(fixed_asset_tax::Area area) {
    const std::int64_t rest = area.hundredths % 100;
    std::string text = std::to_string(area.hundredths / 100) + ".";
    if (rest < 10) text += '0';
    return text + std::to_string(rest);
}

std::optional<fixed_asset_tax::Area> FieldForm<fixed_asset_tax::Area>::parse(
    std::string_view text) {
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    if (!all_digits(whole)) return std::nullopt;
    const auto metres = detail::parse_integer(whole);
    if (!metres || *metres > kMostSquareMetres) return std::nullopt;
    std::int64_t hundredths = 0;
    if (point != std::string_view::npos) {
        const std::string_view fraction = text.substr(point + 1);
        if (!all_digits(fraction) || fraction.size() > 2) return std::nullopt;
        hundredths = *detail::parse_integer(fraction) * (fraction.size() == 1 ? 10 : 1);
    }
    return fixed_asset_tax::Area{*metres * 100 + hundredths};
}

}  // namespace yakuba
