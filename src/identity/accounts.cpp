#include "identity/accounts.h"

#include <algorithm>

#include "storage/as_of.h"

namespace yakuba::identity {
namespace {

template <class Record>
std::optional<Record> find_one(storage::Session& session, const storage::Table& table,
                               const storage::Where& where, Date day) {
    auto found = storage::find_as_of<Record>(session, table, AsOf{day}, where);
    if (!found) return std::nullopt;
    return std::move(found->record);
}

template <class Record>
std::vector<Record> find_all(storage::Session& session, const storage::Table& table,
                             const storage::Where& where, Date day) {
    std::vector<Record> all;
    storage::for_each_as_of<Record>(
        session, table, AsOf{day}, where,
        [&](Record& record, const storage::Version&) { all.push_back(std::move(record)); });
    return all;
}

constexpr std::size_t kLoginMax = 32;

}  // namespace

std::optional<StaffAccount> find_account(storage::Session& session, StaffId staff, Date day) {
    return find_one<StaffAccount>(session, staff_account_table(),
                                  storage::equals("staff_id", staff.value()), day);
}

std::optional<StaffAccount> find_account(storage::Session& session, std::string_view login,
                                         Date day) {
    const std::string wanted = normal_login(login);
    if (wanted.empty()) return std::nullopt;
    const auto staff = session.number(
        "SELECT staff_id FROM staff_account WHERE login = :login LIMIT 1", {{"login", wanted}});
    if (!staff) return std::nullopt;
    auto account = find_account(session, StaffId{*staff}, day);
    if (!account || account->login != wanted) return std::nullopt;
    return account;
}

std::vector<StaffAccount> all_accounts(storage::Session& session, Date day) {
    return find_all<StaffAccount>(session, staff_account_table(), storage::everything(), day);
}

std::optional<StaffSecret> find_secret(storage::Session& session, StaffId staff, Date day) {
    return find_one<StaffSecret>(session, staff_secret_table(),
                                 storage::equals("staff_id", staff.value()), day);
}

std::set<Grant> grants_of(storage::Session& session, StaffId staff, Date day) {
    std::set<Grant> grants;
    storage::for_each_as_of<StaffGrant>(
        session, staff_grant_table(), AsOf{day}, storage::equals("staff_id", staff.value()),
        [&](StaffGrant& grant, const storage::Version&) {
            if (grant.granted) grants.insert({std::move(grant.department), grant.duty});
        });
    return grants;
}

std::optional<ApiClient> find_client(storage::Session& session, std::string_view client_id,
                                     Date day) {
    return find_one<ApiClient>(session, api_client_table(),
                               storage::equals("client_id", std::string{client_id}), day);
}

std::vector<ApiClient> all_clients(storage::Session& session, Date day) {
    return find_all<ApiClient>(session, api_client_table(), storage::everything(), day);
}

std::optional<ClientSecret> find_client_secret(storage::Session& session,
                                               std::string_view client_id, Date day) {
    return find_one<ClientSecret>(session, client_secret_table(),
                                  storage::equals("client_id", std::string{client_id}), day);
}

std::optional<CardLink> find_card(storage::Session& session, std::string_view issuer,
                                  std::string_view serial, Date day) {
    return find_one<CardLink>(session, card_link_table(),
                              storage::both(storage::equals("issuer", std::string{issuer}),
                                            storage::equals("serial", std::string{serial})),
                              day);
}

std::vector<CardLink> cards_of(storage::Session& session, PersonId person, Date day) {
    std::vector<std::pair<std::string, std::string>> keys;
    session.read_values(
        "SELECT DISTINCT issuer, serial FROM card_link WHERE person_id = :person "
        "ORDER BY issuer, serial",
        {{"person", person.value()}}, [&](std::span<const storage::Value> row) {
            keys.emplace_back(std::get<std::string>(row[0]), std::get<std::string>(row[1]));
        });
    std::vector<CardLink> cards;
    for (const auto& [issuer, serial] : keys) {
        auto card = find_card(session, issuer, serial, day);
        if (card && card->person_id == person) cards.push_back(*std::move(card));
    }
    return cards;
}

std::string normal_login(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    text = text.substr(first, text.find_last_not_of(" \t") - first + 1);
    if (text.size() < 2 || text.size() > kLoginMax) return {};
    std::string login;
    for (const char c : text) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool allowed = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') ||
                             small == '.' || small == '-' || small == '_';
        if (!allowed) return {};
        login += small;
    }
    return login;
}

std::set<std::string, std::less<>> scopes_of(std::string_view text) {
    std::set<std::string, std::less<>> scopes;
    while (!text.empty()) {
        const auto space = std::min(text.find(' '), text.size());
        if (space > 0) scopes.emplace(text.substr(0, space));
        text.remove_prefix(std::min(space + 1, text.size()));
    }
    return scopes;
}

}  // namespace yakuba::identity
