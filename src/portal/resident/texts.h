#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "procedures/definition.h"
#include "web/call.h"

/// What residents read: texts with readings, days, hours and sums as UI rules want them.
namespace yakuba::portal::resident {

/// Lays a text into a section that takes in components/ruby.html, readings and all. `borrowed`: it
/// is Japanese on a page of another language, and says so.
void put_text(web::View& view, std::string_view section, std::string_view text,
              bool borrowed = false);
/// The words of a procedure in the page's language; borrowed from Japanese where it has none.
void put_words(web::View& view, std::string_view section, const procedures::Words& words,
               const web::Call& call);
/// A sentence of the house (a Problem, a department's label): always Japanese.
void put_japanese(web::View& view, std::string_view section, std::string_view text,
                  const web::Call& call);
/// Words of web/i18n that a handler chooses.
void put_key(web::View& view, std::string_view section, const web::Call& call,
             std::string_view key);

/// Without readings: for titles and attributes.
std::string plain(const procedures::Words& words, const web::Call& call);
bool is_japanese(const web::Call& call);

/// call.words(key) with its {{NAME}}s replaced.
using Fillings = std::vector<std::pair<std::string_view, std::string>>;
std::string filled(const web::Call& call, std::string_view key, const Fillings& fillings);
/// The same with its readings.
std::string filled_with_readings(const web::Call& call, std::string_view key,
                                 const Fillings& fillings);
/// And into a section.
void put_filled(web::View& view, std::string_view section, const web::Call& call,
                std::string_view key, const Fillings& fillings);

/// 令和8年（2026年）11月20日（金）; in other languages 20 November 2026 (Fri) or 2026-11-20.
std::string long_date(const web::Call& call, Date date);
/// The same without the weekday, for birth dates; unknown parts are written as such.
std::string birth_date(const web::Call& call, PartialDate date);
/// 11月24日（火）: when the year is plain.
std::string short_date(const web::Call& call, Date date);
/// 14時32分.
std::string clock_time(const web::Call& call, Instant at);
/// 11月20日 14時32分.
std::string moment(const web::Call& call, Instant at);
/// 25,000.
std::string with_commas(std::int64_t number);

}  // namespace yakuba::portal::resident
