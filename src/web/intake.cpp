#include "web/intake.h"

#include <Poco/Net/HTMLForm.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/MessageHeader.h>
#include <Poco/Net/PartHandler.h>
#include <Poco/URI.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <sstream>

#include "kernel/utf8.h"
#include "web/tokens.h"

namespace yakuba::web {
namespace {

Problem refuse(std::string_view code, std::string message, int status) {
    return {code, std::move(message), std::to_string(status)};
}
Problem malformed() {
    return refuse("request.malformed", "送られた内容を読み取れません。画面を開きなおしてください。",
                  400);
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// Text that people type: UTF-8, and of the control characters only tabs and line ends.
bool is_clean(std::string_view text) {
    if (!is_utf8(text)) return false;
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7f;
    });
}
bool is_clean(const Fields& fields) {
    return std::all_of(fields.pairs().begin(), fields.pairs().end(), [](const auto& pair) {
        return is_clean(pair.first) && is_clean(pair.second);
    });
}

std::optional<Method> method_of(const std::string& name) {
    if (name == "GET" || name == "HEAD") return Method::get;
    if (name == "POST") return Method::post;
    if (name == "PUT") return Method::put;
    if (name == "PATCH") return Method::patch;
    if (name == "DELETE") return Method::delete_;
    return std::nullopt;
}

Result<std::string> read_body(Poco::Net::HTTPServerRequest& from, std::size_t limit, int seconds) {
    const Problem too_large = refuse(
        "request.too_large", "送られた内容が大きすぎます。ファイルを小さくしてください。", 413);
    if (from.hasContentLength() && static_cast<std::size_t>(from.getContentLength64()) > limit) {
        return too_large;
    }
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{seconds};
    std::string body;
    constexpr std::size_t kPiece = 16 << 10;
    std::string piece(kPiece, '\0');
    std::istream& stream = from.stream();
    while (stream.good()) {
        stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        body.append(piece, 0, static_cast<std::size_t>(stream.gcount()));
        if (body.size() > limit) return too_large;
        if (std::chrono::steady_clock::now() > until) {
            return refuse("request.too_slow",
                          "受け取りに時間がかかりすぎました。もう一度お送りください。", 408);
        }
    }
    return body;
}

/// Collects the files of a multipart form.
class Files final : public Poco::Net::PartHandler {
public:
    explicit Files(std::vector<UploadedFile>& files) : files_(files) {}
    void handlePart(const Poco::Net::MessageHeader& header, std::istream& stream) override {
        std::string disposition;
        Poco::Net::NameValueCollection parameters;
        Poco::Net::MessageHeader::splitParameters(header.get("Content-Disposition", ""),
                                                  disposition, parameters);
        std::ostringstream bytes;
        // Through the stream, not its buffer: it must know that its part is over, else the next
        // part is taken for its rest.
        stream >> bytes.rdbuf();
        UploadedFile file{parameters.get("name", ""), parameters.get("filename", ""),
                          header.get("Content-Type", "application/octet-stream"), bytes.str()};
        // A file field left empty still comes, without a name.
        if (!file.file_name.empty()) files_.push_back(std::move(file));
    }

private:
    std::vector<UploadedFile>& files_;
};

Result<Done> read_form(Poco::Net::HTTPServerRequest& from, std::string body, Request& request) {
    const std::string type = lower(from.getContentType());
    if (type.starts_with("application/x-www-form-urlencoded")) {
        request.form = parse_query(body);
    } else if (type.starts_with("multipart/form-data")) {
        try {
            std::istringstream stream{std::move(body)};
            Poco::Net::HTMLForm form;
            form.setFieldLimit(2000);
            Files files{request.files};
            form.load(from, stream, files);
            for (const auto& [name, value] : form)
                request.form.add(name, value);
        } catch (const Poco::Exception&) {
            return malformed();
        }
        for (const UploadedFile& file : request.files) {
            if (!is_clean(file.field) || !is_clean(file.file_name)) return malformed();
        }
    } else {
        request.body = std::move(body);
    }
    return Done{};
}

/// The client's address: of the connection, or what a proxy we trust says it was.
void read_client(const Poco::Net::HTTPServerRequest& from, const ServerOptions& options,
                 Request& request) {
    request.client = from.clientAddress().host().toString();
    request.secure = from.secure();
    const bool trusted = std::find(options.trusted_proxies.begin(), options.trusted_proxies.end(),
                                   request.client) != options.trusted_proxies.end();
    if (!trusted) return;
    const std::string forwarded = from.get("X-Forwarded-For", "");
    if (!forwarded.empty()) {
        // The last one is what our own proxy saw; those before it anybody can write.
        std::string last = forwarded.substr(forwarded.rfind(',') + 1);
        last.erase(0, last.find_first_not_of(' '));
        request.client = last;
    }
    request.secure = from.get("X-Forwarded-Proto", "") == "https";
}

}  // namespace

Result<Request> take_in(Poco::Net::HTTPServerRequest& from, const ServerOptions& options) {
    Request request;
    request.now = options.now();
    request.id = random_token().substr(0, 16);
    const auto method = method_of(from.getMethod());
    if (!method) return refuse("request.method", "この方法は使えません。", 405);
    request.method = *method;
    try {
        const Poco::URI uri{from.getURI()};
        request.path = uri.getPath();
        request.query = parse_query(uri.getRawQuery());
    } catch (const Poco::Exception&) {
        return malformed();
    }
    if (!is_clean(request.path) || !is_clean(request.query)) return malformed();
    for (const auto& [name, value] : from)
        request.headers.add(lower(name), value);
    Poco::Net::NameValueCollection cookies;
    from.getCookies(cookies);
    for (const auto& [name, value] : cookies)
        request.cookies.add(name, value);
    read_client(from, options, request);
    if (request.method == Method::get) return request;

    const bool upload = lower(from.getContentType()).starts_with("multipart/");
    auto body = read_body(from, upload ? options.upload_bytes : options.body_bytes,
                          options.request_seconds);
    if (!body) return body.problem();
    if (auto done = read_form(from, *std::move(body), request); !done) return done.problem();
    if (!is_clean(request.form)) return malformed();
    return request;
}

}  // namespace yakuba::web
