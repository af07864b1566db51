#pragma once
#include "storage/connection.h"

namespace yakuba::storage {

/// A Session over any connection: fills described records from the columns of a cursor.
class ConnectedSession : public Session {
public:
    explicit ConnectedSession(Connection& connection) : connection_(connection) {}

    Engine engine() const override { return connection_.engine(); }
    std::int64_t execute(std::string_view sql, const Parameters& parameters) override {
        return connection_.execute(sql, parameters);
    }
    void read(const Description& description, std::string_view sql, const Parameters& parameters,
              const std::function<void*()>& fresh, const std::function<void()>& row) override;
    void read_versions(const Description& description, std::string_view sql,
                       const Parameters& parameters, const std::function<void*()>& fresh,
                       const std::function<void(const Version&)>& row) override;
    void read_values(std::string_view sql, const Parameters& parameters,
                     const std::function<void(std::span<const Value>)>& row) override;
    void begin_snapshot() override { connection_.begin_snapshot(); }
    Connection& connection() { return connection_; }

private:
    Connection& connection_;
};

}  // namespace yakuba::storage
