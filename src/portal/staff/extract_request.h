#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rules/description.h"
#include "storage/database.h"
#include "storage/migration.h"

/// データ抽出 (EUC) の申込み: what somebody wants to take out, why, and who agreed. It stands in a
/// working table; that it was asked for, agreed to and taken stands in the access log.
namespace yakuba::portal::staff {

enum class ExtractState {
    waiting = 1,   // 承認待ち
    approved = 2,  // 承認済（取り出せる）
    refused = 3,   // 却下
};
std::span<const Code> codes_of(ExtractState);

enum class Masking {
    none = 1,    // そのまま
    names = 2,   // 氏名を伏せる
    people = 3,  // 氏名・住所・生年月日を伏せる
};
std::span<const Code> codes_of(Masking);

struct ExtractRequest {
    std::int64_t request_id = 0;
    std::string ledger;      // table name
    std::string department;  // whose data
    std::string columns;     // keys, a space between
    std::string conditions;  // "key\top\tvalue" a line
    Date as_of;
    Masking masking = Masking::people;
    std::string purpose;
    std::int64_t rows = 0;    // when it was asked for
    std::int64_t masked = 0;  // rows whose places are hidden for protection (支援措置)
    bool persons = false;     // a list of persons: needs another person's approval
    std::string actor;
    std::string actor_name;
    Instant asked_at;
    ExtractState state = ExtractState::waiting;
    std::string approver;
    std::string approver_name;
    std::string answer;  // the reason of a refusal
    Instant decided_at;
};
const Description& extract_request_description();
std::span<const storage::Migration> extract_migrations();

/// Answers its number.
std::int64_t add_request(storage::Database& database, ExtractRequest request);
/// False when it was decided meanwhile.
bool decide_request(storage::Database& database, const ExtractRequest& decided);
std::optional<ExtractRequest> find_request(storage::Session& session, std::int64_t request_id);
/// Newest first: of one person, or (actor empty) of everybody in this state.
std::vector<ExtractRequest> find_requests(storage::Session& session, const std::string& actor,
                                          std::optional<ExtractState> state, int limit = 100);

}  // namespace yakuba::portal::staff
