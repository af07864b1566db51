#include "web/meters.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <fstream>
#include <map>
#include <mutex>

namespace yakuba::web {
namespace {

const prometheus::Histogram::BucketBoundaries kSeconds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                       0.1,   0.25,   0.5,   1,    2.5,   10};

double resident_bytes() {
    std::ifstream statm{"/proc/self/statm"};
    double whole = 0;
    double resident = 0;
    statm >> whole >> resident;
    constexpr double kPage = 4096;
    return resident * kPage;
}

}  // namespace

struct Meters::Parts {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>& requests =
        prometheus::BuildCounter()
            .Name("yakuba_requests_total")
            .Help("Requests answered, by route and status")
            .Register(registry);
    prometheus::Family<prometheus::Histogram>& durations =
        prometheus::BuildHistogram()
            .Name("yakuba_request_seconds")
            .Help("Time from the whole request read to the answer ready")
            .Register(registry);
    prometheus::Gauge& open = prometheus::BuildGauge()
                                  .Name("yakuba_connections")
                                  .Help("Connections open")
                                  .Register(registry)
                                  .Add({});
    prometheus::Gauge& memory = prometheus::BuildGauge()
                                    .Name("process_resident_memory_bytes")
                                    .Help("Resident memory")
                                    .Register(registry)
                                    .Add({});
    // The library hashes labels at each Add; what was asked for once is kept.
    std::mutex mutex;
    std::map<std::string, std::pair<prometheus::Counter*, prometheus::Histogram*>, std::less<>>
        known;
};

Meters::Meters() : parts_(std::make_unique<Parts>()) {}
Meters::~Meters() = default;

void Meters::answered(std::string_view method, std::string_view pattern, int status,
                      double seconds) {
    std::string key{method};
    key += ' ';
    key += pattern;
    key += ' ';
    key += std::to_string(status);
    std::pair<prometheus::Counter*, prometheus::Histogram*> found;
    {
        const std::lock_guard lock(parts_->mutex);
        auto& place = parts_->known[key];
        if (place.first == nullptr) {
            const std::string route{pattern};
            place = {&parts_->requests.Add({{"method", std::string{method}},
                                            {"route", route},
                                            {"status", std::to_string(status)}}),
                     &parts_->durations.Add({{"method", std::string{method}}, {"route", route}},
                                            kSeconds)};
        }
        found = place;
    }
    found.first->Increment();
    found.second->Observe(seconds);
}

void Meters::connections(int open) { parts_->open.Set(open); }

std::string Meters::text() const {
    parts_->memory.Set(resident_bytes());
    return prometheus::TextSerializer{}.Serialize(parts_->registry.Collect());
}

}  // namespace yakuba::web
