#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <memory>

#include "web/server.h"

namespace yakuba::web {
namespace {

constexpr long kYear = 365L * 24 * 60 * 60;
constexpr int kKeyBits = 2048;

struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
    void operator()(std::FILE* file) const { std::fclose(file); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

bool write_pem(const std::string& path, mode_t mode, const std::function<int(std::FILE*)>& write) {
    const mode_t before = umask(static_cast<mode_t>(0777 & ~mode));
    const Owned<std::FILE> file{std::fopen(path.c_str(), "w")};
    umask(before);
    return file && write(file.get()) == 1;
}

Owned<X509> self_signed(EVP_PKEY* key, const std::string& host) {
    Owned<X509> certificate{X509_new()};
    X509_set_version(certificate.get(), X509_VERSION_3);
    std::uint64_t serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), serial >> 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), kYear);
    X509_NAME* const name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(host.c_str()), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    X509_set_pubkey(certificate.get(), key);
    const std::string names = "DNS:" + host + ",DNS:localhost,IP:127.0.0.1";
    const Owned<X509_EXTENSION> extension{
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.c_str())};
    X509_add_ext(certificate.get(), extension.get(), -1);
    X509_sign(certificate.get(), key, EVP_sha256());
    return certificate;
}

}  // namespace

Result<Done> make_certificate(const std::string& certificate, const std::string& key,
                              const std::string& host) {
    if (std::filesystem::exists(certificate) && std::filesystem::exists(key)) return Done{};
    const Owned<EVP_PKEY> pair{EVP_RSA_gen(kKeyBits)};
    const Owned<X509> made = self_signed(pair.get(), host);
    const bool written = write_pem(key, 0600,
                                   [&](std::FILE* file) {
                                       return PEM_write_PrivateKey(file, pair.get(), nullptr,
                                                                   nullptr, 0, nullptr, nullptr);
                                   }) &&
                         write_pem(certificate, 0644, [&](std::FILE* file) {
                             return PEM_write_X509(file, made.get());
                         });
    if (!written) {
        return Problem{"server.certificate",
                       "サーバー証明書を書けません。書き込みのできる場所を指定してください。",
                       certificate};
    }
    return Done{};
}

}  // namespace yakuba::web
