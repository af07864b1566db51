#include "identity/card_service.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "identity/revocation.h"
#include "identity/test_ca_files.h"
#include "identity/test_card_reader.h"
#include "identity/test_certificates.h"
#include "identity/test_responder.h"
#include "support/temporary_folder.h"

namespace yakuba::identity {
namespace {

namespace fs = std::filesystem;

constexpr Date kToday{2026, 11, 26};
constexpr std::string_view kPin = "1234";
constexpr std::string_view kPassword = "TEST1234";
constexpr std::string_view kDocument = "申請書の本文\n受付の合言葉";

Instant noon(Date day = kToday) {
    return Instant{start_of_day(day).microseconds + 12 * 3'600LL * 1'000'000};
}

FourItems some_items() {
    return {"試験　花子", "試験県試験市中央１－２－３", Date{2001, 2, 3}, registry::Sex::female,
            "00000",      std::string(13, '0')};
}

/// One issuer for all of these tests, since keys take their time; each test has its own cards.
class Cards : public testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = new test::TemporaryFolder;
        ca_ = new TestCa(*TestCa::make(folder_->path(), noon()));
    }
    static void TearDownTestSuite() {
        delete ca_;
        delete folder_;
    }

    static IssuedCard issue(FourItems items = some_items(), Date birth = {2001, 2, 3},
                            Date issued_on = kToday) {
        CardRequest request;
        request.items = std::move(items);
        request.birth = birth;
        request.issued_on = issued_on;
        request.pin = kPin;
        request.signing_password = kPassword;
        const auto card = ca_->issue(request);
        EXPECT_TRUE(card) << card.problem().detail;
        return *card;
    }
    static TestCardReader::Signed sign_in(const IssuedCard& card) {
        const auto made = reader().sign_in(card.card_number, kPin, "challenge");
        EXPECT_TRUE(made) << made.problem().message;
        return *made;
    }
    static CardCheck check_sign_in(const TestCardReader::Signed& made, Instant now = noon()) {
        return service()->check_sign_in("challenge", made.certificate_der, made.signature, now);
    }
    static std::string sign_document(const IssuedCard& card, Instant now = noon()) {
        const auto made = reader().sign_document(card.card_number, kPassword, kDocument, now);
        EXPECT_TRUE(made) << made.problem().message;
        return *made;
    }
    /// A certificate of our own making, issued by the real test issuer, and what it signs.
    static TestCardReader::Signed forged(const CertificatePlan& plan, CertificateUse issuer_use) {
        const auto issuers = authorities(folder(), issuer_use);
        const Authority& issuer = issuers.front();
        const ssl::PrivateKey key = new_key();
        const auto certificate =
            make_certificate(plan, key.get(), issuer.certificate.get(), issuer.key.get());
        return {ssl::der_of(certificate.get()), ssl::sign(key.get(), "challenge")};
    }
    static CertificatePlan plan(CertificateUse use) {
        CertificatePlan plan = plan_for(use, "T999999");
        plan.from = noon(kToday - std::chrono::days{10});
        plan.until = noon(kToday + std::chrono::days{10});
        return plan;
    }

    static const std::string& folder() { return folder_->path(); }
    static TestCardReader reader() { return TestCardReader{folder()}; }
    static std::unique_ptr<CardService> service() { return CardService::open(folder()); }

