#include "identity/card_trust.h"

#include <openssl/err.h>

#include <algorithm>
#include <filesystem>

namespace yakuba::identity {
namespace {

/// Test certificates have their own policies, so that a card of the test issuer is never taken for
/// a real one nor the other way round.
constexpr std::string_view kTestIssuer = "O=TEST-JPKI";

std::string_view policy_for(CertificateUse use, bool test) {
    if (use == CertificateUse::signing) return test ? kTestSigningPolicy : kSigningPolicy;
    return test ? kTestSignInPolicy : kSignInPolicy;
}

/// digitalSignature for signing in; nonRepudiation beside it for signing. A signing certificate
/// must not open a session, a sign-in certificate must not sign a document.
bool right_key_usage(X509* certificate, CertificateUse use) {
    const int at = X509_get_ext_by_NID(certificate, NID_key_usage, -1);
    if (at < 0 || X509_EXTENSION_get_critical(X509_get_ext(certificate, at)) != 1) return false;
    const std::uint32_t usage = X509_get_key_usage(certificate);
    const std::uint32_t wanted = use == CertificateUse::signing
                                     ? KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION
                                     : KU_DIGITAL_SIGNATURE;
    return usage == wanted;
}

Validity validity_of(int error) {
    if (error == X509_V_ERR_CERT_HAS_EXPIRED) return Validity::expired;
    if (error == X509_V_ERR_CERT_NOT_YET_VALID) return Validity::not_yet;
    return Validity::untrusted;
}

Judgement verify_chain(X509* certificate, X509* issuer, std::string_view policy, Instant now) {
    const ssl::Store store{X509_STORE_new()};
    X509_STORE_add_cert(store.get(), issuer);
    const ssl::StoreContext context{X509_STORE_CTX_new()};
    X509_STORE_CTX_init(context.get(), store.get(), certificate, nullptr);
    X509_VERIFY_PARAM* const param = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(param, static_cast<time_t>(now.microseconds / 1'000'000));
    X509_VERIFY_PARAM_add0_policy(param, OBJ_txt2obj(std::string{policy}.c_str(), 1));
    X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_POLICY_CHECK | X509_V_FLAG_EXPLICIT_POLICY);
    const bool good = X509_verify_cert(context.get()) == 1;
    const int error = X509_STORE_CTX_get_error(context.get());
    // The issuer's own end is not the certificate's.
    const int depth = X509_STORE_CTX_get_error_depth(context.get());
    ERR_clear_error();
    if (good) return {Validity::valid, {}, issuer};
    return {depth == 0 ? validity_of(error) : Validity::untrusted,
            X509_verify_cert_error_string(error), issuer};
}

std::string text_of(const ASN1_TYPE* value) {
    if (value == nullptr || value->type != V_ASN1_UTF8STRING) return {};
    const ASN1_UTF8STRING* const text = value->value.utf8string;
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
            static_cast<std::size_t>(ASN1_STRING_length(text))};
}

registry::Sex sex_of(std::string_view text) {
    if (text == "1") return registry::Sex::male;
    if (text == "2") return registry::Sex::female;
    return registry::Sex::unknown;
}

void take_item(FourItems& items, std::string_view oid, std::string text) {
    if (oid == kNameItem) items.name = std::move(text);
    if (oid == kNameSubstitutes) items.name_substitutes = std::move(text);
    if (oid == kSexItem) items.sex = sex_of(text);
    if (oid == kBirthItem) items.birth_date = parse_birth(text);
    if (oid == kAddressItem) items.address = std::move(text);
    if (oid == kAddressSubstitutes) items.address_substitutes = std::move(text);
}

}  // namespace

std::vector<ssl::Certificate> pinned_issuers(const std::string& folder, CertificateUse use) {
    const std::filesystem::path place = std::filesystem::path{folder} / "cards" / "trusted" /
                                        FieldForm<CertificateUse>::format(use);
    std::vector<ssl::Certificate> pinned;
    std::error_code error;
    for (const auto& file : std::filesystem::directory_iterator(place, error)) {
        if (file.path().extension() != ".pem") continue;
        for (ssl::Certificate& one : ssl::certificates_in(file.path().string()))
            pinned.push_back(std::move(one));
    }
    return pinned;
}

Judgement judge(X509* certificate, const std::vector<ssl::Certificate>& pinned, CertificateUse use,
                Instant now) {
    // Names and key identifiers must agree: generations of one issuer share a name.
    const auto issuer = std::find_if(pinned.begin(), pinned.end(), [&](const auto& one) {
        return X509_check_issued(one.get(), certificate) == X509_V_OK;
    });
    if (issuer == pinned.end()) return {Validity::untrusted, "issuer_not_pinned", nullptr};
    // X509_check_ca would let an issuer pass whose key usage does not say so.
    if ((X509_get_extension_flags(certificate) & EXFLAG_CA) != 0)
        return {Validity::untrusted, "is_an_issuer", nullptr};
    if (!right_key_usage(certificate, use)) return {Validity::untrusted, "key_usage", nullptr};
    const bool test =
        ssl::text_of(X509_get_subject_name(issuer->get())).find(kTestIssuer) != std::string::npos;
    return verify_chain(certificate, issuer->get(), policy_for(use, test), now);
}

void describe_certificate(CardCheck& check, X509* certificate) {
    check.certificate_hash = ssl::sha256_hex(ssl::der_of(certificate));
    check.serial = ssl::text_of(X509_get0_serialNumber(certificate));
    check.issuer = ssl::text_of(X509_get_issuer_name(certificate));
    check.policy = ssl::policy_of(certificate);
}

std::optional<FourItems> items_of(X509* certificate) {
    const ssl::Names names{static_cast<GENERAL_NAMES*>(
        X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr))};
    FourItems items;
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
        const GENERAL_NAME* const name = sk_GENERAL_NAME_value(names.get(), i);
        if (name->type != GEN_OTHERNAME) continue;
        take_item(items, ssl::text_of(name->d.otherName->type_id),
                  text_of(name->d.otherName->value));
    }
    ERR_clear_error();
    if (items.name.empty()) return std::nullopt;
    return items;
}

}  // namespace yakuba::identity
