#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/ledger_files.h"
#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/result.h"
#include "storage/database.h"
#include "storage/table.h"

/// The one table in which individual numbers (個人番号) live. All else uses 宛名番号.
///
/// A number is sealed with XChaCha20-Poly1305 under a key kept in a file beside the database, bound
/// to its person, so that a row copied to another person does not open. A keyed digest of the
/// number (the blind index) finds a person by number without opening any. Every opening, finding
/// and export is written, with its purpose, into a log that can only grow, before the number is
/// handed out.
namespace yakuba::registry {

/// One sealed number. Its period is the version's.
struct SealedNumber {
    PersonId person_id;
    std::string sealed;       // base64: nonce, ciphertext, tag
    std::string blind_index;  // hex
    std::string reason;       // 付番, 変更, 移行
};
const Description& my_number_description();
/// History, keyed by person_id.
const storage::Table& my_number_table();

/// A row of my_number.csv.
struct NumberRow {
    PersonId person_id;
    std::string my_number;  // 12 digits
    std::string reason;
};
const Description& my_number_file_description();

enum class Deed { read = 1, find = 2, export_ = 3, record = 4 };
std::span<const Code> codes_of(Deed);

/// Who read a number, and why.
struct NumberAccess {
    std::int64_t access_number = 0;
    PersonId person_id;  // none: a search that found nobody, or an export of all
    std::string actor;
    std::string purpose;
    std::string ground;
    Deed deed = Deed::read;
};
const Description& my_number_access_description();
/// Log, keyed by access_number (without gaps).
const storage::Table& my_number_access_table();

/// The key, and what can be done with it. Safe to share between threads.
class Vault {
public:
    /// Reads the key file (32 bytes in hex), which must be readable by its owner alone; makes it
    /// when there is none. Problems: "vault.key_unreadable".
    static Result<Vault> open(const std::string& key_path);
    ~Vault();
    Vault(Vault&&) noexcept;
    Vault& operator=(Vault&&) noexcept;

    /// Seals a number for a person. Problem "my_number.malformed": not 12 digits with a right check
    /// digit.
    Result<SealedNumber> seal(PersonId person, std::string_view my_number,
                              std::string_view reason) const;

    /// The number of a person on a day; empty when none is recorded. `command` says who asks and
    /// for which purpose (番号法9条): both needed, and kept. Problems: "my_number.no_purpose".
    Result<std::string> read(storage::Database& database, const storage::Command& command,
                             PersonId person, Date day) const;
    /// Who had this number last; none when nobody.
    Result<PersonId> find(storage::Database& database, const storage::Command& command,
                          std::string_view my_number) const;
    /// Records a number inside a transaction, valid from `from`.
    Result<Done> record(storage::Transaction& transaction, PersonId person,
                        std::string_view my_number, std::string_view reason, Date from) const;
    /// Writes my_number.csv into the folder, for a stated purpose only.
    Result<std::int64_t> export_numbers(storage::Database& database,
                                        const storage::Command& command,
                                        const std::string& folder) const;

    /// How my_number.csv becomes rows of the vault and back. The vault must outlive it.
    exchange::FileForm file_form() const;

private:
    struct Keys;
    explicit Vault(std::unique_ptr<Keys> keys);
    Result<std::string> unseal(const SealedNumber& sealed) const;
    std::string blind_index(std::string_view my_number) const;

    std::unique_ptr<Keys> keys_;
};

}  // namespace yakuba::registry
