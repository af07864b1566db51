#include "registry/welfare_status.h"

#include "storage/as_of.h"

namespace yakuba::registry {

std::span<const Code> codes_of(Assistance) {
    static constexpr Code kCodes[] = {
        {0, "none", "なし", "生活保護法11条"},
        {1, "public_assistance", "生活保護", "生活保護法11条"},
        {2, "chinese_returnees", "支援給付", "中国残留邦人等支援法14条"},
    };
    return kCodes;
}

const Description& welfare_status_description() {
    using W = WelfareStatus;
    static const Description description =
        describe<W>("生活保護等の受給",
                    {
                        line<&W::person_id>("person_id", "宛名番号"),
                        line<&W::assistance>("assistance", "保護・給付の種類", "生活保護法11条"),
                        line<&W::livelihood>("livelihood", "生活扶助の受給", "生活保護法12条"),
                    });
    return description;
}

const storage::Table& welfare_status_table() {
    static const storage::Table table{"welfare_status",
                                      "生活保護等の受給",
                                      &welfare_status_description(),
                                      {"person_id"},
                                      storage::Keeping::history};
    return table;
}

std::optional<WelfareStatus> find_welfare_status(storage::Session& session, PersonId person,
                                                 AsOf as_of) {
    auto found = storage::find_as_of<WelfareStatus>(session, welfare_status_table(), as_of,
                                                    storage::equals("person_id", person.value()));
    if (!found) return std::nullopt;
    return std::move(found->record);
}

}  // namespace yakuba::registry
