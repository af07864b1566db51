#include "business/resident_register/pages/certificate.h"

#include "business/resident_register/pages/issue.h"
#include "business/resident_register/pages/test_counter.h"
#include "notices/page_reader.h"

namespace yakuba::resident_register {
namespace {

class Certificates : public CounterTest {
protected:
    const std::string kCopy = "/s/register/certificates/copy/2";
    const Form kSelf{{"scope", "person"},         {"items", "relation"},
                     {"asker", "self"},           {"handing", "counter"},
                     {"purpose", "勤務先へ提出"}, {"identity_check", "運転免許証"}};
    const Form kAsHusband{{"scope", "person"},         {"asker", "same_household"},
                          {"asker_id", "1"},           {"handing", "counter"},
                          {"purpose", "勤務先へ提出"}, {"identity_check", "運転免許証"}};
    static Form with(Form form, const Form& more) {
        form.insert(form.end(), more.begin(), more.end());
        return form;
    }
    static std::string text_of(const std::string& pdf) {
        std::string all;
        const auto pages = notices::read_pages(pdf);
        if (!pages) return {};
        for (const std::string& page : *pages)
            all += page;
        return all;
    }
};

TEST_P(Certificates, a_copy_is_numbered_noted_and_printed) {
    Browser clerk = browser("satou");
    clerk.send_on(kCopy, kSelf);
    EXPECT_EQ(clerk.at(), "/s/register/certificates/issued/R8-000001");
    const auto pdf = clerk.get(clerk.at() + "/pdf");
    ASSERT_EQ(pdf.status, 200);
    EXPECT_EQ(pdf.media_type, "application/pdf");
    EXPECT_NE(text_of(pdf.body).find("亀山町２番１号"), std::string::npos);
    const auto issue = find_issue(*database_->session(), "R8-000001");
    ASSERT_TRUE(issue);
    EXPECT_EQ(issue->purpose, "勤務先へ提出");
    EXPECT_EQ(issue->actor.empty(), false);
    EXPECT_NE(clerk.get("/s/register/certificates").body.find("R8-000001"), std::string::npos);
}

TEST_P(Certificates, the_same_request_gives_the_same_number_and_the_same_bytes) {
    Browser clerk = browser("satou");
    const auto first = clerk.post(kCopy, kSelf, "same");
    const auto second = clerk.post(kCopy, kSelf, "same");
    ASSERT_EQ(first.status, 303);
    EXPECT_EQ(Browser::location_of(first), Browser::location_of(second));
    EXPECT_EQ(count("certificate_issue"), 1);
    const std::string pdf = Browser::location_of(first) + "/pdf";
    EXPECT_EQ(clerk.get(pdf).body, clerk.get(pdf).body);
    Browser mori = browser("mori");
    EXPECT_EQ(mori.get(pdf).status, 403);
}

TEST_P(Certificates, a_protected_persons_copy_waits_for_a_second_officer) {
    protect(2, 1);
    Browser clerk = browser("satou");
    const auto stopped = clerk.post(kCopy, kSelf);
    EXPECT_EQ(stopped.status, 200);
    EXPECT_NE(stopped.body.find("二人目の職員"), std::string::npos);
    EXPECT_EQ(count("certificate_issue"), 0);
    const std::string second = kCopy + "/second";
    const auto agreed_by = [&](const std::string& login, const std::string& password) {
        return clerk
            .post(second, with(kSelf, {{"second_login", login}, {"second_password", password}}))
            .status;
    };
    EXPECT_EQ(agreed_by("satou", std::string{kPassword}), 422) << "the clerk herself";
    EXPECT_EQ(agreed_by("mori", std::string{kPassword}), 422) << "no reviewer";
    EXPECT_EQ(agreed_by("kachou", "まちがい"), 422);
    EXPECT_EQ(count("certificate_issue"), 0);
    EXPECT_EQ(agreed_by("kachou", std::string{kPassword}), 303);
    ASSERT_EQ(count("certificate_issue"), 1);
    EXPECT_FALSE(find_issue(*database_->session(), "R8-000001")->second_officer.empty());
    EXPECT_EQ(clerk.get("/s/register/certificates/issued/R8-000001/pdf").status, 200);
}

TEST_P(Certificates, the_counterpart_is_refused_whatever_two_officers_say) {
    protect(2, 1);
    Browser clerk = browser("satou");
    const auto refused = clerk.post(kCopy, kAsHusband);
    EXPECT_EQ(refused.status, 403);
    EXPECT_NE(refused.body.find(registry::refusal().message), std::string::npos);
    EXPECT_EQ(refused.body.find("支援"), std::string::npos) << "the page says nothing of it";
    const auto again = clerk.post(kCopy + "/second",
                                  with(kAsHusband, {{"second_login", "kachou"},
                                                    {"second_password", std::string{kPassword}}}));
    EXPECT_EQ(again.status, 403);
    EXPECT_EQ(count("certificate_issue"), 0);
}

TEST_P(Certificates, a_third_party_never_gets_the_numbers) {
    Browser clerk = browser("satou");
    const auto page = clerk.post(kCopy, {{"scope", "person"},
                                         {"items", "resident_code"},
                                         {"asker", "third_party"},
                                         {"asker_name", "架空信用金庫"},
                                         {"purpose", "債権の回収"},
                                         {"identity_check", "公用の身分証"}});
    EXPECT_EQ(page.status, 422);
    EXPECT_EQ(count("certificate_issue"), 0);
}

TEST_P(Certificates, the_fee_is_the_ordinances_and_else_a_sample_that_says_so) {
    Browser clerk = browser("satou");
    clerk.send_on(kCopy, kSelf);
    EXPECT_NE(clerk.get(clerk.at()).body.find("見本の額です"), std::string::npos);
    namespace fs = std::filesystem;
    const fs::path data = fs::path{folder().path()} / "data";
    fs::create_directories(data / "ordinances/352039");
    for (const char* part : {"law", "codes", "forms"})
        fs::create_symlink(fs::path{YAKUBA_ROOT "/data"} / part, data / part);
    std::ofstream{data / "ordinances/352039/resident_register.toml"}
        << "[certificate_fee]\nlabel = \"手数料\"\nunit = \"yen\"\n"
           "values = [{ from = \"2020-04-01\", value = 250, article = \"架空市手数料条例2条\" }]\n";
    Town town = town_;
    town.data_folder = data.string();
    CertificateIssue issue;
    issue.issued_on = kToday;
    const auto fee = certificate_fee(town, issue);
    ASSERT_TRUE(fee) << fee.problem().message << fee.problem().detail;
    EXPECT_EQ(*fee, Yen{250});
    EXPECT_FALSE(fee_is_sample(town, kToday));
    EXPECT_TRUE(fee_is_sample(town_, kToday));
}

TEST_P(Certificates, an_agent_does_not_carry_the_numbers_away) {
    Browser clerk = browser("satou");
    const Form agent{{"scope", "person"},       {"items", "resident_code"},
                     {"asker", "agent"},        {"asker_name", "青木　一"},
                     {"purpose", "年金の手続"}, {"identity_check", "運転免許証"}};
    EXPECT_EQ(clerk.post(kCopy, agent, "over the counter").status, 422);
    EXPECT_EQ(count("certificate_issue"), 0);
    const auto posted = clerk.post(kCopy, with(agent, {{"handing", "post"}}), "by post");
    ASSERT_EQ(posted.status, 303);
    const auto issue = find_issue(*database_->session(), "R8-000001");
    ASSERT_TRUE(issue);
    EXPECT_EQ(issue->options, "resident_code,agent,registered_post");
    EXPECT_EQ(issue->asker_name, "青木　一");
    const auto page = clerk.get(Browser::location_of(posted));
    EXPECT_NE(page.body.find("書留郵便"), std::string::npos);
    EXPECT_NE(page.body.find("本人の任意代理人"), std::string::npos);
}

TEST_P(Certificates, an_agent_takes_a_copy_without_numbers_along) {
    Browser clerk = browser("satou");
    Form agent = kSelf;
    agent[2].second = "agent";
    EXPECT_EQ(clerk.post(kCopy, agent, "nameless").status, 422);
    const Form named = with(agent, {{"asker_name", "青木　一"}, {"handing", "counter"}});
    EXPECT_EQ(clerk.post(kCopy, named, "named").status, 303);
}

YAKUBA_ON_BOTH_ENGINES(Certificates);

}  // namespace
}  // namespace yakuba::resident_register
