#pragma once
#include "department/person_page.h"

namespace yakuba::child_allowance {

/// 住民の画面の児童手当: what is paid a month, every claim and decision with what it changed, and
/// claims, reports and confirmations that are due. Reads the person's rows and, of the household,
/// the children without a claim.
PersonPage person_page();

}  // namespace yakuba::child_allowance
