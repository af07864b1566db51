#include <algorithm>
#include <boost/json.hpp>

#include "business/fixed_asset_tax/case_parts.h"
#include "department/answers.h"
#include "registry/residents.h"

// 現所有者の申告, 相続人代表者の指定, 納税管理人の申告.
namespace yakuba::fixed_asset_tax {
namespace {

namespace json = boost::json;
using procedures::Asked;
using procedures::Matter;

// ---- 現所有者の申告

/// With the shares the return states, equal ones when it states none.
std::vector<HeirShare> heirs_of(const Answers& answers) {
    const auto stated = answers.items("shares");
    if (stated.empty()) return equal_shares(answers.persons("heirs"));
    std::vector<HeirShare> heirs;
    for (const Answers& item : stated) {
        heirs.push_back({PersonId{number_in(item.text("heir"))},
                         static_cast<int>(item.number("numerator")),
                         static_cast<int>(item.number("denominator"))});
    }
    return heirs;
}

OwnerReport owner_report_of(storage::Session& session, const Matter& matter) {
    const Answers answers{matter.answers};
    OwnerReport report;
    report.deceased_id = PersonId{number_in(answers.text("deceased"))};
    const auto entry = registry::find_resident(session, report.deceased_id, {received_on(matter)});
    if (entry && entry->record.standing == registry::Standing::dead)
        report.died_on = entry->version.valid_from;
    report.heirs = heirs_of(answers);
    report.representative_id = PersonId{number_in(answers.text("representative"))};
    return report;
}

std::vector<Problem> check_owners(const Asked& asked, const Matter& matter) {
    const OwnerReport report = owner_report_of(asked.session, matter);
    if (!report.died_on) {
        return {{.code = "applicant.deceased",
                 .message = "亡くなった方を選んでください。",
                 .where = "deceased",
                 .article = "地方税法384条の3"}};
    }
    if (!make_the_whole(report.heirs)) {
        return {{.code = "applicant.shares",
                 .message = "持分を足して1になるように、一人に一つずつ書いてください。",
                 .where = "shares",
                 .article = "地方税法384条の3"}};
    }
    if (std::ranges::find(report.heirs, report.representative_id, &HeirShare::person) !=
        report.heirs.end()) {
        return {};
    }
    return {{.code = "applicant.representative",
             .message = "代表者は、現所有者の中から選んでください。",
             .where = "representative",
             .article = "地方税法9条の2第1項"}};
}

Result<json::value> apply_owners(const Town& town, storage::Transaction& transaction,
                                 const Matter& matter) {
    const auto reported =
        report_owners(town, transaction, owner_report_of(transaction.session(), matter));
    if (!reported) return reported.problem();
    return json::value(json::object{{"person_id", matter.record.person_id.value()},
                                    {"taxpayer_id", reported->taxpayer_id.value()},
                                    {"parcels", reported->parcels},
                                    {"houses", reported->houses},
                                    {"differences", in_json(reported->differences)}});
}

// ---- 相続人代表者の指定

Result<json::value> apply_representative(const Town&, storage::Transaction& transaction,
                                         const Matter& matter) {
    const Answers answers{matter.answers};
    const PersonId deceased{number_in(answers.text("deceased"))};
    const PersonId representative{number_in(answers.text("representative"))};
    const auto named =
        name_representative(transaction, deceased, representative, answers.yes("by_town"));
    if (!named) return named.problem();
    return outcome_of(matter.record.person_id, Differences{});
}

std::vector<Problem> check_representative(const Asked& asked, const Matter& matter) {
    const Answers answers{matter.answers};
    const auto entry = registry::find_resident(
        asked.session, PersonId{number_in(answers.text("deceased"))}, {received_on(matter)});
    if (entry && entry->record.standing == registry::Standing::dead) return {};
    return {{.code = "applicant.deceased",
             .message = "亡くなった方を選んでください。",
             .where = "deceased",
             .article = "地方税法9条の2第1項"}};
}

// ---- 納税管理人

Result<json::value> apply_manager(const Town&, storage::Transaction& transaction,
                                  const Matter& matter) {
    const Answers answers{matter.answers};
    std::optional<NamedPerson> manager;
    if (answers.text("change") != "end") {
        manager.emplace();
        manager->number = PersonId{answers.number("manager_number")};
        manager->name = answers.text("manager_name");
        manager->address = answers.address("manager_address");
        if (const auto address = answers.part("manager_address"))
            manager->postcode = address->text("postcode");
    }
    const auto recipient = name_manager(transaction, matter.record.person_id, manager,
                                        date_in_japan(transaction.at()));
    if (!recipient) return recipient.problem();
    return json::value(json::object{{"person_id", matter.record.person_id.value()},
                                    {"recipient_id", recipient->value()},
                                    {"differences", json::array{}}});
}

}  // namespace

std::vector<procedures::Effect> owner_effects() {
    return {
        {"fixed-asset-tax.report_owners", &check_owners, &preview<&apply_owners>, &apply_owners},
        {"fixed-asset-tax.represent", &check_representative, {}, &apply_representative},
        {"fixed-asset-tax.appoint_manager", {}, {}, &apply_manager},
    };
}

}  // namespace yakuba::fixed_asset_tax
