#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "kernel/date.h"
#include "kernel/money.h"
#include "registry/town.h"
#include "web/call.h"

/// How dates, moments, sums and persons stand on a staff page: the same way on every one.
namespace yakuba::portal::staff {

/// "R8.11.20"; "—" for no date.
std::string short_date(const Town& town, Date date);
/// "R8.11.20 14:32", Japan time; "—" for none.
std::string short_moment(const Town& town, Instant at);
/// "14:32".
std::string clock_time(Instant at);
/// "1,234,567".
std::string with_commas(std::int64_t number);
/// "25,000円".
std::string shown(Yen amount);
/// "3.2 MB".
std::string file_size(std::int64_t bytes);

/// A due date in words and colour: 期限切れ 2日, 今日まで, あと3日.
struct Due {
    std::string words;
    std::string_view chip;  // class of the chip
};
Due due_of(Date due, Date today);

/// 氏名 of a person as the register has it today; "宛名番号 123" when it has none.
std::string name_of(web::Call& call, PersonId person);
/// A number in the path; 0 when it is none.
std::int64_t number_in(const web::Fields& fields, std::string_view name);
/// Marks the option of a <select>, the box that is ticked: fills SELECTED or leaves it out.
void option(web::View& view, std::string_view section, std::string_view value,
            std::string_view label, bool selected);

}  // namespace yakuba::portal::staff
