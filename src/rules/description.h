#pragma once
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "rules/field.h"

/// Records described once.
///
/// A plain struct, and beside it one Line per field: its key (CSV column, JSON field, SQL column),
/// its name in the law, its article. From the description come the calculator's JSON and its
/// schema, CSV in and out, SQL, and the explanation; all of them are ordinary functions over
/// (Description, const void*), so describing a record costs no template instantiation elsewhere.
///
///     struct Sheet { Yen base; Yen levy; };
///     inline const Description kSheet = describe<Sheet>("計算書", {
///         line<&Sheet::base>("base", "課税標準額", "地方税法20条の4の2第1項"),
///         line<&Sheet::levy>("levy", "所得割額", "地方税法314条の3第1項"),
///     });
///
/// It does not compile if a field has no line.
namespace yakuba {

struct Description;

/// How the value of a field travels.
enum class Kind { integer, text, list };

/// What can be done with a field without knowing its type. Integers cover Yen, int, bool, dates,
/// ids and enums: all that a database column of whole numbers can hold.
struct FieldType {
    Kind kind;
    std::string_view name;  // "yen", "integer", "boolean", "date", "text", "code", "ratio", "list"
    std::int64_t (*integer)(const void* field) = nullptr;
    void (*set_integer)(void* field, std::int64_t) = nullptr;  // trusts its caller: from storage
    std::string_view (*text)(const void* field) = nullptr;
    void (*set_text)(void* field, std::string_view) = nullptr;
    /// The value as people and files write it: "2026-04-01", "6/100", "true", a code's key.
    std::string (*format)(const void* field) = nullptr;
    /// The value from that form; false when it cannot be read (the field is then unchanged).
    bool (*parse)(void* field, std::string_view) = nullptr;
    std::span<const Code> (*codes)() = nullptr;  // the words an enum or a ground may take
    // A list of row records.
    std::size_t (*size)(const void* field) = nullptr;
    const void* (*element)(const void* field, std::size_t index) = nullptr;
    void* (*append)(void* field) = nullptr;
    void (*clear)(void* field) = nullptr;
    const Description* (*row)() = nullptr;
};

/// One described field.
struct Line {
    std::string_view key;
    std::string_view label;
    std::string_view article;
    std::string_view note = {};  // for the reader of the schema: unit, range, how to fill it in
    const FieldType* type = nullptr;
    const void* (*field)(const void* record) = nullptr;
    void* (*mutable_field)(void* record) = nullptr;
    bool required = false;  // a calculator's facts must state it

    Line needed() const {
        Line copy = *this;
        copy.required = true;
        return copy;
    }
};

/// All fields of a record, in the order of the form.
struct Description {
    std::string_view label;
    std::vector<Line> lines;
    /// For whoever keeps records without knowing their type: bytes of one, and an array of new
    /// ones.
    std::size_t size = 0;
    std::shared_ptr<void> (*make_rows)(std::size_t count) = nullptr;

    const Line* find(std::string_view key) const {
        for (const Line& candidate : lines) {
            if (candidate.key == key) return &candidate;
        }
        return nullptr;
    }
};

namespace detail {

template <auto Member>
struct MemberOf;
template <class T, class F, F T::*Member>
struct MemberOf<Member> {
    using Record = T;
    using Field = F;
    static const void* get(const void* record) { return &(static_cast<const T*>(record)->*Member); }
    static void* get_mutable(void* record) { return &(static_cast<T*>(record)->*Member); }
};

template <class F>
const FieldType* field_type();

struct AnyField {
    template <class F>
    constexpr operator F() const;  // NOLINT(google-explicit-constructor): only ever deduced
};
template <class T, std::size_t... I>
consteval bool takes(std::index_sequence<I...>) {
    return requires { T{(static_cast<void>(I), AnyField{})...}; };
}
template <class T, std::size_t Low = 0, std::size_t High = 255>
consteval std::size_t field_count() {
    if constexpr (Low == High) {
        return Low;
    } else {
        constexpr std::size_t middle = (Low + High + 1) / 2;
        if constexpr (takes<T>(std::make_index_sequence<middle>{})) {
            return field_count<T, middle, High>();
        } else {
            return field_count<T, Low, middle - 1>();
        }
    }
}

}  // namespace detail

/// The line of one field. `key` in snake_case English, `label` the statute's words.
template <auto Member>
Line line(std::string_view key, std::string_view label, std::string_view article = {},
          std::string_view note = {}) {
    using M = detail::MemberOf<Member>;
    return Line{key,     label,          article, note, detail::field_type<typename M::Field>(),
                &M::get, &M::get_mutable};
}

/// A description put together from lines of other descriptions (a sheet as it is kept, with its key
/// and fingerprint beside it). Whoever puts it together answers for its being complete.
template <class T>
Description describe_lines(std::string_view label, std::vector<Line> lines) {
    return Description{
        label, std::move(lines), sizeof(T),
        [](std::size_t count) -> std::shared_ptr<void> { return std::make_shared<T[]>(count); }};
}

/// The description of T, one line for each field.
template <class T, std::size_t N>
Description describe(std::string_view label, const Line (&lines)[N]) {
    static_assert(N == detail::field_count<T>(), "every field needs its line, once");
    return describe_lines<T>(label, std::vector<Line>(std::begin(lines), std::end(lines)));
}

/// A row record used inside a list finds its description through this function, to be specialised
/// next to the row: `template <> const Description& description_of<Row>();`
template <class Row>
const Description& description_of();

namespace detail {

template <class F>
inline constexpr bool kIsList = false;
template <class Row>
inline constexpr bool kIsList<std::vector<Row>> = true;

template <class F>
FieldType make_field_type() {
    FieldType type{};
    if constexpr (kIsList<F>) {
        using Row = typename F::value_type;
        type.kind = Kind::list;
        type.name = "list";
        type.size = [](const void* f) { return static_cast<const F*>(f)->size(); };
        type.element = [](const void* f, std::size_t i) -> const void* {
            return &(*static_cast<const F*>(f))[i];
        };
        type.append = [](void* f) -> void* { return &static_cast<F*>(f)->emplace_back(); };
        type.clear = [](void* f) { static_cast<F*>(f)->clear(); };
        type.row = [] { return &description_of<Row>(); };
    } else {
        using Form = FieldForm<F>;
        type.name = Form::kName;
        type.format = [](const void* f) { return Form::format(*static_cast<const F*>(f)); };
        type.parse = [](void* f, std::string_view s) {
            std::optional<F> value = Form::parse(s);
            if (value) *static_cast<F*>(f) = *std::move(value);
            return value.has_value();
        };
        if constexpr (requires { Form::codes(); }) {
            type.codes = [] { return Form::codes(); };
        }
        if constexpr (requires(const F& f) { Form::integer(f); }) {
            type.kind = Kind::integer;
            type.integer = [](const void* f) { return Form::integer(*static_cast<const F*>(f)); };
            type.set_integer = [](void* f, std::int64_t v) {
                *static_cast<F*>(f) = Form::from_integer(v);
            };
        } else {
            type.kind = Kind::text;
            if constexpr (std::same_as<F, std::string>) {
                type.text = [](const void* f) -> std::string_view {
                    return *static_cast<const std::string*>(f);
                };
                type.set_text = [](void* f, std::string_view s) {
                    static_cast<std::string*>(f)->assign(s);
                };
            }
        }
    }
    return type;
}

template <class F>
const FieldType* field_type() {
    static const FieldType type = make_field_type<F>();
    return &type;
}

}  // namespace detail
}  // namespace yakuba
