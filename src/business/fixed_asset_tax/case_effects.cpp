#include "business/fixed_asset_tax/case_effects.h"

#include <algorithm>
#include <boost/json.hpp>

#include "business/fixed_asset_tax/case_facts.h"
#include "business/fixed_asset_tax/certificate.h"
#include "business/fixed_asset_tax/filing.h"
#include "business/fixed_asset_tax/gather.h"
#include "department/answers.h"
#include "department/record_history.h"
#include "registry/residents.h"
#include "storage/as_of.h"
#include "storage/rehearse.h"

namespace yakuba::fixed_asset_tax {
namespace {

namespace json = boost::json;
using procedures::Asked;
using procedures::Matter;
using procedures::PreviewLine;

Date received_on(const Matter& matter) { return date_in_japan(matter.record.received_at); }

std::int64_t number_in(const std::string& text) { return detail::parse_integer(text).value_or(0); }

json::array in_json(const Differences& departments) {
    json::array all;
    for (const DepartmentDifferences& department : departments) {
        for (const batch::Difference& difference : department.differences) {
            json::array lines;
            for (const batch::ChangedLine& line : difference.lines) {
                lines.push_back(json::object{{"label", line.label},
                                             {"article", line.article},
                                             {"before", line.before},
                                             {"after", line.after}});
            }
            all.push_back(json::object{{"department", department.label},
                                       {"person_id", difference.person_id.value()},
                                       {"period", difference.period},
                                       {"lines", std::move(lines)}});
        }
    }
    return all;
}

Result<json::value> outcome_of(PersonId person, const Result<Differences>& differences) {
    if (!differences) return differences.problem();
    return json::value(
        json::object{{"person_id", person.value()}, {"differences", in_json(*differences)}});
}

// ---- 償却資産申告

FiscalYear year_of(const Matter& matter) {
    const Answers answers{matter.answers};
    return FiscalYear{answers.has("fiscal_year") ? static_cast<int>(answers.number("fiscal_year"))
                                                 : received_on(matter).year()};
}

AssetDeclaration declaration_of(const Matter& matter) {
    const Answers answers{matter.answers};
    AssetDeclaration declaration;
    declaration.fiscal_year = year_of(matter);
    declaration.taxpayer_id = matter.record.person_id;
    declaration.filed_on = received_on(matter);
    for (const Answers& item : answers.items("added")) {
        AssetRecord asset;
        asset.name = item.text("name");
        asset.kind = FieldForm<AssetKind>::parse(item.text("kind")).value_or(AssetKind::tool);
        asset.quantity = std::max(1, static_cast<int>(item.number("quantity")));
        asset.acquired = item.month("acquired");
        asset.cost = item.yen("cost");
        asset.useful_life = static_cast<int>(item.number("useful_life"));
        declaration.added.push_back(std::move(asset));
    }
    for (const std::string& gone : answers.several("removed"))
        declaration.removed.push_back(static_cast<int>(number_in(gone)));
    return declaration;
}

std::vector<Problem> check_assets(const Asked& asked, const Matter& matter) {
    std::vector<Problem> problems;
    const FiscalYear year = year_of(matter);
    if (year.value > asked.today.year() || year.value < asked.today.year() - 5) {
        problems.push_back({.code = "applicant.year",
                            .message = "申告できる年度を選んでください。",
                            .where = "fiscal_year",
                            .article = "地方税法383条"});
    }
    for (const AssetRecord& asset : declaration_of(matter).added) {
        if (asset.acquired.year() < year.value) continue;
        problems.push_back({.code = "applicant.acquired",
                            .message = "「" + asset.name +
                                       "」は1月1日より後に取得しています。次の年度に申告して"
                                       "ください。",
                            .where = "added",
                            .article = "地方税法359条"});
    }
    return problems;
}

Result<json::value> apply_assets(const Town& town, storage::Transaction& transaction,
                                 const Matter& matter) {
    return outcome_of(matter.record.person_id,
                      file_assets(town, transaction, declaration_of(matter)));
}

// ---- 住宅用地の申告

/// Only assets of the applicant, or of a group the applicant is in, may be reported.
bool is_own(const Asked& asked, PersonId taxpayer) {
    const auto mine = taxpayers_of(asked.session, asked.person, asked.as_of);
    return std::ranges::find(mine, taxpayer) != mine.end();
}

Problem not_own(std::string_view where) {
    return {.code = "applicant.not_owner",
            .message = "あなたの名義の資産を選んでください。",
            .where = std::string{where},
            .article = "地方税法384条"};
}

LandReport land_report_of(const Matter& matter) {
    const Answers answers{matter.answers};
    LandReport report;
    report.parcel_id = number_in(answers.text("parcel"));
    report.changed_on = answers.date("changed_on");
    report.dwellings = static_cast<int>(answers.number("dwellings"));
    report.house_area = square_metres(answers.number("house_area"));
    report.living_area = square_metres(answers.number("living_area"));
    return report;
}

std::vector<Problem> check_land(const Asked& asked, const Matter& matter) {
    const LandReport report = land_report_of(matter);
    const auto parcel =
        storage::find_as_of<ParcelRecord>(asked.session, parcel_table(), {report.changed_on},
                                          storage::equals("parcel_id", report.parcel_id));
    if (!parcel || !is_own(asked, parcel->record.taxpayer_id)) return {not_own("parcel")};
    if (report.living_area <= report.house_area) return {};
    return {{.code = "applicant.living_area",
             .message = "住んでいる部分は、家屋の床面積までで書いてください。",
             .where = "living_area",
             .article = "地方税法施行令52条の11"}};
}

Result<json::value> apply_land(const Town& town, storage::Transaction& transaction,
                               const Matter& matter) {
    return outcome_of(matter.record.person_id,
                      report_land(town, transaction, land_report_of(matter)));
}

// ---- 減額の申告

ReductionReport reduction_of(const Matter& matter) {
    const Answers answers{matter.answers};
    ReductionReport report;
    report.house_id = number_in(answers.text("house"));
    report.reduction =
        FieldForm<HouseReduction>::parse(answers.text("reduction")).value_or(HouseReduction::none);
    report.completed_on = answers.date("completed_on");
    return report;
}

std::vector<Problem> check_reduction(const Asked& asked, const Matter& matter) {
    const ReductionReport report = reduction_of(matter);
    const auto house =
        storage::find_as_of<HouseRecord>(asked.session, house_table(), {report.completed_on},
                                         storage::equals("house_id", report.house_id));
    if (!house || !is_own(asked, house->record.taxpayer_id)) return {not_own("house")};
    return {};
}

Result<json::value> apply_reduction(const Town& town, storage::Transaction& transaction,
                                    const Matter& matter) {
    return outcome_of(matter.record.person_id,
                      report_reduction(town, transaction, reduction_of(matter)));
}

// ---- 現所有者の申告

OwnerReport owner_report_of(storage::Session& session, const Matter& matter) {
    const Answers answers{matter.answers};
    OwnerReport report;
    report.deceased_id = PersonId{number_in(answers.text("deceased"))};
    const auto entry = registry::find_resident(session, report.deceased_id, {received_on(matter)});
    if (entry && entry->record.standing == registry::Standing::dead)
        report.died_on = entry->version.valid_from;
    report.heirs = answers.persons("heirs");
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
    if (std::ranges::find(report.heirs, report.representative_id) != report.heirs.end()) return {};
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

// ---- 試行

using Apply = Result<json::value> (*)(const Town&, storage::Transaction&, const Matter&);

/// What approving would change, by doing it and taking it back.
Result<std::vector<PreviewLine>> rehearse(const Asked& asked, const Matter& matter, Apply apply) {
    json::value outcome;
    const storage::Command command{"試行", "固定資産税の申告 決定の試行", {}, {},
                                   {},     matter.record.received_at};
    const auto tried =
        storage::rehearse(*asked.town.database, command,
                          [&](storage::Transaction& transaction) -> Result<std::string> {
                              auto done = apply(asked.town, transaction, matter);
                              if (!done) return done.problem();
                              outcome = *std::move(done);
                              return std::string{};
                          });
    if (!tried) return tried.problem();
    std::vector<PreviewLine> lines;
    const json::object& object = outcome.as_object();
    if (object.contains("parcels")) {
        lines.push_back({"名義を移す資産",
                         "土地 " + std::to_string(object.at("parcels").to_number<int>()) +
                             "筆、家屋 " + std::to_string(object.at("houses").to_number<int>()) +
                             "棟",
                         "地方税法343条2項"});
    }
    for (const json::value& difference : object.at("differences").as_array()) {
        for (const json::value& line : difference.at("lines").as_array()) {
            lines.push_back({std::string{difference.at("period").as_string()} + " " +
                                 std::string{line.at("label").as_string()},
                             std::string{line.at("before").as_string()} + " → " +
                                 std::string{line.at("after").as_string()},
                             std::string{line.at("article").as_string()}});
        }
    }
    if (lines.empty()) lines.push_back({"税額", "決定済みの年度は変わりません"});
    return lines;
}

template <Apply kApply>
Result<std::vector<PreviewLine>> preview(const Asked& asked, const Matter& matter) {
    return rehearse(asked, matter, kApply);
}

}  // namespace

procedures::Part procedures_part() {
    procedures::Part part;
    part.prefills = {
        {"fixed-asset-tax.assets", "固定資産課税台帳", &asset_facts},
        {"fixed-asset-tax.deceased", "固定資産課税台帳", &deceased_facts},
    };
    part.effects = {
        {"fixed-asset-tax.file_assets", &check_assets, &preview<&apply_assets>, &apply_assets},
        {"fixed-asset-tax.report_land", &check_land, &preview<&apply_land>, &apply_land},
        {"fixed-asset-tax.report_reduction", &check_reduction, &preview<&apply_reduction>,
         &apply_reduction},
        {"fixed-asset-tax.report_owners", &check_owners, &preview<&apply_owners>, &apply_owners},
        {"fixed-asset-tax.issue_certificate", &check_certificate, &preview_certificate,
         &apply_certificate},
    };
    part.letters = {
        {"fixed-asset-tax.certificate", "固定資産の証明書・名寄帳の写し", &certificate_pdf},
    };
    return part;
}

}  // namespace yakuba::fixed_asset_tax
