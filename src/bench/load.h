#pragma once
#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

namespace yakuba::bench {

/// Who to ask about, and how.
struct Load {
    int port = 0;
    int connections = 64;
    double seconds = 60;
    std::string login;
    std::string password;
    std::string client;  // of the API
    std::string secret;
    std::vector<std::int64_t> persons;
    std::vector<std::string> questions;  // what is typed into the search box
    std::uint64_t seed = 1;
};

/// What a load came to. Times are milliseconds of one whole request.
struct Loaded {
    std::vector<double> reads;
    std::vector<double> writes;
    std::int64_t errors = 0;
    std::string first_error;
    std::vector<std::string> acknowledged;  // the texts of notes the server said it has kept
    double seconds = 0;
    std::int64_t requests() const {
        return static_cast<std::int64_t>(reads.size() + writes.size());
    }
};

/// The mix of a town hall's day: half searches, three in ten person screens, three in twenty reads
/// of the API, one in twenty writes (a note of a talk). Each connection asks again as soon as it is
/// answered. Bounded in time; ends early, without an error, when `gone` says the server was killed.
Loaded run_load(const Load& load, const std::atomic<bool>* gone = nullptr);

/// The same connections fetching one small file for some seconds: what the server can do at most.
Loaded run_ceiling(int port, int connections, double seconds, const std::string& path);

/// The value that `percent` of the times do not exceed.
double percentile(std::vector<double> times, double percent);

}  // namespace yakuba::bench
