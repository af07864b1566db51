#include "exchange/csv.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <sstream>

#include "kernel/utf8.h"

namespace yakuba::exchange {
namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Reading {
    Rows rows;
    std::vector<std::string> bad;  // places
};

Reading read_all(CsvReader& reader) {
    Reading reading;
    std::vector<std::string_view> fields;
    while (true) {
        const auto more = reader.next(fields);
        if (more && !*more) return reading;
        if (more) {
            reading.rows.emplace_back(fields.begin(), fields.end());
        } else {
            reading.bad.push_back(more.problem().where);
        }
    }
}

Reading read_text(std::string_view text) {
    CsvReader reader{text};
    return read_all(reader);
}

Reading read_stream(const std::string& text) {
    std::istringstream stream{text};
    CsvReader reader{stream};
    return read_all(reader);
}

std::string write(const Rows& rows) {
    std::string out;
    for (const auto& row : rows) {
        const std::vector<std::string_view> fields(row.begin(), row.end());
        write_csv_row(out, fields);
    }
    return out;
}

TEST(CsvReader, reads_fields_and_line_ends) {
    EXPECT_EQ(read_text("a,b\r\nc,d\n").rows, (Rows{{"a", "b"}, {"c", "d"}}));
    EXPECT_EQ(read_text("a,,\n,").rows, (Rows{{"a", "", ""}, {"", ""}}));
    EXPECT_EQ(read_text("").rows, Rows{});
    EXPECT_EQ(read_text("\n\nx").rows, (Rows{{""}, {""}, {"x"}}));
}

TEST(CsvReader, reads_quoted_fields) {
    EXPECT_EQ(read_text("\"a,\"\"b\"\"\r\nc\",d\n\"\"").rows, (Rows{{"a,\"b\"\r\nc", "d"}, {""}}));
}

TEST(CsvReader, skips_a_byte_order_mark) {
    EXPECT_EQ(read_text("\xEF\xBB\xBF氏名\n").rows, (Rows{{"氏名"}}));
    EXPECT_EQ(read_stream("\xEF\xBB\xBF氏名\n").rows, (Rows{{"氏名"}}));
}

TEST(CsvReader, names_the_line_of_a_malformed_row_and_goes_on) {
    const auto reading = read_text("ok\n\"a\nb\"x\na\"b\nc\rd\n\xFF\ngood\n\"open");
    EXPECT_EQ(reading.rows, (Rows{{"ok"}, {"good"}}));
    EXPECT_EQ(reading.bad, (std::vector<std::string>{"2行", "4行", "5行", "6行", "8行"}));
}

TEST(CsvReader, refuses_a_row_over_one_mebibyte_and_goes_on) {
    const std::string text = std::string(std::size_t{1} << 20, 'x') + "y\nafter\n";
    for (const Reading& reading : {read_text(text), read_stream(text)}) {
        EXPECT_EQ(reading.rows, (Rows{{"after"}}));
        EXPECT_EQ(reading.bad, (std::vector<std::string>{"1行"}));
    }
}

TEST(CsvReader, reads_a_stream_across_the_ends_of_its_blocks) {
    Rows rows;
    for (int i = 0; i < 60'000; ++i)
        rows.push_back({std::to_string(i), "山口市,\"亀山町\"", "\r\n"});
    EXPECT_EQ(read_stream(write(rows)).rows, rows);
}

TEST(CsvReader, knows_utf8) {
    EXPECT_TRUE(is_utf8("辻\xF3\xA0\x84\x81 𠮷野 abc"));
    EXPECT_FALSE(is_utf8("\xC0\xAF"));          // overlong
    EXPECT_FALSE(is_utf8("\xED\xA0\x80"));      // surrogate
    EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF
    EXPECT_FALSE(is_utf8("\xE3\x81"));          // cut off
}

TEST(CsvReader, property_reading_what_was_written_gives_it_back) {
    const auto text = rc::gen::container<std::string>(
        rc::gen::element<char>('a', 'b', ',', '"', '\r', '\n', ' ', '\t'));
    const auto row = rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(text));
    EXPECT_TRUE(rc::check([&] {
        const Rows rows = *rc::gen::container<Rows>(row);
        const std::string written = write(rows);
        RC_ASSERT(read_text(written).rows == rows);
        RC_ASSERT(read_stream(written).rows == rows);
        RC_ASSERT(write(read_text(written).rows) == written);
    }));
}

TEST(CsvReader, property_text_and_stream_read_alike) {
    EXPECT_TRUE(rc::check([] {
        const auto bytes = *rc::gen::container<std::string>(
            rc::gen::element<char>('a', ',', '"', '\r', '\n', '\xE3', '\x81', '\x82'));
        const auto a = read_text(bytes);
        const auto b = read_stream(bytes);
        RC_ASSERT(a.rows == b.rows);
        RC_ASSERT(a.bad == b.bad);
    }));
}

}  // namespace
}  // namespace yakuba::exchange
