#include "business/individual_inhabitant_tax/person_timeline.h"

#include <algorithm>
#include <set>

#include "business/individual_inhabitant_tax/notice_boxes.h"
#include "business/individual_inhabitant_tax/records.h"
#include "business/individual_inhabitant_tax/stored_sheet.h"
#include "department/record_history.h"
#include "ledger/charges.h"
#include "notices/words.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

using batch::ChangedLine;

/// Years kept on the page: those that can still be changed (地方税法17条の5: 5年, 偽りがあれば7年),
/// and the next.
constexpr int kYearsBack = 7;

storage::Where years_of(const PersonQuestion& question) {
    const int year = fiscal_year_of(question.today).value;
    std::string years;
    for (int y = year - kYearsBack; y <= year + 1; ++y)
        years += (years.empty() ? "" : ", ") + std::to_string(y);
    return storage::both({"fiscal_year IN (" + years + ")", {}},
                         storage::equals("person_id", question.person.value()));
}

TimelineEntry row_of(const RecordStep& step) {
    TimelineEntry row;
    row.on = step.version.valid_from;
    row.recorded_at = step.version.recorded_at;
    row.entry = step.version.entry;
    row.correction = step.before != nullptr;
    return row;
}

/// One kind of paper: what of it is shown.
struct Paper {
    const storage::Table* table;
    bool (*withdrawn)(const RecordStep&);
    std::initializer_list<std::string_view> lines;
};

template <class Record>
bool is_withdrawn(const RecordStep& step) {
    return step.as<Record>().withdrawn;
}

std::string name_of(const Paper& paper, const RecordStep& step) {
    if (paper.table != &tax_return_table()) return std::string{paper.table->label};
    return std::string{label_of(step.as<TaxReturn>().kind)};
}

void add_paper(const PersonQuestion& question, const Paper& paper, const storage::Where& where,
               std::vector<TimelineEntry>& rows) {
    for (const RecordStep& step :
         steps_of(question.session, *paper.table, where, question.as_of.known)) {
        TimelineEntry row = row_of(step);
        if (paper.table == &tax_return_table() && step.as<TaxReturn>().filed_on)
            row.on = step.as<TaxReturn>().filed_on;
        row.what = name_of(paper, step);
        row.changes = changes_of(question.town, *paper.table, step, paper.lines);
        if (paper.withdrawn != nullptr && paper.withdrawn(step)) {
            row.what += "の取消";
            if (step.before != nullptr) rows.back().cancelled = true;
        }
        rows.push_back(std::move(row));
    }
}

void add_papers(const PersonQuestion& question, const storage::Where& where,
                std::vector<TimelineEntry>& rows) {
    const Paper papers[] = {
        {&salary_report_table(),
         &is_withdrawn<SalaryReport>,
         {"fiscal_year", "revenue", "income_tax_deductions", "social_insurance", "left_on",
          "special_collection"}},
        {&pension_report_table(),
         &is_withdrawn<PensionReport>,
         {"fiscal_year", "revenue", "social_insurance"}},
        {&tax_return_table(),
         &is_withdrawn<TaxReturn>,
         {"fiscal_year", "salary", "public_pension", "business", "farming", "real_estate",
          "miscellaneous", "social_insurance", "medical_paid"}},
        {&dependant_record_table(),
         &is_withdrawn<DependantRecord>,
         {"fiscal_year", "name", "relation", "income", "disability"}},
        {&one_stop_gift_table(), &is_withdrawn<OneStopGift>, {"fiscal_year", "amount"}},
        {&taxpayer_status_table(),
         nullptr,
         {"fiscal_year", "welfare", "disability", "family_status", "working_student", "house_only",
          "pension_collection_stopped"}},
    };
    for (const Paper& paper : papers)
        add_paper(question, paper, where, rows);
}

/// Charges by the journal entry that wrote them, with what changed in the collection.
struct ChargeStep {
    FiscalYear year;
    RecordStep step;
    std::optional<ChangedLine> collection;
};

