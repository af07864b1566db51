#include "exchange/csv.h"

#include <bit>
#include <cstring>
#include <istream>

#include "kernel/utf8.h"

namespace yakuba::exchange {
namespace {

constexpr std::size_t kRowLimit = std::size_t{1} << 20;
constexpr std::size_t kBlock = std::size_t{1} << 18;
constexpr std::string_view kTooLong = "1行が 1 MiB を超えています。";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The high bit of each byte of `word` that equals `byte`; exact up to and including the lowest
/// one.
constexpr std::uint64_t bytes_equal(std::uint64_t word, char byte) {
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
    constexpr std::uint64_t highs = 0x8080'8080'8080'8080;
    const std::uint64_t x = word ^ (ones * static_cast<unsigned char>(byte));
    return (x - ones) & ~x & highs;
}

/// The first comma, quote or line end in [from, end); `end` when there is none.
const char* find_special(const char* from, const char* end) {
    if constexpr (std::endian::native == std::endian::little) {
        for (; end - from >= 8; from += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, from, sizeof word);
            const std::uint64_t hits = bytes_equal(word, ',') | bytes_equal(word, '\n') |
                                       bytes_equal(word, '\r') | bytes_equal(word, '"');
            if (hits != 0) return from + std::countr_zero(hits) / 8;
        }
    }
    while (from != end && *from != ',' && *from != '\n' && *from != '\r' && *from != '"')
        ++from;
    return from;
}

enum class RowEnd { complete, more_needed, malformed };

struct Parsed {
    RowEnd end = RowEnd::complete;
    const char* next = nullptr;  // where the following row begins, or where the fault was seen
    std::string_view fault = {};
};

}  // namespace

struct CsvReader::State {
    std::istream* input = nullptr;
    std::string block;      // the bytes of a stream that are not yet used
    std::string_view rest;  // what is still to be read, in the block or in the given text
    bool all_here = true;   // nothing follows `rest`
    bool begun = false;
    std::int64_t row_line = 0;
    std::int64_t next_line = 1;
    std::int64_t used = 0;
    std::string unescaped;  // fields of this row that had doubled quotes, one after the other
    struct Moved {
        std::size_t field, begin, size;
    };
    std::vector<Moved> moved;

    void refill() {
        std::string kept{rest};
        const std::size_t old = kept.size();
        kept.resize(old + kBlock);
        input->read(kept.data() + old, static_cast<std::streamsize>(kBlock));
        kept.resize(old + static_cast<std::size_t>(input->gcount()));
        all_here = !*input;
        block = std::move(kept);
        rest = block;
    }

    void use(const char* until) {
        const auto count = static_cast<std::size_t>(until - rest.data());
        for (const char* p = rest.data(); p != until;) {
            const void* found = std::memchr(p, '\n', static_cast<std::size_t>(until - p));
            if (found == nullptr) break;
            ++next_line;
            p = static_cast<const char*>(found) + 1;
        }
        used += static_cast<std::int64_t>(count);
        rest.remove_prefix(count);
    }

    Parsed row(std::vector<std::string_view>& fields);
    Parsed quoted_field(const char* open, std::vector<std::string_view>& fields);
    Parsed end_of_field(const char* at, bool& row_ended) const;
    const char* line_after(const char* fault);
};

/// What stands at the end of a field: a comma, a line end, or the end of the text.
Parsed CsvReader::State::end_of_field(const char* at, bool& row_ended) const {
    const char* const end = rest.data() + rest.size();
    if (at == end) {
        row_ended = true;
        return {all_here ? RowEnd::complete : RowEnd::more_needed, at, {}};
    }
    if (*at == ',') return {RowEnd::complete, at + 1, {}};
    row_ended = true;
    if (*at == '\n') return {RowEnd::complete, at + 1, {}};
    if (*at == '\r') {
        if (at + 1 == end && !all_here) return {RowEnd::more_needed, at, {}};
        if (at + 1 != end && at[1] == '\n') return {RowEnd::complete, at + 2, {}};
        return {RowEnd::malformed, at, "改行が CR だけになっています。"};
    }
    return {RowEnd::malformed, at, "引用符（\"）の位置が正しくありません。"};
}

/// A field in quotes, `open` being the first byte inside them.
Parsed CsvReader::State::quoted_field(const char* open, std::vector<std::string_view>& fields) {
    const char* const end = rest.data() + rest.size();
    bool doubled = false;
    const std::size_t begin = unescaped.size();
    for (const char* from = open;;) {
        const auto* quote = static_cast<const char*>(
            from == end ? nullptr : std::memchr(from, '"', static_cast<std::size_t>(end - from)));
        if (quote == nullptr || (quote + 1 == end && !all_here)) {
            if (!all_here) return {RowEnd::more_needed, end, {}};
            return {RowEnd::malformed, open, "引用符（\"）が閉じられていません。"};
        }
        if (quote + 1 != end && quote[1] == '"') {
            doubled = true;
            unescaped.append(from, quote + 1);
            from = quote + 2;
            continue;
        }
        if (doubled) {
            unescaped.append(from, quote);
            moved.push_back({fields.size(), begin, unescaped.size() - begin});
            fields.emplace_back();
        } else {
            fields.emplace_back(open, static_cast<std::size_t>(quote - open));
        }
        return {RowEnd::complete, quote + 1, {}};
    }
}

