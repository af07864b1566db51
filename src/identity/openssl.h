#pragma once
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/ocsp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.h"

/// Owners and small readings of OpenSSL's values. Included by this room's source files only.
namespace yakuba::identity::ssl {

template <auto free_it>
struct Free {
    template <class T>
    void operator()(T* value) const {
        free_it(value);
    }
};
using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Crl = std::unique_ptr<X509_CRL, Free<X509_CRL_free>>;
using PrivateKey = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using Store = std::unique_ptr<X509_STORE, Free<X509_STORE_free>>;
using StoreContext = std::unique_ptr<X509_STORE_CTX, Free<X509_STORE_CTX_free>>;
using Cms = std::unique_ptr<CMS_ContentInfo, Free<CMS_ContentInfo_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;
using Name = std::unique_ptr<X509_NAME, Free<X509_NAME_free>>;
using Object = std::unique_ptr<ASN1_OBJECT, Free<ASN1_OBJECT_free>>;
using Time = std::unique_ptr<ASN1_TIME, Free<ASN1_TIME_free>>;
using Number = std::unique_ptr<ASN1_INTEGER, Free<ASN1_INTEGER_free>>;
using Policies = std::unique_ptr<CERTIFICATEPOLICIES, Free<CERTIFICATEPOLICIES_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Free<GENERAL_NAMES_free>>;
using OcspRequest = std::unique_ptr<OCSP_REQUEST, Free<OCSP_REQUEST_free>>;
using OcspResponse = std::unique_ptr<OCSP_RESPONSE, Free<OCSP_RESPONSE_free>>;
using OcspBasic = std::unique_ptr<OCSP_BASICRESP, Free<OCSP_BASICRESP_free>>;
using OcspId = std::unique_ptr<OCSP_CERTID, Free<OCSP_CERTID_free>>;

/// Exactly one certificate and nothing behind it; none when it cannot be read.
Certificate certificate_of(std::string_view der);
std::string der_of(const X509* certificate);
/// Every certificate in a PEM file; empty when there is no such file.
std::vector<Certificate> certificates_in(const std::string& path);

/// RFC 2253, as UTF-8.
std::string text_of(const X509_NAME* name);
/// Upper-case hex without leading zeros.
std::string text_of(const ASN1_INTEGER* number);
std::string text_of(const ASN1_OBJECT* object);
Instant instant_of(const ASN1_TIME* time);
Time time_of(Instant instant);
std::string sha256_hex(std::string_view bytes);

/// The OID of the first certificate policy; empty when there is none.
std::string policy_of(const X509* certificate);
/// RSA, 2048 bits at least.
bool has_rsa_key(const X509* certificate);
/// RSA PKCS #1 v1.5 with SHA-256, by such a key.
bool signature_fits(const X509* certificate, std::string_view bytes, std::string_view signature);
std::string sign(EVP_PKEY* key, std::string_view bytes);

}  // namespace yakuba::identity::ssl
