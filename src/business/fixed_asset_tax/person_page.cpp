#include "business/fixed_asset_tax/person_page.h"

#include <algorithm>

#include "business/fixed_asset_tax/gather.h"
#include "business/fixed_asset_tax/person_to_dos.h"
#include "business/fixed_asset_tax/stored_bill.h"
#include "department/record_history.h"
#include "notices/words.h"
#include "storage/as_of.h"

namespace yakuba::fixed_asset_tax {
namespace {

/// Years that can still be changed (地方税法17条の5: 偽りがあれば7年), and the next.
constexpr int kYearsBack = 7;

storage::Where bill_of(FiscalYear year, PersonId taxpayer) {
    return storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                         storage::equals("taxpayer_id", taxpayer.value()));
}

std::optional<StoredBill> find_bill(const PersonQuestion& question, FiscalYear year,
                                    PersonId taxpayer) {
    auto found = storage::find_as_of<StoredBill>(question.session, stored_bill_table(),
                                                 {year.tax_base_date(), question.as_of.known},
                                                 bill_of(year, taxpayer));
    if (!found) return std::nullopt;
    return std::move(found->record);
}

std::string outcome_of(const StoredBill& bill, PersonId person) {
    std::string text = bill.taxpayer_id == person ? "" : "共有・代理 ";
    if (bill.annual_tax > 0_yen) return text + "年税額 " + notices::yen_text(bill.annual_tax);
    return text + std::string{label_of(bill.ground)};
}

/// The year's bills together; until they are decided, last year's.
Tile tile(const PersonQuestion& question) {
    const auto taxpayers = taxpayers_of(question.session, question.person, question.as_of);
    const FiscalYear now = fiscal_year_of(question.as_of.valid);
    for (const FiscalYear year : {now, FiscalYear{now.value - 1}}) {
        Yen sum;
        int bills = 0;
        for (const PersonId taxpayer : taxpayers) {
            const auto bill = find_bill(question, year, taxpayer);
            if (!bill || bill->ground == Ground::none) continue;
            ++bills;
            sum += bill->annual_tax;
        }
        if (bills == 0) continue;
        const std::string text = short_year(question.town, year) + " ";
        if (sum == 0_yen) return {Tile::State::none, text + "課税なし"};
        return {Tile::State::active, text + notices::yen_text(sum)};
    }
    return {};
}

/// The bills of the years that can still be changed, in order of year and version.
std::vector<RecordStep> bills_of(const PersonQuestion& question, PersonId taxpayer) {
    const int year = fiscal_year_of(question.today).value;
    std::string years;
    for (int y = year - kYearsBack; y <= year + 1; ++y)
        years += (years.empty() ? "" : ", ") + std::to_string(y);
    return steps_of(question.session, stored_bill_table(),
                    storage::both({"fiscal_year IN (" + years + ")", {}},
                                  storage::equals("taxpayer_id", taxpayer.value())),
                    question.as_of.known);
}

void add_bills(const PersonQuestion& question, PersonId taxpayer,
               std::vector<TimelineEntry>& rows) {
    for (const RecordStep& step : bills_of(question, taxpayer)) {
        TimelineEntry row;
        row.on = step.version.valid_from;
        row.recorded_at = step.version.recorded_at;
        row.entry = step.version.entry;
        row.correction = step.before != nullptr;
        row.what = step.before == nullptr ? "固定資産税の賦課" : "固定資産税の更正";
        if (taxpayer != question.person) row.subject = "共有・代理";
        row.changes = changes_of(question.town, stored_bill_table(), step,
                                 {"fiscal_year", "land_base", "house_base", "asset_base",
                                  "fixed_tax", "city_tax", "annual_tax"});
        rows.push_back(std::move(row));
    }
}

/// Assets that came, went or changed: versions of the ledgers that name the taxpayer.
template <class Record>
void add_assets(const PersonQuestion& question, PersonId taxpayer, const storage::Table& table,
                std::string_view key, std::string_view what,
                std::initializer_list<std::string_view> lines, std::vector<TimelineEntry>& rows) {
    const std::string column{key};
    const storage::Where mine{column + " IN (SELECT mine." + column + " FROM " +
                                  std::string{table.name} +
                                  " mine WHERE mine.taxpayer_id = :taxpayer)",
                              {{"taxpayer", taxpayer.value()}}};
    for (const RecordStep& step : steps_of(question.session, table, mine, question.as_of.known)) {
        const auto& record = step.as<Record>();
        const auto* before = step.before_as<Record>();
        const bool here = record.taxpayer_id == taxpayer;
        const bool was_here = before != nullptr && before->taxpayer_id == taxpayer;
        if (!here && !was_here) continue;
        TimelineEntry row;
        row.on = step.version.valid_from;
        row.recorded_at = step.version.recorded_at;
        row.entry = step.version.entry;
        row.what = std::string{what} + (!here            ? "を手放す"
                                        : record.removed ? "の滅失・閉鎖"
                                        : !was_here      ? "を所有"
                                                         : "の異動");
        row.changes = changes_of(question.town, table, step, lines);
        rows.push_back(std::move(row));
    }
}

/// Who receives the papers: changes of the taxpayer's own row.
void add_taxpayer(const PersonQuestion& question, PersonId taxpayer,
                  std::vector<TimelineEntry>& rows) {
    for (const RecordStep& step :
         steps_of(question.session, taxpayer_table(),
                  storage::equals("taxpayer_id", taxpayer.value()), question.as_of.known)) {
        if (step.before == nullptr) continue;
        TimelineEntry row;
        row.on = step.version.valid_from;
        row.recorded_at = step.version.recorded_at;
        row.entry = step.version.entry;
        row.what = "納税通知書の送り先";
        if (taxpayer != question.person) row.subject = "共有・代理";
        row.changes = changes_of(question.town, taxpayer_table(), step,
                                 {"recipient_id", "relief_percent", "note"});
        rows.push_back(std::move(row));
    }
}

void add_reliefs(const PersonQuestion& question, PersonId taxpayer,
                 std::vector<TimelineEntry>& rows) {
    for (const RecordStep& step :
         steps_of(question.session, relief_table(),
                  storage::equals("taxpayer_id", taxpayer.value()), question.as_of.known)) {
        TimelineEntry row;
        row.on = step.as<Relief>().applied_on;
        row.recorded_at = step.version.recorded_at;
        row.entry = step.version.entry;
        row.what = "固定資産税の減免";
        if (taxpayer != question.person) row.subject = "共有・代理";
        row.changes =
            changes_of(question.town, relief_table(), step, {"fiscal_year", "reason", "percent"});
        rows.push_back(std::move(row));
    }
}

std::vector<TimelineEntry> timeline(const PersonQuestion& question) {
    std::vector<TimelineEntry> rows;
    for (const PersonId taxpayer :
         taxpayers_of(question.session, question.person, question.as_of)) {
        add_bills(question, taxpayer, rows);
        add_taxpayer(question, taxpayer, rows);
        add_reliefs(question, taxpayer, rows);
        add_assets<ParcelRecord>(question, taxpayer, parcel_table(), "parcel_id", "土地",
                                 {"town", "lot", "use", "area", "dwellings"}, rows);
        add_assets<HouseRecord>(question, taxpayer, house_table(), "house_id", "家屋",
                                {"town", "number", "use", "area", "built_on", "reduction"}, rows);
    }
    return rows;
}

std::vector<StoredDecision> decisions(const PersonQuestion& question) {
    std::vector<StoredDecision> all;
    for (const PersonId taxpayer :
         taxpayers_of(question.session, question.person, question.as_of)) {
        for (const RecordStep& step : bills_of(question, taxpayer)) {
            const auto& bill = step.as<StoredBill>();
            all.push_back({bill.fiscal_year.first_day(),
                           short_year(question.town, bill.fiscal_year),
                           outcome_of(bill, question.person), step.version.number,
                           step.version.recorded_at, step.version.entry});
        }
    }
    std::ranges::stable_sort(all, [](const StoredDecision& a, const StoredDecision& b) {
        return std::pair{a.day, a.version} > std::pair{b.day, b.version};
    });
    return all;
}

}  // namespace

PersonPage person_page() { return {&tile, &timeline, &person_to_dos, &decisions}; }

}  // namespace yakuba::fixed_asset_tax
