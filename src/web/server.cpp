#include "web/server.h"

#include <Poco/DeflatingStream.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/SecureServerSocket.h>
#include <Poco/Net/WebSocket.h>
#include <Poco/ThreadPool.h>

#include <atomic>
#include <sstream>

#include "web/headers.h"
#include "web/house.h"
#include "web/intake.h"
#include "web/log.h"
#include "web/meters.h"
#include "web/refusal.h"
#include "web/turnstile.h"

namespace yakuba::web {
namespace {

namespace net = Poco::Net;

constexpr std::size_t kWorthZipping = 1024;
constexpr int kSocketSeconds = 60;

/// What all handlers share.
struct Front {
    const House& house;
    ServerOptions options;
    Turnstile workers;
    std::atomic<bool> stopping{false};
    std::atomic<int> open{0};

    Front(const House& shown, ServerOptions wanted)
        : house(shown), options(std::move(wanted)), workers(options.workers) {}
};

class Worker {
public:
    explicit Worker(Front& front) : front_(front) { front_.workers.enter(); }
    ~Worker() { front_.workers.leave(); }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

private:
    Front& front_;
};

std::string zipped(const std::string& body) {
    std::ostringstream out;
    Poco::DeflatingOutputStream stream{out, Poco::DeflatingStreamBuf::STREAM_GZIP, 1};
    stream << body;
    stream.close();
    return out.str();
}

bool has_header(const Response& response, std::string_view name) {
    for (const auto& header : response.headers) {
        if (header.first == name) return true;
    }
    return false;
}

void send(Response answer, net::HTTPServerRequest& request, net::HTTPServerResponse& response) {
    const bool text = answer.media_type.starts_with("text/") ||
                      answer.media_type.find("json") != std::string::npos;
    if (text && answer.body.size() > kWorthZipping && !has_header(answer, "Content-Encoding") &&
        request.get("Accept-Encoding", "").find("gzip") != std::string::npos) {
        answer.body = zipped(answer.body);
        answer.header("Content-Encoding", "gzip").header("Vary", "Accept-Encoding");
    }
    response.setStatusAndReason(static_cast<net::HTTPResponse::HTTPStatus>(answer.status));
    if (!answer.body.empty()) response.setContentType(answer.media_type);
    for (const auto& [name, value] : answer.headers)
        response.add(name, value);
    response.setContentLength(static_cast<std::streamsize>(answer.body.size()));
    if (request.getMethod() == "HEAD") {
        response.send();
    } else {
        response.sendBuffer(answer.body.data(), answer.body.size());
    }
}

class OpenSocket final : public Socket {
public:
    OpenSocket(net::WebSocket& socket, const std::atomic<bool>& stopping)
        : socket_(socket), stopping_(stopping) {}

    bool send(std::string_view text) override {
        if (stopping_) return false;
        try {
            socket_.sendFrame(text.data(), static_cast<int>(text.size()));
            return true;
        } catch (const Poco::Exception&) {
            return false;
        }
    }
    std::string receive(int milliseconds, bool& open) override {
        open = !stopping_;
        try {
            if (!socket_.poll(Poco::Timespan(0, milliseconds * 1000), net::Socket::SELECT_READ)) {
                return {};
            }
            Poco::Buffer<char> buffer(0);
            int flags = 0;
            const int length = socket_.receiveFrame(buffer, flags);
            const int opcode = flags & net::WebSocket::FRAME_OP_BITMASK;
            if (length <= 0 || opcode == net::WebSocket::FRAME_OP_CLOSE) {
                open = false;
                return {};
            }
            if (opcode == net::WebSocket::FRAME_OP_PING) {
                socket_.sendFrame(buffer.begin(), length,
                                  static_cast<int>(net::WebSocket::FRAME_FLAG_FIN) |
                                      static_cast<int>(net::WebSocket::FRAME_OP_PONG));
                return {};
            }
            return {buffer.begin(), static_cast<std::size_t>(length)};
        } catch (const Poco::Exception&) {
            open = false;
            return {};
        }
    }

private:
    net::WebSocket& socket_;
    const std::atomic<bool>& stopping_;
};

class Handler final : public net::HTTPRequestHandler {
public:
    explicit Handler(Front& front) : front_(front) {}

