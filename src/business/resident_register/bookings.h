#pragma once
#include <optional>
#include <string>
#include <vector>

#include "batch/job.h"
#include "kernel/result.h"
#include "registry/town.h"
#include "storage/database.h"
#include "storage/table.h"

/// 転入・転居の来庁予約: who will come to the counter on which day, with whom, to which address. A
/// booking is no notice: the move is notified at the counter (22条, 23条).
namespace yakuba::resident_register {

enum class BookingKind { move_in = 1, move_within = 2 };
std::span<const Code> codes_of(BookingKind);

enum class BookingState {
    booked = 1,     // 予約
    changed = 2,    // 変更
    arrived = 3,    // 来庁
    overdue = 4,    // 期限超過: the day passed and nobody came
    cancelled = 5,  // 取消
};
std::span<const Code> codes_of(BookingState);

struct Booking {
    std::string booking_number;  // R8-000012
    PersonId person_id;          // who booked; none for somebody not registered here yet
    BookingKind kind = BookingKind::move_in;
    BookingState state = BookingState::booked;
    Date visit_on;
    Date moved_on;        // 異動日, or the day it is planned for
    std::string members;  // 宛名番号 of those who move, "11 12"; empty: newcomers alone
    int newcomers = 0;    // how many come who are not registered here
    std::string address;  // the address they move to
    std::string phone;
    std::string visit_time;    // 午前（9時から12時） …
    std::string needs;         // other matters of the same visit: "health_insurance school"
    std::string interpreter;   // language, or 手話
    std::int64_t case_id = 0;  // the application it came with; 0: made at the counter
};
const Description& booking_description();
/// History, keyed by booking_number.
const storage::Table& booking_table();

/// Books; answers the number. Problems: "booking.day_closed", "booking.day_past",
/// "booking.already" (an open booking of this person).
Result<std::string> book_visit(const Town& town, storage::Transaction& transaction,
                               Booking booking);
/// Another day. Problems: "booking.not_found", "booking.not_open", and as above.
Result<Done> change_visit(const Town& town, storage::Transaction& transaction,
                          const std::string& number, Date visit_on);
/// 来庁, 取消. Problems: "booking.not_found", "booking.not_open".
Result<Done> close_visit(storage::Transaction& transaction, const std::string& number,
                         BookingState state);
/// Marks those whose day has passed; answers how many.
std::int64_t mark_overdue(storage::Transaction& transaction, Date today);

std::optional<Booking> find_booking(storage::Session& session, const std::string& number);
/// The open bookings of a day, for the counter; of a person, newest first.
std::vector<Booking> bookings_on(storage::Session& session, Date day);
std::vector<Booking> bookings_of(storage::Session& session, PersonId person);

/// The day's job: 期限超過.
Result<batch::Report> close_bookings(const Town& town, const batch::Request& request);

}  // namespace yakuba::resident_register
