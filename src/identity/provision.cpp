#include "identity/provision.h"

#include <sodium.h>

#include <algorithm>

#include "identity/secrets.h"
#include "identity/totp.h"
#include "storage/as_of.h"

namespace yakuba::identity {
namespace {

Problem staff_not_found(std::string_view login) {
    return {"staff.not_found", "この利用者IDの職員はいません。利用者IDを確かめてください。",
            std::string{login}, "login"};
}

Date day_of(const storage::Transaction& transaction) { return date_in_japan(transaction.at()); }

template <class Record>
void append(storage::Transaction& transaction, const storage::Table& table, Record record,
            Date from, Date until = kForever) {
    const storage::Versioned<Record> row{std::move(record),
                                         {.valid_from = from, .valid_to = until}};
    transaction.append_versions(table, std::span{&row, 1});
}

/// Logins are taken for good: an access record of ten years ago must not name somebody else.
bool login_taken(storage::Session& session, const std::string& login) {
    return session
        .number("SELECT staff_id FROM staff_account WHERE login = :login LIMIT 1",
                {{"login", login}})
        .has_value();
}

/// Names that journals use for machines.
bool reserved(std::string_view login) {
    constexpr std::string_view kNames[] = {"batch",      "cli",      "migration", "identity",
                                           "access-log", "resident", "client",    "system"};
    return std::find(std::begin(kNames), std::end(kNames), login) != std::end(kNames);
}

/// The next number, also after an import that brought its own. Taking one of the series keeps
/// others out until this transaction ends.
StaffId next_staff_id(storage::Transaction& transaction) {
    const std::int64_t number = transaction.next_number("staff");
    const std::int64_t highest = transaction.session()
                                     .number("SELECT coalesce(max(staff_id), 0) FROM staff_account")
                                     .value_or(0);
    return StaffId{std::max(number, highest + 1)};
}

Result<Done> done(const Result<std::string>& result) {
    if (!result) return result.problem();
    return Done{};
}

}  // namespace

std::string made_up_password() {
    constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyz23456789";
    std::string password;
    for (int i = 0; i < 20; ++i) {
        if (i > 0 && i % 4 == 0) password += '-';
        password += kLetters[randombytes_uniform(kLetters.size())];
    }
    return password;
}

Result<Provision> Provision::open(storage::Database& database, const std::string& folder) {
    auto keys = open_identity_keys(folder);
    if (!keys) return keys.problem();
    return Provision{database, *std::move(keys)};
}

Result<MadeStaff> Provision::add_staff(const storage::Command& command,
                                       const NewStaff& wanted) const {
    const std::string login = normal_login(wanted.login);
    if (login.empty() || reserved(login)) {
        return Problem{"staff.login_malformed",
                       "利用者IDは、英小文字・数字・「.」「-」「_」の2～32文字で決めてください。",
                       wanted.login, "login"};
    }
    if (wanted.name.empty()) {
        return Problem{"staff.name_missing", "職員の氏名を入力してください。", login, "name"};
    }
    MadeStaff made;
    made.password = wanted.password.empty() ? made_up_password() : wanted.password;
    if (const auto good = identity::check_password(made.password, login); !good)
        return good.problem();
    const std::string hash = hash_password(made.password);
    const auto result =
        database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
            const StaffId staff = next_staff_id(t);
            if (login_taken(t.session(), login)) {
                return Problem{
                    "staff.login_taken",
                    "この利用者IDは使われています（退職者のIDも再び使えません）。別のIDに"
                    "してください。",
                    login, "login"};
            }
            append(t, staff_account_table(),
                   StaffAccount{staff, login, wanted.name, wanted.kana, wanted.section, true,
                                wanted.person_id},
                   day_of(t));
            append(t, staff_secret_table(), StaffSecret{staff, hash, {}, false, "発行"}, day_of(t));
            return std::to_string(staff.value());
        });
    if (!result) return result.problem();
    made.staff_id = StaffId{std::stoll(*result)};
    return made;
}

Result<Done> Provision::change_staff(const storage::Command& command, std::string_view login,
                                     const StaffChange& change) const {
    return done(database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
        auto account = find_account(t.session(), login, day_of(t));
        if (!account) return staff_not_found(login);
        if (change.name) account->name = *change.name;
        if (change.kana) account->kana = *change.kana;
        if (change.section) account->section = *change.section;
        if (change.active) account->active = *change.active;
        if (change.person_id) account->person_id = *change.person_id;
        append(t, staff_account_table(), *std::move(account), day_of(t));
        return std::string{};
    }));
}

Result<std::string> Provision::set_password(const storage::Command& command, std::string_view login,
                                            std::string password) const {
    const bool made_up = password.empty();
    if (made_up) password = made_up_password();
    if (const auto good = identity::check_password(password, login); !good) return good.problem();
    const std::string hash = hash_password(password);
    const auto result =
        database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
            const auto account = find_account(t.session(), login, day_of(t));
            if (!account) return staff_not_found(login);
            auto secret = find_secret(t.session(), account->staff_id, day_of(t))
                              .value_or(StaffSecret{.staff_id = account->staff_id});
            secret.password_hash = hash;
            secret.reason = made_up ? "再発行" : "変更";
            append(t, staff_secret_table(), std::move(secret), day_of(t));
            return std::string{};
        });
    if (!result) return result.problem();
    return password;
}

