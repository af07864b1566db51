#include "business/fixed_asset_tax/case_parts.h"
#include "department/answers.h"

// 減額の申告, 家屋滅失届, 増築の届, 未登記家屋所有者変更届.
namespace yakuba::fixed_asset_tax {
namespace {

using procedures::Asked;
using procedures::Matter;

/// The house must be the applicant's on the day the paper speaks of.
std::vector<Problem> check_house(const Asked& asked, std::int64_t house_id, Date day) {
    const auto house = storage::find_as_of<HouseRecord>(asked.session, house_table(), {day},
                                                        storage::equals("house_id", house_id));
    if (house && !house->record.removed && is_own(asked, house->record.taxpayer_id)) return {};
    return {not_own("house")};
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
    return check_house(asked, report.house_id, report.completed_on);
}

// ---- 家屋滅失届

HouseGone gone_of(const Matter& matter) {
    const Answers answers{matter.answers};
    return {number_in(answers.text("house")), answers.date("gone_on"),
            FieldForm<Deemed>::parse(answers.text("site")).value_or(Deemed::none)};
}

std::vector<Problem> check_gone(const Asked& asked, const Matter& matter) {
    const HouseGone report = gone_of(matter);
    return check_house(asked, report.house_id, report.gone_on);
}

// ---- 増築の届

HouseExtended extended_of(const Matter& matter) {
    const Answers answers{matter.answers};
    HouseExtended report;
    report.house_id = number_in(answers.text("house"));
    report.finished_on = answers.date("finished_on");
    report.area = square_metres(answers.number("area"));
    report.living_area = square_metres(answers.number("living_area"));
    report.points = answers.number("points");
    return report;
}

std::vector<Problem> check_extended(const Asked& asked, const Matter& matter) {
    const HouseExtended report = extended_of(matter);
    auto problems = check_house(asked, report.house_id, report.finished_on);
    if (report.living_area > report.area) {
        problems.push_back({.code = "applicant.living_area",
                            .message = "住んでいる部分は、増えた床面積までで書いてください。",
                            .where = "living_area",
                            .article = "地方税法381条3項"});
    }
    return problems;
}

// ---- 未登記家屋所有者変更届

HouseTransfer transfer_of(const Matter& matter) {
    const Answers answers{matter.answers};
    HouseTransfer transfer;
    transfer.house_id = number_in(answers.text("house"));
    transfer.changed_on = answers.date("changed_on");
    transfer.to.number = PersonId{answers.number("owner_number")};
    transfer.to.name = answers.text("owner_name");
    transfer.to.address = answers.address("owner_address");
    if (const auto address = answers.part("owner_address"))
        transfer.to.postcode = address->text("postcode");
    return transfer;
}

std::vector<Problem> check_transfer(const Asked& asked, const Matter& matter) {
    const HouseTransfer transfer = transfer_of(matter);
    return check_house(asked, transfer.house_id, transfer.changed_on);
}

}  // namespace

std::vector<procedures::Effect> house_effects() {
    return {
        paper<&reduction_of, &report_reduction>("fixed-asset-tax.report_reduction",
                                                &check_reduction),
        paper<&gone_of, &report_gone>("fixed-asset-tax.report_gone", &check_gone),
        paper<&extended_of, &report_extended>("fixed-asset-tax.report_extended", &check_extended),
        paper<&transfer_of, &transfer_house>("fixed-asset-tax.transfer_house", &check_transfer),
    };
}

}  // namespace yakuba::fixed_asset_tax
