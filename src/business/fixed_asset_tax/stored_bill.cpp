#include "business/fixed_asset_tax/stored_bill.h"

namespace yakuba::fixed_asset_tax {
namespace {

/// The bill's own lines speak of a Bill at the address of the record, whose first part it is.
Description describe_stored() {
    std::vector<Line> lines{line<&StoredBill::fiscal_year>("fiscal_year", "年度"),
                            line<&StoredBill::taxpayer_id>("taxpayer_id", "納税義務者の宛名番号")};
    const std::vector<Line>& bill = bill_description().lines;
    lines.insert(lines.end(), bill.begin(), bill.end());
    lines.push_back(line<&StoredBill::rates_fingerprint>("rates_fingerprint", "税率等の指紋"));
    lines.push_back(line<&StoredBill::known_at>("known_at", "台帳を読んだ時点"));
    return describe_lines<StoredBill>("固定資産税・都市計画税の税額", std::move(lines));
}

}  // namespace

const Description& stored_bill_description() {
    static const Description description = describe_stored();
    return description;
}

const storage::Table& stored_bill_table() {
    static const storage::Table table{"fixed_asset_bill",
                                      "固定資産税・都市計画税の税額",
                                      &stored_bill_description(),
                                      {"fiscal_year", "taxpayer_id"},
                                      storage::Keeping::history};
    return table;
}

bool same_bill(const Bill& a, const Bill& b) {
    for (const Line& line : bill_description().lines) {
        if (line.type->integer(line.field(&a)) != line.type->integer(line.field(&b))) return false;
    }
    return true;
}

}  // namespace yakuba::fixed_asset_tax
