#include "business/child_allowance/status_report.h"

#include "storage/as_of.h"

namespace yakuba::child_allowance {

const Description& status_report_description() {
    using S = StatusReport;
    static const Description description =
        describe<S>("児童手当 現況届",
                    {
                        line<&S::person_id>("person_id", "受給者の宛名番号"),
                        line<&S::fiscal_year>("fiscal_year", "年度", "児童手当法施行規則4条1項"),
                        line<&S::filed_on>("filed_on", "届出年月日", "児童手当法26条1項"),
                        line<&S::sufficient>("sufficient", "受給資格の確認", "児童手当法11条"),
                        line<&S::note>("note", "確認の記録"),
                    });
    return description;
}

const storage::Table& status_report_table() {
    static const storage::Table table{"child_allowance_report",
                                      "児童手当 現況届",
                                      &status_report_description(),
                                      {"person_id", "fiscal_year"},
                                      storage::Keeping::history};
    return table;
}

bool must_report(const Claim& claim, registry::Standing standing) {
    return claim.kind == ClaimantKind::corporate_guardian || claim.kind == ClaimantKind::facility ||
           claim.spouse_apart || standing == registry::Standing::non_resident;
}

Date report_opens(FiscalYear year) { return Date{year.value, 6, 1}; }
Date report_due(FiscalYear year) { return Date{year.value, 6, 30}; }

bool has_reported(storage::Session& session, PersonId claimant, FiscalYear year, Instant known) {
    const auto found = storage::find_as_of<StatusReport>(
        session, status_report_table(), {kForever - std::chrono::days{1}, known},
        storage::both(storage::equals("person_id", claimant.value()),
                      storage::equals("fiscal_year", std::int64_t{year.value})));
    return found && found->record.filed_on;
}

}  // namespace yakuba::child_allowance
