#include "web/log.h"

#include <spdlog/async.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <boost/json.hpp>

namespace yakuba::web {
namespace {

constexpr std::size_t kQueue = 8192;

std::shared_ptr<spdlog::logger>& logger() {
    static std::shared_ptr<spdlog::logger> kLogger;
    return kLogger;
}

void write(spdlog::level::level_enum level, const boost::json::object& line) {
    if (logger()) logger()->log(level, boost::json::serialize(line));
}

boost::json::object beginning(const Request& request, std::string_view pattern) {
    return {{"at", to_iso(request.now)},
            {"request", request.id},
            {"method", name_of(request.method)},
            {"route", pattern}};
}

}  // namespace

void start_log() {
    spdlog::init_thread_pool(kQueue, 1);
    // A full queue drops its oldest lines rather than making residents wait.
    logger() = std::make_shared<spdlog::async_logger>(
        "yakuba", std::make_shared<spdlog::sinks::stderr_sink_mt>(), spdlog::thread_pool(),
        spdlog::async_overflow_policy::overrun_oldest);
    logger()->set_pattern("%v");
    logger()->flush_on(spdlog::level::warn);
}

void log_answer(const Request& request, std::string_view pattern, int status, std::size_t bytes,
                double seconds) {
    if (!logger()) return;
    boost::json::object line = beginning(request, pattern);
    line["status"] = status;
    line["bytes"] = bytes;
    line["ms"] = static_cast<double>(static_cast<std::int64_t>(seconds * 1e5)) / 100;
    write(spdlog::level::info, line);
}

void log_failure(const Request& request, std::string_view pattern, std::string_view what) {
    if (!logger()) return;
    boost::json::object line = beginning(request, pattern);
    line["failure"] = what;
    write(spdlog::level::err, line);
}

void log_event(std::string_view event, std::string_view detail) {
    write(spdlog::level::warn, {{"event", event}, {"detail", detail}});
}

}  // namespace yakuba::web
