#include "registry/vault.h"

#include <sodium.h>

#include "kernel/check_digit.h"
#include "registry/sealing.h"
#include "storage/as_of.h"

namespace yakuba::registry {
namespace {

constexpr std::size_t kIndex = 16;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// What a sealed number is bound to.
std::string bound_to(PersonId person) { return "my_number/" + std::to_string(person.value()); }

const Problem kKeyUnreadable{
    "vault.key_unreadable",
    "個人番号の鍵ファイルを使えません。鍵ファイルの場所と権限（所有者だけが読めること）を"
    "確かめてください。"};

/// Writes into the access log, in a transaction of its own, before a number is handed out.
Result<Done> log_access(storage::Database& database, const storage::Command& command,
                        PersonId person, Deed deed) {
    if (command.actor.empty() || command.purpose.empty()) {
        return Problem{
            .code = "my_number.no_purpose",
            .message =
                "個人番号は、だれが何のために使うかを示さなければ見られません。"
                "担当者と事務の名を入力してください。",
            .article = "行政手続における特定の個人を識別するための番号の利用等に関する法律9条"};
    }
    storage::Command logged = command;
    logged.key.clear();  // each reading is a reading
    const auto result =
        database.transact(logged, [&](storage::Transaction& transaction) -> Result<std::string> {
            NumberAccess access;
            access.access_number = transaction.next_number("my_number_access");
            access.person_id = person;
            access.actor = command.actor;
            access.purpose = command.purpose;
            access.ground = command.ground;
            access.deed = deed;
            transaction.append_rows(my_number_access_table(),
                                    std::span<const NumberAccess>{&access, 1});
            return std::string{};
        });
    if (!result) return result.problem();
    return Done{};
}

}  // namespace

struct Vault::Keys {
    Key seal;
    Key index;
};

Vault::Vault(std::unique_ptr<Keys> keys) : keys_(std::move(keys)) {}
Vault::~Vault() = default;
Vault::Vault(Vault&&) noexcept = default;
Vault& Vault::operator=(Vault&&) noexcept = default;

Result<Vault> Vault::open(const std::string& key_path) {
    const auto master = read_or_make_key(key_path, kKeyUnreadable);
    if (!master) return master.problem();
    auto keys = std::make_unique<Keys>();
    keys->seal = derive_key(*master, 1, "mynumber");
    keys->index = derive_key(*master, 2, "mynumber");
    return Vault{std::move(keys)};
}

std::string Vault::blind_index(std::string_view my_number) const {
    unsigned char digest[kIndex];
    crypto_generichash(digest, sizeof digest, bytes_of(my_number), my_number.size(),
                       keys_->index.bytes.data(), keys_->index.bytes.size());
    char hex[2 * kIndex + 1];
    return sodium_bin2hex(hex, sizeof hex, digest, sizeof digest);
}

Result<SealedNumber> Vault::seal(PersonId person, std::string_view my_number,
                                 std::string_view reason) const {
    if (!is_my_number(my_number)) {
        return Problem{
            .code = "my_number.malformed",
            .message = "個人番号が正しくありません。12桁の数字と検査用数字を確かめてください。",
            .where = "my_number"};
    }
    return SealedNumber{person, registry::seal(keys_->seal, bound_to(person), my_number),
                        blind_index(my_number), std::string{reason}};
}

Result<std::string> Vault::unseal(const SealedNumber& sealed) const {
    auto number = registry::unseal(keys_->seal, bound_to(sealed.person_id), sealed.sealed);
    if (number) return *std::move(number);
    return Problem{"my_number.cannot_open",
                   "個人番号を開けません。鍵ファイルがこのデータベースのものか確かめてください。",
                   "person " + std::to_string(sealed.person_id.value())};
}

Result<std::string> Vault::read(storage::Database& database, const storage::Command& command,
                                PersonId person, Date day) const {
    const auto logged = log_access(database, command, person, Deed::read);
    if (!logged) return logged.problem();
    const auto sealed =
        storage::find_as_of<SealedNumber>(*database.session(), my_number_table(), AsOf{day},
                                          storage::equals("person_id", person.value()));
    if (!sealed) return std::string{};
    return unseal(sealed->record);
}

Result<PersonId> Vault::find(storage::Database& database, const storage::Command& command,
                             std::string_view my_number) const {
    const auto owner = database.session()->number(
        "SELECT person_id FROM my_number WHERE blind_index = :blind_index "
        "ORDER BY recorded_at DESC, version DESC LIMIT 1",
        {{"blind_index", blind_index(my_number)}});
    const PersonId person{owner.value_or(0)};
    const auto logged = log_access(database, command, person, Deed::find);
    if (!logged) return logged.problem();
    return person;
}

Result<Done> Vault::record(storage::Transaction& transaction, PersonId person,
                           std::string_view my_number, std::string_view reason, Date from) const {
    auto sealed = seal(person, my_number, reason);
    if (!sealed) return sealed.problem();
    const storage::Versioned<SealedNumber> row{*std::move(sealed), {.valid_from = from}};
    transaction.append_versions(my_number_table(), std::span{&row, 1});
    return Done{};
}

Result<std::int64_t> Vault::export_numbers(storage::Database& database,
                                           const storage::Command& command,
                                           const std::string& folder) const {
    const auto logged = log_access(database, command, PersonId{}, Deed::export_);
    if (!logged) return logged.problem();
    return exchange::export_table(database, folder, my_number_table(), file_form());
}

exchange::FileForm Vault::file_form() const {
    exchange::FileForm form;
    form.record = &my_number_file_description();
    form.to_table = [this](const void* file_row, void* table_row) -> std::vector<Problem> {
        const auto& row = *static_cast<const NumberRow*>(file_row);
        auto sealed = seal(row.person_id, row.my_number, row.reason);
        if (!sealed) return {sealed.problem()};
        *static_cast<SealedNumber*>(table_row) = *std::move(sealed);
        return {};
    };
    form.to_file = [this](const void* table_row, void* file_row) -> Result<Done> {
        const auto& sealed = *static_cast<const SealedNumber*>(table_row);
        auto number = unseal(sealed);
        if (!number) return number.problem();
        *static_cast<NumberRow*>(file_row) = {sealed.person_id, *std::move(number), sealed.reason};
        return Done{};
    };
    return form;
}

}  // namespace yakuba::registry
