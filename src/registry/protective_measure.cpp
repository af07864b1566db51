#include "registry/resident.h"

namespace yakuba::registry {

std::span<const Code> codes_of(MeasureState) {
    static constexpr Code kCodes[] = {
        {1, "provisional", "仮支援", "住民基本台帳事務処理要領第5-10"},
        {2, "active", "支援中", "住民基本台帳事務処理要領第5-10"},
        {3, "renewal_open", "更新受付中", "住民基本台帳事務処理要領第5-10"},
        {4, "ended", "終了", "住民基本台帳事務処理要領第5-10"},
        {5, "withdrawn", "取下げ", "住民基本台帳事務処理要領第5-10"},
    };
    return kCodes;
}

const Description& protective_measure_description() {
    using M = ProtectiveMeasure;
    constexpr std::string_view kGuidance = "住民基本台帳事務処理要領第5-10";
    static const Description description = describe<M>(
        "支援措置",
        {
            line<&M::person_id>("person_id", "宛名番号", kGuidance, "守られる人"),
            line<&M::state>("state", "支援措置の状態", kGuidance),
            line<&M::applicant_id>("applicant_id", "申出者の宛名番号", kGuidance,
                                   "同じ住所の人は併せて対象になる"),
            line<&M::accepted_on>("accepted_on", "申出を受け付けた日", kGuidance),
            line<&M::ends_on>("ends_on", "期間の満了日", kGuidance, "過ぎても自動では終わらない"),
            line<&M::counterpart_id>("counterpart_id", "相手方の宛名番号", kGuidance),
            line<&M::counterpart_name>("counterpart_name", "相手方の氏名", kGuidance),
            line<&M::counterpart_address>("counterpart_address", "相手方の住所", kGuidance),
            line<&M::consulted>("consulted", "相談機関", kGuidance),
            line<&M::hidden_addresses>("hidden_addresses", "対象の住所", kGuidance),
        });
    return description;
}

const storage::Table& protective_measure_table() {
    static const storage::Table table{"protective_measure",
                                      "支援措置",
                                      &protective_measure_description(),
                                      {"person_id"},
                                      storage::Keeping::history};
    return table;
}

}  // namespace yakuba::registry
