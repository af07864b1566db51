#include "business/fixed_asset_tax/certificate.h"

#include <boost/json.hpp>

#include "business/fixed_asset_tax/letter_run.h"
#include "department/answers.h"
#include "department/record_history.h"
#include "registry/residents.h"

namespace yakuba::fixed_asset_tax {
namespace {

namespace json = boost::json;
using procedures::Matter;

constexpr std::string_view kArticle = "地方税法382条の3";

struct Paper {
    std::string_view kind;  // as the form asks
    std::string_view form;
    std::string_view title;
    AssetColumns columns;
};
constexpr Paper kPapers[] = {
    {"valuation", "fixed_asset_certificate", "固定資産評価証明書", AssetColumns::prices},
    {"taxes", "fixed_asset_tax_certificate", "固定資産公課証明書", AssetColumns::taxes},
    {"holdings", "fixed_asset_holdings", "土地・家屋名寄帳", AssetColumns::all},
};
const Paper& paper_of(std::string_view kind) {
    for (const Paper& paper : kPapers) {
        if (paper.kind == kind) return paper;
    }
    return kPapers[0];
}

FiscalYear year_of(const Matter& matter) {
    return FiscalYear{static_cast<int>(Answers{matter.answers}.number("fiscal_year"))};
}

/// The bills a person may be shown: own and shared ones that were decided for the year.
std::vector<BillInFull> bills_of(storage::Session& session, const YearOfTax& tax, PersonId person) {
    std::vector<BillInFull> bills;
    for (const PersonId taxpayer : taxpayers_of(session, person, {tax.year.tax_base_date()})) {
        auto bill = bill_in_full(session, tax, taxpayer);
        if (bill) bills.push_back(*std::move(bill));
    }
    return bills;
}

Problem nothing_registered() {
    return {.code = "applicant.no_bill",
            .message = "その年度に、あなたの名義で台帳に登録された資産がありません。",
            .where = "fiscal_year",
            .article = kArticle};
}

/// All bills on one paper: the assets of each after the other, the totals added up.
BillInFull together(std::vector<BillInFull> bills) {
    BillInFull all = std::move(bills.front());
    const auto add = [](auto& to, auto& from) {
        to.insert(to.end(), std::make_move_iterator(from.begin()),
                  std::make_move_iterator(from.end()));
    };
    for (std::size_t i = 1; i < bills.size(); ++i) {
        BillInFull& one = bills[i];
        add(all.holding.parcels, one.holding.parcels);
        add(all.holding.houses, one.holding.houses);
        add(all.holding.assets, one.holding.assets);
        add(all.sheet.parcels, one.sheet.parcels);
        add(all.sheet.houses, one.sheet.houses);
        add(all.sheet.assets, one.sheet.assets);
        for (const Line& line : bill_description().lines) {
            if (line.type->name != FieldForm<Yen>::kName) continue;
            const std::int64_t sum = line.type->integer(line.field(&all.stored)) +
                                     line.type->integer(line.field(&one.stored));
            line.type->set_integer(line.mutable_field(&all.stored), sum);
        }
    }
    return all;
}

}  // namespace

std::vector<Problem> check_certificate(const procedures::Asked& asked, const Matter& matter) {
    const auto tax = year_of_tax(asked.town, year_of(matter));
    if (!tax) {
        return {{.code = "applicant.year",
                 .message = "証明できる年度ではありません。",
                 .where = "fiscal_year",
                 .article = kArticle}};
    }
    if (bills_of(asked.session, **tax, asked.person).empty()) return {nothing_registered()};
    return {};
}

Result<std::vector<procedures::PreviewLine>> preview_certificate(const procedures::Asked& asked,
                                                                 const Matter& matter) {
    const auto tax = year_of_tax(asked.town, year_of(matter));
    if (!tax) return tax.problem();
    const auto bills = bills_of(asked.session, **tax, asked.person);
    if (bills.empty()) return nothing_registered();
    std::size_t assets = 0;
    for (const BillInFull& bill : bills)
        assets += bill.holding.parcels.size() + bill.holding.houses.size();
    const Answers answers{matter.answers};
    return std::vector<procedures::PreviewLine>{
        {"証明の種類", answers.chosen(matter.procedure, "kind"), std::string{kArticle}},
        {"年度", short_year(asked.town, (*tax)->year)},
        {"土地・家屋", std::to_string(assets) + "件"},
    };
}

Result<json::value> apply_certificate(const Town& town, storage::Transaction& transaction,
                                      const Matter& matter) {
    const auto tax = year_of_tax(town, year_of(matter));
    if (!tax) return tax.problem();
    if (bills_of(transaction.session(), **tax, matter.record.person_id).empty())
        return nothing_registered();
    const std::string series = "fixed-asset-certificate/" + std::to_string((*tax)->year.value);
    return json::value(json::object{{"person_id", matter.record.person_id.value()},
                                    {"fiscal_year", (*tax)->year.value},
                                    {"certificate", transaction.next_number(series)}});
}

Result<std::string> certificate_pdf(const Town& town, storage::Session& session,
                                    const procedures::LetterOrder& order) {
    const json::object& outcome = order.outcome.as_object();
    const FiscalYear year{outcome.at("fiscal_year").to_number<int>()};
    const Answers answers{order.matter.answers};
    const Paper& paper = paper_of(answers.text("kind"));
    const bool whole = paper.columns == AssetColumns::all;
    const auto run = open_letter_run(town, session, year, std::string{paper.form}, order.issued_on);
    if (!run) return run.problem();
    const PersonId person{outcome.at("person_id").to_number<std::int64_t>()};
    auto bills = bills_of(session, *run->tax, person);
    if (bills.empty()) return nothing_registered();
    const BillInFull bill = together(std::move(bills));
    const std::string title = run->year_text() + "　" + std::string{paper.title};
    const std::string number =
        "第" + std::to_string(outcome.at("certificate").to_number<std::int64_t>()) + "号";
    notices::Letter letter = holdings_letter(*run, bill, title, number, paper.columns);
    const std::vector persons{person};
    const auto addressees = notices::Addressees::load(
        session, run->base.gate, run->base.sender.municipality, persons, order.issued_on);
    if (whole) {
        if (auto done = addressees.address(letter, person); !done) return done.problem();
    } else {
        notices::Letter addressed;
        if (auto done = addressees.address(addressed, person); !done) return done.problem();
        for (const auto& [box, text] : addressed.boxes) {
            if (box == "address") letter.set("owner_address", text);
        }
        const registry::Resident* owner = addressees.resident(person);
        if (owner != nullptr) letter.set("owner", owner->name);
        letter.set("purpose", answers.text("purpose"));
    }
    letter.subject = person;
    return notices::print_single(person, letter,
                                 {.created = start_of_day(order.issued_on), .title = title});
}

}  // namespace yakuba::fixed_asset_tax
