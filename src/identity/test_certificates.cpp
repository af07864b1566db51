#include "identity/test_certificates.h"

#include <openssl/conf.h>
#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

#include <stdexcept>

#include "identity/secrets.h"

namespace yakuba::identity {
namespace {

using Config = std::unique_ptr<CONF, ssl::Free<NCONF_free>>;
using Text = std::unique_ptr<ASN1_UTF8STRING, ssl::Free<ASN1_UTF8STRING_free>>;

[[noreturn]] void fail(const char* what) {
    const unsigned long error = ERR_get_error();
    ERR_clear_error();
    throw std::runtime_error(std::string{"OpenSSL: "} + what + ": " +
                             ERR_error_string(error, nullptr));
}

void need(bool good, const char* what) {
    if (!good) fail(what);
}

void add_entry(X509_NAME* name, const char* field, std::string_view text) {
    need(X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8,
                                    reinterpret_cast<const unsigned char*>(text.data()),
                                    static_cast<int>(text.size()), -1, 0) == 1,
         "name");
}

void add_issuer_names(X509_NAME* name, CertificateUse use) {
    add_entry(name, "C", "JP");
    add_entry(name, "O", "TEST-JPKI");
    add_entry(name, "OU",
              use == CertificateUse::signing ? "TEST-JPKI for digital signature"
                                             : "TEST-JPKI for user authentication");
    add_entry(name, "OU", "試験用個人認証サービス");
}

/// Everything but the four items, in OpenSSL's own words. The texts are ours, never a person's.
std::string config_of(const CertificatePlan& plan, bool issuer) {
    std::string text = "[ext]\nsubjectKeyIdentifier=hash\nkeyUsage=" + plan.key_usage + "\n" +
                       "basicConstraints=" + plan.basic_constraints + "\n";
    if (issuer) text += "subjectAltName=dirName:service\n";
    if (!issuer) {
        text +=
            "authorityKeyIdentifier=keyid:always\nissuerAltName=dirName:service\n"
            "crlDistributionPoints=list\n"
            "authorityInfoAccess=OCSP;URI:http://ocsp.test-jpki.invalid/\n";
    }
    if (!plan.extended_key_usage.empty())
        text += "extendedKeyUsage=" + plan.extended_key_usage + "\nnoCheck=ignored\n";
    if (!plan.policy.empty()) {
        text += plan.use == CertificateUse::signing ? "certificatePolicies=critical,@policy\n"
                                                    : "certificatePolicies=@policy\n";
    }
    return text + "[policy]\npolicyIdentifier=" + plan.policy +
           "\nCPS.1=\"http://www.test-jpki.invalid/cps.html\"\n"
           "[service]\nC=JP\nO=TEST-JPKI\n[list]\nfullname=dirName:list_name\n"
           "[list_name]\nC=JP\nO=TEST-JPKI\nCN=revocations\n";
}

void add_extensions(X509* certificate, X509* issuer, const std::string& text) {
    const Config config{NCONF_new(nullptr)};
    const ssl::Bio in{BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))};
    long line = 0;
    need(NCONF_load_bio(config.get(), in.get(), &line) == 1, "configuration");
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509V3_set_nconf(&context, config.get());
    need(X509V3_EXT_add_nconf(config.get(), &context, "ext", certificate) == 1, "extensions");
}

/// otherName with a UTF8String: built here, since a configuration would encode Japanese twice and
/// let a name speak OpenSSL's language.
void add_item(GENERAL_NAMES* names, std::string_view oid, std::string_view text) {
    Text value{ASN1_UTF8STRING_new()};
    ASN1_STRING_set(value.get(), text.data(), static_cast<int>(text.size()));
    ASN1_TYPE* const any = ASN1_TYPE_new();
    ASN1_TYPE_set(any, V_ASN1_UTF8STRING, value.release());
    GENERAL_NAME* const name = GENERAL_NAME_new();
    need(GENERAL_NAME_set0_othername(name, OBJ_txt2obj(std::string{oid}.c_str(), 1), any) == 1,
         "otherName");
    sk_GENERAL_NAME_push(names, name);
}

void add_items(X509* certificate, const FourItems& items) {
    const ssl::Names names{GENERAL_NAMES_new()};
    const char* const sex = items.sex == registry::Sex::male     ? "1"
                            : items.sex == registry::Sex::female ? "2"
                                                                 : "3";
    add_item(names.get(), kNameItem, items.name);
    add_item(names.get(), kBirthItem, birth_text(items.birth_date));
    add_item(names.get(), kSexItem, sex);
    add_item(names.get(), kAddressItem, items.address);
    add_item(names.get(), kNameSubstitutes, items.name_substitutes);
    add_item(names.get(), kAddressSubstitutes, items.address_substitutes);
    need(X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 0, 0) == 1, "items");
}

/// 63 bits of chance, never negative.
std::string chance_serial() { return "4" + random_name().substr(0, 15); }

void set_serial(X509* certificate, const std::string& hex) {
    BIGNUM* number = nullptr;
    need(BN_hex2bn(&number, hex.c_str()) > 0, "serial");
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
}

}  // namespace

CertificatePlan plan_for(CertificateUse use, const std::string& card_number) {
    CertificatePlan plan;
    plan.use = use;
    plan.common_name = card_number + "-" + FieldForm<CertificateUse>::format(use);
    const bool signing = use == CertificateUse::signing;
    plan.policy = signing ? kTestSigningPolicy : kTestSignInPolicy;
    if (signing) plan.key_usage = "critical,digitalSignature,nonRepudiation";
    return plan;
}

ssl::PrivateKey new_key() {
    ssl::PrivateKey key{EVP_RSA_gen(2048)};
    need(key != nullptr, "key");
    return key;
}

ssl::Certificate make_certificate(const CertificatePlan& plan, EVP_PKEY* key, X509* issuer,
                                  EVP_PKEY* issuer_key) {
    ssl::Certificate certificate{X509_new()};
    X509* const c = certificate.get();
    X509_set_version(c, X509_VERSION_3);
    set_serial(c, plan.serial.empty() ? chance_serial() : plan.serial);
    X509_set1_notBefore(c, ssl::time_of(plan.from).get());
    X509_set1_notAfter(c, ssl::time_of(plan.until).get());
    X509_set_pubkey(c, key);
    X509_NAME* const subject = X509_get_subject_name(c);
    if (plan.common_name.empty()) {
        add_issuer_names(subject, plan.use);
    } else {
        add_entry(subject, "C", "JP");
        add_entry(subject, "O", "TEST-JPKI");
        add_entry(subject, "CN", plan.common_name);
    }
    X509_set_issuer_name(c, issuer == nullptr ? subject : X509_get_subject_name(issuer));
    add_extensions(c, issuer == nullptr ? c : issuer, config_of(plan, plan.common_name.empty()));
    if (plan.items != nullptr) add_items(c, *plan.items);
    need(X509_sign(c, issuer_key, EVP_sha256()) > 0, "signature");
    return certificate;
}

ssl::Certificate make_authority(CertificateUse use, EVP_PKEY* key, Instant from, Instant until) {
    CertificatePlan plan;
    plan.use = use;
    plan.key_usage = "critical,keyCertSign,cRLSign";
    plan.basic_constraints = "critical,CA:TRUE,pathlen:0";
    plan.from = from;
    plan.until = until;
    return make_certificate(plan, key, nullptr, key);
}

}  // namespace yakuba::identity
