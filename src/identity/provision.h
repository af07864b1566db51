#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/accounts.h"
#include "identity/town_identity.h"
#include "kernel/result.h"
#include "storage/database.h"

/// Making and changing accounts: commands with who, why and when, kept in the journal. A page that
/// uses them calls Identity::accounts_changed(), and ends the sessions of whom it concerns.
namespace yakuba::identity {

struct NewStaff {
    std::string login;
    std::string name;
    std::string kana;
    std::string section;
    PersonId person_id;
    std::string password;  // empty: one is made up
};
struct MadeStaff {
    StaffId staff_id;
    std::string password;  // to be handed over once
};

/// What a users page may change. Absent: stays as it is.
struct StaffChange {
    std::optional<std::string> name;
    std::optional<std::string> kana;
    std::optional<std::string> section;
    std::optional<bool> active;
    std::optional<PersonId> person_id;
};

/// A TOTP secret to be shown once, as a QR code or to be typed in.
struct NewTotp {
    std::string base32;
    std::string uri;  // otpauth://…
};

class Provision {
public:
    /// With the keys of the town's folder.
    static Result<Provision> open(storage::Database& database, const std::string& folder);

    /// Problems: "staff.login_malformed", "staff.login_taken" (also by one who has left),
    /// "staff.name_missing", "password.too_weak".
    Result<MadeStaff> add_staff(const storage::Command& command, const NewStaff& wanted) const;
    /// Problem "staff.not_found".
    Result<Done> change_staff(const storage::Command& command, std::string_view login,
                              const StaffChange& change) const;
    /// Answers the password: the one given, or one made up.
    Result<std::string> set_password(const storage::Command& command, std::string_view login,
                                     std::string password) const;
    /// The code is asked for from the next sign-in on.
    Result<NewTotp> set_totp(const storage::Command& command, std::string_view login,
                             std::string_view issuer) const;
    Result<Done> drop_totp(const storage::Command& command, std::string_view login) const;

    /// Gives (or takes back) duties for the days from..until; until is exclusive.
    Result<Done> grant(const storage::Command& command, std::string_view login,
                       const std::vector<Grant>& grants, bool granted, Date from,
                       Date until = kForever) const;
    /// From this day on exactly these duties: what is missing is given, what is too much is taken
    /// back.
    Result<Done> set_grants(const storage::Command& command, std::string_view login,
                            const std::set<Grant>& grants, Date from) const;

    /// Answers the secret, to be handed over once. Problems: "client.id_malformed",
    /// "client.id_taken".
    Result<std::string> add_client(const storage::Command& command, const ApiClient& client) const;
    Result<Done> change_client(const storage::Command& command, const ApiClient& client) const;
    Result<std::string> renew_client_secret(const storage::Command& command,
                                            std::string_view client_id) const;

    /// Says whose certificate it is, from the command's day on.
    Result<Done> link_card(const storage::Command& command, const CardLink& link) const;

private:
    Provision(storage::Database& database, IdentityKeys keys)
        : database_(&database), keys_(std::move(keys)) {}

    storage::Database* database_;
    IdentityKeys keys_;
};

/// A password no one has to think of: five groups of letters and digits that cannot be confused.
std::string made_up_password();

}  // namespace yakuba::identity
