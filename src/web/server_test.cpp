#include "web/server.h"

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Net/WebSocket.h>
#include <gtest/gtest.h>

#include <atomic>
#include <iterator>
#include <thread>

#include "web/test_house.h"

namespace yakuba::web {
namespace {

using namespace test_house;
namespace net = Poco::Net;

struct Answer {
    int status = 0;
    std::string body;
    net::HTTPResponse head;
};

class ServerTest : public testing::Test {
protected:
    ServerTest() : house_(routes(), {.client = {}, .account = {}}) {
        options_.port = 0;
        options_.body_bytes = 1000;
        options_.upload_bytes = 5000;
        options_.now = [] { return kNow; };
        auto server = Server::start(house_.house(), options_);
        EXPECT_TRUE(server);
        server_ = *std::move(server);
    }

    static Routes routes() {
        Routes all;
        all.pages = {
            {Method::get,
             "/r/hello",
             {},
             [](Call& call) { return json("{\"x\":\"" + call.request().query.get("x") + "\"}"); },
             "試し"},
            {Method::get,
             "/r/long",
             {},
             [](Call&) { return json(std::string(5000, 'a')); },
             "長い"},
            {Method::get,
             "/r/slow",
             {},
             [](Call&) {
                 std::this_thread::sleep_for(std::chrono::milliseconds{300});
                 return json("{}");
             },
             "遅い"},
            {.method = Method::post,
             .pattern = "/r/echo",
             .handler =
                 [](Call& call) {
                     const Request& request = call.request();
                     std::string files;
                     for (const UploadedFile& file : request.files)
                         files += file.file_name + "=" + file.bytes;
                     return json(request.form.get("a") + "|" + files + "|" + request.body);
                 },
             .label = "こだま",
             .tokens = false},
            {Method::get,
             "/r/who",
             {},
             [](Call& call) {
                 return json(call.request().client + (call.request().secure ? " https" : " http"));
             },
             "だれ"},
        };
        all.sockets = {{"/r/live",
                        {},
                        [](Call&, Socket& socket) {
                            bool open = true;
                            while (open) {
                                const std::string text = socket.receive(100, open);
                                if (!text.empty()) socket.send("heard " + text);
                            }
                        },
                        "生"}};
        return all;
    }

    Answer ask(const std::string& method, const std::string& path, const std::string& body = {},
               const std::string& type = "application/x-www-form-urlencoded",
               const std::vector<std::pair<std::string, std::string>>& headers = {}) {
        net::HTTPClientSession session{"127.0.0.1", static_cast<Poco::UInt16>(server_->port())};
        net::HTTPRequest request{method, path, net::HTTPMessage::HTTP_1_1};
        for (const auto& [name, value] : headers)
            request.add(name, value);
        if (!body.empty()) {
            request.setContentType(type);
            request.setContentLength(static_cast<std::streamsize>(body.size()));
        }
        session.sendRequest(request) << body;
        Answer answer;
        std::istream& stream = session.receiveResponse(answer.head);
        answer.status = answer.head.getStatus();
        answer.body.assign(std::istreambuf_iterator<char>{stream}, {});
        return answer;
    }