Result<NewTotp> Provision::set_totp(const storage::Command& command, std::string_view login,
                                    std::string_view issuer) const {
    const std::string key = random_totp_secret();
    const auto result =
        database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
            const auto account = find_account(t.session(), login, day_of(t));
            if (!account) return staff_not_found(login);
            auto secret = find_secret(t.session(), account->staff_id, day_of(t))
                              .value_or(StaffSecret{.staff_id = account->staff_id});
            secret.totp_sealed = registry::seal(keys_.totp, totp_bound_to(account->staff_id), key);
            secret.second_factor = true;
            secret.reason = "二要素認証の設定";
            append(t, staff_secret_table(), std::move(secret), day_of(t));
            return std::string{};
        });
    if (!result) return result.problem();
    return NewTotp{base32_of(key), otpauth_uri(key, normal_login(login), issuer)};
}

Result<Done> Provision::drop_totp(const storage::Command& command, std::string_view login) const {
    return done(database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
        const auto account = find_account(t.session(), login, day_of(t));
        if (!account) return staff_not_found(login);
        auto secret = find_secret(t.session(), account->staff_id, day_of(t));
        if (!secret || !secret->second_factor) return std::string{};
        secret->totp_sealed.clear();
        secret->second_factor = false;
        secret->reason = "二要素認証の解除";
        append(t, staff_secret_table(), *std::move(secret), day_of(t));
        return std::string{};
    }));
}

Result<Done> Provision::grant(const storage::Command& command, std::string_view login,
                              const std::vector<Grant>& grants, bool granted, Date from,
                              Date until) const {
    if (until <= from) {
        return Problem{"grant.period", "権限の終わりの日は、始まりの日より後にしてください。",
                       std::string{login}, "until"};
    }
    return done(database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
        const auto account = find_account(t.session(), login, day_of(t));
        if (!account) return staff_not_found(login);
        for (const Grant& one : grants) {
            append(t, staff_grant_table(),
                   StaffGrant{account->staff_id, one.department, one.duty, granted}, from, until);
        }
        return std::string{};
    }));
}

Result<Done> Provision::set_grants(const storage::Command& command, std::string_view login,
                                   const std::set<Grant>& grants, Date from) const {
    return done(database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
        const auto account = find_account(t.session(), login, day_of(t));
        if (!account) return staff_not_found(login);
        const std::set<Grant> present = grants_of(t.session(), account->staff_id, from);
        const auto write = [&](const Grant& one, bool granted) {
            append(t, staff_grant_table(),
                   StaffGrant{account->staff_id, one.department, one.duty, granted}, from);
        };
        for (const Grant& one : grants) {
            if (!present.contains(one)) write(one, true);
        }
        for (const Grant& one : present) {
            if (!grants.contains(one)) write(one, false);
        }
        return std::string{};
    }));
}

Result<std::string> Provision::add_client(const storage::Command& command,
                                          const ApiClient& wanted) const {
    ApiClient client = wanted;
    client.client_id = normal_login(wanted.client_id);
    if (client.client_id.empty()) {
        return Problem{"client.id_malformed",
                       "システムIDは、英小文字・数字・「.」「-」「_」の2～32文字で決めてください。",
                       wanted.client_id, "client_id"};
    }
    const std::string secret = random_token();
    const auto result =
        database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
            if (find_client(t.session(), client.client_id, day_of(t))) {
                return Problem{"client.id_taken", "このシステムIDは登録済みです。",
                               client.client_id, "client_id"};
            }
            append(t, api_client_table(), client, day_of(t));
            append(t, client_secret_table(), ClientSecret{client.client_id, hash_of_token(secret)},
                   day_of(t));
            return std::string{};
        });
    if (!result) return result.problem();
    return secret;
}

Result<Done> Provision::change_client(const storage::Command& command,
                                      const ApiClient& client) const {
    return done(database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
        if (!find_client(t.session(), client.client_id, day_of(t))) {
            return Problem{"client.not_found", "このシステムIDは登録されていません。",
                           client.client_id, "client_id"};
        }
        append(t, api_client_table(), client, day_of(t));
        return std::string{};
    }));
}

Result<std::string> Provision::renew_client_secret(const storage::Command& command,
                                                   std::string_view client_id) const {
    const std::string secret = random_token();
    const auto result =
        database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
            if (!find_client(t.session(), client_id, day_of(t))) {
                return Problem{"client.not_found", "このシステムIDは登録されていません。",
                               std::string{client_id}, "client_id"};
            }
            append(t, client_secret_table(),
                   ClientSecret{std::string{client_id}, hash_of_token(secret)}, day_of(t));
            return std::string{};
        });
    if (!result) return result.problem();
    return secret;
}

Result<Done> Provision::link_card(const storage::Command& command, const CardLink& link) const {
    return done(database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
        append(t, card_link_table(), link, day_of(t));
        return std::string{};
    }));
}

}  // namespace yakuba::identity