    static inline test::TemporaryFolder* folder_ = nullptr;
    static inline TestCa* ca_ = nullptr;
};

TEST_F(Cards, SignIn) {
    const IssuedCard card = issue();
    const CardCheck check = check_sign_in(sign_in(card));
    EXPECT_TRUE(check.good()) << check.reason;
    EXPECT_EQ(check.method, CheckMethod::ocsp);
    EXPECT_EQ(check.serial, card.sign_in_serial);
    EXPECT_EQ(check.issuer, card.sign_in_issuer);
    EXPECT_EQ(check.policy, kTestSignInPolicy);
    EXPECT_EQ(check.certificate_hash.size(), 64U);
    EXPECT_NE(check.issuer.find("O=TEST-JPKI"), std::string::npos);
    EXPECT_NE(check.issuer.find("試験用個人認証サービス"), std::string::npos);
}

TEST_F(Cards, SignDocumentsAndSayWhoTheyAre) {
    const IssuedCard card = issue();
    const DocumentCheck result = service()->check_document(kDocument, sign_document(card), noon());
    EXPECT_TRUE(result.check.good()) << result.check.reason;
    EXPECT_EQ(result.check.policy, kTestSigningPolicy);
    EXPECT_EQ(result.signed_at, noon());
    ASSERT_TRUE(result.items);
    EXPECT_EQ(result.items->name, "試験　花子");
    EXPECT_EQ(result.items->address, "試験県試験市中央１－２－３");
    EXPECT_EQ(result.items->birth_date, PartialDate(Date{2001, 2, 3}));
    EXPECT_EQ(result.items->sex, registry::Sex::female);
    EXPECT_EQ(result.items->name_substitutes, "00000");

    const auto bare = reader().sign_bytes(card.card_number, kPassword, kDocument);
    ASSERT_TRUE(bare);
    EXPECT_TRUE(service()
                    ->check_document(kDocument, bare->certificate_der, bare->signature, noon())
                    .check.good());
}

TEST_F(Cards, TellASignatureThatDoesNotFitFromACertificateThatIsNotGood) {
    const IssuedCard card = issue();
    const std::string cms = sign_document(card);
    const DocumentCheck other = service()->check_document("別の本文", cms, noon());
    EXPECT_EQ(other.check.signature, SignatureState::does_not_fit);
    EXPECT_EQ(other.check.validity, Validity::valid);

    ASSERT_TRUE(
        ca_->revoke(CertificateUse::signing, card.signing_serial, "affiliationChanged", noon()));
    const DocumentCheck moved = service()->check_document(kDocument, cms, noon());
    EXPECT_EQ(moved.check.signature, SignatureState::fits);
    EXPECT_EQ(moved.check.validity, Validity::revoked);
    EXPECT_EQ(moved.check.reason, "affiliationChanged");
    // The sign-in certificate outlives a move.
    EXPECT_TRUE(check_sign_in(sign_in(card)).good());
}

TEST_F(Cards, RefuseTamperedBytes) {
    const TestCardReader::Signed good = sign_in(issue());
    for (const std::size_t at : {std::size_t{0}, good.signature.size() / 2}) {
        auto bad = good;
        bad.signature[at] = static_cast<char>(bad.signature[at] ^ 1);
        EXPECT_EQ(check_sign_in(bad).signature, SignatureState::does_not_fit);
    }
    for (std::size_t at = 0; at < good.certificate_der.size(); at += 13) {
        auto bad = good;
        bad.certificate_der[at] = static_cast<char>(bad.certificate_der[at] ^ 0x20);
        EXPECT_FALSE(check_sign_in(bad).good()) << at;
    }
    for (const char* const nothing : {"", "x", "\x30\x82\xff\xff"})
        EXPECT_EQ(check_sign_in({nothing, good.signature}).signature, SignatureState::unreadable);
    EXPECT_FALSE(
        service()
            ->check_sign_in("another challenge", good.certificate_der, good.signature, noon())
            .good());
    EXPECT_FALSE(service()->check_document(kDocument, "no cms", noon()).check.good());
}

TEST_F(Cards, RefuseExpiredAndNotYetValid) {
    const IssuedCard card = issue();
    const auto made = sign_in(card);
    EXPECT_EQ(card.sign_in_until, Date(2031, 2, 3));
    const std::int64_t end = start_of_day(Date{2031, 2, 4}).microseconds;
    EXPECT_TRUE(check_sign_in(made, Instant{end - 2'000'000}).good());  // 23:59:58 in Japan
    EXPECT_EQ(check_sign_in(made, Instant{end}).validity, Validity::expired);
    EXPECT_EQ(check_sign_in(made, noon(kToday - std::chrono::days{1})).validity, Validity::not_yet);
    // Signed when it was not good, though it is now.
    const std::string early = sign_document(card, noon(kToday - std::chrono::days{1}));
    EXPECT_EQ(service()->check_document(kDocument, early, noon()).check.validity,
              Validity::not_yet);
}

TEST_F(Cards, RefuseLostOnes) {
    const IssuedCard card = issue();
    const auto made = sign_in(card);
    ASSERT_TRUE(ca_->revoke(CertificateUse::sign_in, card.sign_in_serial, "keyCompromise", noon()));
    const CardCheck check = check_sign_in(made);
    EXPECT_EQ(check.validity, Validity::revoked);
    EXPECT_EQ(check.reason, "keyCompromise");
    EXPECT_EQ(check.method, CheckMethod::ocsp);
}

TEST_F(Cards, DoNotSignInWithTheSigningCertificateNorSignWithTheOther) {
    const IssuedCard card = issue();
    const auto signing = reader().sign_bytes(card.card_number, kPassword, "challenge");
    ASSERT_TRUE(signing);
    EXPECT_EQ(check_sign_in(*signing).validity, Validity::untrusted);
    const auto entering = reader().sign_in(card.card_number, kPin, kDocument);
    ASSERT_TRUE(entering);
    EXPECT_EQ(
        service()
            ->check_document(kDocument, entering->certificate_der, entering->signature, noon())
            .check.validity,
        Validity::untrusted);
}

TEST_F(Cards, RefuseWhatTheIssuerShouldNotHaveIssued) {
    CertificatePlan good = plan(CertificateUse::sign_in);
    // Rightly made, but in no index: nobody vouches for it.
    const CardCheck unheard = check_sign_in(forged(good, CertificateUse::sign_in));
    EXPECT_EQ(unheard.validity, Validity::unknown);
    EXPECT_EQ(unheard.reason, "unknown_certificate");

    CertificatePlan policy = good;
    policy.policy = "1.2.392.200149.8.5.1.9.99";
    EXPECT_EQ(check_sign_in(forged(policy, CertificateUse::sign_in)).validity, Validity::untrusted);
    CertificatePlan real = good;
    real.policy = kSignInPolicy;  // a test issuer may not speak for the real one
    EXPECT_EQ(check_sign_in(forged(real, CertificateUse::sign_in)).validity, Validity::untrusted);
    CertificatePlan none = good;
    none.policy.clear();
    EXPECT_EQ(check_sign_in(forged(none, CertificateUse::sign_in)).validity, Validity::untrusted);
    CertificatePlan issuer = good;
    issuer.basic_constraints = "critical,CA:TRUE";
    EXPECT_EQ(check_sign_in(forged(issuer, CertificateUse::sign_in)).reason, "is_an_issuer");
    CertificatePlan usage = good;
    usage.key_usage = "critical,digitalSignature,nonRepudiation";
    EXPECT_EQ(check_sign_in(forged(usage, CertificateUse::sign_in)).reason, "key_usage");
    CertificatePlan weak = good;
    weak.key_usage = "digitalSignature";  // not critical
    EXPECT_EQ(check_sign_in(forged(weak, CertificateUse::sign_in)).reason, "key_usage");
    EXPECT_EQ(check_sign_in(forged(good, CertificateUse::signing)).reason, "issuer_not_pinned");
}

TEST_F(Cards, RefuseASelfMadeCertificateWithACopiedSerial) {
    const IssuedCard card = issue();
    CertificatePlan copy = plan(CertificateUse::sign_in);
    copy.serial = card.sign_in_serial;
    const ssl::PrivateKey key = new_key();
    const auto self_signed = make_certificate(copy, key.get(), nullptr, key.get());
    EXPECT_EQ(
        check_sign_in({ssl::der_of(self_signed.get()), ssl::sign(key.get(), "challenge")}).reason,
        "issuer_not_pinned");
    // And under an issuer that only bears the name.
    const ssl::PrivateKey false_key = new_key();
    const auto false_issuer =
        make_authority(CertificateUse::sign_in, false_key.get(), copy.from, copy.until);
    const auto leaf = make_certificate(copy, key.get(), false_issuer.get(), false_key.get());
    const CardCheck check =
        check_sign_in({ssl::der_of(leaf.get()), ssl::sign(key.get(), "challenge")});
    EXPECT_EQ(check.signature, SignatureState::fits);
    EXPECT_EQ(check.validity, Validity::untrusted);
}

TEST_F(Cards, CarryOddItems) {
    FourItems items = some_items();
    items.birth_date = {};
    items.name = "〓田　花子";
    items.name_substitutes = "10000";
    items.address.clear();
    for (int i = 0; i < 200; ++i)
        items.address += "町";
    const IssuedCard card = issue(items);
    const auto read = service()->check_document(kDocument, sign_document(card), noon()).items;
    ASSERT_TRUE(read);
    EXPECT_FALSE(read->birth_date);
    EXPECT_EQ(read->name, items.name);
    EXPECT_EQ(read->name_substitutes, "10000");
    EXPECT_EQ(read->address, items.address);
}

TEST_F(Cards, ForChildrenHaveNoSigningCertificate) {
    const IssuedCard card = issue(some_items(), Date{2015, 6, 1});
    EXPECT_EQ(card.signing_serial, "");
    EXPECT_TRUE(check_sign_in(sign_in(card)).good());
    EXPECT_EQ(reader().sign_document(card.card_number, kPassword, kDocument, noon()).problem().code,
              "card.no_signing");
}

TEST_F(Cards, StopAfterWrongPins) {
    const IssuedCard card = issue();
    const auto wrong = [&] {
        return reader().sign_in(card.card_number, "0000", "challenge").problem();
    };
    EXPECT_EQ(wrong().detail, "2");
    EXPECT_EQ(wrong().detail, "1");
    (void)sign_in(card);  // a right one begins the count anew
    EXPECT_EQ(wrong().code, "card.pin_wrong");
    EXPECT_EQ(wrong().code, "card.pin_wrong");
    EXPECT_EQ(wrong().code, "card.pin_locked");
    EXPECT_EQ(reader().sign_in(card.card_number, kPin, "challenge").problem().code,
              "card.pin_locked");
    for (int i = 0; i < 4; ++i) {
        EXPECT_EQ(reader().sign_bytes(card.card_number, "WRONG1", "x").problem().code,
                  "card.pin_wrong");
    }
    EXPECT_EQ(reader().sign_bytes(card.card_number, "WRONG1", "x").problem().code,
              "card.pin_locked");
    ASSERT_TRUE(reader().unlock(card.card_number));
    EXPECT_TRUE(reader().sign_in(card.card_number, kPin, "challenge"));
}

TEST_F(Cards, AreFoundByTheirNumberAndByNothingElse) {
    for (const char* const number : {"", "T99", "T999999", "../../etc", "T00000/", "test-ca"})
        EXPECT_EQ(reader().sign_in(number, kPin, "x").problem().code, "card.not_found") << number;
}

TEST_F(Cards, AreJudgedByTheListWhenTheResponderIsSilent) {
    const IssuedCard good = issue(), bad = issue();
    ASSERT_TRUE(ca_->revoke(CertificateUse::sign_in, bad.sign_in_serial, "keyCompromise", noon()));
    const std::string lists = folder() + "/cards/crl";
    const auto issuers = authorities(folder(), CertificateUse::sign_in);
    X509* const issuer = issuers.front().certificate.get();
    const auto certificate = [&](const IssuedCard& card) {
        return std::move(
            ssl::certificates_in(folder() + "/cards/" + card.card_number + "/sign_in.pem").front());
    };
    EXPECT_EQ(ask_crl(lists, issuer, certificate(good).get(), noon()).standing, Standing::good);
    const Revocation revoked = ask_crl(lists, issuer, certificate(bad).get(), noon());
    EXPECT_EQ(revoked.standing, Standing::revoked);
    EXPECT_EQ(revoked.reason, "keyCompromise");
    // A list past its week says nothing, and so does none at all.
    const Instant later = noon(kToday + std::chrono::days{8});
    EXPECT_EQ(ask_crl(lists, issuer, certificate(good).get(), later).standing, Standing::unknown);
    EXPECT_EQ(ask_crl(folder() + "/nowhere", issuer, certificate(good).get(), noon()).standing,
              Standing::unknown);
}

TEST_F(Cards, BelieveOnlyTheirIssuersResponder) {
    const IssuedCard card = issue();
    const auto certificate = std::move(
        ssl::certificates_in(folder() + "/cards/" + card.card_number + "/sign_in.pem").front());
    const auto issuers = authorities(folder(), CertificateUse::sign_in);
    X509* const issuer = issuers.front().certificate.get();
    const auto ask = [&](const OcspTransport& transport, Instant now = noon()) {
        return ask_ocsp(transport, issuer, certificate.get(), now);
    };
    const OcspTransport honest = [&](std::string_view request) {
        return answer_ocsp(folder(), request, noon());
    };
    EXPECT_EQ(ask(honest).standing, Standing::good);
    EXPECT_EQ(ask([](std::string_view) { return std::string{}; }).reason, "no_answer");
    EXPECT_EQ(ask([](std::string_view) { return std::string{"garbage"}; }).reason, "no_answer");
    std::string kept;
    (void)ask([&](std::string_view request) { return kept = honest(request); });
    EXPECT_EQ(ask([&](std::string_view) { return kept; }).reason, "other_nonce");  // replayed
    EXPECT_EQ(ask(honest, noon(kToday + std::chrono::days{1})).reason, "out_of_date");
    // A responder of another town's issuer of the same name.
    const test::TemporaryFolder elsewhere;
    ASSERT_TRUE(TestCa::make(elsewhere.path(), noon()));
    const auto other = ask(
        [&](std::string_view request) { return answer_ocsp(elsewhere.path(), request, noon()); });
    EXPECT_EQ(other.standing, Standing::unknown);
}

TEST_F(Cards, OfTwoGenerationsOfTheIssuerAreBothGood) {
    const IssuedCard old = issue();
    ASSERT_TRUE(ca_->renew(noon()));
    const IssuedCard young = issue();
    EXPECT_EQ(old.sign_in_issuer, young.sign_in_issuer);  // one name, two keys
    EXPECT_TRUE(check_sign_in(sign_in(old)).good());
    EXPECT_TRUE(check_sign_in(sign_in(young)).good());
    ASSERT_TRUE(
        ca_->revoke(CertificateUse::sign_in, young.sign_in_serial, "keyCompromise", noon()));
    EXPECT_TRUE(check_sign_in(sign_in(old)).good());
    EXPECT_EQ(check_sign_in(sign_in(young)).validity, Validity::revoked);
}

TEST_F(Cards, OpenNothingWhereNoIssuerIsPinned) {
    const auto made = sign_in(issue());
    const test::TemporaryFolder empty;
    const CardCheck check =
        CardService::open(empty.path())
            ->check_sign_in("challenge", made.certificate_der, made.signature, noon());
    EXPECT_EQ(check.signature, SignatureState::fits);
    EXPECT_EQ(check.validity, Validity::untrusted);
}

/// Runs the openssl program inside the folder; its output.
std::string openssl(const std::string& folder, const std::string& arguments) {
    const std::string out = folder + "/openssl.out";
    const int code =
        std::system(("cd " + folder + " && openssl " + arguments + " > " + out + " 2>&1").c_str());
    std::ifstream file{out};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    return text + "[" + std::to_string(code) + "]";
}

// Another implementation's eyes on what we make: the program openssl reads our certificates, lists
// and answers.
TEST_F(Cards, SatisfyTheOpensslProgram) {
    const IssuedCard card = issue();
    const std::string ca = authorities(folder(), CertificateUse::signing).back().folder + "/ca.pem";
    const std::string leaf = folder() + "/cards/" + card.card_number + "/signing.pem";
    const std::string verify = "verify -no_check_time -policy_check -explicit_policy -policy " +
                               std::string{kTestSigningPolicy} + " -CAfile " + ca + " " + leaf;
    EXPECT_NE(openssl(folder(), verify).find(": OK"), std::string::npos)
        << openssl(folder(), verify);

    const auto answer = [&] {
        openssl(folder(),
                "ocsp -issuer " + ca + " -cert " + leaf + " -no_nonce -reqout request.der");
        std::ifstream file{folder() + "/request.der", std::ios::binary};
        const std::string request{std::istreambuf_iterator<char>{file}, {}};
        std::ofstream{folder() + "/response.der", std::ios::binary}
            << answer_ocsp(folder(), request, noon());
        return openssl(folder(), "ocsp -no_nonce -respin response.der -issuer " + ca + " -cert " +
                                     leaf + " -CAfile " + ca +
                                     " -no_check_time -validity_period 4000000000");
    };
    const std::string good = answer();
    EXPECT_NE(good.find("verify OK"), std::string::npos) << good;
    EXPECT_NE(good.find("good"), std::string::npos) << good;
    ASSERT_TRUE(
        ca_->revoke(CertificateUse::signing, card.signing_serial, "affiliationChanged", noon()));
    const std::string revoked = answer();
    EXPECT_NE(revoked.find("affiliationChanged"), std::string::npos) << revoked;

    const std::string list =
        folder() + "/cards/crl/test-" + fs::path{ca}.parent_path().filename().string() + ".pem";
    const std::string text = openssl(folder(), "verify -no_check_time -crl_check -CRLfile " + list +
                                                   " -CAfile " + ca + " " + leaf);
    EXPECT_NE(text.find("certificate revoked"), std::string::npos) << text;

    const std::string content = folder() + "/content", signature = folder() + "/signature";
    const IssuedCard other = issue();
    std::ofstream{content, std::ios::binary} << kDocument;
    std::ofstream{signature, std::ios::binary} << sign_document(other);
    const std::string cms = openssl(folder(),
                                    "cms -verify -binary -inform DER -in signature -content "
                                    "content -purpose any -no_check_time "
                                    "-CAfile " +
                                        ca);
    EXPECT_NE(cms.find("[0]"), std::string::npos) << cms;
}

}  // namespace
}  // namespace yakuba::identity
