#pragma once
#include <string>
#include <vector>

#include "business/electoral_roll/records.h"
#include "department/person_page.h"

namespace yakuba::electoral_roll {

/// What happened to a person's place on the roll, and what the person asked of the commission.
std::vector<TimelineEntry> timeline(const PersonQuestion& question);

/// What a change of an entry is, in the words of the Act: 定時登録, 転出の表示, 抹消：死亡.
std::string name_of_change(const Entry* before, const Entry& after);

}  // namespace yakuba::electoral_roll
