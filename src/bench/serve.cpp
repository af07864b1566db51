#include <filesystem>
#include <fstream>
#include <regex>
#include <thread>

#include "app/town_folder.h"
#include "bench/child_process.h"
#include "bench/drawn_residents.h"
#include "bench/figure.h"
#include "bench/load.h"
#include "bench/served_town.h"
#include "bench/visitor.h"

// The front desk under a town hall's day: 64 people at once, on the same two cores as the server.
namespace yakuba::bench {
namespace {

constexpr std::string_view kToday = "2026-11-24";
constexpr int kConnections = 64;
constexpr double kMixSeconds = 60;
constexpr double kCeilingSeconds = 10;
constexpr double kSoakSeconds = 600;

std::string make_town(const Plan& plan) {
    const std::string folder = plan.work_folder + "/served-" + std::to_string(plan.population);
    if (std::filesystem::exists(folder + "/served")) return folder;
    std::filesystem::remove_all(folder);
    run_self({"init", "--data", folder});
    run_self({"generate", "--data", folder, "--population", std::to_string(plan.population),
              "--today", std::string{kToday}});
    run_self({"import", "--data", folder});
    for (const char* business : {"individual-inhabitant-tax", "long-term-care-insurance",
                                 "national-health-insurance", "fixed-asset-tax"})
        run_self({"run", business, "assess", "--fiscal-year", "2026", "--data", folder});
    for (const char* month : {"2026-10", "2026-11"})
        run_self({"run", "child-allowance", "assess", "--month", month, "--data", folder});
    run_self({"staff", "demo", "--data", folder});
    std::ofstream{folder + "/served"} << "made\n";
    return folder;
}

/// Residents, and what somebody would type to find them: kana and a birth year.
void draw_persons(const std::string& folder, Load& load) {
    auto town = app::open_town(folder);
    if (!town) throw std::runtime_error(std::string{town.problem().code});
    constexpr std::size_t kDrawn = 2000;
    for (const registry::Resident& resident : drawn_residents(*town->database->session(), kDrawn)) {
        load.persons.push_back(resident.person_id.value());
        if (resident.kana.empty()) continue;
        load.questions.push_back(
            resident.kana + " " +
            to_iso(PartialDate{resident.birth_date.year(), 0, 0}).substr(0, 4));
    }
}

Figure figure(std::string name, const std::string& setting, double value, std::string unit) {
    Figure made;
    made.name = std::move(name);
    made.setting = setting;
    made.value = value;
    made.unit = std::move(unit);
    return made;
}
Figure at_most(Figure made, double goal) {
    made.goal = "≤ " + std::to_string(static_cast<long long>(goal));
    made.reached = made.value <= goal;
    return made;
}

std::string style_sheet(int port) {
    const std::string page = Visitor{port}.get("/s/sign-in").body;
    std::smatch found;
    if (!std::regex_search(page, found, std::regex{"/assets/staff-[0-9a-f]+\\.css"})) {
        throw std::runtime_error("no style sheet on the sign-in page");
    }
    return found.str();
}

}  // namespace

void measure_serve(const Plan& plan, const Sink& sink) {
    const std::string folder = make_town(plan);
    const std::string setting = "sqlite " + std::to_string(plan.population);
    ServedTown server{folder};
    Load load;
    load.port = server.port();
    load.connections = kConnections;
    load.seconds = kMixSeconds;
    const DemoLogin clerk = demo_logins(folder, "staff").front();
    const DemoLogin client = demo_logins(folder, "client").front();
    load.login = clerk.login;
    load.password = clerk.password;
    load.client = client.login;
    load.secret = client.password;
    draw_persons(folder, load);

    const Loaded ceiling =
        run_ceiling(load.port, kConnections, kCeilingSeconds, style_sheet(load.port));
    const double ceiling_rate = static_cast<double>(ceiling.requests()) / ceiling.seconds;
    sink(figure("serve_static_requests_per_second", setting, ceiling_rate, "/s"));

    const Loaded mix = run_load(load);
    Figure rate = figure("serve_mix_requests_per_second", setting,
                         static_cast<double>(mix.requests()) / mix.seconds, "/s");
    rate.floor_name = "static file";
    rate.floor = ceiling_rate;
    sink(rate);
    sink(at_most(figure("serve_read_p95_ms", setting, percentile(mix.reads, 95), "ms"), 50));
    sink(at_most(figure("serve_write_p95_ms", setting, percentile(mix.writes, 95), "ms"), 100));
    sink(at_most(figure("serve_errors", setting, static_cast<double>(mix.errors), ""), 0));
    if (!mix.first_error.empty()) throw std::runtime_error("first error: " + mix.first_error);
    const double after_mix = server.memory_mebibytes();
    sink(at_most(figure("serve_memory", setting, after_mix, "MiB"), 256));

    if (!plan.full) return;
    load.seconds = kSoakSeconds;
    load.seed = 2;
    const Loaded soak = run_load(load);
    sink(at_most(figure("serve_soak_errors", setting, static_cast<double>(soak.errors), ""), 0));
    Figure memory = figure("serve_soak_memory", setting, server.memory_mebibytes(), "MiB");
    memory.floor_name = "before the soak";
    memory.floor = after_mix;
    sink(memory);
}

}  // namespace yakuba::bench
