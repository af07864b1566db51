#pragma once
#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/money.h"

/// How each type of field is written in files and kept in the database. A new kind of value gets
/// its FieldForm here, or beside its type when the type belongs to one room.
namespace yakuba {

/// One word of an enumeration: the number the database keeps, the key files and JSON use, and the
/// name people read. When the enumeration is the Ground of a decision (why it came out as it did),
/// each word also knows its article and can be printed in a notice.
struct Code {
    std::int64_t value;
    std::string_view key;
    std::string_view label;
    std::string_view article = {};
};

template <class F>
struct FieldForm;

template <class E>
concept Enumeration = std::is_enum_v<E>;
template <class I>
concept WholeNumber = std::integral<I> && !std::same_as<I, bool>;

namespace detail {
inline std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t value = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return value;
}
}  // namespace detail

template <>
struct FieldForm<Yen> {
    static constexpr std::string_view kName = "yen";
    static std::int64_t integer(Yen y) { return y.amount(); }
    static Yen from_integer(std::int64_t v) { return Yen{v}; }
    static std::string format(Yen y) { return std::to_string(y.amount()); }
    static std::optional<Yen> parse(std::string_view text) {
        const auto value = detail::parse_integer(text);
        return value ? std::optional{Yen{*value}} : std::nullopt;
    }
};

template <WholeNumber I>
struct FieldForm<I> {
    static constexpr std::string_view kName = "integer";
    static std::int64_t integer(I i) { return static_cast<std::int64_t>(i); }
    static I from_integer(std::int64_t v) { return static_cast<I>(v); }
    static std::string format(I i) { return std::to_string(i); }
    static std::optional<I> parse(std::string_view text) {
        const auto value = detail::parse_integer(text);
        if (!value || static_cast<std::int64_t>(static_cast<I>(*value)) != *value)
            return std::nullopt;
        return static_cast<I>(*value);
    }
};

template <>
struct FieldForm<bool> {
    static constexpr std::string_view kName = "boolean";
    static std::int64_t integer(bool b) { return b ? 1 : 0; }
    static bool from_integer(std::int64_t v) { return v != 0; }
    static std::string format(bool b) { return b ? "true" : "false"; }
    static std::optional<bool> parse(std::string_view text) {
        if (text == "true") return true;
        if (text == "false") return false;
        return std::nullopt;
    }
};

template <class Tag>
struct FieldForm<Id<Tag>> {
    static constexpr std::string_view kName = "id";
    static std::int64_t integer(Id<Tag> id) { return id.value(); }
    static Id<Tag> from_integer(std::int64_t v) { return Id<Tag>{v}; }
    static std::string format(Id<Tag> id) {
        return id ? std::to_string(id.value()) : std::string{};
    }
    static std::optional<Id<Tag>> parse(std::string_view text) {
        if (text.empty()) return Id<Tag>{};
        const auto value = detail::parse_integer(text);
        return value && *value > 0 ? std::optional{Id<Tag>{*value}} : std::nullopt;
    }
};