std::vector<ChargeStep> charges_of(const PersonQuestion& question) {
    constexpr auto kBusiness = ledger::Business::individual_inhabitant_tax;
    const auto steps =
        steps_of(question.session, ledger::charge_table(),
                 storage::both(storage::equals("business", static_cast<std::int64_t>(kBusiness)),
                               storage::equals("person_id", question.person.value())),
                 question.as_of.known);
    std::vector<ChargeStep> charges;
    std::string before = "なし";
    for (const RecordStep& step : steps) {
        const FiscalYear year = step.as<ledger::Charge>().fiscal_year;
        if (step.before == nullptr) before = "なし";
        std::string after = collection_text(ledger::plan_of(
            question.session, kBusiness, question.person, year, step.version.number));
        ChargeStep charge{year, step, {}};
        if (before != after)
            charge.collection =
                ChangedLine{"collection", "徴収の方法", "地方税法319条", before, after};
        before = std::move(after);
        charges.push_back(std::move(charge));
    }
    return charges;
}

std::string decision_text(const StoredSheet& sheet) {
    if (sheet.annual_tax > 0_yen) return notices::yen_text(sheet.annual_tax);
    return sheet.ground == Ground::undeclared ? "未申告" : "非課税";
}

/// The label of a line is not kept with it, so that it must stand for good: the year is told by the
/// row's name.
std::vector<ChangedLine> changes_of_sheet(const Town& town, const RecordStep& step) {
    const auto* before = step.before_as<StoredSheet>();
    const auto& sheet = step.as<StoredSheet>();
    std::vector<ChangedLine> changes{{"annual_tax", "年税額", "地方税法318条",
                                      before == nullptr ? "なし" : decision_text(*before),
                                      decision_text(sheet)}};
    if (before == nullptr) return changes;
    if (changes.front().before == changes.front().after) changes.clear();
    auto more =
        changes_of(town, stored_sheet_table(), step,
                   {"ground", "total_income", "total_deductions", "taxable_income", "dependants"});
    std::ranges::move(more, std::back_inserter(changes));
    return changes;
}

void add_assessments(const PersonQuestion& question, const storage::Where& where,
                     std::vector<TimelineEntry>& rows) {
    std::vector<ChargeStep> charges = charges_of(question);
    for (const RecordStep& step :
         steps_of(question.session, stored_sheet_table(), where, question.as_of.known)) {
        const FiscalYear year = step.as<StoredSheet>().fiscal_year;
        TimelineEntry row = row_of(step);
        // A first assessment is the year's; a change is what it is from its day on.
        row.on = step.before == nullptr ? year.first_day() : date_in_japan(row.recorded_at);
        row.what = step.before == nullptr ? "当初賦課" : "税額の変更";
        row.changes = changes_of_sheet(question.town, step);
        const auto charge = std::ranges::find_if(charges, [&](const ChargeStep& c) {
            return c.year == year && c.step.version.entry == step.version.entry &&
                   c.step.version.recorded_at == step.version.recorded_at;
        });
        if (charge != charges.end()) {
            const std::string& reason = charge->step.as<ledger::Charge>().reason;
            if (step.before == nullptr && reason != "当初") {
                row.what = "随時賦課";
                row.on = date_in_japan(row.recorded_at);
            }
            if (charge->collection) row.changes.push_back(*charge->collection);
            charges.erase(charge);
        }
        row.what = short_year(question.town, year) + " " + row.what;
        if (!row.changes.empty()) rows.push_back(std::move(row));
    }
    for (const ChargeStep& charge : charges) {
        TimelineEntry row = row_of(charge.step);
        row.on = date_in_japan(row.recorded_at);
        row.correction = false;
        row.what = charge.step.as<ledger::Charge>().reason;
        row.changes = changes_of(question.town, ledger::charge_table(), charge.step,
                                 {"fiscal_year", "amount"});
        if (charge.collection) row.changes.push_back(*charge.collection);
        rows.push_back(std::move(row));
    }
}

}  // namespace

std::vector<TimelineEntry> timeline(const PersonQuestion& question) {
    const storage::Where where = years_of(question);
    std::vector<TimelineEntry> rows;
    add_papers(question, where, rows);
    add_assessments(question, where, rows);
    return rows;
}

}  // namespace yakuba::individual_inhabitant_tax
