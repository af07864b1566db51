#pragma once
#include <optional>
#include <string>
#include <vector>

#include "identity/openssl.h"
#include "identity/test_ca.h"

/// The folders of the test issuer. For this room's source files only.
namespace yakuba::identity {

/// One generation of one issuer.
struct Authority {
    std::string folder;
    CertificateUse use = CertificateUse::sign_in;
    int generation = 1;
    ssl::Certificate certificate;
    ssl::PrivateKey key;
    ssl::Certificate responder;
    ssl::PrivateKey responder_key;
};

std::string test_ca_folder(const std::string& town_folder);
/// Every generation of an issuer, oldest first.
std::vector<Authority> authorities(const std::string& town_folder, CertificateUse use);

std::vector<IndexEntry> read_index(const Authority& authority);
void write_index(const Authority& authority, const std::vector<IndexEntry>& index);

/// Writes a file as a whole, readable by its owner alone. Throws std::runtime_error.
void write_file(const std::string& path, std::string_view text);
std::string pem_of(X509* certificate);
/// PKCS #8; encrypted when there is a password.
std::string pem_of(EVP_PKEY* key, const std::string& password = {});
ssl::PrivateKey read_key(const std::string& path, const std::string& password = {});

/// Keeps other programs (and threads) out of the issuer's files while it lives.
class IssuerLock {
public:
    explicit IssuerLock(const std::string& town_folder);
    ~IssuerLock();
    IssuerLock(const IssuerLock&) = delete;
    IssuerLock& operator=(const IssuerLock&) = delete;

private:
    int file_ = -1;
};

}  // namespace yakuba::identity
