#include <signal.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "app/front_desk.h"
#include "cli/command.h"
#include "web/log.h"
#include "web/server.h"

namespace yakuba::cli {
namespace {

struct Options {
    std::string data = "town";
    std::string directory;
    bool training = false;
    bool strict = false;
    bool tls = false;
    double client_rate = web::Limits{}.client.per_second;
    double account_rate = web::Limits{}.account.per_second;
    web::ServerOptions server;
};

/// The clock of a server. YAKUBA_NOW sets where it begins; from there it runs on.
std::function<Instant()> running_clock() {
    if (std::getenv("YAKUBA_NOW") == nullptr) return now;
    using clock = std::chrono::steady_clock;
    return [began = now(), at = clock::now()] {
        const auto passed =
            std::chrono::duration_cast<std::chrono::microseconds>(clock::now() - at);
        return Instant{began.microseconds + passed.count()};
    };
}

Result<std::vector<app::DirectoryEntry>> towns_of(const Options& options) {
    if (!options.directory.empty()) return app::read_directory(options.directory);
    return std::vector<app::DirectoryEntry>{{options.data, "", "", options.training}};
}

/// Blocks the signals that end the program, so that only the waiting thread gets them.
sigset_t hold_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    signal(SIGPIPE, SIG_IGN);
    return signals;
}

Result<Done> serve(Options& options) {
    const sigset_t signals = hold_signals();
    web::Templates::be_strict(options.strict);
    const auto entries = towns_of(options);
    if (!entries) return entries.problem();
    constexpr double kBurst = 4;  // seconds' worth at once: a page with its follow-ups
    const web::Limits limits{{options.client_rate, options.client_rate * kBurst},
                             {options.account_rate, options.account_rate * kBurst}};
    const auto desk = app::FrontDesk::open(*entries, limits);
    if (!desk) return desk.problem();
    if (options.tls && options.server.certificate.empty()) {
        const std::filesystem::path folder{entries->front().folder};
        options.server.certificate = (folder / "server.pem").string();
        options.server.key = (folder / "server.key").string();
        if (auto made =
                web::make_certificate(options.server.certificate, options.server.key, "localhost");
            !made) {
            return made.problem();
        }
    }
    options.server.now = running_clock();
    web::start_log();
    const auto server = web::Server::start((*desk)->house(), options.server);
    if (!server) return server.problem();
    const std::string scheme = options.server.certificate.empty() ? "http" : "https";
    for (const web::Site& site : (*desk)->house().sites()) {
        const std::string root = scheme + "://" + (site.host.empty() ? "localhost" : site.host) +
                                 ":" + std::to_string((*server)->port()) + site.prefix;
        std::cout << site.town.name << "\n  住民  " << root << "/r\n  職員  " << root
                  << "/s\n  API   " << root << "/api/v1\n";
    }
    std::cout << "止めるには Ctrl+C を押してください。" << std::endl;
    int signal_number = 0;
    sigwait(&signals, &signal_number);
    std::cout << "受けた要求を終えてから止まります。" << std::endl;
    (*server)->stop();
    return Done{};
}

}  // namespace

void add_serve(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<Options>();
    web::ServerOptions& server = options->server;
    CLI::App* command = app.add_subcommand("serve", "窓口を開きます: 職員・住民の画面と API");
    command->add_option("--data", options->data, "町のフォルダー")->capture_default_str();
    command->add_option("--directory", options->directory,
                        "町の一覧（TOML）。いくつもの市区町村を一つのサーバーで");
    command->add_option("--address", server.address, "待ち受けるアドレス")->capture_default_str();
    command->add_option("--port", server.port, "ポート（0: 空いているもの）")
        ->capture_default_str();
    command->add_option("--workers", server.workers, "同時に処理する要求の数")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command->add_option("--connections", server.connections, "同時に開く接続の数")
        ->check(CLI::Range(1, 4096))
        ->capture_default_str();
    command->add_option("--client-rate", options->client_rate,
                        "一つのアドレスから毎秒受ける要求の数（0: 制限なし）");
    command->add_option("--account-rate", options->account_rate,
                        "一人が毎秒送れる要求の数（0: 制限なし）");
    command->add_option("--trusted-proxy", server.trusted_proxies,
                        "前に立つプロキシのアドレス（X-Forwarded-For を信じる）");
    command->add_flag("--tls", options->tls, "HTTPS で。証明書がなければ自分で作ります");
    command->add_option("--certificate", server.certificate, "サーバー証明書（PEM）");
    command->add_option("--key", server.key, "証明書の鍵（PEM）");
    command->add_flag("--training", options->training, "研修用: 試験カードを使えます");
    command->add_flag("--strict", options->strict,
                      "画面のひな形の埋め残しを誤りとします（検査用）");
    command->callback([options, &outcome] {
        const auto served = serve(*options);
        if (served) return;
        say(served.problem());
        outcome.exit_code = kFailure;
    });
}

}  // namespace yakuba::cli
