#include "identity/test_ca_files.h"

#include <fcntl.h>
#include <openssl/err.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <utility>

#include "exchange/csv.h"

namespace yakuba::identity {
namespace {

namespace fs = std::filesystem;

std::string content_of(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

ssl::Certificate read_certificate(const std::string& path) {
    auto all = ssl::certificates_in(path);
    return all.empty() ? nullptr : std::move(all.front());
}

int password_for(char* buffer, int size, int, void* password) {
    const auto& text = *static_cast<const std::string*>(password);
    if (text.empty() || std::cmp_greater(text.size(), size)) return -1;
    text.copy(buffer, text.size());
    return static_cast<int>(text.size());
}

}  // namespace

std::string test_ca_folder(const std::string& town_folder) {
    return (fs::path{town_folder} / "cards" / "test-ca").string();
}

std::vector<Authority> authorities(const std::string& town_folder, CertificateUse use) {
    std::vector<Authority> all;
    for (int generation = 1;; ++generation) {
        const fs::path folder =
            fs::path{test_ca_folder(town_folder)} /
            (FieldForm<CertificateUse>::format(use) + "-" + std::to_string(generation));
        Authority one;
        one.folder = folder.string();
        one.use = use;
        one.generation = generation;
        one.certificate = read_certificate(folder / "ca.pem");
        one.key = read_key(folder / "ca.key");
        one.responder = read_certificate(folder / "ocsp.pem");
        one.responder_key = read_key(folder / "ocsp.key");
        if (!one.certificate || !one.key || !one.responder || !one.responder_key) return all;
        all.push_back(std::move(one));
    }
}

std::vector<IndexEntry> read_index(const Authority& authority) {
    std::ifstream file{fs::path{authority.folder} / "index.csv", std::ios::binary};
    exchange::CsvReader reader{file};
    std::vector<std::string_view> f;
    std::vector<IndexEntry> index;
    for (auto row = reader.next(f); row && *row; row = reader.next(f)) {
        if (f.size() != 5 || f[0] == "serial") continue;
        const auto number = [](std::string_view text) {
            return Instant{detail::parse_integer(text).value_or(0)};
        };
        index.push_back(
            {std::string{f[0]}, std::string{f[1]}, number(f[2]), number(f[3]), std::string{f[4]}});
    }
    return index;
}

void write_index(const Authority& authority, const std::vector<IndexEntry>& index) {
    std::string text;
    constexpr std::string_view kColumns[] = {"serial", "card_number", "expires_at", "revoked_at",
                                             "reason"};
    exchange::write_csv_row(text, kColumns);
    for (const IndexEntry& entry : index) {
        const std::string expires = std::to_string(entry.expires_at.microseconds);
        const std::string revoked = std::to_string(entry.revoked_at.microseconds);
        const std::string_view fields[] = {entry.serial, entry.card_number, expires, revoked,
                                           entry.reason};
        exchange::write_csv_row(text, fields);
    }
    write_file((fs::path{authority.folder} / "index.csv").string(), text);
}

void write_file(const std::string& path, std::string_view text) {
    const std::string part = path + ".part";
    fs::create_directories(fs::path{path}.parent_path());
    fs::remove(part);
    const int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const bool written =
        file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    if (file >= 0) ::close(file);
    if (!written || std::rename(part.c_str(), path.c_str()) != 0)
        throw std::runtime_error("cannot write " + path);
}

std::string pem_of(X509* certificate) {
    const ssl::Bio out{BIO_new(BIO_s_mem())};
    PEM_write_bio_X509(out.get(), certificate);
    return content_of(out.get());
}

std::string pem_of(EVP_PKEY* key, const std::string& password) {
    const ssl::Bio out{BIO_new(BIO_s_mem())};
    const EVP_CIPHER* const cipher = password.empty() ? nullptr : EVP_aes_256_cbc();
    PEM_write_bio_PKCS8PrivateKey(out.get(), key, cipher, password.data(),
                                  static_cast<int>(password.size()), nullptr, nullptr);
    return content_of(out.get());
}

ssl::PrivateKey read_key(const std::string& path, const std::string& password) {
    const ssl::Bio file{BIO_new_file(path.c_str(), "rb")};
    // Without a function that answers, OpenSSL would ask at the terminal.
    ssl::PrivateKey key{file ? PEM_read_bio_PrivateKey(file.get(), nullptr, password_for,
                                                       const_cast<std::string*>(&password))
                             : nullptr};
    ERR_clear_error();
    return key;
}

IssuerLock::IssuerLock(const std::string& town_folder) {
    fs::create_directories(test_ca_folder(town_folder));
    const std::string path = (fs::path{test_ca_folder(town_folder)} / "lock").string();
    file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0 || ::flock(file_, LOCK_EX) != 0) throw std::runtime_error("cannot lock " + path);
}

IssuerLock::~IssuerLock() { ::close(file_); }

}  // namespace yakuba::identity
