#include "procedures/delivery.h"

#include <map>

#include "documents/documents.h"
#include "procedures/case_store.h"
#include "procedures/delivery_store.h"

namespace yakuba::procedures {
namespace {

using storage::Parameters;

/// The line of the working table beside each notice.
struct NoticeRow {
    std::int64_t notice_id = 0;
    bool on_paper = false;
    bool printed = false;
    Instant first_read_at;
};
const Description& notice_row_description() {
    using R = NoticeRow;
    static const Description description =
        describe<R>("通知の現況", {
                                      line<&R::notice_id>("notice_id", "通知の番号"),
                                      line<&R::on_paper>("on_paper", "紙による交付"),
                                      line<&R::printed>("printed", "発送済"),
                                      line<&R::first_read_at>("first_read_at", "最初の閲覧"),
                                  });
    return description;
}

std::vector<NoticeStanding> select_notices(storage::Session& session, const std::string& rest,
                                           const Parameters& parameters) {
    const std::string from =
        " FROM notice_standing s JOIN notice n ON n.notice_id = s.notice_id " + rest;
    std::vector<NoticeStanding> all;
    for (Notice& notice : session.select<Notice>(
             notice_description(),
             "SELECT " + storage::columns_of(notice_description(), "n.") + from, parameters)) {
        all.push_back({std::move(notice), {}, {}, false, false});
    }
    std::map<std::int64_t, NoticeRow> rows;
    for (const NoticeRow& row : session.select<NoticeRow>(
             notice_row_description(),
             "SELECT " + storage::columns_of(notice_row_description(), "s.") + from, parameters)) {
        rows.emplace(row.notice_id, row);
    }
    std::map<std::int64_t, std::int64_t> issued;
    session.read_values("SELECT n.notice_id, n.recorded_at" + from, parameters,
                        [&](std::span<const storage::Value> row) {
                            issued.emplace(std::get<std::int64_t>(row[0]),
                                           std::get<std::int64_t>(row[1]));
                        });
    for (NoticeStanding& standing : all) {
        const NoticeRow& row = rows[standing.notice.notice_id];
        standing.issued_at = Instant{issued[standing.notice.notice_id]};
        standing.first_read_at = row.first_read_at;
        standing.on_paper = row.on_paper;
        standing.printed = row.printed;
    }
    return all;
}

template <class Record>
void append_one(storage::Transaction& transaction, const storage::Table& table,
                const Record& record) {
    transaction.append_rows<Record>(table, std::span<const Record>{&record, 1});
}

void put_row(storage::Session& session, const Notice& notice) {
    session.execute(
        "INSERT INTO notice_standing (notice_id, events, person_id, department, issued_on, "
        "on_paper, printed, first_read_at) VALUES (:notice, 0, :person, :department, :issued_on, "
        ":on_paper, 0, 0)",
        {{"notice", notice.notice_id},
         {"person", notice.person_id.value()},
         {"department", notice.department},
         {"issued_on", std::int64_t{notice.issued_on.packed()}},
         {"on_paper", std::int64_t{notice.channel == NoticeChannel::paper}}});
}

/// Moves the working line on by one event, and answers the event's number.
std::int64_t move_row(storage::Session& session, std::int64_t notice_id, NoticeDeed deed,
                      Instant at) {
    const bool reads = deed == NoticeDeed::read || deed == NoticeDeed::downloaded;
    const auto number = session.number(
        "UPDATE notice_standing SET events = events + 1, "
        "on_paper = CASE WHEN :to_paper = 1 THEN 1 ELSE on_paper END, "
        "printed = CASE WHEN :printed = 1 THEN 1 WHEN :returned = 1 THEN 0 ELSE printed END, "
        "first_read_at = CASE WHEN :reads = 1 AND first_read_at = 0 THEN :at "
        "ELSE first_read_at END WHERE notice_id = :notice RETURNING events",
        {{"to_paper", std::int64_t{deed == NoticeDeed::to_paper}},
         {"printed", std::int64_t{deed == NoticeDeed::printed}},
         {"returned", std::int64_t{deed == NoticeDeed::returned}},
         {"reads", std::int64_t{reads}},
         {"at", at.microseconds},
         {"notice", notice_id}});
    return number.value_or(0);
}

Problem not_found(std::int64_t notice_id) {
    return Problem{"notice.not_found", "この通知はありません。「通知の一覧」を開き直してください。",
                   "notice/" + std::to_string(notice_id)};
}

/// Whether this visitor may see the notice: its recipient, the agent of its case, its department.
bool is_theirs(storage::Session& session, const identity::Visitor& who, const Notice& notice) {
    if (who.door == identity::Door::staff) {
        return who.may(notice.department, identity::Duty::view);
    }
    if (who.door != identity::Door::resident || !who.person) return false;
    if (notice.person_id == who.person) return true;
    const auto standing = find_case(session, notice.case_id);
    return standing && standing->record.agent_id == who.person;
}

std::string key_of(const identity::Visitor& who, std::int64_t notice_id, NoticeDeed deed,
                   Instant now) {
    return "notice/" + std::to_string(notice_id) + "/" + FieldForm<NoticeDeed>::format(deed) + "/" +
           who.actor + "/" + std::to_string(now.microseconds);
}

Result<std::int64_t> consent_number(const Result<std::string>& result) {
    if (!result) return result.problem();
    return static_cast<std::int64_t>(std::stoll(*result));
}

}  // namespace

std::vector<NoticeStanding> notices_of(storage::Session& session, PersonId person,
                                       std::int64_t before, int limit) {
    return select_notices(
        session,
        "WHERE s.person_id = :person AND (:before = 0 OR s.notice_id < :before) "
        "ORDER BY s.notice_id DESC LIMIT :limit",
        {{"person", person.value()}, {"before", before}, {"limit", std::int64_t{limit}}});
}

std::optional<NoticeStanding> find_notice(storage::Session& session, std::int64_t notice_id) {
    auto found = select_notices(session, "WHERE s.notice_id = :notice", {{"notice", notice_id}});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<NoticeStanding> notices_of_case(storage::Session& session, std::int64_t case_id) {
    return select_notices(session, "WHERE n.case_id = :case_id ORDER BY s.notice_id",
                          {{"case_id", case_id}});
}

std::int64_t unread_notices(storage::Session& session, PersonId person) {
    return session
        .number(
            "SELECT count(*) FROM notice_standing s JOIN notice n ON n.notice_id = s.notice_id "
            "WHERE s.person_id = :person AND s.first_read_at = 0 AND n.channel = :electronic",
            {{"person", person.value()},
             {"electronic", static_cast<std::int64_t>(NoticeChannel::electronic)}})
        .value_or(0);
}

std::vector<NoticeStanding> notices_to_print(storage::Session& session, std::string_view department,
                                             int limit) {
    return select_notices(
        session,
        "WHERE s.on_paper = 1 AND s.printed = 0 AND s.department = :department "
        "ORDER BY s.notice_id LIMIT :limit",
        {{"department", std::string{department}}, {"limit", std::int64_t{limit}}});
}

std::optional<DeliveryConsent> find_consent(storage::Session& session, PersonId person,
                                            std::string_view procedure) {
    // What was said of this very procedure goes before what was said of all.
    for (const std::string_view wanted : {procedure, std::string_view{"*"}}) {
        const auto rows = session.select<DeliveryConsent>(
            delivery_consent_description(),
            "SELECT " + storage::columns_of(delivery_consent_description()) +
                " FROM delivery_consent WHERE person_id = :person AND procedure_id = :procedure "
                "ORDER BY consent_id DESC LIMIT 1",
            {{"person", person.value()}, {"procedure", std::string{wanted}}});
        if (rows.empty()) continue;
        if (!rows.front().given) return std::nullopt;
        return rows.front();
    }
    return std::nullopt;
}

std::vector<DeliveryConsent> consents_of(storage::Session& session, PersonId person) {
    return session.select<DeliveryConsent>(
        delivery_consent_description(),
        "SELECT " + storage::columns_of(delivery_consent_description()) +
            " FROM delivery_consent WHERE person_id = :person ORDER BY consent_id DESC",
        {{"person", person.value()}});
}

std::int64_t add_consent(storage::Transaction& transaction, DeliveryConsent consent) {
    consent.consent_id = transaction.next_number("delivery_consent");
    append_one(transaction, delivery_consent_table(), consent);
    return consent.consent_id;
}

Result<std::int64_t> give_consent(storage::Database& database, const storage::Command& command,
                                  PersonId person, std::string_view procedure,
                                  std::string_view text) {
    return consent_number(
        database.transact(command, [&](storage::Transaction& t) -> Result<std::string> {
            return std::to_string(add_consent(t, {.person_id = person,
                                                  .procedure = std::string{procedure},
                                                  .given = true,
                                                  .text = std::string{text},
                                                  .actor = command.actor}));
        }));
}

Result<std::int64_t> withdraw_consent(storage::Database& database, const storage::Command& command,
                                      PersonId person, std::string_view procedure) {
    return consent_number(
        database.transact(command, [&](storage::Transaction& t) -> Result<std::string> {
            return std::to_string(add_consent(t, {.person_id = person,
                                                  .procedure = std::string{procedure},
                                                  .given = false,
                                                  .actor = command.actor}));
        }));
}

Notice issue_notice(storage::Transaction& transaction, Notice notice, const Procedure& procedure) {
    const auto consent = procedure.paper_only
                             ? std::nullopt
                             : find_consent(transaction.session(), notice.person_id, procedure.id);
    notice.channel = consent ? NoticeChannel::electronic : NoticeChannel::paper;
    notice.consent_id = consent ? consent->consent_id : 0;
    notice.notice_id = transaction.next_number("notice");
    append_one(transaction, notice_table(), notice);
    put_row(transaction.session(), notice);
    return notice;
}

void add_notice_event(storage::Transaction& transaction, std::int64_t notice_id, NoticeDeed deed,
                      const std::string& actor) {
    NoticeEvent event{notice_id, 0, deed, actor};
    event.number = move_row(transaction.session(), notice_id, deed, transaction.at());
    append_one(transaction, notice_event_table(), event);
}

void rebuild_notice_standings(storage::Session& session) {
    session.execute("DELETE FROM notice_standing");
    const auto notices = session.select<Notice>(
        notice_description(),
        "SELECT " + storage::columns_of(notice_description()) + " FROM notice ORDER BY notice_id");
    for (const Notice& notice : notices)
        put_row(session, notice);
    struct Moved {
        std::int64_t notice_id;
        NoticeDeed deed;
        Instant at;
    };
    std::vector<Moved> moves;
    session.read_values(
        "SELECT notice_id, deed, recorded_at FROM notice_event ORDER BY notice_id, number", {},
        [&](std::span<const storage::Value> row) {
            moves.push_back({std::get<std::int64_t>(row[0]),
                             static_cast<NoticeDeed>(std::get<std::int64_t>(row[1])),
                             Instant{std::get<std::int64_t>(row[2])}});
        });
    for (const Moved& move : moves)
        move_row(session, move.notice_id, move.deed, move.at);
}

Result<std::string> open_letter(storage::Database& database, const identity::Visitor& who,
                                std::int64_t notice_id, NoticeDeed deed, Instant now) {
    const auto session = database.session();
    const auto standing = find_notice(*session, notice_id);
    if (!standing || !is_theirs(*session, who, standing->notice)) return not_found(notice_id);
    const Notice& notice = standing->notice;
    const bool resident = who.door == identity::Door::resident;
    if (resident && (notice.channel != NoticeChannel::electronic || notice.consent_id == 0)) {
        return Problem{"notice.no_consent",
                       "この通知は紙でお送りしています。画面で受け取るには「電子通知」で同意して"
                       "ください。次の通知から届きます。",
                       "notice/" + std::to_string(notice_id)};
    }
    auto bytes = documents::content(*session, notice.document_id, notice.content);
    if (!bytes) return bytes.problem();
    if (resident) {  // what staff see stands in the access log
        const auto logged = database.transact({.actor = who.actor,
                                               .purpose = "電子通知の受取り",
                                               .key = key_of(who, notice_id, deed, now),
                                               .at = now},
                                              [&](storage::Transaction& t) -> Result<std::string> {
                                                  add_notice_event(t, notice_id, deed, who.actor);
                                                  return std::string{};
                                              });
        if (!logged) return logged.problem();
    }
    return *std::move(bytes);
}

Result<std::string> print_letter(storage::Database& database, const identity::Visitor& who,
                                 std::int64_t notice_id, std::string_view key, Instant now) {
    const auto session = database.session();
    const auto standing = find_notice(*session, notice_id);
    if (!standing || who.door != identity::Door::staff) return not_found(notice_id);
    const Notice& notice = standing->notice;
    if (!who.may(notice.department, identity::Duty::enter) &&
        !who.may(notice.department, identity::Duty::review)) {
        return Problem{"procedure.forbidden",
                       "この通知を発送する権限がありません。必要な権限：入力か審査"};
    }
    auto bytes = documents::content(*session, notice.document_id, notice.content);
    if (!bytes) return bytes.problem();
    const auto logged = database.transact(
        {.actor = who.actor, .purpose = "通知の発送", .key = std::string{key}, .at = now},
        [&](storage::Transaction& t) -> Result<std::string> {
            add_notice_event(t, notice_id, NoticeDeed::printed, who.actor);
            complete_when_delivered(t, notice.case_id, who.actor, who.name);
            return std::string{};
        });
    if (!logged) return logged.problem();
    return *std::move(bytes);
}

Result<Done> note_returned(storage::Database& database, const identity::Visitor& who,
                           std::int64_t notice_id, std::string_view key, Instant now) {
    const auto standing = find_notice(*database.session(), notice_id);
    if (!standing || who.door != identity::Door::staff ||
        !who.may(standing->notice.department, identity::Duty::enter)) {
        return not_found(notice_id);
    }
    if (!standing->printed) {
        return Problem{"notice.not_sent",
                       "この通知は、まだ紙で発送していません。返戻は登録できません。"};
    }
    const auto logged = database.transact(
        {.actor = who.actor, .purpose = "通知の返戻", .key = std::string{key}, .at = now},
        [&](storage::Transaction& t) -> Result<std::string> {
            add_notice_event(t, notice_id, NoticeDeed::returned, who.actor);
            return std::string{};
        });
    if (!logged) return logged.problem();
    return Done{};
}

Result<std::int64_t> switch_unread_to_paper(storage::Database& database, Date today, Instant now,
                                            int days) {
    const Date until = Date::from_days(today.days() - std::chrono::days{days});
    std::int64_t switched = 0;
    const auto done = database.transact(
        {.actor = "batch",
         .purpose = "未読の電子通知を紙に切り替える",
         .key = "notices/to-paper/" + to_iso(today),
         .at = now},
        [&](storage::Transaction& t) -> Result<std::string> {
            std::vector<std::int64_t> unread;
            t.session().read_values(
                "SELECT notice_id FROM notice_standing WHERE on_paper = 0 AND first_read_at = 0 "
                "AND issued_on <= :until ORDER BY notice_id",
                {{"until", std::int64_t{until.packed()}}},
                [&](std::span<const storage::Value> row) {
                    unread.push_back(std::get<std::int64_t>(row[0]));
                });
            for (const std::int64_t notice : unread)
                add_notice_event(t, notice, NoticeDeed::to_paper, "batch");
            switched = static_cast<std::int64_t>(unread.size());
            return std::to_string(switched);
        });
    if (!done) return done.problem();
    return static_cast<std::int64_t>(std::stoll(*done));
}

}  // namespace yakuba::procedures
