#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "identity/visitor.h"
#include "kernel/id.h"
#include "storage/database.h"
#include "storage/table.h"

/// 閲覧記録: who saw or changed what, when, why, from where; refusals too. It can only grow.
namespace yakuba::identity {

enum class Deed {
    view = 1,     // 画面で見た
    search = 2,   // 検索した
    enter = 3,    // 入力・変更した
    issue = 4,    // 証明書・通知を出した
    extract = 5,  // 一覧・ファイルに出した
    refuse = 6,   // 権限がなく、見せなかった
    sign_in = 7,
    sign_out = 8,
};
std::span<const Code> codes_of(Deed);

/// One access. Never holds what was seen, a personal number, or a place.
struct Access {
    std::int64_t access_number = 0;  // without gaps; filled in when written
    std::string actor;
    Door door = Door::open;
    std::string section;
    std::string terminal;
    std::string client;      // address of the machine
    std::string purpose;     // 用件
    std::string department;  // whose data
    PersonId person_id;      // whose; none for a search without a hit, a list
    Deed deed = Deed::view;
    std::string what;  // 住民の画面, 住民票の写し …; a case number
    std::string request_id;
};
const Description& access_description();
/// Log, keyed by access_number.
const storage::Table& access_table();

/// The actor of the journal entries by which accesses are written: they change nothing else.
inline constexpr std::string_view kAccessLogActor = "access-log";

/// Writes accesses, many requests' in one transaction: whoever calls `write` waits until theirs is
/// on the disk, so that nothing is shown before it is noted.
class AccessLog {
public:
    explicit AccessLog(storage::Database& database);
    ~AccessLog();
    AccessLog(const AccessLog&) = delete;
    AccessLog& operator=(const AccessLog&) = delete;

    /// Throws storage::DatabaseError when it cannot be written: the page is then not shown.
    void write(std::span<const Access> accesses, Instant now);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// What the auditor asks. Empty parts are not asked.
struct AccessQuery {
    std::string actor;
    PersonId person_id;
    std::string department;
    Date from;
    Date until;  // exclusive
    Deed deed = Deed{};
    std::int64_t before = 0;  // access_number: the page after the last one seen
    std::size_t limit = 100;
};
/// Newest first.
struct AccessFound {
    Access access;
    Instant at;
};
std::vector<AccessFound> find_accesses(storage::Session& session, const AccessQuery& query);

}  // namespace yakuba::identity
