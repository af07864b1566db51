#include "identity/revocation.h"

#include <openssl/err.h>

#include <filesystem>

namespace yakuba::identity {
namespace {

/// Clocks of two machines may differ by so much.
constexpr std::int64_t kSkew = 5LL * 60 * 1'000'000;

bool within(Instant now, const ASN1_TIME* from, const ASN1_TIME* until) {
    if (from == nullptr || ssl::instant_of(from).microseconds - kSkew > now.microseconds)
        return false;
    return until == nullptr || now.microseconds < ssl::instant_of(until).microseconds + kSkew;
}

Revocation says_nothing(CheckMethod method, std::string why) {
    ERR_clear_error();
    return {Standing::unknown, method, std::move(why)};
}

std::string reason_name(int reason) {
    // -1: none was given.
    return reason < 0 ? "unspecified" : OCSP_crl_reason_str(reason);
}

int reason_of(X509_REVOKED* entry) {
    auto* const value = static_cast<ASN1_ENUMERATED*>(
        X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, nullptr, nullptr));
    if (value == nullptr) return -1;
    const long reason = ASN1_ENUMERATED_get(value);
    ASN1_ENUMERATED_free(value);
    return static_cast<int>(reason);
}

ssl::Crl crl_in(const std::filesystem::path& path) {
    const ssl::Bio file{BIO_new_file(path.c_str(), "rb")};
    ssl::Crl crl{file ? PEM_read_bio_X509_CRL(file.get(), nullptr, nullptr, nullptr) : nullptr};
    ERR_clear_error();
    return crl;
}

bool signed_by(X509_CRL* crl, X509* issuer) {
    const bool good = X509_NAME_cmp(X509_CRL_get_issuer(crl), X509_get_subject_name(issuer)) == 0 &&
                      X509_CRL_verify(crl, X509_get0_pubkey(issuer)) == 1;
    ERR_clear_error();
    return good;
}

Revocation by_crl(X509_CRL* crl, X509* certificate, Instant now) {
    if (!within(now, X509_CRL_get0_lastUpdate(crl), X509_CRL_get0_nextUpdate(crl)))
        return says_nothing(CheckMethod::crl, "crl_out_of_date");
    X509_REVOKED* entry = nullptr;
    const int found = X509_CRL_get0_by_cert(crl, &entry, certificate);
    // 2: on the list, to be taken off it again (removeFromCRL).
    if (found != 1) return {Standing::good, CheckMethod::crl, {}};
    return {Standing::revoked, CheckMethod::crl, reason_name(reason_of(entry))};
}

std::string request_der(OCSP_REQUEST* request) {
    unsigned char* bytes = nullptr;
    const int size = i2d_OCSP_REQUEST(request, &bytes);
    if (size <= 0) return {};
    std::string der(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return der;
}

ssl::OcspBasic basic_response(std::string_view der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    const ssl::OcspResponse response{
        d2i_OCSP_RESPONSE(nullptr, &at, static_cast<long>(der.size()))};
    if (!response || OCSP_response_status(response.get()) != OCSP_RESPONSE_STATUS_SUCCESSFUL)
        return nullptr;
    return ssl::OcspBasic{OCSP_response_get1_basic(response.get())};
}

/// Signed by the issuer itself or by whom it appointed (id-kp-OCSPSigning), judged at `now`.
bool trusted(OCSP_BASICRESP* basic, X509* issuer, Instant now) {
    const ssl::Store store{X509_STORE_new()};
    X509_STORE_add_cert(store.get(), issuer);
    X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store.get()),
                               static_cast<time_t>(now.microseconds / 1'000'000));
    return OCSP_basic_verify(basic, nullptr, store.get(), 0) == 1;
}

}  // namespace

Revocation ask_crl(const std::string& folder, X509* issuer, X509* certificate, Instant now) {
    Revocation best = says_nothing(CheckMethod::none, "no_list");
    std::error_code error;
    for (const auto& file : std::filesystem::directory_iterator(folder, error)) {
        if (file.path().extension() != ".pem") continue;
        const ssl::Crl crl = crl_in(file.path());
        if (!crl || !signed_by(crl.get(), issuer)) continue;
        best = by_crl(crl.get(), certificate, now);
        if (best.standing != Standing::unknown) return best;
    }
    return best;
}

Revocation ask_ocsp(const OcspTransport& transport, X509* issuer, X509* certificate, Instant now) {
    const ssl::OcspRequest request{OCSP_REQUEST_new()};
    OCSP_CERTID* const id = OCSP_cert_to_id(EVP_sha1(), certificate, issuer);
    if (!request || id == nullptr || OCSP_request_add0_id(request.get(), id) == nullptr ||
        OCSP_request_add1_nonce(request.get(), nullptr, 16) != 1) {
        return says_nothing(CheckMethod::ocsp, "no_request");
    }
    const std::string answer = transport(request_der(request.get()));
    if (answer.empty()) return says_nothing(CheckMethod::ocsp, "no_answer");
    const ssl::OcspBasic basic = basic_response(answer);
    if (!basic) return says_nothing(CheckMethod::ocsp, "no_answer");
    if (OCSP_check_nonce(request.get(), basic.get()) != 1)
        return says_nothing(CheckMethod::ocsp, "other_nonce");
    if (!trusted(basic.get(), issuer, now)) return says_nothing(CheckMethod::ocsp, "other_signer");

    int status = 0, reason = -1;
    ASN1_GENERALIZEDTIME *revoked_at = nullptr, *from = nullptr, *until = nullptr;
    if (OCSP_resp_find_status(basic.get(), id, &status, &reason, &revoked_at, &from, &until) != 1)
        return says_nothing(CheckMethod::ocsp, "other_certificate");
    if (!within(now, from, until)) return says_nothing(CheckMethod::ocsp, "out_of_date");
    if (status == V_OCSP_CERTSTATUS_GOOD) return {Standing::good, CheckMethod::ocsp, {}};
    if (status == V_OCSP_CERTSTATUS_REVOKED)
        return {Standing::revoked, CheckMethod::ocsp, reason_name(reason)};
    return says_nothing(CheckMethod::ocsp, std::string{kUnknownCertificate});
}

}  // namespace yakuba::identity
