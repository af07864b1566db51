#pragma once
#include <string>

#include "identity/visitor.h"
#include "kernel/date.h"
#include "kernel/id.h"
#include "storage/table.h"

/// Who has an account, what they may do, and which card is whose: histories in two times, so that
/// the auditor can ask who could do what on any day. Secrets stand in tables of their own, which no
/// export takes along.
namespace yakuba::identity {

/// One member of the staff, or one account of a machine room. Never given to somebody else.
using StaffId = Id<struct StaffTag>;

struct StaffAccount {
    StaffId staff_id;
    std::string login;  // lower-case letters, digits, '.', '-', '_'; never used again by others
    std::string name;   // 佐藤　恵
    std::string kana;
    std::string section;  // 市民課
    bool active = true;
    PersonId
        person_id;  // their own 宛名番号 when they live here: they may not treat their own case
};
const Description& staff_account_description();
/// History, keyed by staff_id.
const storage::Table& staff_account_table();

/// How a member of the staff proves who they are.
struct StaffSecret {
    StaffId staff_id;
    std::string password_hash;   // Argon2id
    std::string totp_sealed;     // the TOTP secret, sealed with identity.key; empty: none set
    bool second_factor = false;  // the code is asked for
    std::string reason;          // 発行, 本人による変更, 再発行 …
};
const Description& staff_secret_description();
/// History, keyed by staff_id. Leaves with no export.
const storage::Table& staff_secret_table();

/// One duty in one department, for the days of the version.
struct StaffGrant {
    StaffId staff_id;
    std::string department;  // a department's id, kWholeHouse or kProtection
    Duty duty = Duty::view;
    bool granted = true;  // false: taken back from the version's first day
};
const Description& staff_grant_description();
/// History, keyed by staff_id, department, duty.
const storage::Table& staff_grant_table();

/// Another system that uses the API.
struct ApiClient {
    std::string client_id;
    std::string name;
    std::string scopes;  // separated by one space, as OAuth writes them
    bool active = true;
};
const Description& api_client_description();
/// History, keyed by client_id.
const storage::Table& api_client_table();

struct ClientSecret {
    std::string client_id;
    std::string secret_hash;  // BLAKE2b of a random secret
};
const Description& client_secret_description();
/// History, keyed by client_id. Leaves with no export.
const storage::Table& client_secret_table();

enum class CertificateUse { sign_in = 1, signing = 2 };
std::span<const Code> codes_of(CertificateUse);

enum class Media { card = 1, android = 2, ios = 3 };
std::span<const Code> codes_of(Media);

/// Whose certificate it is. The certificate for signing in names nobody, so that this link is made
/// where the person was identified; a renewal brings another serial.
struct CardLink {
    std::string issuer;  // RFC 2253
    std::string serial;  // upper-case hex
    PersonId person_id;
    CertificateUse use = CertificateUse::sign_in;
    Media media = Media::card;
    std::string parent_serial;  // the card a phone's certificate hangs on
    bool active = true;
    std::string reason;  // 発行, 更新, 失効, 窓口で確認
};
const Description& card_link_description();
/// History, keyed by issuer, serial.
const storage::Table& card_link_table();

}  // namespace yakuba::identity
