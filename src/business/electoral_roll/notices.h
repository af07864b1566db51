#pragma once
#include <vector>

#include "department/department.h"

namespace yakuba::electoral_roll {

/// The papers of the commission; `request.day` is the day they are about:
///   extract   選挙人名簿抄本 of each polling district, as of the day
///   card      投票所入場券 by household, for the election announced last on or before the day, or
///             whose base date is the day
///   reading   what is shown in the reading room on the day, with the record of it
///   count     登録者数 by district and sex: the notice to the public and a CSV, which the
///             prefecture is told too (施行令22条)
///   seventeen 年齢満十七年の者 of a registration month, for a registration before an election
///             (施行令13条): CSV
///   changes   who came on and went off since the registration before the day, for the resident
///             register (住民基本台帳法10条): CSV
///   inspections  閲覧の状況 of a fiscal year, to be published (公職選挙法28条の4第7項): CSV
std::vector<DepartmentLetter> letters();

Result<LetterReport> print_extract(const Town& town, const LetterRequest& request);
Result<LetterReport> print_cards(const Town& town, const LetterRequest& request);
Result<LetterReport> print_readings(const Town& town, const LetterRequest& request);
Result<LetterReport> list_seventeen(const Town& town, const LetterRequest& request);
Result<LetterReport> list_changes(const Town& town, const LetterRequest& request);
Result<LetterReport> publish_inspections(const Town& town, const LetterRequest& request);
Result<LetterReport> write_counts(const Town& town, const LetterRequest& request);

}  // namespace yakuba::electoral_roll
