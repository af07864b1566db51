#pragma once
#include <span>
#include <string>
#include <vector>

#include "kernel/date.h"
#include "kernel/id.h"
#include "rules/description.h"
#include "storage/table.h"

/// 資格の確認 (施行令12条1項): the persons in the register of whom the commission could not confirm
/// that they are eligible, and what its inquiry found. A registration leaves them out; an entry
/// that stands is not touched by a doubt.
namespace yakuba::electoral_roll {

/// Why the commission doubts.
enum class DoubtReason : std::int32_t {
    lives_elsewhere = 1,  // 実際の住所が別にある
    mail_returned = 2,    // 郵便物の返戻
    doubtful_notice = 3,  // 届出の疑い
    other = 4,
};
std::span<const Code> codes_of(DoubtReason);

enum class DoubtOutcome : std::int32_t {
    inquiring = 1,    // 調査中
    confirmed = 2,    // 確認できた
    unconfirmed = 3,  // 確認できない
};
std::span<const Code> codes_of(DoubtOutcome);

/// One doubt of a person; a later one is a later version.
struct Doubt {
    PersonId person_id;
    DoubtReason reason = DoubtReason::lives_elsewhere;
    Date raised_on;
    Date inquiry_on;  // 照会をした日 (施行令12条2項); none: not yet
    DoubtOutcome outcome = DoubtOutcome::inquiring;
    Date settled_on;  // the day of the outcome
    std::string note;
};
const Description& doubt_description();
/// History, keyed by person_id.
const storage::Table& doubt_table();

/// A person's doubts in the order in which they were recorded.
using Doubts = std::vector<storage::Versioned<Doubt>>;

/// The doubt that keeps the person from being registered on the day: raised by then, and not yet
/// answered by a confirmation. None when nothing does.
const Doubt* doubt_on(std::span<const storage::Versioned<Doubt>> doubts, Date day);

}  // namespace yakuba::electoral_roll
