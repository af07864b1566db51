#pragma once
#include <optional>
#include <span>
#include <vector>

#include "business/national_health_insurance/benefit_rates.h"
#include "kernel/date.h"
#include "kernel/id.h"
#include "rules/description.h"
#include "storage/database.h"
#include "storage/table.h"

/// 認定証・受療証: what a person shows at the counter of a hospital, so that no more than the limit
/// is paid there.
namespace yakuba::national_health_insurance {

enum class CertificateKind {
    limit = 1,      // 限度額適用認定証
    reduction = 2,  // 限度額適用・標準負担額減額認定証: of untaxed households
    specified = 3,  // 特定疾病療養受療証
};
std::span<const Code> codes_of(CertificateKind);

/// 認定: good from the first day of the month of the application (施行規則27条の13・27条の14の2).
struct CareCertificate {
    PersonId person_id;
    CertificateKind kind = CertificateKind::limit;
    Date from;
    Date until;  // 有効期限, the last day
    SpecifiedDisease disease = SpecifiedDisease::none;
    IncomeClass income_class = IncomeClass::unknown;
    Date filed_on;
    bool returned = false;  // 返還
};
const Description& care_certificate_description();
/// History, keyed by person_id, kind, valid_from_on (`from`).
const storage::Table& care_certificate_table();

std::vector<CareCertificate> certificates_of(storage::Session& session, PersonId person,
                                             Instant known = kEndOfTime);
constexpr bool holds_on(const CareCertificate& certificate, Date day) {
    return !certificate.returned && certificate.from <= day && day <= certificate.until;
}
void write_certificate(storage::Transaction& transaction, const CareCertificate& certificate);

/// The certificate a class is given, if it needs one: 一般 and 現役並みIII pay by the limit of
/// everybody, without one (施行令29条の4第1項).
std::optional<CertificateKind> certificate_for(IncomeClass income_class);

}  // namespace yakuba::national_health_insurance
