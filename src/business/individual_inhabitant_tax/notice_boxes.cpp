#include "business/individual_inhabitant_tax/notice_boxes.h"

#include <algorithm>
#include <vector>

#include "notices/form.h"
#include "notices/words.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

using ledger::Collection;
using ledger::Instalment;
using notices::column_text;
using notices::yen_text;

/// Kinds of separate taxation that the form shows as one line.
struct Together {
    std::string_view box;
    std::vector<Yen Sheet::*> parts;
};
const std::vector<Together>& sums() {
    using S = Sheet;
    static const std::vector<Together> all = {
        {"comprehensive_base", {&S::taxable_income}},
        {"comprehensive_city", {&S::city_comprehensive}},
        {"comprehensive_pref", {&S::pref_comprehensive}},
        {"short_base", {&S::short_general_base, &S::short_reduced_base}},
        {"short_city", {&S::short_general_city, &S::short_reduced_city}},
        {"short_pref", {&S::short_general_pref, &S::short_reduced_pref}},
        {"long_base", {&S::long_general_base, &S::long_qualified_base, &S::long_residence_base}},
        {"long_city", {&S::long_general_city, &S::long_qualified_city, &S::long_residence_city}},
        {"long_pref", {&S::long_general_pref, &S::long_qualified_pref, &S::long_residence_pref}},
        {"stocks_base", {&S::stocks_general_base, &S::stocks_listed_base}},
        {"stocks_city", {&S::stocks_general_city, &S::stocks_listed_city}},
        {"stocks_pref", {&S::stocks_general_pref, &S::stocks_listed_pref}},
    };
    return all;
}

std::string source_of(Collection collection) {
    return collection == Collection::pension ? "年金" : "給与";
}

/// The months of a salary are many and alike: one line for the year.
void add_month_rows(notices::Letter& letter, std::span<const Instalment> plan,
                    const Calendar& calendar) {
    for (const Instalment& line : plan) {
        if (line.collection != Collection::pension || line.amount == 0_yen) continue;
        notices::Boxes& row = letter.add_row("months");
        row.emplace_back("source", source_of(line.collection));
        row.emplace_back("month", calendar.format(line.month));
        row.emplace_back("amount", yen_text(line.amount));
    }
    if (const Yen salary = collected(plan, Collection::salary); salary > 0_yen) {
        notices::Boxes& row = letter.add_row("months");
        row.emplace_back("source", source_of(Collection::salary));
        row.emplace_back("month", "6月から翌年5月まで");
        row.emplace_back("amount", yen_text(salary));
    }
}

}  // namespace

Yen collected(std::span<const Instalment> plan, Collection collection) {
    Yen sum;
    for (const Instalment& line : plan) {
        if (line.collection == collection) sum += line.amount;
    }
    return sum;
}

std::string collection_text(std::span<const Instalment> plan) {
    std::string text;
    for (const auto collection : {Collection::salary, Collection::pension, Collection::ordinary}) {
        const auto count = std::ranges::count(plan, collection, &Instalment::collection);
        if (count == 0) continue;
        text += (text.empty() ? "" : "、") + std::string{label_of(collection)} + " " +
                std::to_string(count) + "回";
    }
    return text.empty() ? "なし" : text;
}

std::string percent_text(Ratio rate) {
    const Ratio tenths = Ratio::reduced(rate.numerator * 1'000, rate.denominator);
    if (tenths.denominator != 1) {
        return std::to_string(rate.numerator) + "/" + std::to_string(rate.denominator);
    }
    std::string text = std::to_string(tenths.numerator / 10);
    if (tenths.numerator % 10 != 0) text += "." + std::to_string(tenths.numerator % 10);
    return text + "％";
}

void fill_calculation(notices::Letter& letter, const Sheet& sheet) {
    for (const Line& line : sheet_description().lines) {
        if (line.type->name != FieldForm<Yen>::kName || !letter.form->has_box(line.key)) continue;
        letter.set(line.key, column_text(Yen{line.type->integer(line.field(&sheet))}));
    }
    for (const Together& sum : sums()) {
        Yen amount;
        for (const auto part : sum.parts)
            amount += sheet.*part;
        letter.set(sum.box, column_text(amount));
    }
    letter.set("losses", column_text(-(sheet.offset_losses + sheet.carried_losses)));
}

void fill_notice(notices::Letter& letter, const Sheet& sheet, const Rates& rates,
                 std::span<const Instalment> plan, const Calendar& calendar) {
    letter.set("annual_tax", yen_text(sheet.payable))
        .set("city_tax", yen_text(sheet.city_income_levy + sheet.city_per_capita))
        .set("prefecture_tax", yen_text(sheet.pref_income_levy + sheet.pref_per_capita))
        .set("forest_tax_total", yen_text(sheet.forest_tax))
        .set("ordinary_amount", yen_text(collected(plan, Collection::ordinary)))
        .set("salary_amount", yen_text(collected(plan, Collection::salary)))
        .set("pension_amount", yen_text(collected(plan, Collection::pension)));
    if (sheet.refund > 0_yen) {
        letter.set("annual_note", "控除しきれない額 " + yen_text(sheet.refund) + " は還付します");
    } else if (sheet.set_off > 0_yen) {
        letter.set("annual_note",
                   "控除しきれない額 " + yen_text(sheet.set_off) + " を差し引いた後の額");
    }
    for (const Instalment& line : plan) {
        if (line.collection != Collection::ordinary || line.amount == 0_yen) continue;
        notices::Boxes& row = letter.add_row("terms");
        row.emplace_back("term", "第" + std::to_string(line.term) + "期");
        row.emplace_back("due_on", calendar.format(line.due_on));
        row.emplace_back("amount", yen_text(line.amount));
    }
    add_month_rows(letter, plan, calendar);
    letter
        .set("rates_text", "市町村 " + percent_text(rates.city_rate) + "・道府県 " +
                               percent_text(rates.pref_rate) + "。分離課税はそれぞれの率")
        .set("city_per_capita_rate", yen_text(rates.city_per_capita))
        .set("prefecture_per_capita_rate",
             yen_text(rates.pref_per_capita + rates.pref_per_capita_surcharge))
        .set("forest_tax_rate", yen_text(rates.forest_tax))
        .set("dependants", std::to_string(sheet.dependants))
        .set("minor_dependants", std::to_string(sheet.minor_dependants));
}

void fill_months(notices::Boxes& boxes, std::span<const Instalment> plan, std::string_view prefix) {
    std::array<Yen, 13> months{};
    for (const Instalment& line : plan) {
        if (line.collection == Collection::salary) {
            months[static_cast<std::size_t>(line.month.month())] += line.amount;
        }
    }
    for (std::size_t month = 1; month <= 12; ++month) {
        boxes.emplace_back(std::string{prefix} + std::to_string(month), column_text(months[month]));
    }
}

}  // namespace yakuba::individual_inhabitant_tax
