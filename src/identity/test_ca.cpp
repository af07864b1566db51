#include "identity/test_ca.h"

#include <openssl/err.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <stdexcept>

#include "identity/test_ca_files.h"
#include "identity/test_certificates.h"

namespace yakuba::identity {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kDay = 86'400 * kSecond;
constexpr CertificateUse kUses[] = {CertificateUse::sign_in, CertificateUse::signing};

Problem unusable(const std::exception& failure) {
    return {"card.ca_unusable",
            "試験用の認証局を使えません。町のフォルダーの cards に書き込めるか確かめてください。",
            failure.what()};
}

/// The last second of the day in Japan.
Instant end_of(Date day) {
    return Instant{start_of_day(day + std::chrono::days{1}).microseconds - kSecond};
}

std::string issuer_name(CertificateUse use, int generation) {
    return FieldForm<CertificateUse>::format(use) + "-" + std::to_string(generation);
}

/// An issuer begins some years back, so that cards of a town whose calendar stands in the past can
/// be issued, and lasts ten years as the real ones do.
void make_generation(const std::string& folder, CertificateUse use, int generation, Instant now) {
    const int year = date_in_japan(now).year();
    const Instant from = start_of_day(Date{year - 3, 1, 1});
    const Instant until = end_of(Date{year + 10, 12, 31});
    const ssl::PrivateKey key = new_key();
    const ssl::PrivateKey responder_key = new_key();
    const ssl::Certificate ca = make_authority(use, key.get(), from, until);
    CertificatePlan plan;
    plan.use = use;
    plan.common_name = "responder";
    plan.extended_key_usage = "OCSPSigning";
    plan.from = from;
    plan.until = until;
    const ssl::Certificate responder =
        make_certificate(plan, responder_key.get(), ca.get(), key.get());

    const fs::path own = fs::path{test_ca_folder(folder)} / issuer_name(use, generation);
    write_file(own / "ca.key", pem_of(key.get()));
    write_file(own / "ocsp.key", pem_of(responder_key.get()));
    write_file(own / "ocsp.pem", pem_of(responder.get()));
    write_file(own / "ca.pem", pem_of(ca.get()));
    write_file(fs::path{folder} / "cards" / "trusted" / FieldForm<CertificateUse>::format(use) /
                   ("test-" + std::to_string(generation) + ".pem"),
               pem_of(ca.get()));
}

int reason_code(std::string_view name) {
    for (int code = 0; code <= 10; ++code) {
        if (name == OCSP_crl_reason_str(code)) return code;
    }
    return 0;
}

void add_revoked(X509_CRL* crl, const IndexEntry& entry) {
    X509_REVOKED* const revoked = X509_REVOKED_new();
    BIGNUM* number = nullptr;
    BN_hex2bn(&number, entry.serial.c_str());
    const ssl::Number serial{BN_to_ASN1_INTEGER(number, nullptr)};
    BN_free(number);
    X509_REVOKED_set_serialNumber(revoked, serial.get());
    X509_REVOKED_set_revocationDate(revoked, ssl::time_of(entry.revoked_at).get());
    ASN1_ENUMERATED* const reason = ASN1_ENUMERATED_new();
    ASN1_ENUMERATED_set(reason, reason_code(entry.reason));
    X509_REVOKED_add1_ext_i2d(revoked, NID_crl_reason, reason, 0, 0);
    ASN1_ENUMERATED_free(reason);
    X509_CRL_add0_revoked(crl, revoked);
}

void write_list(const std::string& folder, const Authority& authority, Instant now) {
    const ssl::Crl crl{X509_CRL_new()};
    X509_CRL_set_version(crl.get(), X509_CRL_VERSION_2);
    X509_CRL_set_issuer_name(crl.get(), X509_get_subject_name(authority.certificate.get()));
    X509_CRL_set1_lastUpdate(crl.get(), ssl::time_of(now).get());
    X509_CRL_set1_nextUpdate(crl.get(), ssl::time_of(Instant{now.microseconds + 7 * kDay}).get());
    for (const IndexEntry& entry : read_index(authority)) {
        if (entry.revoked_at != Instant{}) add_revoked(crl.get(), entry);
    }
    X509_CRL_sort(crl.get());
    if (X509_CRL_sign(crl.get(), authority.key.get(), EVP_sha256()) <= 0)
        throw std::runtime_error("cannot sign a revocation list");
    const ssl::Bio out{BIO_new(BIO_s_mem())};
    PEM_write_bio_X509_CRL(out.get(), crl.get());
    char* data = nullptr;
    const long size = BIO_get_mem_data(out.get(), &data);
    write_file(fs::path{folder} / "cards" / "crl" /
                   ("test-" + issuer_name(authority.use, authority.generation) + ".pem"),
               {data, static_cast<std::size_t>(size)});
}

void write_lists(const std::string& folder, Instant now) {
    for (const CertificateUse use : kUses) {
        for (const Authority& authority : authorities(folder, use))
            write_list(folder, authority, now);
    }
}

bool is_pin(std::string_view text) {
    return text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
}
bool is_signing_password(std::string_view text) {
    return text.size() >= 6 && text.size() <= 16 &&
           text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == std::string_view::npos;
}

std::string next_card_number(const std::string& folder) {
    for (int number = 1;; ++number) {
        const std::string digits = std::to_string(number);
        std::string name =
            "T" + std::string(6 - std::min<std::size_t>(6, digits.size()), '0') + digits;
        if (!fs::exists(fs::path{folder} / "cards" / name)) return name;
    }
}

/// Makes key and certificate, writes both into the card, notes it in the issuer's index; answers
/// the serial.
std::string issue_one(const std::string& folder, const Authority& authority, CertificatePlan plan,
                      const std::string& card_number, const std::string& password) {
    const ssl::PrivateKey key = new_key();
    const ssl::Certificate certificate =
        make_certificate(plan, key.get(), authority.certificate.get(), authority.key.get());
    const fs::path card = fs::path{folder} / "cards" / card_number;
    const std::string use = FieldForm<CertificateUse>::format(plan.use);
    write_file(card / (use + ".key"), pem_of(key.get(), password));
    write_file(card / (use + ".pem"), pem_of(certificate.get()));
    std::string serial = ssl::text_of(X509_get0_serialNumber(certificate.get()));
    auto index = read_index(authority);
    index.push_back({serial, card_number, plan.until, {}, {}});
    write_index(authority, index);
    return serial;
}

std::string name_of(const Authority& authority) {
    return ssl::text_of(X509_get_subject_name(authority.certificate.get()));
}

}  // namespace

