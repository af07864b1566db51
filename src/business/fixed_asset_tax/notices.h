#pragma once
#include "department/department.h"

namespace yakuba::fixed_asset_tax {

/// The letters and books of the year:
///   tax-notice   納税通知書 with 課税明細書 (地方税法364条) to everyone with something to pay
///   holdings     名寄帳 (387条) of every taxpayer, or of those asked for
///   inspection   土地・家屋価格等縦覧帳簿 (415条): two files, without names, and the public notice
///                of when they may be read (416条)
///   summary      概要調書 (418条): counts, areas, prices and bases by kind, as files
///   change       変更通知書 to those whose charge changed in a month
/// Printed from the stored bills, charges and plans as they stand; `request.day` lies in the year.
std::vector<DepartmentLetter> letters();

}  // namespace yakuba::fixed_asset_tax
