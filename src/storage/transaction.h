#pragma once
#include <set>
#include <string_view>

#include "storage/connection.h"
#include "storage/digest.h"
#include "storage/session.h"

namespace yakuba::storage {

/// The inside of one database transaction: bulk appends, number series, and the digest of all rows
/// written.
class OpenTransaction final : public Transaction {
public:
    OpenTransaction(Connection& connection, Instant at, std::int64_t entry)
        : connection_(connection), session_(connection), at_(at), entry_(entry) {}

    Session& session() override { return session_; }
    Instant at() const override { return at_; }
    std::int64_t entry() const override { return entry_; }
    void append(const Table& table, std::size_t count,
                const std::function<const void*(std::size_t)>& record,
                const std::function<Version(std::size_t)>& version) override;
    void append(const Table& table, std::size_t count,
                const std::function<const void*(std::size_t)>& record) override;
    std::int64_t next_number(std::string_view series, std::int64_t count) override;

    const RowsDigest& digest() const { return digest_; }
    std::int64_t rows() const { return rows_; }
    /// The history tables that rows were appended to.
    const std::set<std::string_view>& histories() const { return histories_; }

private:
    void append_log(const Table& table, std::size_t count,
                    const std::function<const void*(std::size_t)>& record,
                    const std::function<Instant(std::size_t)>& recorded_at);

    Connection& connection_;
    ConnectedSession session_;
    Instant at_;
    std::int64_t entry_;
    RowsDigest digest_;
    std::int64_t rows_ = 0;
    std::set<std::string_view> histories_;
};

}  // namespace yakuba::storage
