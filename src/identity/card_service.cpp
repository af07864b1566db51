#include "identity/card_service.h"

#include <openssl/err.h>

#include <filesystem>

#include "identity/card_trust.h"
#include "identity/test_responder.h"

namespace yakuba::identity {
namespace {

namespace fs = std::filesystem;

/// When the signature says it was made; none when it does not say.
Instant signing_time(CMS_SignerInfo* signer) {
    const auto* const time = static_cast<ASN1_TIME*>(CMS_signed_get0_data_by_OBJ(
        signer, OBJ_nid2obj(NID_pkcs9_signingTime), -3, V_ASN1_UTCTIME));
    return time == nullptr ? Instant{} : ssl::instant_of(time);
}

class FolderCardService final : public CardService {
public:
    explicit FolderCardService(const std::string& folder) : folder_(folder) {}

    CardCheck check_sign_in(std::string_view challenge, std::string_view certificate_der,
                            std::string_view signature, Instant now) const override {
        CardCheck check;
        check.use = CertificateUse::sign_in;
        check.checked_at = now;
        check_bare(check, challenge, certificate_der, signature, now);
        return check;
    }

    DocumentCheck check_document(std::string_view document, std::string_view certificate_der,
                                 std::string_view signature, Instant now) const override {
        DocumentCheck result;
        result.check.use = CertificateUse::signing;
        result.check.checked_at = now;
        const auto certificate =
            check_bare(result.check, document, certificate_der, signature, now);
        if (certificate) result.items = items_of(certificate.get());
        return result;
    }

    DocumentCheck check_document(std::string_view document, std::string_view cms_der,
                                 Instant now) const override {
        DocumentCheck result;
        CardCheck& check = result.check;
        check.use = CertificateUse::signing;
        check.checked_at = now;
        const auto* at = reinterpret_cast<const unsigned char*>(cms_der.data());
        const ssl::Cms cms{d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(cms_der.size()))};
        X509* const signer = cms ? only_signer(cms.get()) : nullptr;
        if (signer == nullptr) {
            ERR_clear_error();
            check.reason = "not_one_signer";
            return result;
        }
        result.items = items_of(signer);
        describe_certificate(check, signer);
        const ssl::Bio content{BIO_new_mem_buf(document.data(), static_cast<int>(document.size()))};
        const bool fits = CMS_verify(cms.get(), nullptr, nullptr, content.get(), nullptr,
                                     CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY) == 1;
        ERR_clear_error();
        check.signature = fits ? SignatureState::fits : SignatureState::does_not_fit;
        result.signed_at = signing_time(signer_info(cms.get()));
        check_validity(check, signer, now);
        // It must have been good when it signed, as well as now.
        if (check.validity == Validity::valid && result.signed_at != Instant{}) {
            const auto then =
                judge(signer, pinned_issuers(folder_, check.use), check.use, result.signed_at);
            if (then.validity != Validity::valid) {
                check.validity = then.validity;
                check.reason = "at_signing_time: " + then.reason;
            }
        }
        return result;
    }

private:
    static CMS_SignerInfo* signer_info(CMS_ContentInfo* cms) {
        return sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms), 0);
    }

    /// The certificate of the one signer, when the signature is detached and made with SHA-256.
    static X509* only_signer(CMS_ContentInfo* cms) {
        const STACK_OF(CMS_SignerInfo)* const infos = CMS_get0_SignerInfos(cms);
        if (CMS_is_detached(cms) != 1 || infos == nullptr || sk_CMS_SignerInfo_num(infos) != 1)
            return nullptr;
        if (CMS_set1_signers_certs(cms, nullptr, 0) != 1) return nullptr;
        X509* signer = nullptr;
        X509_ALGOR* digest = nullptr;
        CMS_SignerInfo_get0_algs(signer_info(cms), nullptr, &signer, &digest, nullptr);
        const bool good = signer != nullptr && OBJ_obj2nid(digest->algorithm) == NID_sha256 &&
                          ssl::has_rsa_key(signer);
        return good ? signer : nullptr;
    }

    ssl::Certificate check_bare(CardCheck& check, std::string_view bytes,
                                std::string_view certificate_der, std::string_view signature,
                                Instant now) const {
        ssl::Certificate certificate = ssl::certificate_of(certificate_der);
        if (!certificate) {
            check.reason = "no_certificate";
            return nullptr;
        }
        describe_certificate(check, certificate.get());
        check.signature = ssl::signature_fits(certificate.get(), bytes, signature)
                              ? SignatureState::fits
                              : SignatureState::does_not_fit;
        check_validity(check, certificate.get(), now);
        return certificate;
    }

    void check_validity(CardCheck& check, X509* certificate, Instant now) const {
        const auto pinned = pinned_issuers(folder_, check.use);
        const Judgement judgement = judge(certificate, pinned, check.use, now);
        check.validity = judgement.validity;
        check.reason = judgement.reason;
        if (judgement.validity != Validity::valid) return;
        const Revocation revocation = ask(judgement.issuer, certificate, now);
        check.method = revocation.method;
        check.reason = revocation.reason;
        if (revocation.standing == Standing::revoked) check.validity = Validity::revoked;
        if (revocation.standing == Standing::unknown) check.validity = Validity::unknown;
    }

    /// The responder first: it knows more than the last list.
    Revocation ask(X509* issuer, X509* certificate, Instant now) const {
        if (fs::is_directory(fs::path{folder_} / "cards" / "test-ca")) {
            const OcspTransport transport = [&](std::string_view request) {
                return answer_ocsp(folder_, request, now);
            };
            const Revocation answer = ask_ocsp(transport, issuer, certificate, now);
            const bool answered = answer.standing != Standing::unknown;
            // A certificate its own issuer has never heard of is on no list either.
            if (answered || answer.reason == kUnknownCertificate) return answer;
        }
        return ask_crl((fs::path{folder_} / "cards" / "crl").string(), issuer, certificate, now);
    }

    std::string folder_;
};

}  // namespace

std::unique_ptr<CardService> CardService::open(const std::string& folder) {
    return std::make_unique<FolderCardService>(folder);
}

}  // namespace yakuba::identity
