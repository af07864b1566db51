#include "registry/resident.h"

namespace yakuba::registry {

const Description& corporation_description() {
    using C = Corporation;
    static const Description description =
        describe<C>("法人・事業所",
                    {
                        line<&C::corporation_id>("corporation_id", "宛名番号"),
                        line<&C::corporate_number>(
                            "corporate_number", "法人番号",
                            "行政手続における特定の個人を識別するための番号の利用等に関する法律"
                            "2条15項",
                            "13桁"),
                        line<&C::name>("name", "名称"),
                        line<&C::kana>("kana", "名称の振り仮名"),
                        line<&C::postcode>("postcode", "郵便番号", "", "7桁"),
                        line<&C::address>("address", "所在地"),
                        line<&C::designated_number>("designated_number", "特別徴収義務者指定番号",
                                                    "地方税法321条の4", "指定のない事業所は空欄"),
                    });
    return description;
}

const storage::Table& corporation_table() {
    static const storage::Table table{"corporation",
                                      "法人・事業所",
                                      &corporation_description(),
                                      {"corporation_id"},
                                      storage::Keeping::history};
    return table;
}

}  // namespace yakuba::registry
