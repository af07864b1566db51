#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/money.h"
#include "rules/field.h"

namespace yakuba::fixed_asset_tax {

/// An area of land or floor in hundredths of a square metre, as the land register states it
/// (不動産登記規則100条・115条).
struct Area {
    std::int64_t hundredths = 0;
    friend constexpr auto operator<=>(Area, Area) = default;
    friend constexpr Area operator+(Area a, Area b) { return {a.hundredths + b.hundredths}; }
    friend constexpr Area operator-(Area a, Area b) { return {a.hundredths - b.hundredths}; }
    friend constexpr Area operator*(Area a, std::int64_t count) { return {a.hundredths * count}; }
};
constexpr Area square_metres(std::int64_t whole) { return Area{whole * 100}; }

/// The part of an amount that belongs to a part of an area, unrounded (地積による按分).
constexpr Unrounded share_of(Yen amount, Area part, Area whole) {
    return amount * Ratio{part.hundredths, whole.hundredths};
}

}  // namespace yakuba::fixed_asset_tax

namespace yakuba {

/// "120" and "120.55" are square metres; kept as hundredths.
template <>
struct FieldForm<fixed_asset_tax::Area> {
    static constexpr std::string_view kName = "decimal";
    static std::int64_t integer(fixed_asset_tax::Area a) { return a.hundredths; }
    static fixed_asset_tax::Area from_integer(std::int64_t v) { return {v}; }
    static std::string format(fixed_asset_tax::Area area);
    static std::optional<fixed_asset_tax::Area> parse(std::string_view text);
};

}  // namespace yakuba