/// Dates are kept as yyyymmdd (or yyyymm) and written in ISO; an empty text is "no date" (0), and
/// kForever is written "9999-12-31".
template <>
struct FieldForm<Date> {
    static constexpr std::string_view kName = "date";
    static std::int64_t integer(Date d) { return d.packed(); }
    static Date from_integer(std::int64_t v) {
        return Date::from_packed(static_cast<std::int32_t>(v));
    }
    static std::string format(Date d) { return d ? to_iso(d) : std::string{}; }
    static std::optional<Date> parse(std::string_view text);
};
template <>
struct FieldForm<PartialDate> {
    static constexpr std::string_view kName = "partial_date";
    static std::int64_t integer(PartialDate d) { return d.packed(); }
    static PartialDate from_integer(std::int64_t v) {
        return PartialDate::from_packed(static_cast<std::int32_t>(v));
    }
    static std::string format(PartialDate d) { return d ? to_iso(d) : std::string{}; }
    static std::optional<PartialDate> parse(std::string_view text);
};
template <>
struct FieldForm<YearMonth> {
    static constexpr std::string_view kName = "month";
    static std::int64_t integer(YearMonth m) { return m.packed(); }
    static YearMonth from_integer(std::int64_t v) {
        return YearMonth::from_packed(static_cast<std::int32_t>(v));
    }
    static std::string format(YearMonth m) { return m ? to_iso(m) : std::string{}; }
    static std::optional<YearMonth> parse(std::string_view text);
};
template <>
struct FieldForm<FiscalYear> {
    static constexpr std::string_view kName = "fiscal_year";
    static std::int64_t integer(FiscalYear y) { return y.value; }
    static FiscalYear from_integer(std::int64_t v) { return FiscalYear{static_cast<int>(v)}; }
    static std::string format(FiscalYear y) { return std::to_string(y.value); }
    static std::optional<FiscalYear> parse(std::string_view text) {
        const auto value = detail::parse_integer(text);
        return value && *value >= 1868 && *value <= 9999
                   ? std::optional{FiscalYear{static_cast<int>(*value)}}
                   : std::nullopt;
    }
};
template <>
struct FieldForm<Instant> {
    static constexpr std::string_view kName = "instant";
    static std::int64_t integer(Instant i) { return i.microseconds; }
    static Instant from_integer(std::int64_t v) { return Instant{v}; }
    static std::string format(Instant i) { return to_iso(i); }
    static std::optional<Instant> parse(std::string_view text);
};

template <>
struct FieldForm<std::string> {
    static constexpr std::string_view kName = "text";
    static std::string format(const std::string& s) { return s; }
    static std::optional<std::string> parse(std::string_view text) { return std::string{text}; }
};

/// "6/100". Only rates have ratios; they are not kept in database columns.
template <>
struct FieldForm<Ratio> {
    static constexpr std::string_view kName = "ratio";
    static std::string format(Ratio r) {
        return std::to_string(r.numerator) + "/" + std::to_string(r.denominator);
    }
    static std::optional<Ratio> parse(std::string_view text) {
        const auto slash = text.find('/');
        if (slash == std::string_view::npos) return std::nullopt;
        const auto n = detail::parse_integer(text.substr(0, slash));
        const auto d = detail::parse_integer(text.substr(slash + 1));
        constexpr std::int64_t limit = 1'000'000'000;
        if (!n || !d || *d <= 0 || *d > limit || *n > limit || *n < -limit) return std::nullopt;
        return Ratio{*n, *d};
    }
};

/// An enumeration is described by its words: `std::span<const Code> codes_of(E)`, found beside E.
template <Enumeration E>
struct FieldForm<E> {
    static constexpr std::string_view kName = "code";
    static std::span<const Code> codes() { return codes_of(E{}); }
    static std::int64_t integer(E e) { return static_cast<std::int64_t>(e); }
    static E from_integer(std::int64_t v) { return static_cast<E>(v); }
    static std::string format(E e) {
        for (const Code& code : codes()) {
            if (code.value == integer(e)) return std::string{code.key};
        }
        return {};
    }
    static std::optional<E> parse(std::string_view text) {
        for (const Code& code : codes()) {
            if (code.key == text) return static_cast<E>(code.value);
        }
        return std::nullopt;
    }
};

/// The name people read for a code: 世帯主, 転入.
template <Enumeration E>
std::string_view label_of(E e) {
    for (const Code& code : codes_of(E{})) {
        if (code.value == static_cast<std::int64_t>(e)) return code.label;
    }
    return {};
}

/// The article behind a ground.
template <Enumeration E>
std::string_view article_of(E e) {
    for (const Code& code : codes_of(E{})) {
        if (code.value == static_cast<std::int64_t>(e)) return code.article;
    }
    return {};
}

}  // namespace yakuba
