#include "identity/openssl.h"

#include <openssl/err.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>

#include <array>

namespace yakuba::identity::ssl {
namespace {

constexpr int kRsaBitsMin = 2048;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string content_of(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

std::string hex_of(const unsigned char* bytes, std::size_t size) {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string hex;
    for (std::size_t i = 0; i < size; ++i) {
        hex += kHex[bytes[i] >> 4U];
        hex += kHex[bytes[i] & 15U];
    }
    return hex;
}

}  // namespace

Certificate certificate_of(std::string_view der) {
    const unsigned char* at = bytes_of(der);
    Certificate certificate{d2i_X509(nullptr, &at, static_cast<long>(der.size()))};
    ERR_clear_error();
    if (certificate && at != bytes_of(der) + der.size()) certificate.reset();
    return certificate;
}

std::string der_of(const X509* certificate) {
    unsigned char* bytes = nullptr;
    const int size = i2d_X509(certificate, &bytes);
    if (size <= 0) return {};
    std::string der(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return der;
}

std::vector<Certificate> certificates_in(const std::string& path) {
    std::vector<Certificate> all;
    const Bio file{BIO_new_file(path.c_str(), "rb")};
    while (file) {
        Certificate one{PEM_read_bio_X509(file.get(), nullptr, nullptr, nullptr)};
        if (!one) break;
        all.push_back(std::move(one));
    }
    ERR_clear_error();
    return all;
}

std::string text_of(const X509_NAME* name) {
    const Bio out{BIO_new(BIO_s_mem())};
    X509_NAME_print_ex(out.get(), name, 0,
                       XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
    return content_of(out.get());
}

std::string text_of(const ASN1_INTEGER* number) {
    BIGNUM* const big = ASN1_INTEGER_to_BN(number, nullptr);
    char* const hex = big == nullptr ? nullptr : BN_bn2hex(big);
    std::string text = hex == nullptr ? "" : hex;
    OPENSSL_free(hex);
    BN_free(big);
    const auto first = text.find_first_not_of('0');
    return first == std::string::npos ? "0" : text.substr(first);
}

std::string text_of(const ASN1_OBJECT* object) {
    std::array<char, 128> text{};
    OBJ_obj2txt(text.data(), static_cast<int>(text.size()), object, 1);
    return text.data();
}

Instant instant_of(const ASN1_TIME* time) {
    int days = 0, seconds = 0;
    const Time epoch{ASN1_TIME_set(nullptr, 0)};
    ASN1_TIME_diff(&days, &seconds, epoch.get(), time);
    return Instant{(std::int64_t{days} * 86'400 + seconds) * 1'000'000};
}

Time time_of(Instant instant) {
    return Time{ASN1_TIME_set(nullptr, static_cast<time_t>(instant.microseconds / 1'000'000))};
}

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest;
    SHA256(bytes_of(bytes), bytes.size(), digest.data());
    return hex_of(digest.data(), digest.size());
}

std::string policy_of(const X509* certificate) {
    const Policies policies{static_cast<CERTIFICATEPOLICIES*>(
        X509_get_ext_d2i(certificate, NID_certificate_policies, nullptr, nullptr))};
    if (!policies || sk_POLICYINFO_num(policies.get()) == 0) return {};
    return text_of(sk_POLICYINFO_value(policies.get(), 0)->policyid);
}

bool has_rsa_key(const X509* certificate) {
    EVP_PKEY* const key = X509_get0_pubkey(certificate);
    return key != nullptr && EVP_PKEY_base_id(key) == EVP_PKEY_RSA &&
           EVP_PKEY_bits(key) >= kRsaBitsMin;
}

bool signature_fits(const X509* certificate, std::string_view bytes, std::string_view signature) {
    if (!has_rsa_key(certificate)) return false;
    EVP_PKEY* const key = X509_get0_pubkey(certificate);
    const DigestContext context{EVP_MD_CTX_new()};
    const bool fits =
        EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
        EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(bytes),
                         bytes.size()) == 1;
    ERR_clear_error();
    return fits;
}

std::string sign(EVP_PKEY* key, std::string_view bytes) {
    const DigestContext context{EVP_MD_CTX_new()};
    std::size_t size = 0;
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &size, bytes_of(bytes), bytes.size()) != 1) {
        return {};
    }
    std::string signature(size, '\0');
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                   bytes_of(bytes), bytes.size());
    signature.resize(size);
    return signature;
}

}  // namespace yakuba::identity::ssl