Result<TestCa> TestCa::make(const std::string& folder, Instant now) try {
    const IssuerLock lock(folder);
    bool made = false;
    for (const CertificateUse use : kUses) {
        if (!authorities(folder, use).empty()) continue;
        make_generation(folder, use, 1, now);
        made = true;
    }
    if (made) write_lists(folder, now);
    return TestCa{folder};
} catch (const std::exception& failure) {
    return unusable(failure);
}

Result<Done> TestCa::renew(Instant now) try {
    const IssuerLock lock(folder_);
    for (const CertificateUse use : kUses) {
        const int last = authorities(folder_, use).back().generation;
        make_generation(folder_, use, last + 1, now);
    }
    write_lists(folder_, now);
    return Done{};
} catch (const std::exception& failure) {
    return unusable(failure);
}

Result<IssuedCard> TestCa::issue(const CardRequest& request) const try {
    if (!is_pin(request.pin) || !is_signing_password(request.signing_password)) {
        return Problem{"card.pin_malformed",
                       "利用者証明用の暗証番号は数字4桁、署名用は英大文字と数字の6～16文字です。"};
    }
    const IssuerLock lock(folder_);
    const auto sign_in = authorities(folder_, CertificateUse::sign_in);
    const auto signing = authorities(folder_, CertificateUse::signing);
    IssuedCard card;
    card.card_number = next_card_number(folder_);

    CardDays days{request.issued_on, request.birth, card_until(request.issued_on, request.birth),
                  request.old_until, request.residence_until};
    card.sign_in_until = certificate_until(days);
    if (request.not_after) card.sign_in_until = std::min(card.sign_in_until, request.not_after);
    CertificatePlan plan = plan_for(CertificateUse::sign_in, card.card_number);
    plan.from = start_of_day(request.issued_on);
    plan.until = end_of(card.sign_in_until);
    card.sign_in_issuer = name_of(sign_in.back());
    card.sign_in_serial = issue_one(folder_, sign_in.back(), plan, card.card_number, request.pin);
    if (!may_have_signing_certificate(request.issued_on, request.birth)) return card;

    // The signing certificate does not outlast the other.
    card.signing_until = std::min(certificate_until(days), card.sign_in_until);
    plan = plan_for(CertificateUse::signing, card.card_number);
    plan.from = start_of_day(request.issued_on);
    plan.until = end_of(card.signing_until);
    plan.items = &request.items;
    card.signing_issuer = name_of(signing.back());
    card.signing_serial =
        issue_one(folder_, signing.back(), plan, card.card_number, request.signing_password);
    return card;
} catch (const std::exception& failure) {
    return unusable(failure);
}

Result<Done> TestCa::revoke(CertificateUse use, std::string_view serial, std::string_view reason,
                            Instant now) const try {
    const IssuerLock lock(folder_);
    for (const Authority& authority : authorities(folder_, use)) {
        auto index = read_index(authority);
        const auto entry = std::find_if(index.begin(), index.end(), [&](const IndexEntry& one) {
            return one.serial == serial;
        });
        if (entry == index.end()) continue;
        if (entry->revoked_at == Instant{}) {
            entry->revoked_at = now;
            entry->reason = reason;
            write_index(authority, index);
        }
        write_list(folder_, authority, now);
        return Done{};
    }
    return Problem{"card.not_found", "この番号の電子証明書は発行されていません。",
                   std::string{serial}};
} catch (const std::exception& failure) {
    return unusable(failure);
}

Result<Done> TestCa::sign_lists(Instant now) const try {
    const IssuerLock lock(folder_);
    write_lists(folder_, now);
    return Done{};
} catch (const std::exception& failure) {
    return unusable(failure);
}

std::vector<IndexEntry> TestCa::index(CertificateUse use) const {
    std::vector<IndexEntry> all;
    for (const Authority& authority : authorities(folder_, use)) {
        for (IndexEntry& entry : read_index(authority))
            all.push_back(std::move(entry));
    }
    return all;
}

}  // namespace yakuba::identity
