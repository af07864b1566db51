// 納入通知書 and 変更通知書.
#include <algorithm>
#include <map>

#include "business/national_health_insurance/letters.h"
#include "business/national_health_insurance/stored_levy.h"
#include "department/record_history.h"
#include "ledger/charges.h"
#include "notices/words.h"
#include "storage/as_of.h"

namespace yakuba::national_health_insurance {
namespace {

using ledger::Collection;
using ledger::Instalment;
using notices::column_text;
using notices::difference_text;
using notices::Letter;
using notices::yen_text;

constexpr auto kBusiness = ledger::Business::national_health_insurance;

std::string letter_number(FiscalYear year, PersonId person, int version) {
    const std::string digits = std::to_string(person.value());
    return std::to_string(year.value) + "-" +
           std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0') + digits + "-" +
           std::to_string(version);
}

std::string minus_text(Yen amount) { return amount == 0_yen ? "−" : column_text(-amount); }

struct NoticeLine {
    std::string_view item;
    Yen PartSheet::*amount;
    bool taken_off = false;
};
constexpr NoticeLine kLines[] = {
    {"所得割額", &PartSheet::income},
    {"資産割額", &PartSheet::asset},
    {"均等割額（加入者一人ごと）", &PartSheet::per_capita},
    {"平等割額（一世帯）", &PartSheet::per_household},
    {"軽減（7割・5割・2割）", &PartSheet::reduction, true},
    {"未就学児・18歳未満の軽減", &PartSheet::preschool, true},
    {"産前産後の軽減", &PartSheet::maternity, true},
    {"旧被扶養者の減免", &PartSheet::former_dependant, true},
    {"限度額を超える額", &PartSheet::over_cap, true},
    {"賦課額", &PartSheet::levy},
};

/// The lines anybody has an amount in, and always the levy.
void add_lines(Letter& letter, const Sheet& sheet) {
    const PartSheet* const parts[] = {&sheet.medical, &sheet.support, &sheet.care, &sheet.child};
    constexpr std::string_view boxes[] = {"medical", "support", "care", "childcare"};
    for (const NoticeLine& line : kLines) {
        const bool any = std::ranges::any_of(
            parts, [&](const PartSheet* part) { return part->*line.amount != 0_yen; });
        if (!any && line.amount != &PartSheet::levy) continue;
        notices::Boxes& row = letter.add_row("lines");
        row.emplace_back("item", std::string{line.item});
        for (std::size_t p = 0; p < 4; ++p) {
            const Yen amount = parts[p]->*line.amount;
            row.emplace_back(boxes[p], line.taken_off ? minus_text(amount) : column_text(amount));
        }
    }
}

std::string term_text(const Calendar& calendar, const Instalment& line) {
    const bool pension = line.collection == Collection::pension;
    return (pension ? std::to_string(line.month.month()) + "月の年金"
                    : "第" + std::to_string(line.term) + "期") +
           "（" + calendar.format(line.due_on) + "）";
}

/// Two columns of six.
void add_plan(Letter& letter, const Calendar& calendar, std::vector<Instalment> plan) {
    std::ranges::sort(plan, {}, &Instalment::due_on);
    constexpr std::size_t kRows = 6;
    for (std::size_t i = 0; i < std::min(kRows, plan.size()); ++i) {
        notices::Boxes& row = letter.add_row("plan");
        row.emplace_back("left_term", term_text(calendar, plan[i]));
        row.emplace_back("left_amount", yen_text(plan[i].amount));
        const bool second = i + kRows < plan.size();
        row.emplace_back("right_term", second ? term_text(calendar, plan[i + kRows]) : "");
        row.emplace_back("right_amount", second ? yen_text(plan[i + kRows].amount) : "");
    }
}

std::string reduction_text(const StoredLevy& levy) {
    std::string text{label_of(levy.reduction)};
    if (levy.reduction == Reduction::undeclared) return text;
    const bool seventy = levy.reduction == Reduction::seventy;
    const bool fifty = levy.reduction == Reduction::fifty;
    return text + "（判定所得 " + yen_text(levy.judged_income) + "、" +
           (seventy ? "7割"
            : fifty ? "5割"
                    : "2割") +
           "軽減の基準 " +
           yen_text(seventy ? levy.limit_seventy
                    : fifty ? levy.limit_fifty
                            : levy.limit_twenty) +
           "）";
}

std::string insured_text(const StoredLevy& levy) {
    std::string text = std::to_string(levy.insured) + "人、" + std::to_string(levy.months) + "か月";
    if (levy.care_months > 0) text += "（介護分 " + std::to_string(levy.care_months) + "か月）";
    if (levy.halved_months > 0) text += "、特定世帯 " + std::to_string(levy.halved_months) + "か月";
    if (levy.quarter_months > 0)
        text += "、特定継続世帯 " + std::to_string(levy.quarter_months) + "か月";
    return text;
}

std::vector<RecordStep> charge_steps(storage::Session& session, PersonId head, FiscalYear year) {
    return steps_of(
        session, ledger::charge_table(),
        storage::both(
            storage::both(storage::equals("business", static_cast<std::int64_t>(kBusiness)),
                          storage::equals("person_id", head.value())),
            storage::equals("fiscal_year", std::int64_t{year.value})),
        kEndOfTime);
}

std::vector<RecordStep> levy_steps(storage::Session& session, PersonId head, FiscalYear year) {
    return steps_of(session, stored_levy_table(),
                    storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                                  storage::equals("person_id", head.value())),
                    kEndOfTime);
}

void add_changed_plan(Letter& letter, const Calendar& calendar,
                      const std::vector<Instalment>& before, const std::vector<Instalment>& after) {
    struct Pair {
        Instalment line;
        Yen was;
        Yen is;
    };
    std::map<std::pair<Date, int>, Pair> pairs;
    for (const Instalment& line : before) {
        Pair& pair = pairs[{line.due_on, line.term}];
        pair.line = line;
        pair.was = line.amount;
    }
    for (const Instalment& line : after) {
        Pair& pair = pairs[{line.due_on, line.term}];
        pair.line = line;
        pair.is = line.amount;
    }
    for (const auto& [key, pair] : pairs) {
        if (pair.was == pair.is) continue;
        const bool pension = pair.line.collection == Collection::pension;
        notices::Boxes& row = letter.add_row("plan");
        row.emplace_back("way", pension ? "年金から" : "納付書・口座振替");
        row.emplace_back("term", pension ? std::to_string(pair.line.month.month()) + "月"
                                         : "第" + std::to_string(pair.line.term) + "期");
        row.emplace_back("due_on", calendar.format(pair.line.due_on));
        row.emplace_back("was", column_text(pair.was));
        row.emplace_back("is", column_text(pair.is));
    }
}

}  // namespace

