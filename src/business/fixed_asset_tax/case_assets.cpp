#include <algorithm>
#include <boost/json.hpp>

#include "business/fixed_asset_tax/case_parts.h"
#include "business/fixed_asset_tax/decide.h"
#include "department/answers.h"

// 償却資産の申告, 住宅用地の申告, 減免の申請.
namespace yakuba::fixed_asset_tax {
namespace {

namespace json = boost::json;
using procedures::Asked;
using procedures::Matter;

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

// ---- 住宅用地の申告

LandReport land_report_of(const Matter& matter) {
    const Answers answers{matter.answers};
    LandReport report;
    report.parcel_id = number_in(answers.text("parcel"));
    report.changed_on = answers.date("changed_on");
    report.dwellings = static_cast<int>(answers.number("dwellings"));
    report.house_area = square_metres(answers.number("house_area"));
    report.living_area = square_metres(answers.number("living_area"));
    report.site = FieldForm<Deemed>::parse(answers.text("site")).value_or(Deemed::none);
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

// ---- 減免の申請

Result<ReliefReport> relief_of(const Town& town, const Matter& matter) {
    const Answers answers{matter.answers};
    ReliefReport report;
    report.taxpayer_id = PersonId{number_in(answers.text("taxpayer"))};
    report.fiscal_year = FiscalYear{static_cast<int>(answers.number("fiscal_year"))};
    const auto reason = FieldForm<ReliefReason>::parse(answers.text("reason"));
    if (!reason) {
        return Problem{.code = "applicant.reason",
                       .message = "減免の理由を選んでください。",
                       .where = "reason",
                       .article = "地方税法367条"};
    }
    report.reason = *reason;
    report.applied_on = received_on(matter);
    // The ordinance's share, unless the office has settled on another.
    if (answers.has("percent")) {
        report.percent = static_cast<int>(answers.number("percent"));
        return report;
    }
    const auto tax = year_of_tax(town, report.fiscal_year);
    if (!tax) return tax.problem();
    for (const ReliefRule& rule : (*tax)->rates.rates.reliefs) {
        if (rule.reason == *reason) report.percent = rule.percent;
    }
    return report;
}

std::vector<Problem> check_relief(const Asked& asked, const Matter& matter) {
    const auto report = relief_of(asked.town, matter);
    if (!report) return {report.problem()};
    if (is_own(asked, report->taxpayer_id)) return {};
    return {not_own("taxpayer")};
}

Result<json::value> apply_relief(const Town& town, storage::Transaction& transaction,
                                 const Matter& matter) {
    const auto report = relief_of(town, matter);
    if (!report) return report.problem();
    return outcome_of(matter.record.person_id, relieve(town, transaction, *report));
}

}  // namespace

std::vector<procedures::Effect> asset_effects() {
    return {
        paper<&declaration_of, &file_assets>("fixed-asset-tax.file_assets", &check_assets),
        paper<&land_report_of, &report_land>("fixed-asset-tax.report_land", &check_land),
        {"fixed-asset-tax.relieve", &check_relief, &preview<&apply_relief>, &apply_relief},
    };
}

}  // namespace yakuba::fixed_asset_tax
