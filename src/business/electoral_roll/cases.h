#pragma once
#include "procedures/hooks.h"

namespace yakuba::electoral_roll {

/// What the department hangs on its procedures: 異議の申出 (24条), 抄本の閲覧 (28条の2・28条の3),
/// 不在者投票の投票用紙等の請求 (施行令50条), 引き続き都道府県内に住所を有する旨の証明
/// (施行令34条の2), 被登録資格の確認 (施行令12条).
procedures::Part procedures_part();

}  // namespace yakuba::electoral_roll
