#include "registry/vault.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <fstream>

#include "kernel/check_digit.h"
#include "storage/as_of.h"

namespace yakuba::registry {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kKey = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t kIndex = 16;
using Key = std::array<unsigned char, kKey>;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// What a sealed number is bound to.
std::string bound_to(PersonId person) { return "my_number/" + std::to_string(person.value()); }

std::string to_base64(std::string_view bytes) {
    constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), kVariant);
    text.resize(std::strlen(text.c_str()));
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &size, nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0) {
        return std::nullopt;
    }
    bytes.resize(size);
    return bytes;
}

Problem key_problem(const std::string& path, std::string_view why) {
    return {"vault.key_unreadable",
            "個人番号の鍵ファイルを使えません。鍵ファイルの場所と権限（所有者だけが読めること）を"
            "確かめてください。",
            path + ": " + std::string{why}};
}

/// Makes the key file unless there is one; two programs that start at once end up with one key.
bool make_key_file(const std::string& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) return errno == EEXIST;
    Key key;
    randombytes_buf(key.data(), key.size());
    char hex[2 * kKey + 2];
    sodium_bin2hex(hex, sizeof hex, key.data(), key.size());
    hex[2 * kKey] = '\n';
    const bool written = ::write(file, hex, 2 * kKey + 1) == static_cast<ssize_t>(2 * kKey + 1) &&
                         ::fsync(file) == 0;
    sodium_memzero(key.data(), key.size());
    sodium_memzero(hex, sizeof hex);
    return ::close(file) == 0 && written;
}

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
    ~Keys() {
        sodium_memzero(seal.data(), seal.size());
        sodium_memzero(index.data(), index.size());
    }
};

Vault::Vault(std::unique_ptr<Keys> keys) : keys_(std::move(keys)) {}
Vault::~Vault() = default;
Vault::Vault(Vault&&) noexcept = default;
Vault& Vault::operator=(Vault&&) noexcept = default;

Result<Vault> Vault::open(const std::string& key_path) {
    if (sodium_init() < 0) return key_problem(key_path, "libsodium");
    if (!make_key_file(key_path)) return key_problem(key_path, std::strerror(errno));
    struct stat about {};
    if (::stat(key_path.c_str(), &about) != 0) return key_problem(key_path, std::strerror(errno));
    if ((about.st_mode & 077) != 0) return key_problem(key_path, "readable by others");

    std::ifstream file{key_path};
    std::string hex;
    file >> hex;
    Key master;
    std::size_t size = 0;
    if (sodium_hex2bin(master.data(), master.size(), hex.data(), hex.size(), nullptr, &size,
                       nullptr) != 0 ||
        size != master.size()) {
        return key_problem(key_path, "not 64 hex digits");
    }
    auto keys = std::make_unique<Keys>();
    crypto_kdf_derive_from_key(keys->seal.data(), keys->seal.size(), 1, "mynumber", master.data());
    crypto_kdf_derive_from_key(keys->index.data(), keys->index.size(), 2, "mynumber",
                               master.data());
    sodium_memzero(master.data(), master.size());
    sodium_memzero(hex.data(), hex.size());
    return Vault{std::move(keys)};
}

std::string Vault::blind_index(std::string_view my_number) const {
    unsigned char digest[kIndex];
    crypto_generichash(digest, sizeof digest, bytes_of(my_number), my_number.size(),
                       keys_->index.data(), keys_->index.size());
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
    const std::string bound = bound_to(person);
    std::string bytes(kNonce + my_number.size() + kTag, '\0');
    auto* const out = reinterpret_cast<unsigned char*>(bytes.data());
    randombytes_buf(out, kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + kNonce, nullptr, bytes_of(my_number),
                                               my_number.size(), bytes_of(bound), bound.size(),
                                               nullptr, out, keys_->seal.data());
    return SealedNumber{person, to_base64(bytes), blind_index(my_number), std::string{reason}};
}

Result<std::string> Vault::unseal(const SealedNumber& sealed) const {
    const Problem broken{
        "my_number.cannot_open",
        "個人番号を開けません。鍵ファイルがこのデータベースのものか確かめてください。",
        "person " + std::to_string(sealed.person_id.value())};
    const auto bytes = from_base64(sealed.sealed);
    if (!bytes || bytes->size() < kNonce + kTag) return broken;
    const std::string bound = bound_to(sealed.person_id);
    std::string number(bytes->size() - kNonce - kTag, '\0');
    const unsigned char* const in = bytes_of(*bytes);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            reinterpret_cast<unsigned char*>(number.data()), nullptr, nullptr, in + kNonce,
            bytes->size() - kNonce, bytes_of(bound), bound.size(), in, keys_->seal.data()) != 0) {
        return broken;
    }
    return number;
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
