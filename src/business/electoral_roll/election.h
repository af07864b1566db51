#pragma once
#include <cstdint>
#include <span>

#include "rules/field.h"

namespace yakuba::electoral_roll {

/// What is elected. Who may vote differs between the nation, the prefecture and the municipality
/// (公職選挙法9条).
enum class Election : std::int32_t {
    none = 0,
    representatives = 1,       // 衆議院議員
    councillors = 2,           // 参議院議員
    governor = 3,              // 都道府県知事
    prefectural_assembly = 4,  // 都道府県議会議員
    mayor = 5,                 // 市町村長
    municipal_assembly = 6,    // 市町村議会議員
};
std::span<const Code> codes_of(Election);

constexpr bool is_national(Election election) {
    return election == Election::representatives || election == Election::councillors;
}
constexpr bool is_prefectural(Election election) {
    return election == Election::governor || election == Election::prefectural_assembly;
}
constexpr bool is_municipal(Election election) {
    return election == Election::mayor || election == Election::municipal_assembly;
}

/// Why somebody has no right to vote (欠格).
enum class Offence : std::int32_t {
    none = 0,
    imprisonment = 1,             // 拘禁刑以上 (11条1項2号)
    imprisonment_unexecuted = 2,  // 執行を受けることがなくなるまで (11条1項3号)
    bribery_in_office = 3,        // 公職にある間の収賄等 (11条1項4号)
    election_suspended = 4,       // 選挙等の犯罪で執行猶予中 (11条1項5号)
    election_fine = 5,            // 選挙犯罪の罰金 (252条1項)
    election_imprisonment = 6,    // 選挙犯罪の拘禁刑 (252条2項)
    political_funds = 7,          // 政治資金規正法28条
};
std::span<const Code> codes_of(Offence);

}  // namespace yakuba::electoral_roll
