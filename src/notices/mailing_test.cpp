#include "notices/mailing.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "notices/form.h"
#include "registry/schema.h"
#include "support/temporary_folder.h"

namespace yakuba::notices {
namespace {

using registry::Resident;
using registry::Standing;

constexpr Date kToday{2026, 6, 10};

Resident person(std::int64_t id, std::string name, std::string postcode, std::string town,
                std::string lot) {
    Resident resident;
    resident.person_id = PersonId{id};
    resident.household_id = HouseholdId{id};
    resident.name = std::move(name);
    resident.postcode = std::move(postcode);
    resident.town_code = "0001001";
    resident.town = std::move(town);
    resident.lot = std::move(lot);
    resident.nationality = "JPN";
    return resident;
}

class Mailing : public testing::Test {
protected:
    void SetUp() override {
        database_ = *storage::Database::open("sqlite:" + folder_.file("town.db"));
        ASSERT_TRUE(database_->migrate(registry::migrations()));
        std::vector<Resident> residents = {
            person(1, "辻\U000E0101　太郎", "7530000", "亀山町", "２番１号"),
            person(2, "山口　花子", "7530000", "亀山町", "１番１号"),
            person(3, "故人　一郎", "7520000", "赤妻町", "１番"),
            person(4, "転出　二郎", "7520000", "赤妻町", "２番"),
            person(5, "税外　三郎", "1000001", "東京都千代田区千代田", "１番１号"),
        };
        residents[1].building = "県営住宅２０１号";
        residents[2].standing = Standing::dead;
        residents[3].standing = Standing::moved_out;
        residents[3].next_address = "広島県広島市中区基町１０番";
        residents[4].standing = Standing::non_resident;
        registry::Corporation company;
        company.corporation_id = PersonId{9};
        company.name = "株式会社　山口中央製作所";
        company.postcode = "7538650";
        company.address = "山口市亀山町２番１号";
        append(registry::resident_table(), residents);
        append(registry::corporation_table(), std::vector{company});
    }
    template <class Record>
    void append(const storage::Table& table, const std::vector<Record>& records) {
        storage::Command command{.actor = "試験", .purpose = "試験", .at = start_of_day(kToday)};
        command.key = std::string{table.name};
        const auto done = database_->transact(
            command, [&](storage::Transaction& transaction) -> Result<std::string> {
                transaction.append(
                    table, records.size(),
                    [&](std::size_t i) -> const void* { return &records[i]; },
                    [](std::size_t) {
                        return storage::Version{.valid_from = Date{2020, 1, 1}};
                    });
                return std::string{};
            });
        ASSERT_TRUE(done) << done.problem().message;
    }
    /// What happens when a letter is addressed: its boxes, or the code of the Problem.
    std::string addressed(std::int64_t id) {
        const auto session = database_->session();
        const auto gate = registry::Disclosure::load(*session, kToday);
        const PersonId asked{id};
        const auto addressees =
            Addressees::load(*session, gate, "山口市", std::span{&asked, 1}, kToday);
        Letter letter;
        if (auto done = addressees.address(letter, asked); !done)
            return std::string{done.problem().code};
        EXPECT_EQ(letter.subject, asked);
        std::string all;
        for (const auto& [box, text] : letter.boxes)
            all += text + "|";
        return all;
    }

    test::TemporaryFolder folder_;
    std::unique_ptr<storage::Database> database_;
};

TEST_F(Mailing, AddressesEachKindOfRecipient) {
    EXPECT_EQ(addressed(1), "〒753-0000|山口市亀山町２番１号|辻\U000E0101　太郎　様|");
    EXPECT_EQ(addressed(2), "〒753-0000|山口市亀山町１番１号\n　県営住宅２０１号|山口　花子　様|");
    EXPECT_EQ(addressed(3), "notices.addressee_dead");
    EXPECT_EQ(addressed(4), "広島県広島市中区基町１０番|転出　二郎　様|");
    EXPECT_EQ(addressed(5), "〒100-0001|東京都千代田区千代田１番１号|税外　三郎　様|");
    EXPECT_EQ(addressed(9), "〒753-8650|山口市亀山町２番１号|株式会社　山口中央製作所　御中|");
    EXPECT_EQ(addressed(77), "notices.no_addressee");
}

TEST_F(Mailing, AProtectedPersonReceivesHerOwnLetter) {
    registry::ProtectiveMeasure measure;
    measure.person_id = PersonId{1};
    measure.state = registry::MeasureState::active;
    append(registry::protective_measure_table(), std::vector{measure});
    EXPECT_EQ(addressed(1), "〒753-0000|山口市亀山町２番１号|辻\U000E0101　太郎　様|");
}

TEST_F(Mailing, SortsByPostcodeTownAndLotOnceEach) {
    const auto session = database_->session();
    const auto order = in_delivery_order(
        *session, {PersonId{77}, PersonId{1}, PersonId{2}, PersonId{4}, PersonId{5}, PersonId{1}},
        kToday);
    const std::vector<PersonId> expected = {PersonId{5}, PersonId{4}, PersonId{2}, PersonId{1},
                                            PersonId{77}};
    EXPECT_EQ(order, expected);
    EXPECT_TRUE(in_delivery_order(*session, {}, kToday).empty());
}

TEST_F(Mailing, SignsWithWhatTheMunicipalityStates) {
    const std::string data = std::string{YAKUBA_ROOT} + "/data";
    const auto sender =
        sender_of(data, "352039", "山口市", "山口県", "child_allowance_office", kToday);
    ASSERT_TRUE(sender) << sender.problem().detail;
    EXPECT_EQ(sender->mayor, "山口市長");
    EXPECT_EQ(sender->kind, "市");
    EXPECT_EQ(sender->prefecture_kind, "県");
    EXPECT_TRUE(sender->office.starts_with("山口市 "));
}

}  // namespace
}  // namespace yakuba::notices
