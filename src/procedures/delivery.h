#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "identity/visitor.h"
#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/result.h"
#include "rules/description.h"
#include "storage/database.h"
#include "storage/migration.h"
#include "storage/table.h"

/// Delivery of decisions (処分通知等の交付): electronic only to whoever has said so, on paper to
/// all others, and on paper too when an electronic one stays unread.
namespace yakuba::procedures {

enum class NoticeChannel { electronic = 1, paper = 2 };
std::span<const Code> codes_of(NoticeChannel);

/// 通知.
struct Notice {
    std::int64_t notice_id = 0;
    std::string number;  // 文書番号 "令8児手第12号"
    PersonId person_id;  // to whom
    std::string title;   // 児童手当認定通知書
    std::string department;
    std::int64_t case_id = 0;
    std::int64_t document_id = 0;  // whose content is the letter as it was sent
    std::string content;           // its name there: "letter-1.pdf"
    Date issued_on;
    NoticeChannel channel = NoticeChannel::paper;
    std::int64_t consent_id = 0;  // the consent it rests on
};
const Description& notice_description();
/// Log, keyed by notice_id.
const storage::Table& notice_table();

enum class NoticeDeed {
    read = 1,        // 開いた
    downloaded = 2,  // PDFを取り出した
    printed = 3,     // 紙で発送した
    to_paper = 4,    // 未読のため紙に切り替えた
    returned = 5,    // 返戻: the post brought it back; it waits to be sent again
};
std::span<const Code> codes_of(NoticeDeed);
struct NoticeEvent {
    std::int64_t notice_id = 0;
    std::int64_t number = 0;
    NoticeDeed deed = NoticeDeed::read;
    std::string actor;
};
const Description& notice_event_description();
/// Log, keyed by notice_id, number.
const storage::Table& notice_event_table();

/// 電子交付の同意, or its withdrawal. The last one of a person and a procedure counts.
struct DeliveryConsent {
    std::int64_t consent_id = 0;
    PersonId person_id;
    std::string procedure;  // one procedure, or "*": all
    bool given = true;
    std::string text;  // the sentence agreed to
    std::string actor;
};
const Description& delivery_consent_description();
/// Log, keyed by consent_id.
const storage::Table& delivery_consent_table();

/// A notice with what happened to it.
struct NoticeStanding {
    Notice notice;
    Instant issued_at;
    Instant first_read_at;  // 0: unread
    bool on_paper = false;  // sent, or to be sent, on paper
    bool printed = false;
};
/// A person's notices, newest first; `before` 0: from the newest.
std::vector<NoticeStanding> notices_of(storage::Session& session, PersonId person,
                                       std::int64_t before = 0, int limit = 50);
std::optional<NoticeStanding> find_notice(storage::Session& session, std::int64_t notice_id);
std::vector<NoticeStanding> notices_of_case(storage::Session& session, std::int64_t case_id);
std::int64_t unread_notices(storage::Session& session, PersonId person);
/// Those to be printed and posted.
std::vector<NoticeStanding> notices_to_print(storage::Session& session, std::string_view department,
                                             int limit = 100);

/// The consent in force; none when never given or withdrawn.
std::optional<DeliveryConsent> find_consent(storage::Session& session, PersonId person,
                                            std::string_view procedure);
/// What the resident chose, newest first.
std::vector<DeliveryConsent> consents_of(storage::Session& session, PersonId person);
Result<std::int64_t> give_consent(storage::Database& database, const storage::Command& command,
                                  PersonId person, std::string_view procedure,
                                  std::string_view text);
Result<std::int64_t> withdraw_consent(storage::Database& database, const storage::Command& command,
                                      PersonId person, std::string_view procedure);

/// The letter, for its recipient (or an agent of the case, or staff): the deed is logged before the
/// bytes are handed out. Problems "notice.not_found"; "notice.no_consent" when it was not sent
/// electronically; "document.disposed".
Result<std::string> open_letter(storage::Database& database, const identity::Visitor& who,
                                std::int64_t notice_id, NoticeDeed deed, Instant now);
/// For printing by staff: on paper, logged as printed; completes the case.
Result<std::string> print_letter(storage::Database& database, const identity::Visitor& who,
                                 std::int64_t notice_id, std::string_view key, Instant now);

/// 返戻: what was posted came back. It waits for its printing again, once the address is known.
/// Problems "notice.not_found", "notice.not_sent".
Result<Done> note_returned(storage::Database& database, const identity::Visitor& who,
                           std::int64_t notice_id, std::string_view key, Instant now);

inline constexpr int kUnreadDays = 10;
/// The nightly job: electronic notices unread after `days` days are switched to paper. Answers how
/// many.
Result<std::int64_t> switch_unread_to_paper(storage::Database& database, Date today, Instant now,
                                            int days = kUnreadDays);

}  // namespace yakuba::procedures
