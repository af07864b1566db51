// 自己負担額証明書, and money given back.
#include <boost/json.hpp>

#include "business/long_term_care_insurance/case_work.h"
#include "business/long_term_care_insurance/joint.h"
#include "business/long_term_care_insurance/records.h"
#include "business/long_term_care_insurance/recovery.h"
#include "department/answers.h"

namespace yakuba::long_term_care_insurance {
namespace {

namespace json = boost::json;
using procedures::Matter;

}  // namespace

Result<json::value> apply_joint_certificate(const Town&, storage::Transaction& transaction,
                                            const Matter& matter) {
    const Answers answers{matter.answers};
    const PersonId person = matter.record.person_id;
    const int joint_year = static_cast<int>(answers.number("joint_year"));
    if (care_months(transaction.session(), joint_year, person, PersonId{person.value() + 1})
            .empty()) {
        return Problem{
            "joint.no_care",
            "この期間の介護サービスの利用がないため、証明する自己負担額がありません。期間を確か"
            "めてください。",
            {},
            "joint_year",
            "介護保険法51条の2"};
    }
    CertificateIssue issued;
    issued.person_id = person;
    issued.kind = CertificateKind::joint_payments;
    issued.issued_on = date_in_japan(transaction.at());
    issued.reason = std::to_string(joint_year) + " " + std::to_string(matter.record.case_id);
    const std::vector<CertificateIssue> rows{issued};
    transaction.append_rows<CertificateIssue>(certificate_issue_table(), rows);
    return json::value(json::object{{"person_id", person.value()}, {"joint_year", joint_year}});
}

Result<json::value> apply_return(const Town&, storage::Transaction& transaction,
                                 const Matter& matter) {
    const Answers answers{matter.answers};
    for (Recovery& recovery : recoveries_of(transaction.session(), matter.record.person_id)) {
        if (recovery.returned_on ||
            to_iso(recovery.month) + "-" + std::to_string(recovery.record_no) !=
                answers.text("recovery"))
            continue;
        recovery.returned_on = answers.date("returned_on");
        write_recovery(transaction, recovery);
        return json::value(json::object{{"person_id", recovery.person_id.value()},
                                        {"amount", recovery.amount.amount()}});
    }
    return Problem{"recovery.none",
                   "返還を待っている額がありません。番号を確かめてください。",
                   {},
                   "recovery"};
}

}  // namespace yakuba::long_term_care_insurance
