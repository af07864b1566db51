#include "business/national_health_insurance/imports.h"

namespace yakuba::national_health_insurance {
namespace {

Problem wrong(std::string_view code, std::string message, std::string_view column) {
    return Problem{code, std::move(message), {}, std::string{column}};
}

template <class Record>
exchange::RowCheck row_check() {
    return [](const void* record) { return check(*static_cast<const Record*>(record)); };
}

}  // namespace

std::vector<Problem> check(const Enrolment& spell) {
    std::vector<Problem> problems;
    if (!spell.acquired_on) {
        problems.push_back(
            wrong("enrolment.acquired_on", "資格取得年月日がありません。", "acquired_on"));
    }
    if (spell.lost_on && spell.lost_on < spell.acquired_on) {
        problems.push_back(
            wrong("enrolment.lost_on", "資格喪失年月日が取得年月日より前です。", "lost_on"));
    }
    if (bool{spell.lost_on} != (spell.loss != Loss::none)) {
        problems.push_back(
            wrong("enrolment.loss", "資格喪失年月日と喪失事由は両方必要です。", "loss"));
    }
    return problems;
}

std::vector<Problem> check(const CareBill& bill) {
    if (bill.paid >= Yen{} && bill.paid <= bill.cost) return {};
    return {wrong("care_bill.paid", "一部負担金は0円から療養に要した費用の額までです。", "paid")};
}

std::vector<Problem> check(const SpecialResidence& special) {
    std::vector<Problem> problems;
    if (!special.began_on) {
        problems.push_back(
            wrong("special_residence.began_on", "特例の始まった日がありません。", "began_on"));
    }
    if (special.ended_on && special.ended_on < special.began_on) {
        problems.push_back(wrong("special_residence.ended_on",
                                 "特例の終わった日が始まった日より前です。", "ended_on"));
    }
    return problems;
}

std::vector<Problem> check(const CareCertificate& certificate) {
    std::vector<Problem> problems;
    if (!certificate.from || certificate.until < certificate.from) {
        problems.push_back(wrong("care_certificate.until",
                                 "有効期限は発効期日からあとの日を書いてください。", "until_on"));
    }
    const bool specified = certificate.kind == CertificateKind::specified;
    if (specified != (certificate.disease != SpecifiedDisease::none)) {
        problems.push_back(wrong("care_certificate.disease",
                                 "特定疾病は、特定疾病療養受療証にだけ書いてください。",
                                 "disease"));
    }
    return problems;
}

std::vector<exchange::ImportPart> imports() {
    std::vector<exchange::ImportPart> parts;
    for (const storage::Table* table : tables()) {
        exchange::ImportPart part;
        part.table = table;
        if (table == &enrolment_table()) part.check = row_check<Enrolment>();
        if (table == &care_bill_table()) part.check = row_check<CareBill>();
        if (table == &special_residence_table()) part.check = row_check<SpecialResidence>();
        if (table == &care_certificate_table()) part.check = row_check<CareCertificate>();
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace yakuba::national_health_insurance
