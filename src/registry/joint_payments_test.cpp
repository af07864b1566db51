// What two insurers tell each other for the high-cost joint benefit: who paid what for care, and
// which part of the benefit the care insurer pays.
#include "registry/joint_payments.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "exchange/ledger_files.h"
#include "registry/schema.h"
#include "support/both_engines.h"

namespace yakuba::registry {
namespace {

constexpr PersonId kTaro{10}, kHanako{11};

class JointPayments : public test::BothEngines {
protected:
    void SetUp() override { database_ = open(migrations()); }
    storage::Command command(std::string key = {}) {
        storage::Command command;
        command.actor = "介護保険課";
        command.purpose = "試験";
        command.key = std::move(key);
        command.at = Instant{start_of_day(Date{2026, 9, 1}).microseconds + ++ticks_};
        return command;
    }
    void tell(const JointCarePayment& payment) {
        ASSERT_TRUE(database_->transact(command(), [&](storage::Transaction& transaction) {
            publish(transaction, std::span{&payment, 1});
            return Result<std::string>{std::string{}};
        }));
    }
    std::unique_ptr<storage::Database> database_;
    int ticks_ = 0;
};

TEST(JointYear, RunsFromAugustToJuly) {
    EXPECT_EQ(joint_year_of(Date{2026, 7, 31}), 2025);
    EXPECT_EQ(joint_year_of(Date{2026, 8, 1}), 2026);
    EXPECT_EQ(joint_base_date(2025), (Date{2026, 7, 31}));
    EXPECT_EQ(joint_year_begins(2025), (Date{2025, 8, 1}));
}

TEST_P(JointPayments, LaterWordsAndOtherInsurersStandBesideEachOther) {
    tell({kTaro, 2025, "352039", 300'000_yen, 100'000_yen, ""});
    tell({kTaro, 2025, "352021", 40'000_yen, 0_yen, "A-1"});
    tell({kTaro, 2024, "352039", 1'000_yen, 0_yen, ""});
    tell({kHanako, 2025, "352039", 7'000_yen, 7'000_yen, ""});
    tell({kTaro, 2025, "352039", 280'000_yen, 90'000_yen, ""});
    const auto session = database_->session();
    const auto known = joint_care_payments(*session, 2025, kTaro, kHanako);
    ASSERT_EQ(known.size(), 2u);
    EXPECT_EQ(known[0].insurer, "352021");
    EXPECT_EQ(known[0].certificate, "A-1");
    EXPECT_EQ(known[1].paid, 280'000_yen);
    EXPECT_EQ(known[1].paid_senior, 90'000_yen);
    EXPECT_EQ(joint_care_payments(*session, 2025, kTaro, PersonId{12}).size(), 3u);
    EXPECT_TRUE(joint_care_benefits(*session, 2025, kTaro, PersonId{12}).empty());
}

TEST_P(JointPayments, ANoticeFromOutsideComesAsAFile) {
    const std::string out = folder().path() + "/notice";
    std::filesystem::create_directories(out);
    const JointCareBenefit notice{kHanako,          2025,        "352039",    HealthScheme::elderly,
                                  900'000_yen,      560'000_yen, 300'000_yen, 113'333_yen,
                                  Date{2026, 12, 1}};
    {
        exchange::LedgerFile file{out, joint_care_benefit_table()};
        storage::Version version;
        version.valid_from = joint_year_begins(2025);
        file.write(&notice, version);
        ASSERT_TRUE(file.close());
    }
    const auto parts = imports();
    const auto report = exchange::import_folder(*database_, out, parts, command("notice"));
    EXPECT_TRUE(report.bad.empty());
    ASSERT_EQ(report.rows, 1);
    const auto session = database_->session();
    const auto known = joint_care_benefits(*session, 2025, kHanako, PersonId{12});
    ASSERT_EQ(known.size(), 1u);
    EXPECT_EQ(known[0].decided_by, HealthScheme::elderly);
    EXPECT_EQ(known[0].amount, 113'333_yen);
    EXPECT_EQ(known[0].calculated_on, (Date{2026, 12, 1}));
}

YAKUBA_ON_BOTH_ENGINES(JointPayments);

}  // namespace
}  // namespace yakuba::registry
