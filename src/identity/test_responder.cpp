#include "identity/test_responder.h"

#include <openssl/err.h>

#include <algorithm>

#include "identity/test_ca_files.h"

namespace yakuba::identity {
namespace {

constexpr std::int64_t kHour = 3'600LL * 1'000'000;

std::string der_of(OCSP_RESPONSE* response) {
    unsigned char* bytes = nullptr;
    const int size = i2d_OCSP_RESPONSE(response, &bytes);
    if (size <= 0) return {};
    std::string der(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return der;
}

std::string answer_without_status(int why) {
    const ssl::OcspResponse response{OCSP_response_create(why, nullptr)};
    ERR_clear_error();
    return der_of(response.get());
}

/// Whether the question is about this issuer: by the hashes of its name and key.
bool asks_about(OCSP_CERTID* id, const Authority& authority) {
    ASN1_OBJECT* digest = nullptr;
    OCSP_id_get0_info(nullptr, &digest, nullptr, nullptr, id);
    const EVP_MD* const md = EVP_get_digestbyobj(digest);
    if (md == nullptr) return false;
    const ssl::OcspId own{OCSP_cert_to_id(md, nullptr, authority.certificate.get())};
    return own && OCSP_id_issuer_cmp(own.get(), id) == 0;
}

std::string serial_of(OCSP_CERTID* id) {
    ASN1_INTEGER* serial = nullptr;
    OCSP_id_get0_info(nullptr, nullptr, nullptr, &serial, id);
    return ssl::text_of(serial);
}

int reason_code(std::string_view name) {
    for (int code = 0; code <= 10; ++code) {
        if (name == OCSP_crl_reason_str(code)) return code;
    }
    return OCSP_REVOKED_STATUS_UNSPECIFIED;
}

void add_status(OCSP_BASICRESP* basic, OCSP_CERTID* id, const Authority* authority, Instant now) {
    const ssl::Time from = ssl::time_of(now);
    const ssl::Time until = ssl::time_of(Instant{now.microseconds + kHour});
    int status = V_OCSP_CERTSTATUS_UNKNOWN;
    int reason = 0;
    ssl::Time revoked_at;
    if (authority != nullptr) {
        const auto index = read_index(*authority);
        const auto found = std::find_if(
            index.begin(), index.end(),
            [serial = serial_of(id)](const auto& entry) { return entry.serial == serial; });
        if (found != index.end()) {
            const bool revoked = found->revoked_at != Instant{};
            status = revoked ? V_OCSP_CERTSTATUS_REVOKED : V_OCSP_CERTSTATUS_GOOD;
            reason = reason_code(found->reason);
            revoked_at = ssl::time_of(found->revoked_at);
        }
    }
    OCSP_basic_add1_status(basic, id, status, reason, revoked_at.get(), from.get(), until.get());
}

}  // namespace

std::string answer_ocsp(const std::string& town_folder, std::string_view request_der, Instant now) {
    const auto* at = reinterpret_cast<const unsigned char*>(request_der.data());
    const ssl::OcspRequest request{
        d2i_OCSP_REQUEST(nullptr, &at, static_cast<long>(request_der.size()))};
    const int questions = request ? OCSP_request_onereq_count(request.get()) : 0;
    if (questions <= 0) return answer_without_status(OCSP_RESPONSE_STATUS_MALFORMEDREQUEST);

    std::vector<Authority> all = authorities(town_folder, CertificateUse::sign_in);
    for (Authority& one : authorities(town_folder, CertificateUse::signing))
        all.push_back(std::move(one));
    const ssl::OcspBasic basic{OCSP_BASICRESP_new()};
    const Authority* signer = nullptr;
    for (int i = 0; i < questions; ++i) {
        OCSP_CERTID* const id = OCSP_onereq_get0_id(OCSP_request_onereq_get0(request.get(), i));
        const auto asked = std::find_if(all.begin(), all.end(),
                                        [&](const Authority& one) { return asks_about(id, one); });
        const Authority* const authority = asked == all.end() ? nullptr : &*asked;
        if (signer == nullptr) signer = authority;
        // One signature cannot speak for two issuers.
        add_status(basic.get(), id, authority == signer ? authority : nullptr, now);
    }
    if (signer == nullptr) return answer_without_status(OCSP_RESPONSE_STATUS_UNAUTHORIZED);
    OCSP_copy_nonce(basic.get(), request.get());
    // OpenSSL would put the machine's time into producedAt: the town's time is an argument.
    if (OCSP_basic_sign(basic.get(), signer->responder.get(), signer->responder_key.get(),
                        EVP_sha256(), nullptr, OCSP_NOTIME) != 1) {
        return answer_without_status(OCSP_RESPONSE_STATUS_INTERNALERROR);
    }
    const ssl::OcspResponse response{
        OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic.get())};
    return der_of(response.get());
}

}  // namespace yakuba::identity
