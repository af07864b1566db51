#include "business/electoral_roll/case_inspection.h"

#include <boost/json.hpp>

#include "business/electoral_roll/gather.h"
#include "business/electoral_roll/imports.h"
#include "business/electoral_roll/roll_rates.h"
#include "department/answers.h"
#include "department/received_on.h"
#include "department/record_history.h"
#include "registry/disclosure.h"
#include "registry/residents.h"

namespace yakuba::electoral_roll {
namespace {

namespace json = boost::json;
using procedures::Asked;
using procedures::Matter;

Inspection inspection_of(const Matter& matter) {
    const Answers answers{matter.answers};
    Inspection i;
    i.person_id = matter.record.person_id;
    i.applicant =
        FieldForm<Applicant>::parse(answers.text("applicant")).value_or(Applicant::elector);
    i.applicant_name = answers.text("applicant_name");
    i.purpose = FieldForm<InspectionPurpose>::parse(answers.text("purpose"))
                    .value_or(InspectionPurpose::verification);
    i.purpose_text = answers.text("purpose_text");
    i.reader = answers.text("reader");
    i.handling = answers.text("handling");
    i.publication = answers.text("publication");
    i.district = answers.text("district");
    i.subject_id = PersonId{answers.number("subject_number")};
    i.applied_on = received_on(matter);
    i.read_on = answers.date("read_on");
    return i;
}

/// 28条の2第1項の表, 28条の3第1項各号: who may read for what.
bool is_for(InspectionPurpose purpose, Applicant applicant) {
    switch (purpose) {
        case InspectionPurpose::verification:
            return applicant == Applicant::elector;
        case InspectionPurpose::politics:
            return applicant == Applicant::candidate || applicant == Applicant::party;
        case InspectionPurpose::research:
            return applicant == Applicant::public_body || applicant == Applicant::corporation ||
                   applicant == Applicant::individual;
    }
    return false;
}

/// 28条の2第1項後段: in the days of objection one entry may still be verified.
bool in_objection_days(storage::Session& session, Date day) {
    for (const RunRecord& run : runs(session)) {
        if (run.registered_on < day && day <= run.objection_until) return true;
    }
    return false;
}

bool is_closed(const Rates& rates, storage::Session& session, const Inspection& inspection) {
    const bool verifies = inspection.purpose == InspectionPurpose::verification;
    if (verifies && in_objection_days(session, inspection.read_on)) return false;
    for (const ElectionRecord& election : elections(session)) {
        if (election.cancelled) continue;
        if (inspection_is_closed(rates, inspection.read_on,
                                 {election.announced_on, election.voting_day})) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::vector<Problem> check_inspection(const Asked& asked, const Matter& matter) {
    std::vector<Problem> problems;
    const Inspection inspection = inspection_of(matter);
    if (!is_for(inspection.purpose, inspection.applicant)) {
        problems.push_back({.code = "applicant.inspection_purpose",
                            .message = "この活動のために閲覧できる方ではありません。だれが、何のた"
                                       "めに見るかを確かめてください。",
                            .where = "applicant",
                            .article = "公職選挙法28条の2第1項・28条の3第1項"});
    }
    const auto rates = rates_on(asked.town, asked.today);
    if (rates && inspection.read_on && is_closed(**rates, asked.session, inspection)) {
        problems.push_back({.code = "applicant.inspection_closed",
                            .message = "公示・告示の日から投票日の5日後までは、閲覧できません。別の"
                                       "日を選んでください。",
                            .where = "read_on",
                            .article = "公職選挙法28条の2第1項"});
    }
    if (inspection.purpose != InspectionPurpose::verification) return problems;
    if (!inspection.subject_id) {
        problems.push_back({.code = "inspection.no_subject",
                            .message = "確認する人の宛名番号を調べて記入してください。",
                            .where = "subject_number"});
        return problems;
    }
    const auto resident =
        registry::find_resident(asked.session, inspection.subject_id, {asked.today});
    const auto gate = registry::Disclosure::load(asked.session, asked.today);
    if (resident && gate.is_protected(resident->record)) {
        problems.push_back({.code = "inspection.protected",
                            .message = "支援措置の対象者です。閲覧には表示されません。申出を拒むか"
                                       "どうかを二人の職員で判断してください。",
                            .where = "subject_number",
                            .article = "公職選挙法28条の2第3項"});
    }
    return problems;
}

Result<std::vector<procedures::PreviewLine>> preview_inspection(const Asked& asked,
                                                                const Matter& matter) {
    const Inspection inspection = inspection_of(matter);
    return std::vector<procedures::PreviewLine>{
        {"閲覧の活動", std::string{label_of(inspection.purpose)},
         std::string{article_of(inspection.purpose)}},
        {"見る範囲", inspection.subject_id ? "特定の一人" : "投票区 " + inspection.district,
         "公職選挙法28条の2第1項"},
        {"閲覧の日", short_day(asked.town, inspection.read_on), "公職選挙法28条の2第1項"},
        {"毎年の公表", "申出者の氏名・名称と利用目的の概要を公表する", "公職選挙法28条の4第7項"},
    };
}

Result<json::value> apply_inspection(const Town&, storage::Transaction& transaction,
                                     const Matter& matter) {
    std::vector<storage::Versioned<Inspection>> rows(1);
    Inspection& record = rows[0].record;
    record = inspection_of(matter);
    const auto problems = check(record);
    if (!problems.empty()) return problems.front();
    record.inspection_id = transaction.next_number("electoral_roll_inspection");
    rows[0].version.valid_from = record.applied_on;
    transaction.append_versions<Inspection>(inspection_table(), rows);
    return json::value(
        json::object{{"inspection_id", record.inspection_id},
                     {"purpose", std::string{label_of(record.purpose)}},
                     {"reader", record.reader},
                     {"scope", record.subject_id ? "特定の一人" : "投票区 " + record.district},
                     {"read_on", to_iso(record.read_on)}});
}

}  // namespace yakuba::electoral_roll
