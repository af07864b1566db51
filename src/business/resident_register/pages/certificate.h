#pragma once
#include <string>
#include <vector>

#include "business/resident_register/pages/event_form.h"
#include "business/resident_register/pages/issue.h"
#include "business/resident_register/record_copy.h"
#include "department/offices.h"

/// A certificate asked for at the counter, from the request to the bytes of its PDF.
namespace yakuba::resident_register {

/// The three certificates by the address of their pages: copy, removed, move-out.
std::optional<CertificateKind> certificate_kind(std::string_view id);
std::string_view certificate_id(CertificateKind kind);

/// What is asked at the counter: scope and items, the asker, purpose, how identity was checked.
Step certificate_step(const Scene& scene, CertificateKind kind);
/// Why it cannot be issued as asked: wrong kind of entry, items that this asker cannot have.
std::vector<AnswerProblem> certificate_problems(const Scene& scene, CertificateKind kind);

/// Among the options of an issue: sent to the person's address of record by registered mail.
inline constexpr std::string_view kRegisteredPost = "registered_post";
bool has_option(const CertificateIssue& issue, std::string_view option);

/// The entry of the ledger as the answers say it; number, officers and day are the caller's.
CertificateIssue issue_of(const Scene& scene, CertificateKind kind);
/// Who asks, as the gate before addresses sees it.
registry::AddressRequest asker_of(const CertificateIssue& issue);
/// Whether the gate lets this request through for everybody shown.
Result<Done> permitted(storage::Session& session, const registry::Disclosure& gate,
                       const CertificateIssue& issue, AsOf as_of);

/// The PDF. As of the issue's day and moment, so that the same issue gives the same bytes.
Result<std::string> print_certificate(const Town& town, const Offices& offices,
                                      const CertificateIssue& issue, Instant issued_at);

/// 手数料条例; nothing for a public body (公用).
Result<Yen> certificate_fee(const Town& town, const CertificateIssue& issue);
/// Whether that fee is only the sample of data/law: the town's ordinance says nothing.
bool fee_is_sample(const Town& town, Date day);

}  // namespace yakuba::resident_register