    void handleRequest(net::HTTPServerRequest& request,
                       net::HTTPServerResponse& response) override {
        try {
            auto taken = take_in(request, front_.options);
            if (!taken) {
                refuse(taken.problem(), request, response);
            } else if (request.find("Upgrade") != request.end() &&
                       Poco::icompare(request["Upgrade"], "websocket") == 0) {
                serve_socket(*std::move(taken), request, response);
            } else {
                Response answer = [&] {
                    const Worker turn{front_};
                    return front_.house.answer(*std::move(taken));
                }();
                send(std::move(answer), request, response);
            }
        } catch (const Poco::Exception&) {
            // The client went away in the middle: there is nobody to tell.
        }
    }

private:
    static void refuse(const Problem& problem, net::HTTPServerRequest& request,
                       net::HTTPServerResponse& response) {
        const std::string path = request.getURI().substr(0, request.getURI().find('?'));
        Response answer = refusal(path, problem, std::stoi(problem.detail));
        Request plain;
        add_security_headers(answer, plain);
        // What was not read of the body would be taken for the next request.
        response.setKeepAlive(false);
        send(std::move(answer), request, response);
    }

    void serve_socket(Request taken, net::HTTPServerRequest& request,
                      net::HTTPServerResponse& response) {
        const House::Opening opening = front_.house.open_socket(std::move(taken));
        if (!opening.run) {
            send(opening.refusal, request, response);
            return;
        }
        net::WebSocket socket{request, response};
        socket.setReceiveTimeout(Poco::Timespan(kSocketSeconds, 0));
        OpenSocket open{socket, front_.stopping};
        opening.run(open);
        socket.shutdown();
    }

    Front& front_;
};

class Handlers final : public net::HTTPRequestHandlerFactory {
public:
    explicit Handlers(Front& front) : front_(front) {}
    net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest&) override {
        return new Handler{front_};
    }

private:
    Front& front_;
};

net::ServerSocket open_port(const ServerOptions& options) {
    const net::SocketAddress address{options.address, static_cast<Poco::UInt16>(options.port)};
    constexpr int kWaiting = 256;
    // Ours alone: a second server at the same port is told so.
    constexpr bool kReuseAddress = true;
    constexpr bool kReusePort = false;
    net::ServerSocket socket = [&]() -> net::ServerSocket {
        if (options.certificate.empty()) return {};
        net::Context::Ptr context =
            new net::Context{net::Context::TLS_SERVER_USE, options.key, options.certificate, "",
                             net::Context::VERIFY_NONE};
        context->requireMinimumProtocol(net::Context::PROTO_TLSV1_2);
        return net::SecureServerSocket{context};
    }();
    socket.bind(address, kReuseAddress, kReusePort);
    socket.listen(kWaiting);
    return socket;
}

}  // namespace

struct Server::Parts {
    Parts(const House& house, const ServerOptions& options)
        : front(house, options), pool(2, options.connections + 1) {}

    Front front;
    Poco::ThreadPool pool;
    std::unique_ptr<net::HTTPServer> server;
    int port = 0;
};

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Result<std::unique_ptr<Server>> Server::start(const House& house, const ServerOptions& options) {
    auto parts = std::make_unique<Parts>(house, options);
    try {
        net::HTTPServerParams::Ptr settings = new net::HTTPServerParams;
        settings->setMaxThreads(options.connections);
        settings->setMaxQueued(options.connections);
        settings->setKeepAlive(true);
        settings->setMaxKeepAliveRequests(0);
        settings->setKeepAliveTimeout(Poco::Timespan(options.idle_seconds, 0));
        settings->setTimeout(Poco::Timespan(options.request_seconds, 0));
        settings->setServerName("yakuba");
        parts->server = std::make_unique<net::HTTPServer>(new Handlers{parts->front}, parts->pool,
                                                          open_port(options), settings);
        parts->server->start();
        parts->port = parts->server->port();
    } catch (const net::SSLException& error) {
        return Problem{"server.certificate",
                       "サーバー証明書か鍵を読めません。PEM 形式のファイルを指定してください。",
                       error.displayText()};
    } catch (const Poco::Exception& error) {
        return Problem{"server.port_taken",
                       "ポート " + std::to_string(options.port) +
                           " を開けません。ほかのプログラムが使っていれば、--port で別の番号を"
                           "指定してください。",
                       error.displayText()};
    }
    return std::unique_ptr<Server>(new Server{std::move(parts)});
}

int Server::port() const { return parts_->port; }

void Server::stop() {
    if (parts_->front.stopping.exchange(true)) return;
    parts_->server->stop();
    // Requests under way end by themselves; a connection that only waits is closed.
    constexpr int kPatience = 50;
    for (int i = 0; i < kPatience && parts_->server->currentConnections() > 0; ++i)
        Poco::Thread::sleep(100);
    parts_->server->stopAll(true);
    parts_->pool.joinAll();
    parts_->server.reset();
}

Server::~Server() { stop(); }

}  // namespace yakuba::web
