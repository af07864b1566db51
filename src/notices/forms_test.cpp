#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "notices/form.h"
#include "notices/page_reader.h"
#include "notices/press.h"

/// Every form in data/forms, filled as a hard case would fill it.
namespace yakuba::notices {
namespace {

namespace fs = std::filesystem;

const fs::path kForms = fs::path{YAKUBA_ROOT} / "data" / "forms";

std::vector<std::string> forms() {
    std::vector<std::string> names;
    for (const auto& file : fs::directory_iterator{kForms}) {
        if (file.path().extension() != ".svg") continue;
        const std::string name = file.path().stem().string();
        if (!name.ends_with("_continued") && !name.ends_with("_details")) names.push_back(name);
    }
    return names;
}

/// A name of more than a hundred letters, as foreign residents' cards have them.
const std::string kLongName =
    "MARIA DEL CARMEN FERNANDEZ-GUTIERREZ Y LOPEZ DE LA TORRE SANTIAGO ALEJANDRA GUADALUPE "
    "MONTSERRAT VILLANUEVA";

std::string sample_for(const Box& box) {
    static const std::set<std::string> names = {"name", "claimant", "head", "staff", "child"};
    if (names.contains(box.name)) return kLongName;
    if (box.name == "address")
        return "山口県山口市阿知須町大字徳地藤木一丁目１２３４番地の５６\n　サンライズガーデン山口"
               "中央弐番館１２０３号室";
    if (box.name == "kana") return "マリア　デル　カルメン　フェルナンデス　グティエレス";
    if (box.align == Align::right && box.width < 120) return "9,999,999";
    return "第123号";
}

void fill(const Form& form, Letter& letter, int rows) {
    std::set<std::string> filled;
    const auto set = [&](const std::string& name, const std::string& text) {
        if (filled.insert(name).second) letter.set(name, text);
    };
    for (const Sheet& sheet : form.sheets()) {
        for (const Box& box : sheet.boxes) {
            if (box.name == "subject" || box.name == "page") continue;
            if (box.text.empty()) set(box.name, sample_for(box));
        }
    }
    for (const std::string word :
         {"municipality", "mayor", "kind", "prefecture_kind", "name", "number", "office",
          "office_contact", "fiscal_year", "claimed_on", "rates_text", "city_per_capita_rate",
          "prefecture_per_capita_rate", "forest_tax_rate", "dependants", "minor_dependants",
          "received_on", "text"}) {
        if (form.has_box(word)) set(word, word.size() < 6 ? "市" : "令和8年度");
    }
    const bool goes_on = std::any_of(form.sheets().begin(), form.sheets().end(),
                                     [](const Sheet& sheet) { return sheet.is_continuation; });
    std::set<std::string> tables;
    for (const Sheet& sheet : form.sheets()) {
        for (const RowPlace& place : sheet.tables) {
            if (!tables.insert(place.name).second) continue;
            for (int i = 0; i < (goes_on ? rows : std::min(rows, place.rows)); ++i) {
                Boxes& row = letter.add_row(place.name);
                for (const Box& box : place.columns)
                    row.emplace_back(box.name, sample_for(box));
            }
        }
    }
}

TEST(FormsTest, EveryFormTakesAHardCase) {
    ASSERT_GE(forms().size(), 8U);
    for (const std::string& name : forms()) {
        const auto form = Form::load((kForms / (name + ".svg")).string());
        ASSERT_TRUE(form) << form.problem().detail;
        Letter letter{
            .form = &*form, .subject = PersonId{1'234'567'890}, .number = "2026-1234567890"};
        fill(*form, letter, 3);
        const auto pdf = print_single(letter.subject, letter, {.created = {}, .title = name});
        ASSERT_TRUE(pdf) << name << ": " << pdf.problem().code << " " << pdf.problem().detail;
    }
}

TEST(FormsTest, TablesOfPersonsGoOnOnAnotherSheet) {
    for (const std::string name :
         {"resident_record_copy", "household_sheet", "special_collection_employer",
          "child_allowance_decision", "child_allowance_change"}) {
        const auto form = Form::load((kForms / (name + ".svg")).string());
        ASSERT_TRUE(form) << form.problem().detail;
        Letter letter{.form = &*form, .subject = PersonId{7}};
        fill(*form, letter, 60);
        const auto pdf = print_single(letter.subject, letter, {.created = {}, .title = name});
        ASSERT_TRUE(pdf) << name << ": " << pdf.problem().code << " " << pdf.problem().detail;
        EXPECT_GT(read_pages(*pdf)->size(), 2U) << name;
    }
}

}  // namespace
}  // namespace yakuba::notices
