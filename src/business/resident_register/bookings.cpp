#include "business/resident_register/bookings.h"

#include <algorithm>
#include <functional>

#include "rules/open_days_file.h"
#include "storage/as_of.h"
#include "storage/rehearse.h"

namespace yakuba::resident_register {
namespace {

constexpr Date kForGood = kForever - std::chrono::days{1};

bool is_open(const Booking& booking) {
    return booking.state == BookingState::booked || booking.state == BookingState::changed;
}

void append(storage::Transaction& transaction, const Booking& booking) {
    const std::vector<storage::Versioned<Booking>> rows{
        {booking, {.valid_from = date_in_japan(transaction.at())}}};
    transaction.append_versions<Booking>(booking_table(), rows);
}

/// Bookings as they stand that meet a condition on their own columns.
std::vector<Booking> standing(storage::Session& session, const std::string& condition,
                              const storage::Parameters& parameters, std::string_view order) {
    return session.select<Booking>(
        booking_description(),
        "SELECT " + storage::columns_of(booking_description(), "b.") +
            " FROM visit_booking b WHERE " + condition +
            " AND NOT EXISTS (SELECT 1 FROM visit_booking later WHERE later.booking_number = "
            "b.booking_number AND later.version > b.version) ORDER BY " +
            std::string{order},
        parameters);
}

Result<Done> check_day(const Town& town, Date visit_on, Date today) {
    if (visit_on < today) {
        return Problem{.code = "booking.day_past",
                       .message = "来庁する日は、今日か今日より後の日を選んでください。",
                       .where = "visit_on"};
    }
    const auto office = open_days(town.data_folder, Closed::municipality);
    if (!office) return office.problem();
    if (office->is_open(visit_on)) return Done{};
    return Problem{.code = "booking.day_closed",
                   .message = "その日は窓口が閉まっています。開いている日を選んでください。",
                   .where = "visit_on",
                   .article = "地方自治法4条の2"};
}

Result<Booking> open_booking(storage::Session& session, const std::string& number) {
    auto booking = find_booking(session, number);
    if (!booking) {
        return Problem{.code = "booking.not_found",
                       .message = "この番号の予約はありません。予約番号を確かめてください。",
                       .where = "booking_number"};
    }
    if (is_open(*booking)) return *std::move(booking);
    return Problem{.code = "booking.not_open",
                   .message = "この予約は終わっています（" + std::string{label_of(booking->state)} +
                              "）。もう一度予約してください。",
                   .where = "booking_number"};
}

}  // namespace

std::span<const Code> codes_of(BookingKind) {
    static const Code codes[] = {{1, "move_in", "転入", "住民基本台帳法22条"},
                                 {2, "move_within", "転居", "住民基本台帳法23条"}};
    return codes;
}

std::span<const Code> codes_of(BookingState) {
    static const Code codes[] = {{1, "booked", "予約"},
                                 {2, "changed", "変更"},
                                 {3, "arrived", "来庁"},
                                 {4, "overdue", "期限超過"},
                                 {5, "cancelled", "取消"}};
    return codes;
}

const Description& booking_description() {
    using B = Booking;
    static const Description description =
        describe<B>("来庁の予約", {
                                      line<&B::booking_number>("booking_number", "予約番号"),
                                      line<&B::person_id>("person_id", "予約した人の宛名番号"),
                                      line<&B::kind>("kind", "届出の種類"),
                                      line<&B::state>("state", "状態"),
                                      line<&B::visit_on>("visit_on", "来庁日"),
                                      line<&B::moved_on>("moved_on", "異動（予定）年月日"),
                                      line<&B::members>("members", "異動する人の宛名番号"),
                                      line<&B::newcomers>("newcomers", "新しく記録する人数"),
                                      line<&B::address>("address", "新しい住所"),
                                      line<&B::phone>("phone", "連絡先"),
                                      line<&B::visit_time>("visit_time", "時間帯"),
                                      line<&B::needs>("needs", "あわせて行う手続"),
                                      line<&B::interpreter>("interpreter", "通訳"),
                                      line<&B::case_id>("case_id", "申請の番号"),
                                  });
    return description;
}

const storage::Table& booking_table() {
    static const storage::Table table{"visit_booking",
                                      "来庁の予約",
                                      &booking_description(),
                                      {"booking_number"},
                                      storage::Keeping::history};
    return table;
}

Result<std::string> book_visit(const Town& town, storage::Transaction& transaction,
                               Booking booking) {
    const Date today = date_in_japan(transaction.at());
    if (auto day = check_day(town, booking.visit_on, today); !day) return day.problem();
    for (const Booking& other : bookings_of(transaction.session(), booking.person_id)) {
        if (!booking.person_id || !is_open(other) || other.visit_on < today) continue;
        return Problem{
            .code = "booking.already",
            .message = "もう予約があります。日を変えるときは、その予約を変更してください。",
            .detail = other.booking_number,
            .where = "visit_on"};
    }
    const FiscalYear year = fiscal_year_of(today);
    const std::string digits =
        std::to_string(transaction.next_number("visit booking/" + std::to_string(year.value)));
    booking.booking_number = std::to_string(year.value) + "-" +
                             std::string(6 - std::min<std::size_t>(6, digits.size()), '0') + digits;
    booking.state = BookingState::booked;
    append(transaction, booking);
    return booking.booking_number;
}

Result<Done> change_visit(const Town& town, storage::Transaction& transaction,
                          const std::string& number, Date visit_on) {
    auto booking = open_booking(transaction.session(), number);
    if (!booking) return booking.problem();
    if (auto day = check_day(town, visit_on, date_in_japan(transaction.at())); !day) return day;
    booking->visit_on = visit_on;
    booking->state = BookingState::changed;
    append(transaction, *booking);
    return Done{};
}

Result<Done> close_visit(storage::Transaction& transaction, const std::string& number,
                         BookingState state) {
    auto booking = open_booking(transaction.session(), number);
    if (!booking) return booking.problem();
    booking->state = state;
    append(transaction, *booking);
    return Done{};
}

std::int64_t mark_overdue(storage::Transaction& transaction, Date today) {
    const auto passed = standing(transaction.session(), "b.visit_on < :today",
                                 {{"today", std::int64_t{today.packed()}}}, "b.booking_number");
    std::int64_t marked = 0;
    for (Booking booking : passed) {
        if (!is_open(booking)) continue;
        booking.state = BookingState::overdue;
        append(transaction, booking);
        ++marked;
    }
    return marked;
}

std::optional<Booking> find_booking(storage::Session& session, const std::string& number) {
    auto found = storage::find_as_of<Booking>(session, booking_table(), {kForGood},
                                              storage::equals("booking_number", number));
    if (!found) return std::nullopt;
    return std::move(found->record);
}

std::vector<Booking> bookings_on(storage::Session& session, Date day) {
    auto bookings = standing(session, "b.visit_on = :day", {{"day", std::int64_t{day.packed()}}},
                             "b.booking_number");
    std::erase_if(bookings, std::not_fn(is_open));
    return bookings;
}

std::vector<Booking> bookings_of(storage::Session& session, PersonId person) {
    return standing(session, "b.person_id = :person", {{"person", person.value()}},
                    "b.booking_number DESC");
}

Result<batch::Report> close_bookings(const Town& town, const batch::Request& request) {
    batch::Report report;
    report.label = "来庁予約の期限超過 " + to_iso(request.day);
    const storage::Command command{request.actor, "住民基本台帳 来庁予約の期限超過", {}, {}, {},
                                   request.now};
    std::int64_t marked = 0;
    const auto work = [&](storage::Transaction& transaction) -> Result<std::string> {
        marked = mark_overdue(transaction, request.day);
        return std::string{};
    };
    const auto done = request.dry_run ? storage::rehearse(*town.database, command, work)
                                      : town.database->transact(command, work);
    if (!done) return done.problem();
    report.counts.add("期限超過", marked);
    report.chunks = 1;
    return report;
}

}  // namespace yakuba::resident_register
