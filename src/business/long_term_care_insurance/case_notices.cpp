// 居宅サービス計画作成依頼の届出, and certificates handed out again.
#include <boost/json.hpp>

#include "business/long_term_care_insurance/case_work.h"
#include "business/long_term_care_insurance/records.h"
#include "department/answers.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

namespace json = boost::json;
using procedures::Matter;

json::value issue(storage::Transaction& transaction, const Matter& matter, CertificateKind kind,
                  std::string reason) {
    CertificateIssue issued;
    issued.person_id = matter.record.person_id;
    issued.kind = kind;
    issued.issued_on = date_in_japan(transaction.at());
    issued.reason = std::move(reason);
    const std::vector<CertificateIssue> rows{issued};
    transaction.append_rows<CertificateIssue>(certificate_issue_table(), rows);
    return json::object{{"person_id", issued.person_id.value()}, {"reason", issued.reason}};
}

Problem no_burden() {
    return {"burden.none",
            "この人の負担割合はまだ判定されていません。負担割合の判定をしてから交付してください。",
            {},
            {},
            "介護保険法施行規則28条の2"};
}

}  // namespace

Result<json::value> apply_care_plan(const Town&, storage::Transaction& transaction,
                                    const Matter& matter) {
    const Answers answers{matter.answers};
    CarePlan plan;
    plan.person_id = matter.record.person_id;
    plan.provider_number = answers.text("provider_number");
    plan.provider_name = answers.text("provider_name");
    plan.starts_on = answers.date("starts_on");
    plan.filed_on = received_on(matter);
    storage::Version version;
    version.valid_from = plan.starts_on;
    const std::vector<storage::Versioned<CarePlan>> rows{{plan, version}};
    transaction.append_versions<CarePlan>(care_plan_table(), rows);
    return issue(transaction, matter, CertificateKind::insured,
                 "居宅サービス計画作成依頼の届出 " + std::to_string(matter.record.case_id));
}

Result<json::value> apply_reissue_insured(const Town&, storage::Transaction& transaction,
                                          const Matter& matter) {
    const Answers answers{matter.answers};
    return issue(transaction, matter, CertificateKind::insured,
                 "再交付 " + answers.text("reason") + " " + std::to_string(matter.record.case_id));
}

Result<json::value> apply_reissue_burden(const Town&, storage::Transaction& transaction,
                                         const Matter& matter) {
    const Answers answers{matter.answers};
    const auto burden = storage::find_as_of<Burden>(
        transaction.session(), burden_table(), {date_in_japan(transaction.at())},
        storage::equals("person_id", matter.record.person_id.value()));
    if (!burden) return no_burden();
    return issue(transaction, matter, CertificateKind::burden,
                 "再交付 " + answers.text("reason") + " " + std::to_string(matter.record.case_id));
}

}  // namespace yakuba::long_term_care_insurance
