#include "business/resident_register/case_copy.h"

#include <algorithm>
#include <boost/json.hpp>

#include "business/resident_register/events.h"
#include "business/resident_register/pages/issue.h"
#include "business/resident_register/record_copy.h"
#include "department/answers.h"
#include "notices/press.h"
#include "notices/words.h"
#include "registry/residents.h"

namespace yakuba::resident_register {
namespace {

namespace json = boost::json;
using procedures::Asked;

constexpr std::string_view kArticle = "住民基本台帳法12条";

CopyOptions options_of(const Answers& answers) {
    CopyOptions options;
    options.whole_household = answers.yes("whole_household");
    options.relation = answers.yes("relation");
    options.domicile = answers.yes("domicile");
    options.my_number = answers.yes("my_number");
    options.resident_code = answers.yes("resident_code");
    return options;
}

/// 利用の目的, in words.
std::string purpose_of(const procedures::Matter& matter) {
    const Answers answers{matter.answers};
    std::string purpose = answers.has("purpose_text") ? answers.text("purpose_text")
                                                      : answers.chosen(matter.procedure, "purpose");
    if (answers.has("number_purpose")) purpose += "（" + answers.text("number_purpose") + "）";
    return purpose;
}

/// Whose copy: the one named, else the applicant's own.
PersonId subject_of(const procedures::Matter& matter) {
    const auto named = Answers{matter.answers}.persons("persons");
    return named.empty() ? matter.record.person_id : named.front();
}

registry::AddressRequest asker_of(const procedures::Matter& matter, PersonId subject) {
    registry::AddressRequest asker;
    asker.requester = subject == matter.record.person_id ? registry::Requester::self
                                                         : registry::Requester::same_household;
    asker.asked_by = matter.record.person_id;
    if (matter.record.relation == procedures::Relation::agent) {
        // A stranger to the gate: a counterpart may come with a mandate, too.
        asker.requester = registry::Requester::third_party;
        asker.asked_by = matter.record.agent_id;
    }
    asker.purpose = purpose_of(matter);
    return asker;
}

Problem at_the_counter() {
    return {.code = "copy.at_the_counter",
            .message =
                "この請求には申請だけでは応じられません。窓口で二人の職員が本人を確かめて交付"
                "します。",
            .article = kArticle};
}

/// Someone of the household is protected: nothing leaves without two officers and the person in
/// front of them.
Result<Done> may_leave(storage::Session& session, const procedures::Matter& matter,
                       PersonId subject, Date today) {
    const auto found = registry::find_resident(session, subject, {today});
    if (!found || !registry::is_resident(found->record.standing)) {
        return Problem{.code = "registry.not_resident",
                       .message =
                           "この人は現在の住民ではないため、住民票の写しを作れません。除票の写し"
                           "を確かめてください。",
                       .detail = std::to_string(subject.value()),
                       .article = kArticle};
    }
    const auto applicant = registry::find_resident(session, matter.record.person_id, {today});
    if (!applicant || applicant->record.household_id != found->record.household_id) {
        return Problem{.code = "applicant.not_household",
                       .message = "同じ世帯の人の写しだけを請求できます。",
                       .where = "persons",
                       .article = kArticle};
    }
    // The vault writes down who read a number and why, in a transaction of its own: at the counter.
    const CopyOptions options = options_of(Answers{matter.answers});
    if (options.my_number) {
        return Problem{.code = "applicant.my_number",
                       .message = "個人番号を記載した写しは、窓口で請求してください。",
                       .where = "my_number",
                       .article = "住民基本台帳法12条5項"};
    }
    // The two numbers are not carried away by whoever comes with a mandate: they go to the person's
    // address of record.
    const bool fetched = Answers{matter.answers}.text("by") == "pick_up";
    if (options.resident_code && fetched && matter.record.relation == procedures::Relation::agent) {
        return Problem{.code = "applicant.code_by_post",
                       .message =
                           "住民票コードを記載した写しは、代理人には渡せません。受け取り方を"
                           "「住所に郵便で送る」にしてください。本人の住民票の住所へ送ります。",
                       .where = "by",
                       .article = "住民基本台帳法12条7項"};
    }
    const auto gate = registry::Disclosure::load(session, today);
    const registry::AddressRequest asker = asker_of(matter, subject);
    for (const registry::Resident& member :
         registry::household_members(session, found->record.household_id, {today})) {
        if (!options.whole_household && member.person_id != subject) continue;
        if (!gate.permit(asker, member)) return at_the_counter();
    }
    return Done{};
}

int copies_of(const procedures::Matter& matter) {
    return std::max(1, static_cast<int>(Answers{matter.answers}.number("copies")));
}

/// What was shown, as the ledger of certificates writes it: "household,relation,copies=2".
std::string options_text(const procedures::Matter& matter, int copies) {
    const CopyOptions options = options_of(Answers{matter.answers});
    std::string text = options.whole_household ? "household" : "person";
    if (options.relation) text += ",relation";
    if (options.domicile) text += ",domicile";
    if (options.resident_code) text += ",resident_code";
    if (matter.record.relation == procedures::Relation::agent) text += ",agent";
    if (options.resident_code && Answers{matter.answers}.text("by") == "post")
        text += ",registered_post";
    return copies == 1 ? text : text + ",copies=" + std::to_string(copies);
}

}  // namespace

std::vector<Problem> check_copy(const Asked& asked, const procedures::Matter& matter) {
    const auto allowed = may_leave(asked.session, matter, subject_of(matter), asked.today);
    if (allowed) return {};
    return {allowed.problem()};
}

Result<std::vector<procedures::PreviewLine>> preview_copy(const Asked& asked,
                                                          const procedures::Matter& matter) {
    const auto desk = open_desk(asked.town, asked.today);
    if (!desk) return desk.problem();
    const CopyOptions options = options_of(Answers{matter.answers});
    std::string items = options.whole_household ? "世帯全員" : "世帯の一部";
    if (options.relation) items += "、世帯主・続柄";
    if (options.domicile) items += "、本籍・筆頭者";
    if (options.my_number) items += "、個人番号";
    if (options.resident_code) items += "、住民票コード";
    const int copies = copies_of(matter);
    const bool posted = Answers{matter.answers}.text("by") == "post";
    return std::vector<procedures::PreviewLine>{
        {"記載する事項", items, "住民基本台帳法12条5項"},
        {"利用の目的", purpose_of(matter), "住民基本台帳法12条2項"},
        {"通数", std::to_string(copies) + "通"},
        {"渡し方",
         !posted                 ? "窓口で渡す"
         : options.resident_code ? "住民票の住所へ書留郵便で送る"
                                 : "住民票の住所へ郵便で送る",
         "住民基本台帳法12条7項"},
        {"手数料", notices::yen_text(desk->rates->certificate_fee * copies), "地方自治法227条"},
    };
}

Result<json::value> apply_copy(const Town& town, storage::Transaction& transaction,
                               const procedures::Matter& matter) {
    const Date today = date_in_japan(transaction.at());
    const PersonId subject = subject_of(matter);
    if (auto allowed = may_leave(transaction.session(), matter, subject, today); !allowed)
        return allowed.problem();
    const auto desk = open_desk(town, today);
    if (!desk) return desk.problem();
    const int copies = copies_of(matter);
    const registry::AddressRequest asker = asker_of(matter, subject);
    CertificateIssue issue;
    issue.kind = CertificateKind::copy;
    issue.person_id = subject;
    issue.asker = asker.requester;
    issue.asker_id = matter.record.person_id;
    issue.purpose = asker.purpose;
    issue.identity_check = std::string{label_of(matter.record.signature)};
    issue.options = options_text(matter, copies);
    issue.fee = desk->rates->certificate_fee * copies;
    issue.issued_on = today;
    issue.actor = "case/" + std::to_string(matter.record.case_id);
    issue.number = next_certificate_number(transaction, *town.calendar, today);
    transaction.append_rows<CertificateIssue>(certificate_issue_table(), std::vector{issue});
    return json::value(json::object{{"issue_number", issue.number},
                                    {"person_id", subject.value()},
                                    {"issued_on", to_iso(today)},
                                    {"issued_at", transaction.at().microseconds},
                                    {"copies", copies},
                                    {"fee", issue.fee.amount()}});
}

Result<std::string> copy_pdf(const Town& town, storage::Session& session,
                             const procedures::LetterOrder& order) {
    const json::object& outcome = order.outcome.as_object();
    CopyRequest request;
    request.person = PersonId{outcome.at("person_id").to_number<std::int64_t>()};
    request.options = options_of(Answers{order.matter.answers});
    request.asker = asker_of(order.matter, request.person);
    request.issued_on = order.issued_on;
    request.now = Instant{outcome.at("issued_at").to_number<std::int64_t>()};
    request.number = std::string{outcome.at("issue_number").as_string()};
    const auto run = open_copy_run(town, request.issued_on, request.now);
    if (!run) return run.problem();
    const auto letter = copy_letter(session, *run, request);
    if (!letter) return letter.problem();
    return notices::print_single(request.person, *letter,
                                 {.created = request.now, .title = "住民票の写し"});
}

}  // namespace yakuba::resident_register
