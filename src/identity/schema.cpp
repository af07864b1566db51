#include "identity/schema.h"

#include "identity/access_log.h"
#include "identity/card_check.h"
#include "identity/records.h"

namespace yakuba::identity {
namespace {

constexpr storage::Migration kMigrations[] = {
    {"0120 identity", R"sql(
CREATE TABLE staff_account (
  staff_id INTEGER NOT NULL,
  login TEXT NOT NULL,
  name TEXT NOT NULL,
  kana TEXT NOT NULL,
  section TEXT NOT NULL,
  active INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (staff_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY staff_account;
CREATE INDEX staff_account_login ON staff_account (login);

CREATE TABLE staff_secret (
  staff_id INTEGER NOT NULL,
  password_hash TEXT NOT NULL,
  totp_sealed TEXT NOT NULL,
  second_factor INTEGER NOT NULL,
  reason TEXT NOT NULL,
  version INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (staff_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY staff_secret;

CREATE TABLE staff_grant (
  staff_id INTEGER NOT NULL,
  department TEXT NOT NULL,
  duty INTEGER NOT NULL,
  granted INTEGER NOT NULL,
  version INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (staff_id, department, duty, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY staff_grant;

CREATE TABLE api_client (
  client_id TEXT NOT NULL,
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  active INTEGER NOT NULL,
  version INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (client_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY api_client;

CREATE TABLE client_secret (
  client_id TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  version INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (client_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY client_secret;

CREATE TABLE card_link (
  issuer TEXT NOT NULL,
  serial TEXT NOT NULL,
  person_id INTEGER NOT NULL,
  use INTEGER NOT NULL,
  media INTEGER NOT NULL,
  parent_serial TEXT NOT NULL,
  active INTEGER NOT NULL,
  reason TEXT NOT NULL,
  version INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (issuer, serial, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY card_link;
CREATE INDEX card_link_person ON card_link (person_id);

CREATE TABLE card_check (
  check_number INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  subject TEXT NOT NULL,
  use INTEGER NOT NULL,
  certificate_hash TEXT NOT NULL,
  serial TEXT NOT NULL,
  issuer TEXT NOT NULL,
  policy TEXT NOT NULL,
  checked_at INTEGER NOT NULL,
  signature INTEGER NOT NULL,
  validity INTEGER NOT NULL,
  method INTEGER NOT NULL,
  reason TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (check_number)
) STRICT, WITHOUT ROWID;
APPEND ONLY card_check;
CREATE INDEX card_check_subject ON card_check (subject);

CREATE TABLE access_log (
  access_number INTEGER NOT NULL,
  actor TEXT NOT NULL,
  door INTEGER NOT NULL,
  section TEXT NOT NULL,
  terminal TEXT NOT NULL,
  client TEXT NOT NULL,
  purpose TEXT NOT NULL,
  department TEXT NOT NULL,
  person_id INTEGER NOT NULL,
  deed INTEGER NOT NULL,
  what TEXT NOT NULL,
  request_id TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (access_number)
) STRICT, WITHOUT ROWID;
APPEND ONLY access_log;
CREATE INDEX access_log_person ON access_log (person_id, access_number);
CREATE INDEX access_log_actor ON access_log (actor, access_number);
CREATE INDEX access_log_time ON access_log (recorded_at);

CREATE TABLE identity_session (
  session_id TEXT NOT NULL PRIMARY KEY,
  cookie_hash TEXT NOT NULL,
  door INTEGER NOT NULL,
  stage INTEGER NOT NULL,
  actor TEXT NOT NULL,
  staff_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  scopes TEXT NOT NULL,
  agent_hash TEXT NOT NULL,
  address TEXT NOT NULL,
  terminal TEXT NOT NULL,
  purpose TEXT NOT NULL,
  form_token TEXT NOT NULL,
  began_at INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX identity_session_cookie ON identity_session (cookie_hash);
CREATE INDEX identity_session_actor ON identity_session (actor);

CREATE TABLE sign_in_try (
  subject TEXT NOT NULL PRIMARY KEY,
  tries INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  locked_until INTEGER NOT NULL
) STRICT;

CREATE TABLE totp_used (
  staff_id INTEGER NOT NULL,
  step INTEGER NOT NULL,
  PRIMARY KEY (staff_id, step)
) STRICT;

CREATE TABLE card_challenge (
  challenge_hash TEXT NOT NULL PRIMARY KEY,
  address TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
)sql"},
};

}  // namespace

std::span<const storage::Migration> migrations() { return kMigrations; }

std::vector<const storage::Table*> open_tables() {
    return {&staff_account_table(), &staff_grant_table(), &api_client_table(), &card_link_table()};
}

std::vector<const storage::Table*> tables() {
    std::vector<const storage::Table*> all = open_tables();
    for (const storage::Table* closed :
         {&staff_secret_table(), &client_secret_table(), &card_check_table(), &access_table()}) {
        all.push_back(closed);
    }
    return all;
}

std::vector<exchange::ImportPart> imports() {
    std::vector<exchange::ImportPart> parts;
    for (const storage::Table* table : open_tables()) {
        exchange::ImportPart part;
        part.table = table;
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace yakuba::identity
