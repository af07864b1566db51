#pragma once
#include <optional>
#include <span>
#include <string>

#include "storage/database.h"
#include "storage/migration.h"
#include "web/response.h"

/// What every Idempotency-Key was first sent with, in a working table: the same key may repeat a
/// request, it may not carry another one.
namespace yakuba::portal::api {

struct SentRequest {
    std::string client;
    std::string key;
    std::string digest;  // of method, path, body and files
};

struct EarlierRequest {
    bool same = true;                     // what was sent now is what was sent then
    bool first = false;                   // nothing was sent with this key before
    std::optional<web::Response> answer;  // where it was kept
};

/// Notes the request unless its key is known. Of many at once one is the first.
EarlierRequest note_request(storage::Database& database, const SentRequest& sent, Instant now);
/// Keeps the answer for those who send the same again.
void keep_answer(storage::Database& database, const SentRequest& sent,
                 const web::Response& response);
/// Nothing came of it: the key may be used again.
void forget_request(storage::Database& database, const SentRequest& sent);

std::span<const storage::Migration> migrations();

}  // namespace yakuba::portal::api
