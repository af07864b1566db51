#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace yakuba {

/// Why something could not be done, in words for the person who asked.
struct Problem {
    std::string_view code;    // stable, for tests, logs and the API: "household.not_found"
    std::string message;      // what happened and what to do next, in plain Japanese
    std::string detail = {};  // for the operator: ids and values, never a personal number
    std::string where = {};   // the place in the input: "/dependants/0/age", "3行 birth_date"
    std::string_view article = {};  // when the law is the reason
};

/// A value, or the Problem that stood in its way.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::move(value)) {}            // NOLINT(google-explicit-constructor)
    Result(Problem problem) : state_(std::move(problem)) {}  // NOLINT(google-explicit-constructor)

    explicit operator bool() const { return std::holds_alternative<T>(state_); }
    const T& operator*() const& { return std::get<T>(state_); }
    T& operator*() & { return std::get<T>(state_); }
    T&& operator*() && { return std::get<T>(std::move(state_)); }
    const T* operator->() const { return &std::get<T>(state_); }
    T* operator->() { return &std::get<T>(state_); }
    const Problem& problem() const { return std::get<Problem>(state_); }

private:
    std::variant<T, Problem> state_;
};

/// The value of a Result that has nothing to say but "done".
struct Done {};

}  // namespace yakuba
