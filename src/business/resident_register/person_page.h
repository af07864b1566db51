#pragma once
#include "department/person_page.h"

namespace yakuba::resident_register {

/// 住民の画面の住民基本台帳: whether and since when somebody is a resident, every event with what
/// it changed (支援措置 included, for staff alone), and notices that are due. One person costs
/// three reads by her number, and one of her household.
PersonPage person_page();

}  // namespace yakuba::resident_register
