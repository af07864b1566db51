#include "business/resident_register/record_copy.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "notices/page_reader.h"
#include "registry/schema.h"
#include "support/temporary_folder.h"

namespace yakuba::resident_register {
namespace {

using registry::Resident;

constexpr Date kToday{2026, 11, 24};

class RecordCopy : public testing::Test {
protected:
    void SetUp() override {
        town_.code = "352039";
        town_.name = "山口市";
        town_.prefecture = "山口県";
        town_.data_folder = std::string{YAKUBA_ROOT} + "/data";
        database_ = *storage::Database::open("sqlite:" + folder_.file("town.db"));
        ASSERT_TRUE(database_->migrate(registry::migrations()));
        town_.database = database_.get();
        std::ifstream eras{town_.data_folder + "/codes/eras.csv"};
        calendar_ = std::make_unique<Calendar>(
            *Calendar::from_csv(std::string{std::istreambuf_iterator<char>{eras}, {}}));
        town_.calendar = calendar_.get();

        std::vector<Resident> family = {member(1, "世帯主", "辻\U000E0101　太郎", {1980, 1, 2}),
                                        member(2, "妻", "TRAN THI HOA", {1985, 5, 6}),
                                        member(3, "子", "辻\U000E0101　葵", {2020, 4, 1})};
        family[1].nationality = "VNM";
        family[1].residence_status = "永住者の配偶者等";
        family[1].residence_until = Date{2028, 3, 31};
        append(registry::resident_table(), family);
    }
    static Resident member(std::int64_t id, std::string relation, std::string name, Date birth) {
        Resident resident;
        resident.person_id = PersonId{id};
        resident.household_id = HouseholdId{100};
        resident.relation = std::move(relation);
        resident.name = std::move(name);
        resident.birth_date = birth;
        resident.sex = registry::Sex::female;
        resident.nationality = "JPN";
        resident.registered_domicile = "山口県山口市亀山町１番";
        resident.register_head = "辻　太郎";
        resident.became_resident_on = resident.address_since = Date{2020, 4, 1};
        resident.town_code = "0001001";
        resident.town = "亀山町";
        resident.lot = "２番１号";
        resident.resident_code = "12345678901";
        return resident;
    }
    template <class Record>
    void append(const storage::Table& table, const std::vector<Record>& records) {
        storage::Command command{.actor = "試験", .purpose = "試験", .at = start_of_day(kToday)};
        command.key = std::string{table.name};
        ASSERT_TRUE(database_->transact(
            command, [&](storage::Transaction& transaction) -> Result<std::string> {
                transaction.append(
                    table, records.size(),
                    [&](std::size_t i) -> const void* { return &records[i]; },
                    [](std::size_t) {
                        return storage::Version{.valid_from = Date{2020, 4, 1}};
                    });
                return std::string{};
            }));
    }
    CopyRequest request(std::int64_t person, CopyOptions options = {}) const {
        CopyRequest request;
        request.person = PersonId{person};
        request.options = options;
        request.asker.requester = registry::Requester::self;
        request.asker.asked_by = PersonId{person};
        request.asker.actor = "窓口太郎";
        request.issued_on = kToday;
        request.now = start_of_day(kToday);
        request.number = "R8-1";
        return request;
    }
    /// The whole text of the copy, or the code of the Problem.
    std::string text_of(const CopyRequest& request) const {
        const auto pdf = print_copy(town_, request);
        if (!pdf) return std::string{pdf.problem().code};
        const auto pages = notices::read_pages(*pdf);
        std::string all;
        for (const std::string& page : *pages)
            all += page;
        return all;
    }

    test::TemporaryFolder folder_;
    std::unique_ptr<storage::Database> database_;
    std::unique_ptr<Calendar> calendar_;
    Town town_;
};

TEST_F(RecordCopy, LeavesOutWhatWasNotAskedFor) {
    const std::string text = text_of(request(1));
    EXPECT_NE(text.find("山口県山口市亀山町２番１号"), std::string::npos) << text;
    EXPECT_NE(text.find("辻\U000E0101葵"), std::string::npos);
    EXPECT_NE(text.find("昭和55年1月2日"), std::string::npos);
    EXPECT_EQ(text.find("山口市亀山町１番"), std::string::npos) << "the registered domicile";
    EXPECT_EQ(text.find("12345678901"), std::string::npos) << "the resident code";
    EXPECT_EQ(text.find("世帯主"), std::string::npos) << "the relation";
    EXPECT_EQ(text.find("永住者"), std::string::npos) << "the status of residence";
}

TEST_F(RecordCopy, ShowsWhatWasAskedFor) {
    const std::string text =
        text_of(request(1, {.relation = true, .domicile = true, .resident_code = true}));
    EXPECT_NE(text.find("山口県山口市亀山町１番"), std::string::npos) << text;
    EXPECT_NE(text.find("12345678901"), std::string::npos);
    EXPECT_NE(text.find("ベトナム"), std::string::npos);
    EXPECT_NE(text.find("永住者の配偶者等（令和10年3月31日まで）"), std::string::npos);
}

TEST_F(RecordCopy, APartShowsOnePersonOnly) {
    const std::string text = text_of(request(3, {.whole_household = false}));
    EXPECT_NE(text.find("（世帯の一部）"), std::string::npos);
    EXPECT_NE(text.find("辻\U000E0101葵"), std::string::npos);
    EXPECT_EQ(text.find("TRAN"), std::string::npos);
}

TEST_F(RecordCopy, NumbersNeedTheVault) {
    EXPECT_EQ(text_of(request(1, {.my_number = true})), "vault.missing");
}

TEST_F(RecordCopy, AProtectionStopsTheCounterAndRefusesTheCounterpart) {
    registry::ProtectiveMeasure measure;
    measure.person_id = PersonId{2};
    measure.state = registry::MeasureState::active;
    measure.counterpart_id = PersonId{9};
    measure.counterpart_name = "相手方　次郎";
    append(registry::protective_measure_table(), std::vector{measure});
    EXPECT_EQ(text_of(request(2)), "disclosure.second_officer");
    CopyRequest stranger = request(3);
    stranger.asker = {};
    stranger.asker.requester = registry::Requester::third_party;
    stranger.asker.asked_by = PersonId{9};
    stranger.asker.actor = "窓口太郎";
    EXPECT_EQ(text_of(stranger), std::string{registry::refusal().code});
}

TEST_F(RecordCopy, NobodyOutsideTheRegister) {
    EXPECT_EQ(text_of(request(77)), "registry.not_resident");
}

}  // namespace
}  // namespace yakuba::resident_register
