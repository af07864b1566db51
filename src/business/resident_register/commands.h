#pragma once
#include <vector>

#include "department/command.h"

namespace yakuba::resident_register {

/// The events other systems may send: every one that the office enters by a wizard, but the
/// protective measures, which begin with a talk.
std::vector<DescribedCommand> commands();

// The parts, as the wizards have them.
std::vector<DescribedCommand> move_commands();        // 転入, 職権記載, 転居, 転出
std::vector<DescribedCommand> family_commands();      // 出生, 死亡, 氏名等の変更
std::vector<DescribedCommand> household_commands();   // 世帯主変更, 分離, 合併, 編入
std::vector<DescribedCommand> correction_commands();  // 職権消除, 職権回復, 訂正, 取消

}  // namespace yakuba::resident_register
