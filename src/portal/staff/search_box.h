#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kernel/era.h"
#include "kernel/result.h"
#include "portal/staff/town_names.h"
#include "registry/search.h"

/// What was typed into the one search box: 「アオキミ S63」, 「青木　1988/6/14」, 宛名番号,
/// 「本町1丁目8」, in any width and order.
namespace yakuba::portal::staff {

struct BoxContent {
    /// A 宛名番号, when nothing but digits was typed.
    PersonId number;
    /// What else it may mean: one query for each town the address may begin with.
    std::vector<registry::PersonQuery> queries;
    bool by_address = false;
    std::string words;  // for the access log: 氏名・生年月日, never what was typed
};

/// Problems: "search.empty", "search.my_number" (twelve digits: not here), "search.no_town".
Result<BoxContent> read_search_box(std::string_view typed, const Calendar& calendar,
                                   const std::vector<TownName>& towns, Date today);

}  // namespace yakuba::portal::staff
