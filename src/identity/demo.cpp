#include "identity/demo.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "exchange/csv.h"
#include "identity/card_office.h"
#include "identity/provision.h"
#include "identity/roles.h"

namespace yakuba::identity {
namespace {

struct DemoStaff {
    std::string_view login;
    std::string_view name;
    std::string_view kana;
    std::string_view section;
    std::vector<std::string_view> roles;
    bool second_factor = false;
};

const std::vector<DemoStaff>& demo_staff() {
    static const std::vector<DemoStaff> kStaff = {
        {"madoguchi", "窓口　花", "マドグチ　ハナ", "市民課", {"counter-clerk"}},
        {"shinsa",
         "審査　守",
         "シンサ　マモル",
         "市民課",
         {"counter-reviewer", "protection-officer"}},
        {"zeimu", "税務　計", "ゼイム　ハカル", "市民税課", {"tax-clerk"}},
        {"kessai", "決裁　定", "ケッサイ　サダム", "市民課", {"approver"}},
        {"unyou", "運用　進", "ウンヨウ　ススム", "情報政策課", {"operator", "archivist"}},
        {"kanri", "管理　司", "カンリ　ツカサ", "情報政策課", {"administrator"}, true},
        {"senkyo", "選挙　誠", "センキョ　マコト", "選挙管理委員会事務局", {"election-officer"}},
        {"kansa", "監査　明", "カンサ　アキラ", "監査委員事務局", {"auditor"}},
    };
    return kStaff;
}

constexpr std::string_view kColumns[] = {"kind",     "login", "name", "role",
                                         "password", "totp",  "pin",  "person_id"};

std::string path_in(const std::string& folder) {
    return (std::filesystem::path{folder} / "demo-accounts.csv").string();
}

std::vector<DemoAccount> read_accounts(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    exchange::CsvReader reader{file};
    std::vector<std::string_view> f;
    std::vector<DemoAccount> accounts;
    bool header = true;
    for (auto row = reader.next(f); row && *row; row = reader.next(f)) {
        if (std::exchange(header, false) || f.size() != std::size(kColumns)) continue;
        const auto person = FieldForm<PersonId>::parse(f[7]);
        accounts.push_back({std::string{f[0]}, std::string{f[1]}, std::string{f[2]},
                            std::string{f[3]}, std::string{f[4]}, std::string{f[5]},
                            std::string{f[6]}, person.value_or(PersonId{})});
    }
    return accounts;
}

/// All of it or nothing, and never readable by others, not even for a moment.
Result<Done> write_accounts(const std::string& path, const std::vector<DemoAccount>& accounts) {
    std::string text;
    exchange::write_csv_row(text, kColumns);
    for (const DemoAccount& a : accounts) {
        const std::string person = FieldForm<PersonId>::format(a.person_id);
        const std::string_view fields[] = {a.kind,     a.login, a.name, a.role,
                                           a.password, a.totp,  a.pin,  person};
        exchange::write_csv_row(text, fields);
    }
    const std::string part = path + ".part";
    std::filesystem::remove(part);
    const int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const bool written =
        file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!written || std::rename(part.c_str(), path.c_str()) != 0) {
        return Problem{
            "demo.cannot_write",
            "試用の利用者の一覧を書けません。町のフォルダーに書き込めるか確かめてください。", path};
    }
    return Done{};
}

Result<DemoAccount> make_staff(const Provision& provision, const storage::Command& command,
                               const DemoStaff& wanted, const std::vector<Role>& roles,
                               const Town& town) {
    DemoAccount account;
    account.kind = "staff";
    account.login = wanted.login;
    account.name = wanted.name;
    std::set<Grant> grants;
    for (const std::string_view key : wanted.roles) {
        const Role* const role = find_role(roles, key);
        if (role == nullptr)
            return Problem{"roles.unknown", "役割の表にない役割です。", std::string{key}};
        account.role += (account.role.empty() ? "" : "・") + role->label;
        grants.insert(role->grants.begin(), role->grants.end());
    }
    const auto made = provision.add_staff(command, {.login = account.login,
                                                    .name = account.name,
                                                    .kana = std::string{wanted.kana},
                                                    .section = std::string{wanted.section}});
    if (made) {
        account.password = made->password;
    } else {
        if (made.problem().code != "staff.login_taken") return made.problem();
        const auto renewed = provision.set_password(command, account.login, {});
        if (!renewed) return renewed.problem();
        account.password = *renewed;
    }
    const auto granted =
        provision.set_grants(command, account.login, grants, date_in_japan(command.at));
    if (!granted) return granted.problem();
    if (wanted.second_factor) {
        const auto totp = provision.set_totp(command, account.login, town.name + "（研修）");
        if (!totp) return totp.problem();
        account.totp = totp->base32;
    }
    return account;
}

Result<DemoAccount> make_client(const Provision& provision, const storage::Command& command) {
    const ApiClient client{"demo-system", "連携の試験システム",
                           "persons.read households.read calc sheets.read procedures.read "
                           "cases.read cases.write attachments.read batches.read batches.write "
                           "notices.read events.write events.ex-officio",
                           true};
    auto secret = provision.add_client(command, client);
    if (!secret && secret.problem().code == "client.id_taken")
        secret = provision.renew_client_secret(command, client.client_id);
    if (!secret) return secret.problem();
    return DemoAccount{"client", client.client_id, client.name, "API", *secret, {}, {}, {}};
}

}  // namespace

Result<std::vector<DemoAccount>> demo_accounts(const Town& town, const std::string& folder,
                                               std::span<const PersonId> residents, Instant now) {
    const std::string path = path_in(folder);
    if (auto accounts = read_accounts(path); !accounts.empty()) return accounts;
    const auto roles = read_roles(town.data_folder);
    if (!roles) return roles.problem();
    const auto provision = Provision::open(*town.database, folder);
    if (!provision) return provision.problem();
    storage::Command command;
    command.actor = "cli";
    command.purpose = "試用の利用者の登録";
    command.at = now;
    std::vector<DemoAccount> accounts;
    for (const DemoStaff& wanted : demo_staff()) {
        auto account = make_staff(*provision, command, wanted, *roles, town);
        if (!account) return account.problem();
        accounts.push_back(*std::move(account));
    }
    for (const PersonId person : residents) {
        const auto card = issue_card(town, folder, command, {.person_id = person});
        if (!card) return card.problem();
        accounts.push_back({"card",
                            card->card.card_number,
                            card->name,
                            "住民",
                            card->signing_password,
                            {},
                            card->pin,
                            person});
    }
    auto client = make_client(*provision, command);
    if (!client) return client.problem();
    accounts.push_back(*std::move(client));
    if (const auto written = write_accounts(path, accounts); !written) return written.problem();
    return accounts;
}

}  // namespace yakuba::identity