Result<Letter> premium_notice(storage::Session& session, const CaseLetterRun& run, PersonId head,
                              FiscalYear year) {
    const auto levies = levy_steps(session, head, year);
    const auto charges = charge_steps(session, head, year);
    if (levies.empty() || charges.empty()) {
        return Problem{"notices.no_levy",
                       "この年度の国民健康保険料が賦課されていないため、印刷していません。",
                       "subject " + std::to_string(head.value())};
    }
    const auto& levy = levies.back().as<StoredLevy>();
    auto letter =
        run.begin(session, head, letter_number(year, head, charges.back().version.number));
    if (!letter) return letter;
    const Calendar& calendar = *run.town->calendar;
    letter->set("title", calendar.format(year) + "　国民健康保険料　納入通知書")
        .set("fiscal_year", calendar.format(year))
        .set("total", yen_text(levy.total))
        .set("insured", insured_text(levy))
        .set("reduction", reduction_text(levy))
        .set("collection", std::string{label_of(levy.collection)});
    add_lines(*letter, levy);
    add_plan(*letter, calendar,
             ledger::plan_of(session, kBusiness, head, year, charges.back().version.number));
    return letter;
}

Result<Letter> premium_change(storage::Session& session, const CaseLetterRun& run, PersonId head,
                              FiscalYear year) {
    const auto charges = charge_steps(session, head, year);
    if (charges.empty() || charges.back().before == nullptr) {
        return Problem{"notices.no_change",
                       "この年度の国民健康保険料は変更されていないため、印刷していません。",
                       "subject " + std::to_string(head.value())};
    }
    const auto& charge = charges.back().as<ledger::Charge>();
    const auto& before = *charges.back().before_as<ledger::Charge>();
    const int version = charges.back().version.number;
    auto letter = run.begin(session, head, letter_number(year, head, version));
    if (!letter) return letter;
    const Calendar& calendar = *run.town->calendar;
    const auto levies = levy_steps(session, head, year);
    letter->set("title", calendar.format(year) + "　国民健康保険料　変更通知書")
        .set("fiscal_year", calendar.format(year))
        .set("before", yen_text(before.amount))
        .set("after", yen_text(charge.amount))
        .set("difference", difference_text(charge.amount - before.amount))
        .set("reason", charge.reason)
        .set("collection", levies.empty()
                               ? "−"
                               : std::string{label_of(levies.back().as<StoredLevy>().collection)});
    if (!levies.empty() && levies.back().before != nullptr) {
        for (const batch::ChangedLine& line :
             batch::compare(sheet_description(),
                            static_cast<const Sheet*>(levies.back().before_as<StoredLevy>()),
                            static_cast<const Sheet*>(&levies.back().as<StoredLevy>()))) {
            notices::Boxes& row = letter->add_row("lines");
            row.emplace_back("item", std::string{line.label});
            row.emplace_back("was", line.before);
            row.emplace_back("is", line.after);
        }
    }
    add_changed_plan(*letter, calendar,
                     ledger::plan_of(session, kBusiness, head, year, version - 1),
                     ledger::plan_of(session, kBusiness, head, year, version));
    return letter;
}

}  // namespace yakuba::national_health_insurance
