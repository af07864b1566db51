#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

/// What the journal remembers of the rows an entry wrote.
///
/// Each row is put into a canonical form (the table's name, then every column with its length),
/// hashed with BLAKE2b-256, and the hashes of one entry are added up as four lanes modulo 2^64. A
/// sum does not depend on order, so one scan of each table in any order recounts every entry.
///
/// What this finds: a byte changed, a row deleted or slipped in, rows moved between entries, by
/// accident or by hand. What it does not: sums of hashes are not collision-resistant against
/// someone who may choose many rows freely and has days of computing, and nothing inside a database
/// stops someone who can write to it from writing a whole new journal. Against that the last hash
/// (Verification::head) belongs on paper or in another house.
namespace yakuba::storage {

using Lanes = std::array<std::uint64_t, 4>;

class RowsDigest {
public:
    void add(const Lanes& row) {
        for (std::size_t i = 0; i < row.size(); ++i)
            lanes_[i] += row[i];
    }
    friend bool operator==(const RowsDigest&, const RowsDigest&) = default;
    /// 64 hex digits.
    std::string hex() const;

private:
    Lanes lanes_{};
};

/// Builds the canonical form of one row: whole numbers as zigzag varints behind a tag, texts behind
/// a tag and their length. Reused from row to row.
class RowForm {
public:
    explicit RowForm(std::string_view table);
    void begin() { size_ = prefix_; }
    void integer(std::int64_t value) {
        reserve(11);
        put('i');
        varint((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
    }
    void text(std::string_view value) {
        reserve(11 + value.size());
        put('t');
        varint(value.size());
        value.copy(bytes_.data() + size_, value.size());
        size_ += value.size();
    }
    Lanes hash() const;

private:
    void put(char c) { bytes_[size_++] = c; }
    void varint(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7)
            put(static_cast<char>(value | 0x80));
        put(static_cast<char>(value));
    }
    void reserve(std::size_t more) {
        if (bytes_.size() < size_ + more) bytes_.resize((size_ + more) * 2);
    }

    std::string bytes_;
    std::size_t size_ = 0;
    std::size_t prefix_ = 0;
};

/// BLAKE2b-256 as 64 hex digits.
std::string blake2b_hex(std::string_view bytes);

}  // namespace yakuba::storage