    TestHouse house_;
    ServerOptions options_;
    std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, answers_with_its_length_and_headers) {
    const Answer answer = ask("GET", "/r/hello?x=%E5%B1%B1");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "{\"x\":\"山\"}");
    EXPECT_EQ(answer.head.get("X-Content-Type-Options"), "nosniff");
    const Answer head = ask("HEAD", "/r/hello");
    EXPECT_EQ(head.status, 200);
    EXPECT_TRUE(head.body.empty());
}

TEST_F(ServerTest, long_answers_are_zipped_for_those_who_can) {
    EXPECT_EQ(ask("GET", "/r/long").body.size(), 5000u);
    const Answer zipped = ask("GET", "/r/long", {}, {}, {{"Accept-Encoding", "gzip"}});
    EXPECT_EQ(zipped.head.get("Content-Encoding"), "gzip");
    EXPECT_LT(zipped.body.size(), 500u);
}

TEST_F(ServerTest, forms_of_both_kinds_are_read) {
    EXPECT_EQ(ask("POST", "/r/echo", "a=%E5%B7%9D&b=2").body, "川||");
    EXPECT_EQ(ask("POST", "/r/echo",
                  "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n一\r\n"
                  "--X\r\nContent-Disposition: form-data; name=\"f\"; filename=\"t.txt\"\r\n"
                  "Content-Type: text/plain\r\n\r\nbytes\r\n--X--\r\n",
                  "multipart/form-data; boundary=X")
                  .body,
              "一|t.txt=bytes|");
    EXPECT_EQ(ask("POST", "/r/echo", "{}", "application/json").body, "||{}");
}

// At the counter a phone number that stood below a file was said to be missing.
TEST_F(ServerTest, what_stands_behind_a_file_is_read_too) {
    for (const char* file : {"", "bytes", "b\r\n-\r\n"}) {
        EXPECT_EQ(ask("POST", "/r/echo",
                      "--X\r\nContent-Disposition: form-data; name=\"f\"; filename=\"t.txt\"\r\n"
                      "Content-Type: text/plain\r\n\r\n" +
                          std::string{file} +
                          "\r\n--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n一\r\n"
                          "--X--\r\n",
                      "multipart/form-data; boundary=X")
                      .body,
                  "一|t.txt=" + std::string{file} + "|");
    }
}

TEST_F(ServerTest, what_is_too_large_or_broken_is_refused) {
    EXPECT_EQ(ask("POST", "/r/echo", "a=" + std::string(2000, 'x')).status, 413);
    EXPECT_EQ(ask("POST", "/r/echo", "a=%FF%FE").status, 400);
    EXPECT_EQ(ask("POST", "/r/echo", "a=%00").status, 400);
    EXPECT_EQ(ask("GET", "/r/hello?x=%C0%AF").status, 400);
    EXPECT_EQ(ask("TRACE", "/r/hello").status, 405);
    const Answer large = ask("POST", "/api/v1/things?x=1", std::string(2000, 'x'));
    EXPECT_EQ(large.status, 413);
    EXPECT_EQ(large.head.getContentType(), "application/problem+json; charset=utf-8");
    EXPECT_EQ(ask("GET", "/r/hello").status, 200) << "and the server goes on";
}

TEST_F(ServerTest, rubbish_on_the_wire_hurts_nobody) {
    for (const std::string& rubbish :
         {std::string{"\x16\x03\x01\x02"}, std::string{"GET"}, std::string(20'000, 'A'),
          std::string{"GET / HTTP/9.9\r\n\r\n"},
          std::string{"POST /r/echo HTTP/1.1\r\nContent-Length: -5\r\n\r\n"},
          std::string{"POST /r/echo HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"}}) {
        net::StreamSocket socket{
            net::SocketAddress{"127.0.0.1", static_cast<Poco::UInt16>(server_->port())}};
        socket.sendBytes(rubbish.data(), static_cast<int>(rubbish.size()));
        socket.shutdownSend();
    }
    EXPECT_EQ(ask("GET", "/r/hello").status, 200);
}

TEST_F(ServerTest, only_a_trusted_proxy_says_who_the_client_is) {
    const std::vector<std::pair<std::string, std::string>> forwarded{
        {"X-Forwarded-For", "203.0.113.9, 198.51.100.7"}, {"X-Forwarded-Proto", "https"}};
    EXPECT_EQ(ask("GET", "/r/who", {}, {}, forwarded).body, "127.0.0.1 http");
    server_.reset();
    options_.trusted_proxies = {"127.0.0.1"};
    auto behind = Server::start(house_.house(), options_);
    ASSERT_TRUE(behind);
    server_ = *std::move(behind);
    EXPECT_EQ(ask("GET", "/r/who", {}, {}, forwarded).body, "198.51.100.7 https");
}

TEST_F(ServerTest, a_web_socket_speaks_both_ways_and_not_with_strangers) {
    net::HTTPClientSession session{"127.0.0.1", static_cast<Poco::UInt16>(server_->port())};
    net::HTTPRequest request{"GET", "/r/live", net::HTTPMessage::HTTP_1_1};
    net::HTTPResponse response;
    net::WebSocket socket{session, request, response};
    socket.sendFrame("hello", 5);
    char buffer[64] = {};
    int flags = 0;
    const int length = socket.receiveFrame(buffer, sizeof buffer, flags);
    EXPECT_EQ(std::string(buffer, static_cast<std::size_t>(length)), "heard hello");
    socket.shutdown();

    net::HTTPClientSession other{"127.0.0.1", static_cast<Poco::UInt16>(server_->port())};
    net::HTTPRequest foreign{"GET", "/r/live", net::HTTPMessage::HTTP_1_1};
    foreign.set("Origin", "https://elsewhere.example");
    EXPECT_THROW((net::WebSocket{other, foreign, response}), net::WebSocketException);
}

TEST_F(ServerTest, a_stop_lets_requests_under_way_end) {
    std::atomic<int> status{0};
    std::jthread slow([&] { status = ask("GET", "/r/slow").status; });
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
    server_->stop();
    slow.join();
    EXPECT_EQ(status, 200);
    EXPECT_THROW(ask("GET", "/r/hello"), Poco::Exception);
}

TEST_F(ServerTest, a_taken_port_is_said) {
    ServerOptions same = options_;
    same.port = server_->port();
    const auto second = Server::start(house_.house(), same);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.problem().code, "server.port_taken");
}

TEST_F(ServerTest, speaks_tls_with_a_certificate_it_makes_itself) {
    ServerOptions secure = options_;
    secure.certificate = house_.folder() + "/server.pem";
    secure.key = house_.folder() + "/server.key";
    ASSERT_TRUE(make_certificate(secure.certificate, secure.key, "localhost"));
    const auto server = Server::start(house_.house(), secure);
    ASSERT_TRUE(server) << server.problem().detail;
    const net::Context::Ptr context =
        new net::Context{net::Context::TLS_CLIENT_USE, secure.certificate};
    net::HTTPSClientSession session{"localhost", static_cast<Poco::UInt16>((*server)->port()),
                                    context};
    net::HTTPRequest request{"GET", "/r/who", net::HTTPMessage::HTTP_1_1};
    session.sendRequest(request);
    net::HTTPResponse response;
    std::istream& stream = session.receiveResponse(response);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>{stream}, {}), "127.0.0.1 https");
    EXPECT_TRUE(response.has("Strict-Transport-Security"));

    secure.certificate = secure.key;
    const auto broken = Server::start(house_.house(), secure);
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.problem().code, "server.certificate");
}

}  // namespace
}  // namespace yakuba::web
