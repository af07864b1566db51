// 転出証明書: what it says beside the entry (令23条2項), and when there is none (24条1項).
#include "business/resident_register/pages/test_walks.h"
#include "notices/page_reader.h"
#include "registry/insurance_status.h"

namespace yakuba::resident_register {
namespace {

class MoveOutCertificate : public WalkTest {
protected:
    const std::string kPage = "/s/register/certificates/move-out/1";
    const Form kAsked{
        {"asker", "self"}, {"purpose", "転入届に添える"}, {"identity_check", "運転免許証"}};

    static Walk move_out(const Form& where) {
        Form form = notice("R8.12.10");
        form.insert(form.end(), where.begin(), where.end());
        return {"move-out/1",
                {form, {{"persons", "1"}, {"persons", "2"}, {"persons", "3"}, {"persons", "4"}}}};
    }
    static Walk inside() {
        return move_out(
            {{"destination", "inside"}, {"next_address", "広島県架空市中央二丁目３番"}});
    }
    void insure(std::int64_t person, registry::HealthScheme scheme) {
        storage::Command command;
        command.actor = "試験";
        command.purpose = "試験";
        command.at = moment(-10);
        const auto done = database_->transact(
            command, [&](storage::Transaction& transaction) -> Result<std::string> {
                const storage::Versioned<registry::InsuranceStatus> row{
                    {PersonId{person}, scheme}, {.valid_from = Date{2024, 4, 1}}};
                transaction.append_versions(registry::insurance_status_table(), std::span{&row, 1});
                return std::string{};
            });
        ASSERT_TRUE(done) << done.problem().message;
    }
    std::string printed(Browser& clerk) {
        clerk.send_on(kPage, kAsked);
        const auto pdf = clerk.get(clerk.at() + "/pdf");
        EXPECT_EQ(pdf.status, 200) << clerk.at() << wrong(pdf.body);
        std::string all;
        const auto pages = notices::read_pages(pdf.body);
        if (!pages) return {};
        for (const std::string& page : *pages)
            all += page;
        return all;
    }
};

TEST_P(MoveOutCertificate, it_says_which_insurances_and_benefits_go_along) {
    insure(1, registry::HealthScheme::national_health);
    insure(2, registry::HealthScheme::employee);
    Browser clerk = browser("satou");
    registered(clerk, inside());
    const std::string text = printed(clerk);
    for (const char* mark :
         {"国民健康保険、介護保険（第2号）", "国民年金", "広島県架空市中央", "亀山町２番１号"}) {
        EXPECT_NE(text.find(mark), std::string::npos) << mark << "\n" << text;
    }
    EXPECT_EQ(text.find("児童手当"), std::string::npos) << "nobody is paid it here";
}

TEST_P(MoveOutCertificate, none_is_issued_for_a_move_abroad_and_the_page_says_why) {
    Browser clerk = browser("satou");
    registered(clerk, move_out({{"destination", "abroad"}, {"next_address", "ハワイ"}}));
    const auto refused = clerk.post(kPage, kAsked);
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("国外への転出です"), std::string::npos) << wrong(refused.body);
    EXPECT_NE(refused.body.find("住民基本台帳法施行令24条1項"), std::string::npos);
    EXPECT_EQ(count("certificate_issue"), 0);
}

TEST_P(MoveOutCertificate, none_is_issued_for_a_move_by_the_card) {
    Browser clerk = browser("satou");
    registered(clerk, move_out({{"destination", "inside"},
                                {"next_address", "広島県架空市中央二丁目３番"},
                                {"card_holder", "yes"}}));
    const auto refused = clerk.post(kPage, kAsked);
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("マイナンバーカードによる転出です"), std::string::npos);
    EXPECT_EQ(count("certificate_issue"), 0);
}

TEST_P(MoveOutCertificate, none_is_issued_before_the_notice) {
    Browser clerk = browser("satou");
    const auto refused = clerk.post(kPage, kAsked);
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("転出届が出ていません"), std::string::npos);
}

YAKUBA_ON_BOTH_ENGINES(MoveOutCertificate);

}  // namespace
}  // namespace yakuba::resident_register
