#include "identity/test_card_reader.h"

#include <openssl/err.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "identity/test_ca_files.h"

namespace yakuba::identity {
namespace {

namespace fs = std::filesystem;

constexpr int kPinTries = 3;
constexpr int kPasswordTries = 5;

int tries_allowed(CertificateUse use) {
    return use == CertificateUse::sign_in ? kPinTries : kPasswordTries;
}

Problem no_card() {
    return {
        "card.not_found",
        "この番号の試験用カードはありません。カードの番号（T で始まる7文字）を確かめてください。"};
}
Problem pin_locked() {
    return {"card.pin_locked",
            "暗証番号を続けて間違えたため、カードが止まっています。窓口で暗証番号の初期化を受けて"
            "ください。"};
}
Problem pin_wrong(int left) {
    return {
        "card.pin_wrong",
        "暗証番号が違います。あと" + std::to_string(left) + "回間違えると、カードが止まります。",
        std::to_string(left)};
}

/// T and six digits: anything else names no card, and no path out of the folder.
bool is_card_number(std::string_view text) {
    return text.size() == 7 && text[0] == 'T' &&
           text.substr(1).find_first_not_of("0123456789") == std::string_view::npos;
}

/// A card as it lies in the reader: nobody else uses it meanwhile.
class Card {
public:
    Card(const std::string& folder, std::string_view number)
        : lock_(folder), place_(fs::path{folder} / "cards" / number) {}

    std::string path(CertificateUse use, const char* extension) const {
        return (place_ / (FieldForm<CertificateUse>::format(use) + extension)).string();
    }
    bool has(CertificateUse use) const { return fs::exists(path(use, ".key")); }

    int wrong_tries(CertificateUse use) const {
        std::ifstream file{path(use, ".tries")};
        int wrong = 0;
        file >> wrong;
        return wrong;
    }
    void set_wrong_tries(CertificateUse use, int wrong) const {
        write_file(path(use, ".tries"), std::to_string(wrong) + "\n");
    }

private:
    IssuerLock lock_;
    fs::path place_;
};

/// The key, when the PIN opens it; counts the try first, as cards do.
Result<ssl::PrivateKey> unlock_key(const Card& card, CertificateUse use, std::string_view pin) {
    const int wrong = card.wrong_tries(use);
    if (wrong >= tries_allowed(use)) return pin_locked();
    card.set_wrong_tries(use, wrong + 1);
    ssl::PrivateKey key = read_key(card.path(use, ".key"), std::string{pin});
    if (!key) {
        const int left = tries_allowed(use) - wrong - 1;
        if (left == 0) return pin_locked();
        return pin_wrong(left);
    }
    card.set_wrong_tries(use, 0);
    return key;
}

Result<TestCardReader::Signed> sign_with(const std::string& folder, std::string_view card_number,
                                         CertificateUse use, std::string_view pin,
                                         std::string_view bytes) {
    const Card card(folder, card_number);
    const auto key = unlock_key(card, use, pin);
    if (!key) return key.problem();
    const auto certificates = ssl::certificates_in(card.path(use, ".pem"));
    if (certificates.empty()) return no_card();
    return TestCardReader::Signed{ssl::der_of(certificates.front().get()),
                                  ssl::sign(key->get(), bytes)};
}

Result<Done> check_card(const std::string& folder, std::string_view card_number,
                        CertificateUse use) {
    if (!is_card_number(card_number) || !fs::is_directory(fs::path{folder} / "cards" / card_number))
        return no_card();
    if (Card(folder, card_number).has(use)) return Done{};
    return Problem{
        "card.no_signing",
        "このカードには署名用電子証明書がありません（15歳未満の方には発行されません）。"};
}

/// A detached CMS that says when it was signed, as the town's clock has it.
std::string cms_of(X509* certificate, EVP_PKEY* key, std::string_view document, Instant now) {
    constexpr unsigned int kFlags = CMS_BINARY | CMS_DETACHED | CMS_PARTIAL | CMS_NOSMIMECAP;
    const ssl::Bio content{BIO_new_mem_buf(document.data(), static_cast<int>(document.size()))};
    const ssl::Cms cms{CMS_sign(nullptr, nullptr, nullptr, nullptr, kFlags)};
    CMS_SignerInfo* const signer =
        CMS_add1_signer(cms.get(), certificate, key, EVP_sha256(), kFlags);
    const ssl::Time time = ssl::time_of(now);
    if (signer == nullptr ||
        CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_signingTime, time->type, time.get(), -1) !=
            1 ||
        CMS_final(cms.get(), content.get(), nullptr, kFlags) != 1) {
        ERR_clear_error();
        throw std::runtime_error("cannot sign with this card");
    }
    unsigned char* bytes = nullptr;
    const int size = i2d_CMS_ContentInfo(cms.get(), &bytes);
    std::string der(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return der;
}

}  // namespace

Result<TestCardReader::Signed> TestCardReader::sign_in(std::string_view card_number,
                                                       std::string_view pin,
                                                       std::string_view challenge) const {
    const auto there = check_card(folder_, card_number, CertificateUse::sign_in);
    if (!there) return there.problem();
    return sign_with(folder_, card_number, CertificateUse::sign_in, pin, challenge);
}

Result<TestCardReader::Signed> TestCardReader::sign_bytes(std::string_view card_number,
                                                          std::string_view password,
                                                          std::string_view bytes) const {
    const auto there = check_card(folder_, card_number, CertificateUse::signing);
    if (!there) return there.problem();
    return sign_with(folder_, card_number, CertificateUse::signing, password, bytes);
}

Result<std::string> TestCardReader::sign_document(std::string_view card_number,
                                                  std::string_view password,
                                                  std::string_view document, Instant now) const {
    const auto there = check_card(folder_, card_number, CertificateUse::signing);
    if (!there) return there.problem();
    const Card card(folder_, card_number);
    const auto key = unlock_key(card, CertificateUse::signing, password);
    if (!key) return key.problem();
    const auto certificates = ssl::certificates_in(card.path(CertificateUse::signing, ".pem"));
    if (certificates.empty()) return no_card();
    return cms_of(certificates.front().get(), key->get(), document, now);
}

Result<Done> TestCardReader::unlock(std::string_view card_number) const {
    const auto there = check_card(folder_, card_number, CertificateUse::sign_in);
    if (!there) return there.problem();
    const Card card(folder_, card_number);
    card.set_wrong_tries(CertificateUse::sign_in, 0);
    card.set_wrong_tries(CertificateUse::signing, 0);
    return Done{};
}

}  // namespace yakuba::identity
