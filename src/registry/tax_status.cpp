#include "registry/tax_status.h"

#include "storage/as_of.h"

namespace yakuba::registry {

const Description& tax_status_description() {
    using T = TaxStatus;
    static const Description description = describe<T>(
        "所得・課税情報",
        {
            line<&T::person_id>("person_id", "宛名番号"),
            line<&T::fiscal_year>("fiscal_year", "年度"),
            line<&T::declared>("declared", "申告・報告の有無", "地方税法317条の2",
                               "false は未申告。所得がないこととは違う"),
            line<&T::total_income>("total_income", "合計所得金額", "地方税法292条1項13号"),
            line<&T::gross_income>("gross_income", "総所得金額等", "地方税法313条1項"),
            line<&T::per_capita_taxed>("per_capita_taxed", "均等割課税", "地方税法294条1項"),
            line<&T::income_levy_taxed>("income_levy_taxed", "所得割課税", "地方税法294条1項"),
            line<&T::city_income_levy>("city_income_levy", "市町村民税所得割額",
                                       "地方税法314条の3"),
            line<&T::city_per_capita>("city_per_capita", "市町村民税均等割額", "地方税法310条"),
            line<&T::taxable_income>("taxable_income", "課税標準額", "地方税法314条の3",
                                     "総合課税と分離課税の合計"),
            line<&T::public_pension_revenue>("public_pension_revenue", "公的年金等の収入金額",
                                             "所得税法35条"),
            line<&T::public_pension_income>("public_pension_income", "公的年金等に係る雑所得",
                                            "所得税法35条2項1号"),
            line<&T::salary_revenue>("salary_revenue", "給与等の収入金額", "所得税法28条"),
            line<&T::salary_income>("salary_income", "給与所得の金額", "所得税法28条",
                                    "所得金額調整控除の後"),
            line<&T::salary_adjustment>("salary_adjustment", "所得金額調整控除額",
                                        "租税特別措置法41条の3の11"),
            line<&T::special_gain_deduction>("special_gain_deduction", "譲渡所得の特別控除額",
                                             "地方税法附則34条, 35条"),
            line<&T::casualty_loss_carried>("casualty_loss_carried", "雑損失の繰越控除額",
                                            "地方税法313条9項"),
            line<&T::dependants>("dependants", "同一生計配偶者と扶養親族の数", "地方税法295条3項"),
            line<&T::minor_dependants>("minor_dependants", "16歳未満の扶養親族の数",
                                       "地方税法295条3項"),
            line<&T::disabled>("disabled", "障害者", "地方税法295条1項2号"),
            line<&T::widow_or_single_parent>("widow_or_single_parent", "寡婦・ひとり親",
                                             "地方税法295条1項2号"),
        });
    return description;
}

const storage::Table& tax_status_table() {
    static const storage::Table table{"tax_status",
                                      "所得・課税情報",
                                      &tax_status_description(),
                                      {"person_id", "fiscal_year"},
                                      storage::Keeping::history};
    return table;
}

std::optional<TaxStatus> find_tax_status(storage::Session& session, PersonId person,
                                         FiscalYear year, AsOf as_of) {
    auto found = storage::find_as_of<TaxStatus>(
        session, tax_status_table(), as_of,
        storage::both(storage::equals("person_id", person.value()),
                      storage::equals("fiscal_year", std::int64_t{year.value})));
    if (!found) return std::nullopt;
    return std::move(found->record);
}

}  // namespace yakuba::registry
