#include "business/fixed_asset_tax/person_to_dos.h"

#include "business/fixed_asset_tax/decide.h"
#include "business/fixed_asset_tax/unit_holdings.h"
#include "department/record_history.h"
#include "registry/residents.h"
#include "storage/as_of.h"

namespace yakuba::fixed_asset_tax {
namespace {

bool owns_something(const Holding& holding) {
    return !holding.parcels.empty() || !holding.houses.empty();
}

/// 現所有者申告: the registered owner has died, and the assets still stand in that name.
void add_owner_report(const PersonQuestion& question, const Holding& holding,
                      std::vector<ToDo>& all) {
    if (!owns_something(holding) &&
        units_of(question.session, question.person, question.as_of).empty()) {
        return;
    }
    const auto found = registry::find_resident(question.session, question.person, question.as_of);
    if (!found || found->record.standing != registry::Standing::dead) return;
    const auto tax = year_of_tax(question.town, fiscal_year_of(question.today));
    const int months = tax ? (*tax)->rates.rates.owner_report_months : 0;
    all.push_back({.title = "現所有者の申告を案内",
                   .text = "登記名義人が亡くなっています。相続人に現所有者の申告と、通知を受け取る"
                           "代表者の指定を案内してください。",
                   .due = add_months(found->version.valid_from, months),
                   .article = "地方税法384条の3"});
}

/// 償却資産申告: due on 31 January of the fiscal year's own calendar year.
void add_return(const PersonQuestion& question, const Holding& holding, FiscalYear year,
                std::vector<ToDo>& all) {
    if (holding.assets.empty()) return;
    const auto filed = storage::find_as_of<AssetReturn>(
        question.session, asset_return_table(), {question.today, question.as_of.known},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                      storage::equals("taxpayer_id", question.person.value())));
    if (filed) return;
    all.push_back({.title = "償却資産の申告",
                   .text = short_year(question.town, year) +
                           "の償却資産の申告書が出ていません。増減がなくても申告が必要です。",
                   .due = Date{year.value, 1, 31},
                   .article = "地方税法383条",
                   .for_resident = true});
}

/// 432条1項: some months from the day after the notice was received. It is delivered some days
/// before the first term at the latest (364条9項), so that no objection is in time after this day.
void add_objection(const PersonQuestion& question, FiscalYear year, std::vector<ToDo>& all) {
    constexpr std::string_view kBilled =
        "SELECT count(*) FROM fixed_asset_bill WHERE fiscal_year = :year AND taxpayer_id = :person "
        "AND annual_tax > 0";
    if (question.session.number(kBilled, {{"year", std::int64_t{year.value}},
                                          {"person", question.person.value()}}) == 0)
        return;
    const auto tax = year_of_tax(question.town, year);
    if (!tax || (*tax)->schedule.empty()) return;
    const Date received =
        (*tax)->schedule.front().due_on - std::chrono::days{(*tax)->rates.rates.notice_days};
    const int months = (*tax)->rates.rates.objection_months;
    const Date last = add_months(received, months);
    if (question.today < year.first_day() || question.today > last) return;
    all.push_back(
        {.title = "価格に不服があるときの審査の申出",
         .text = "固定資産課税台帳の価格に不服があるときは、納税通知書を受け取った日の翌日"
                 "から" +
                 std::to_string(months) +
                 "か月以内に、固定資産評価審査委員会に審査の申出ができます。",
         .due = last,
         .article = "地方税法432条1項",
         .for_resident = true});
}

/// Most people own nothing here, and their page should not wait for an empty holding.
constexpr std::string_view kEverOwned =
    "SELECT (SELECT count(*) FROM fixed_asset_parcel WHERE taxpayer_id = :person) + "
    "(SELECT count(*) FROM fixed_asset_house WHERE taxpayer_id = :person) + "
    "(SELECT count(*) FROM fixed_asset_unit WHERE taxpayer_id = :person) + "
    "(SELECT count(*) FROM fixed_asset_depreciable WHERE taxpayer_id = :person)";

}  // namespace

std::vector<ToDo> person_to_dos(const PersonQuestion& question) {
    std::vector<ToDo> all;
    if (question.session.number(kEverOwned, {{"person", question.person.value()}}) == 0) return all;
    const FiscalYear year{question.today.year()};
    const auto of_year = [&](int of) {
        return gather_one(question.session, FiscalYear{of}, question.as_of.known, question.person);
    };
    // What is owned now is what next year's 1 January will find.
    add_owner_report(question, of_year(year.value + 1), all);
    add_return(question, of_year(year.value), year, all);
    add_objection(question, fiscal_year_of(question.today), all);
    return all;
}

}  // namespace yakuba::fixed_asset_tax
