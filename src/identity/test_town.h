#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "identity/identity.h"
#include "identity/provision.h"
#include "identity/schema.h"
#include "registry/resident.h"
#include "registry/schema.h"
#include "support/both_engines.h"

/// A town with a few accounts, for the tests of this room.
namespace yakuba::identity {

inline constexpr Date kToday{2026, 11, 26};
inline constexpr std::string_view kLongPassword = "ひまわりの丘を歩く犬と猫たち";

inline Instant moment(std::int64_t seconds = 0) {
    return Instant{start_of_day(kToday).microseconds + (9 * 3'600 + seconds) * 1'000'000};
}

inline storage::Command command(Instant at = moment()) {
    storage::Command command;
    command.actor = "kanri";
    command.purpose = "利用者の管理";
    command.at = at;
    return command;
}

class IdentityTest : public test::BothEngines {
protected:
    void SetUp() override {
        std::vector<storage::Migration> all;
        for (const auto migrations : {registry::migrations(), identity::migrations()})
            all.insert(all.end(), migrations.begin(), migrations.end());
        database_ = open(all);
        provision_ = std::make_unique<Provision>(*Provision::open(*database_, folder().path()));
        identity_ = open_identity(*database_);
    }

    std::unique_ptr<Identity> open_identity(storage::Database& database) {
        town_.database = &database;
        auto identity = Identity::open(town_, folder().path());
        EXPECT_TRUE(identity) << identity.problem().detail;
        return *std::move(identity);
    }

    StaffId add_staff(const std::string& login, const std::string& name = "試験　太郎") {
        NewStaff wanted;
        wanted.login = login;
        wanted.name = name;
        wanted.section = "市民課";
        wanted.password = kLongPassword;
        const auto made = provision_->add_staff(command(), wanted);
        EXPECT_TRUE(made) << made.problem().message;
        return made ? made->staff_id : StaffId{};
    }

    void add_resident(std::int64_t id, const std::string& name,
                      registry::Standing standing = registry::Standing::resident) {
        registry::Resident resident;
        resident.person_id = PersonId{id};
        resident.name = name;
        resident.standing = standing;
        const storage::Versioned<registry::Resident> row{resident, {.valid_from = kToday}};
        const auto written =
            database_->transact(command(), [&](storage::Transaction& t) -> Result<std::string> {
                t.append_versions(registry::resident_table(), std::span{&row, 1});
                return std::string{};
            });
        EXPECT_TRUE(written);
    }

    Result<SignedIn> sign_in(const std::string& login, Instant now = moment(),
                             std::string_view password = kLongPassword) {
        return identity_->sign_in_staff(login, password, "窓口3番", client_, now);
    }
    Visitor visit(std::string_view cookie, Instant now = moment(), Door door = Door::staff) {
        return identity_->visitor(door, cookie, client_, now);
    }

    Client client_{"192.0.2.7", "Test Browser/1.0"};
    Town town_;
    std::unique_ptr<storage::Database> database_;
    std::unique_ptr<Provision> provision_;
    std::unique_ptr<Identity> identity_;
};

/// The bytes behind a secret as it is typed into an app.
inline std::string totp_key(const NewTotp& totp) {
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string key;
    unsigned int pending = 0, bits = 0;
    for (const char c : totp.base32) {
        pending = (pending << 5U | static_cast<unsigned int>(kAlphabet.find(c))) & 0xFFFFU;
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        key += static_cast<char>(pending >> bits & 0xFFU);
    }
    return key;
}

/// The code of a Result's problem; empty when there is none.
template <class T>
std::string_view code_of(const Result<T>& result) {
    return result ? std::string_view{} : result.problem().code;
}

}  // namespace yakuba::identity
