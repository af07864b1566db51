#pragma once
#include <compare>
#include <cstdint>

namespace yakuba {

/// A number that is only ever itself: a PersonId cannot be passed where a HouseholdId is due.
/// Zero is "none" (an absent reference in a record).
template <class Tag>
class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(std::int64_t value) : value_(value) {}
    constexpr std::int64_t value() const { return value_; }
    constexpr explicit operator bool() const { return value_ != 0; }
    friend constexpr auto operator<=>(Id, Id) = default;

private:
    std::int64_t value_ = 0;
};

/// 宛名番号: one number for each person, resident or not, and for each corporation.
using PersonId = Id<struct PersonTag>;
/// 世帯番号. Not stable through a life: history is kept by person.
using HouseholdId = Id<struct HouseholdTag>;

}  // namespace yakuba
