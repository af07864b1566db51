#include "business/resident_register/pages/issue.h"

#include "kernel/era.h"

namespace yakuba::resident_register {
namespace {

std::vector<CertificateIssue> select(storage::Session& session, const std::string& condition,
                                     const storage::Parameters& parameters) {
    return session.select<CertificateIssue>(
        certificate_issue_description(),
        "SELECT " + storage::columns_of(certificate_issue_description()) +
            " FROM certificate_issue WHERE " + condition + " ORDER BY number DESC",
        parameters);
}

}  // namespace

std::span<const Code> codes_of(CertificateKind) {
    static constexpr Code kCodes[] = {
        {1, "copy", "住民票の写し", "住民基本台帳法12条"},
        {2, "removed", "除票の写し", "住民基本台帳法15条の4"},
        {3, "move_out", "転出証明書", "住民基本台帳法施行令24条"},
    };
    return kCodes;
}

const Description& certificate_issue_description() {
    using C = CertificateIssue;
    static const Description description = describe<C>(
        "証明書の交付",
        {
            line<&C::number>("number", "発行番号"),
            line<&C::kind>("kind", "証明の種類"),
            line<&C::person_id>("person_id", "宛名番号"),
            line<&C::asker>("asker", "請求者の区分", "住民基本台帳法12条〜12条の3"),
            line<&C::asker_id>("asker_id", "請求者の宛名番号"),
            line<&C::asker_name>("asker_name", "請求者の氏名"),
            line<&C::purpose>("purpose", "利用の目的"),
            line<&C::identity_check>("identity_check", "本人確認の方法", "住民基本台帳法12条3項"),
            line<&C::options>("options", "記載した事項", "住民基本台帳法12条5項"),
            line<&C::fee>("fee", "手数料"),
            line<&C::issued_on>("issued_on", "交付年月日"),
            line<&C::actor>("actor", "交付した職員"),
            line<&C::second_officer>("second_officer", "確認した二人目の職員"),
        });
    return description;
}

const storage::Table& certificate_issue_table() {
    static const storage::Table table{"certificate_issue",
                                      "証明書の交付簿",
                                      &certificate_issue_description(),
                                      {"number"},
                                      storage::Keeping::log};
    return table;
}

std::optional<CertificateIssue> find_issue(storage::Session& session, std::string_view number) {
    auto found = select(session, "number = :number", {{"number", std::string{number}}});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<CertificateIssue> issues_on(storage::Session& session, Date day) {
    return select(session, "issued_on = :day", {{"day", std::int64_t{day.packed()}}});
}

std::vector<CertificateIssue> issues_about(storage::Session& session, PersonId person) {
    return select(session, "person_id = :person_id", {{"person_id", person.value()}});
}

std::string next_certificate_number(storage::Transaction& transaction, const Calendar& calendar,
                                    Date day) {
    const FiscalYear year = fiscal_year_of(day);
    const std::int64_t number =
        transaction.next_number("certificate/" + std::to_string(year.value));
    std::string digits = std::to_string(number);
    if (digits.size() < 6) digits.insert(0, 6 - digits.size(), '0');
    const std::string era = calendar.format_short(year.first_day());
    return era.substr(0, era.find('.')) + "-" + digits;
}

}  // namespace yakuba::resident_register