Parsed CsvReader::State::row(std::vector<std::string_view>& fields) {
    fields.clear();
    unescaped.clear();
    moved.clear();
    const char* const end = rest.data() + rest.size();
    const char* at = rest.data();
    for (bool row_ended = false; !row_ended;) {
        if (at != end && *at == '"') {
            const Parsed field = quoted_field(at + 1, fields);
            if (field.end != RowEnd::complete) return field;
            at = field.next;
        } else {
            const char* const special = find_special(at, end);
            fields.emplace_back(at, static_cast<std::size_t>(special - at));
            at = special;
        }
        const Parsed separator = end_of_field(at, row_ended);
        if (separator.end != RowEnd::complete) return separator;
        at = separator.next;
    }
    for (const Moved& m : moved) {
        fields[m.field] = std::string_view{unescaped}.substr(m.begin, m.size);
    }
    return {RowEnd::complete, at, {}};
}

/// The beginning of the line after a fault: reading goes on there.
const char* CsvReader::State::line_after(const char* fault) {
    auto offset = static_cast<std::size_t>(fault - rest.data());
    while (true) {
        const std::size_t newline = rest.find('\n', offset);
        if (newline != std::string_view::npos) return rest.data() + newline + 1;
        if (all_here) return rest.data() + rest.size();
        use(rest.data() + rest.size());
        offset = 0;
        refill();
    }
}

CsvReader::CsvReader(std::istream& input) : state_(std::make_unique<State>()) {
    state_->input = &input;
    state_->all_here = false;
}

CsvReader::CsvReader(std::string_view text) : state_(std::make_unique<State>()) {
    state_->rest = text;
}

CsvReader::~CsvReader() = default;

std::int64_t CsvReader::line() const { return state_->row_line; }
std::int64_t CsvReader::position() const { return state_->used; }

Result<bool> CsvReader::next(std::vector<std::string_view>& fields) {
    State& state = *state_;
    if (!state.begun) {
        while (!state.all_here && state.rest.size() < kByteOrderMark.size())
            state.refill();
        if (state.rest.starts_with(kByteOrderMark)) {
            state.use(state.rest.data() + kByteOrderMark.size());
        }
        state.begun = true;
    }
    if (state.rest.empty() && !state.all_here) state.refill();
    if (state.rest.empty()) return false;

    state.row_line = state.next_line;
    Parsed parsed = state.row(fields);
    while (parsed.end == RowEnd::more_needed && state.rest.size() <= kRowLimit) {
        state.refill();
        parsed = state.row(fields);
    }
    const auto size = static_cast<std::size_t>(parsed.next - state.rest.data());
    if (parsed.end == RowEnd::more_needed) {
        parsed = {RowEnd::malformed, parsed.next, kTooLong};
    } else if (parsed.end == RowEnd::complete && size > kRowLimit) {
        parsed = {RowEnd::malformed, parsed.next - 1, kTooLong};
    }
    if (parsed.end == RowEnd::complete && !is_utf8(state.rest.substr(0, size))) {
        parsed = {RowEnd::malformed, parsed.next - 1, "文字が UTF-8 ではありません。"};
    }
    if (parsed.end == RowEnd::malformed) {
        fields.clear();
        state.use(state.line_after(parsed.next));
        return Problem{"csv.malformed",
                       std::string{parsed.fault} + "CSV の行を直してください。",
                       {},
                       std::to_string(state.row_line) + "行"};
    }
    state.use(parsed.next);
    return true;
}

void write_csv_field(std::string& out, std::string_view field) {
    if (find_special(field.data(), field.data() + field.size()) == field.data() + field.size()) {
        out.append(field);
        return;
    }
    out.push_back('"');
    for (std::size_t from = 0;;) {
        const std::size_t quote = field.find('"', from);
        out.append(field.substr(from, quote - from));
        if (quote == std::string_view::npos) break;
        out.append("\"\"");
        from = quote + 1;
    }
    out.push_back('"');
}

void write_csv_row(std::string& out, std::span<const std::string_view> fields) {
    bool first = true;
    for (const std::string_view field : fields) {
        if (!first) out.push_back(',');
        first = false;
        write_csv_field(out, field);
    }
    out.append(kEndOfRow);
}

}  // namespace yakuba::exchange
