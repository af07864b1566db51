#include "registry/insurance_status.h"

#include "storage/as_of.h"

namespace yakuba::registry {

std::span<const Code> codes_of(HealthScheme) {
    static constexpr Code kCodes[] = {
        {0, "unknown", "不明", "国民健康保険法5条"},
        {1, "national_health", "国民健康保険", "国民健康保険法5条"},
        {2, "employee", "被用者保険（本人）", "国民健康保険法6条1号〜7号"},
        {3, "employee_family", "被用者保険（被扶養者）", "国民健康保険法6条1号〜7号"},
        {4, "association", "国民健康保険組合", "国民健康保険法6条10号"},
        {5, "elderly", "後期高齢者医療", "国民健康保険法6条8号"},
        {6, "none", "適用除外", "国民健康保険法6条9号"},
        {7, "other_municipality", "他の市町村の国民健康保険", "国民健康保険法116条, 116条の2"},
    };
    return kCodes;
}

const Description& insurance_status_description() {
    using I = InsuranceStatus;
    static const Description description =
        describe<I>("医療保険の加入",
                    {
                        line<&I::person_id>("person_id", "宛名番号"),
                        line<&I::scheme>("scheme", "医療保険の制度", "国民健康保険法5条, 6条"),
                    });
    return description;
}

const storage::Table& insurance_status_table() {
    static const storage::Table table{"insurance_status",
                                      "医療保険の加入",
                                      &insurance_status_description(),
                                      {"person_id"},
                                      storage::Keeping::history};
    return table;
}

std::optional<InsuranceStatus> find_insurance_status(storage::Session& session, PersonId person,
                                                     AsOf as_of) {
    auto found = storage::find_as_of<InsuranceStatus>(session, insurance_status_table(), as_of,
                                                      storage::equals("person_id", person.value()));
    if (!found) return std::nullopt;
    return std::move(found->record);
}

}  // namespace yakuba::registry
