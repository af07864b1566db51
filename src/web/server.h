#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kernel/date.h"
#include "kernel/result.h"

namespace yakuba::web {

class House;

struct ServerOptions {
    std::string address = "127.0.0.1";
    int port = 8080;  // 0: a free one
    int workers = 8;  // requests answered at once; others wait their turn
    int connections = 256;
    std::size_t body_bytes = 1 << 20;          // of a form or JSON
    std::size_t upload_bytes = 20 << 20;       // of a form with files, files included
    int request_seconds = 30;                  // to send a whole request
    int idle_seconds = 15;                     // between two requests of a connection
    std::vector<std::string> trusted_proxies;  // whose X-Forwarded-For and -Proto count
    std::string certificate;                   // PEM; empty: plain HTTP
    std::string key;
    std::function<Instant()> now;
};

/// The HTTP(S) server around a House. Runs on threads of its own until it is stopped.
class Server {
public:
    /// Problems: "server.port_taken", "server.certificate".
    static Result<std::unique_ptr<Server>> start(const House& house, const ServerOptions& options);
    /// Stops taking connections, lets the requests under way end (a few seconds), closes sockets.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    int port() const;
    void stop();

private:
    struct Parts;
    explicit Server(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

/// Makes a self-signed certificate and key (PEM files) for a host, good for a year, unless they are
/// there. For trying out and closed networks.
Result<Done> make_certificate(const std::string& certificate, const std::string& key,
                              const std::string& host);

}  // namespace yakuba::web
