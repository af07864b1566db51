#pragma once
#include <string>
#include <vector>

#include "kernel/date.h"
#include "registry/resident.h"
#include "rules/description.h"

namespace yakuba::resident_register {

/// What is asked of the register's rules.
enum class Matter {
    move_in = 1,           // 転入 (22条)
    move_within = 2,       // 転居 (23条)
    move_out = 3,          // 転出 (24条)
    household_change = 4,  // 世帯変更 (25条)
    head_gone = 5,         // 世帯主が死亡または転出した世帯
    protection = 6,        // 支援措置の期間
    name_reading = 7,      // 氏名の振り仮名
    online_move = 8,       // 転出の電子申請の期間
};
std::span<const Code> codes_of(Matter);

/// One of those who are left in the household.
struct Member {
    std::string name;
    std::string relation;  // 続柄 seen from the former head
};

/// One electronic application.
struct Application {
    Date applied_on;
};

struct Facts {
    Matter matter = Matter::move_in;
    Date occurred_on;          // 異動日: the day of moving, of the change
    Date notified_on;          // 届出日
    Date extended_until;       // the next open day when the last day is a closed day (民法142条)
    bool good_reason = false;  // 正当な理由がある (52条2項)
    bool from_abroad = false;  // 国外からの転入
    Date planned_out_on;       // 転出予定日
    bool abroad = false;       // 国外転出
    bool card_holder = false;  // 個人番号カードの交付を受けている
    bool card_presented = false;         // 窓口でカードを示した
    bool registered_in_between = false;  // そのあいだに他の市町村に記録された
    std::vector<Member> remaining;       // 世帯主のほかに残る人
    Date accepted_on;                    // 支援措置の申出を受け付けた日
    bool reading_recorded = false;       // 戸籍に振り仮名が記載されている
    std::vector<Application> applications;
};
const Description& facts_description();

}  // namespace yakuba::resident_register
