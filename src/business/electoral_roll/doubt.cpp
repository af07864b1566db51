#include "business/electoral_roll/doubt.h"

namespace yakuba::electoral_roll {

std::span<const Code> codes_of(DoubtReason) {
    static constexpr Code codes[] = {
        {1, "lives_elsewhere", "実際の住所が別にある", "公職選挙法施行令12条1項"},
        {2, "mail_returned", "郵便物の返戻", "公職選挙法施行令12条1項"},
        {3, "doubtful_notice", "届出の疑い", "公職選挙法施行令12条1項"},
        {4, "other", "その他", "公職選挙法施行令12条1項"},
    };
    return codes;
}

std::span<const Code> codes_of(DoubtOutcome) {
    static constexpr Code codes[] = {
        {1, "inquiring", "調査中", "公職選挙法施行令12条2項"},
        {2, "confirmed", "確認できた", "公職選挙法施行令12条1項"},
        {3, "unconfirmed", "確認できない", "公職選挙法施行令12条1項"},
    };
    return codes;
}

const Description& doubt_description() {
    using D = Doubt;
    static const Description description = describe<D>(
        "被登録資格の確認",
        {
            line<&D::person_id>("person_id", "宛名番号"),
            line<&D::reason>("reason", "疑いの理由", "公職選挙法施行令12条1項"),
            line<&D::raised_on>("raised_on", "疑いを持った日", "公職選挙法施行令12条1項"),
            line<&D::inquiry_on>("inquiry_on", "照会をした日", "公職選挙法施行令12条2項"),
            line<&D::outcome>("outcome", "調査の結果", "公職選挙法施行令12条1項"),
            line<&D::settled_on>("settled_on", "結果の出た日", "公職選挙法施行令12条1項"),
            line<&D::note>("note", "備考"),
        });
    return description;
}

const storage::Table& doubt_table() {
    static const storage::Table table{
        "electoral_roll_doubt", "被登録資格の確認", &doubt_description(), {"person_id"}};
    return table;
}

const Doubt* doubt_on(std::span<const storage::Versioned<Doubt>> doubts, Date day) {
    const Doubt* doubt = nullptr;
    for (const auto& [record, version] : doubts) {
        if (version.valid_from <= day && day < version.valid_to) doubt = &record;
    }
    if (doubt == nullptr || doubt->raised_on > day) return nullptr;
    const bool confirmed = doubt->outcome == DoubtOutcome::confirmed && doubt->settled_on <= day;
    return confirmed ? nullptr : doubt;
}

}  // namespace yakuba::electoral_roll
