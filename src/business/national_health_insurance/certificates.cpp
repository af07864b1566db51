#include "business/national_health_insurance/certificates.h"

#include "storage/as_of.h"

namespace yakuba::national_health_insurance {

std::span<const Code> codes_of(CertificateKind) {
    static constexpr Code codes[] = {
        {1, "limit", "限度額適用認定証", "国民健康保険法施行規則27条の14の2"},
        {2, "reduction", "限度額適用・標準負担額減額認定証",
         "国民健康保険法施行規則26条の3, 27条の14の4"},
        {3, "specified", "特定疾病療養受療証", "国民健康保険法施行規則27条の13"},
    };
    return codes;
}

const Description& care_certificate_description() {
    using C = CareCertificate;
    static const Description description = describe<C>(
        "国民健康保険の認定証・受療証",
        {
            line<&C::person_id>("person_id", "宛名番号"),
            line<&C::kind>("kind", "証の種類"),
            line<&C::from>("from_on", "発効期日"),
            line<&C::until>("until_on", "有効期限"),
            line<&C::disease>("disease", "特定疾病", "国民健康保険法施行令29条の2第8項"),
            line<&C::income_class>("income_class", "適用区分"),
            line<&C::filed_on>("filed_on", "申請年月日"),
            line<&C::returned>("returned", "返還"),
        });
    return description;
}

const storage::Table& care_certificate_table() {
    static const storage::Table table{"health_certificate",
                                      "国民健康保険の認定証・受療証",
                                      &care_certificate_description(),
                                      {"person_id", "kind", "from_on"}};
    return table;
}

std::vector<CareCertificate> certificates_of(storage::Session& session, PersonId person,
                                             Instant known) {
    std::vector<CareCertificate> all;
    storage::for_each_as_of<CareCertificate>(
        session, care_certificate_table(), {kForever - std::chrono::days{1}, known},
        storage::equals("person_id", person.value()),
        [&](CareCertificate& certificate, const storage::Version&) { all.push_back(certificate); });
    return all;
}

void write_certificate(storage::Transaction& transaction, const CareCertificate& certificate) {
    transaction.append(
        care_certificate_table(), 1, [&](std::size_t) -> const void* { return &certificate; },
        [&](std::size_t) {
            storage::Version version;
            version.valid_from = certificate.from;
            return version;
        });
}

std::optional<CertificateKind> certificate_for(IncomeClass income_class) {
    switch (income_class) {
        case IncomeClass::a:
        case IncomeClass::i:
        case IncomeClass::u:
        case IncomeClass::e:
        case IncomeClass::active_second:
        case IncomeClass::active_first:
            return CertificateKind::limit;
        case IncomeClass::o:
        case IncomeClass::low_second:
        case IncomeClass::low_first:
            return CertificateKind::reduction;
        case IncomeClass::unknown:
        case IncomeClass::active_third:
        case IncomeClass::general:
            break;
    }
    return std::nullopt;
}

}  // namespace yakuba::national_health_insurance
