#pragma once
#include <cstdint>
#include <initializer_list>
#include <span>

namespace yakuba::generator {

/// Mixes the bits of a number (the finaliser of SplitMix64).
constexpr std::uint64_t mix(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31);
}

/// What a stream of random numbers is for: two purposes never share numbers, so that a change in
/// one leaves the others' outcome as it was.
enum class Purpose : std::uint64_t {
    household = 1,
    person = 2,
    address = 3,
    history = 4,
    work = 5,
    papers = 6,
    allowance = 7,
    corporation = 8,
    non_resident = 9,
    protection = 10,
    fixed_asset = 26,
    care = 25,
    health_insurance = 24,
    roll = 27,
    assistance = 28,
};

/// Random numbers that are a function of (seed, purpose, index) alone, so that any household can be
/// made by any thread. Whole numbers only: every machine draws the same city.
class Random {
public:
    constexpr Random(std::uint64_t seed, Purpose purpose, std::uint64_t index)
        : state_(mix(mix(seed + kStep * static_cast<std::uint64_t>(purpose)) + kStep * index)) {}

    constexpr std::uint64_t next() { return mix(state_ += kStep); }
    /// 0 to n − 1.
    constexpr int below(int n) {
        return static_cast<int>((next() >> 32) * static_cast<std::uint64_t>(n) >> 32);
    }
    /// Both ends included.
    constexpr int between(int low, int high) { return low + below(high - low + 1); }
    /// True `per_mille` times in a thousand.
    constexpr bool chance(int per_mille) { return below(1000) < per_mille; }
    /// True `n` times in a million.
    constexpr bool rarely(int n) { return below(1'000'000) < n; }
    /// An index drawn with these weights.
    constexpr int weighted(std::span<const int> weights) {
        int total = 0;
        for (const int weight : weights)
            total += weight;
        int draw = below(total);
        int index = 0;
        for (const int weight : weights) {
            if (draw < weight) break;
            draw -= weight;
            ++index;
        }
        return index;
    }
    constexpr int weighted(std::initializer_list<int> weights) {
        return weighted(std::span<const int>{weights.begin(), weights.size()});
    }
    /// A value of a distribution given by its quantiles at even steps from 0 to 1.
    constexpr std::int64_t quantile(std::span<const int> at) {
        const std::uint64_t scaled = (next() >> 32) * (at.size() - 1);
        const std::size_t step = scaled >> 32;
        const std::int64_t rest = static_cast<std::int64_t>(scaled & 0xffffffffU);
        return at[step] + ((static_cast<std::int64_t>(at[step + 1]) - at[step]) * rest >> 32);
    }

private:
    static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15U;
    std::uint64_t state_;
};

}  // namespace yakuba::generator
