#include "notices/press.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "notices/form.h"
#include "notices/page_reader.h"

namespace yakuba::notices {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSheet = R"(<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="595.276" height="841.89" viewBox="0 0 595.276 841.89" data-continued="next.svg">
<text x="60" y="60" font-family="Noto Sans CJK JP" font-size="16">試験通知書</text>
<rect class="box" id="box:subject" x="60" y="800" width="400" height="12" data-font="gothic" data-size="7"/>
<rect class="box" id="box:page" x="500" y="800" width="40" height="12" data-size="8" data-align="right"/>
<rect class="box" id="box:name" x="60" y="100" width="200" height="24" data-size="14" data-min-size="7"/>
<rect class="box" id="box:text" x="60" y="130" width="200" height="40" data-size="10" data-min-size="6" data-lines="3" data-optional="true"/>
<rect class="box" id="box:amount" x="300" y="100" width="100" height="24" data-font="gothic" data-weight="bold" data-align="right" data-optional="true"/>
<rect class="box" id="box:remedy" x="60" y="400" width="400" height="40" data-lines="2" data-optional="true" data-text="{mayor}に審査請求ができます。"/>
<g class="row" id="row:items" data-rows="3" data-pitch="20">
<line x1="60" x2="400" y1="220" y2="220" stroke="#000"/>
<rect class="box" id="box:item" x="60" y="200" width="100" height="20"/>
</g>
</svg>)";

std::string next_sheet() {
    std::string next{kSheet};
    next.replace(next.find(" data-continued=\"next.svg\""), 26, "");
    next.replace(next.find("試験通知書"), 15, "試験通知書（続き）");
    return next;
}

std::string bytes_of(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::string output_of(const std::string& command) {
    std::string output;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    std::array<char, 4096> buffer{};
    for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        output.append(buffer.data(), n);
    pclose(pipe);
    return output;
}

class PressTest : public testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "yakuba-press-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder = pattern;
        std::ofstream{folder / "form.svg"} << kSheet;
        std::ofstream{folder / "next.svg"} << next_sheet();
        auto loaded = Form::load((folder / "form.svg").string());
        ASSERT_TRUE(loaded) << loaded.problem().detail;
        form = std::move(*loaded);
        options.created = start_of_day(Date{2026, 6, 10});
        options.title = "試験通知書";
    }
    void TearDown() override { fs::remove_all(folder); }

    Letter letter_about(std::int64_t person, std::string name = "山口　太郎") const {
        Letter letter{.form = &form, .subject = PersonId{person}, .number = "2026-000001"};
        letter.set("name", std::move(name));
        return letter;
    }
    std::string path(const std::string& name = "out.pdf") const { return (folder / name).string(); }

    fs::path folder;
    Form form;
    FileOptions options;
};

std::string code_of_add(Press& press, const Letter& letter) {
    const auto added = press.add(letter.subject, letter);
    return added ? "ok" : std::string{added.problem().code};
}

TEST_F(PressTest, PrintsALetterThatReadsBackAsWritten) {
    Letter letter = letter_about(7);
    letter.set("amount", "1,234,500円");
    const auto pdf = print_single(PersonId{7}, letter, options);
    ASSERT_TRUE(pdf) << pdf.problem().detail;
    const auto pages = read_pages(*pdf);
    ASSERT_TRUE(pages) << pages.problem().detail;
    ASSERT_EQ(pages->size(), 1U);
    EXPECT_EQ(pages->front(), "山口太郎1,234,500円1／1宛名番号0000000007・番号2026-000001・1／1頁");
}

TEST_F(PressTest, AFormsOwnTextTakesTheLettersWords) {
    Letter letter = letter_about(7);
    letter.set("mayor", "山口市長");
    const auto pdf = print_single(PersonId{7}, letter, options);
    ASSERT_TRUE(pdf) << pdf.problem().detail;
    EXPECT_NE(read_pages(*pdf)->front().find("山口市長に審査請求ができます。"), std::string::npos);
}

TEST_F(PressTest, TheSameLettersGiveTheSameBytes) {
    const auto first = print_single(PersonId{7}, letter_about(7), options);
    const auto second = print_single(PersonId{7}, letter_about(7), options);
    ASSERT_TRUE(first && second);
    EXPECT_TRUE(*first == *second);
}

TEST_F(PressTest, FontsAreEmbeddedAndSubset) {
    Press press;
    press.begin(path(), options);
    ASSERT_TRUE(press.add(PersonId{7}, letter_about(7)));
    ASSERT_TRUE(press.publish());
    const std::string fonts = output_of("pdffonts " + path());
    EXPECT_NE(fonts.find("+IPAmjMincho"), std::string::npos) << fonts;
    EXPECT_NE(fonts.find("+NotoSansCJK"), std::string::npos) << fonts;
    EXPECT_EQ(fonts.find(" no "), std::string::npos)
        << "not embedded, not subset or without text:\n"
        << fonts;
    EXPECT_NE(output_of("pdftotext " + path() + " -").find("試験通知書"), std::string::npos);
}

TEST_F(PressTest, TheBackgroundIsHeldOnce) {
    Press press;
    for (const int letters : {1, 101}) {
        press.begin(path(std::to_string(letters)), options);
        for (int i = 1; i <= letters; ++i)
            ASSERT_TRUE(press.add(PersonId{i}, letter_about(i)));
        ASSERT_TRUE(press.publish());
    }
    const auto growth = fs::file_size(path("101")) - fs::file_size(path("1"));
    EXPECT_LT(growth / 100, 1500U);
    const std::string pdf = bytes_of(path("101"));
    std::size_t forms = 0;
    for (auto at = pdf.find("/Subtype /Form"); at != std::string::npos;
         at = pdf.find("/Subtype /Form", at + 1))
        ++forms;
    EXPECT_EQ(forms, 1U);
}

TEST_F(PressTest, ShrinksALongLatinNameAndRefusesALongerOne) {
    Press press;
    press.begin(path(), options);
    std::string name;
    while (name.size() < 50)
        name += "Wolfeschlegel ";
    EXPECT_EQ(code_of_add(press, letter_about(1, name)), "ok");
    const auto refused = press.add(PersonId{2}, letter_about(2, name + name + name));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem().code, "notices.text_too_long");
    EXPECT_EQ(refused.problem().where, "name");
    EXPECT_EQ(refused.problem().detail.find("Wolfe"), std::string::npos)
        << "no personal data in details";
}

TEST_F(PressTest, ANameOfAHundredLettersTakesSeveralLines) {
    std::string name = "Maria del Carmen ";
    while (name.size() < 120)
        name += "Fernandez-Gutierrez ";
    Letter letter = letter_about(3);
    letter.set("text", name);
    Press press;
    press.begin(path(), options);
    EXPECT_EQ(code_of_add(press, letter), "ok");
    ASSERT_TRUE(press.publish());
    letter.boxes.back().second = name + name + name + name;
    press.begin(path(), options);
    EXPECT_EQ(code_of_add(press, letter), "notices.text_too_long");
}

TEST_F(PressTest, RefusesBoxesThatDoNotAgreeWithTheForm) {
    Press press;
    press.begin(path(), options);
    Letter unknown = letter_about(1);
    unknown.set("nmae", "x");
    EXPECT_EQ(code_of_add(press, unknown), "notices.unknown_box");
    Letter missing{.form = &form, .subject = PersonId{1}};
    EXPECT_EQ(code_of_add(press, missing), "notices.missing_box");
    Letter table = letter_about(1);
    table.add_row("persons").emplace_back("item", "x");
    EXPECT_EQ(code_of_add(press, table), "notices.unknown_table");
    Letter column = letter_about(1);
    column.add_row("items").emplace_back("itme", "x");
    EXPECT_EQ(code_of_add(press, column), "notices.unknown_box");
    Letter forgotten = letter_about(1);
    forgotten.add_row("items");
    EXPECT_EQ(code_of_add(press, forgotten), "notices.missing_box");
    const auto published = press.publish();
    ASSERT_TRUE(published);
    EXPECT_EQ(*published, 0);
    EXPECT_FALSE(fs::exists(path())) << "letters with problems leave no file";
}

TEST_F(PressTest, RowsGoOnOnContinuationSheets) {
    for (const auto& [rows, pages] : {std::pair{0, 1}, {3, 1}, {4, 2}, {6, 2}, {7, 3}}) {
        Letter letter = letter_about(1);
        for (int i = 0; i < rows; ++i)
            letter.add_row("items").emplace_back("item", "品目" + std::to_string(i));
        Press press;
        press.begin(path(), options);
        const auto added = press.add(PersonId{1}, letter);
        ASSERT_TRUE(added) << added.problem().detail;
        EXPECT_EQ(*added, pages) << rows;
        ASSERT_TRUE(press.publish());
        const auto read = read_pages(bytes_of(path()));
        ASSERT_TRUE(read);
        ASSERT_EQ(read->size(), static_cast<std::size_t>(pages));
        if (rows == 7) {
            EXPECT_NE(read->back().find("品目6"), std::string::npos);
            EXPECT_NE(read->back().find("3／3"), std::string::npos);
        }
    }
}

TEST_F(PressTest, ACharacterNoFontHasIsAProblem) {
    Press press;
    press.begin(path(), options);
    EXPECT_EQ(code_of_add(press, letter_about(1, "\U000F1234")), "notices.no_glyph");
}

TEST_F(PressTest, ALetterAboutSomebodyElseKeepsTheFileBack) {
    Press press;
    press.begin(path(), options);
    ASSERT_TRUE(press.add(PersonId{1}, letter_about(1)));
    ASSERT_TRUE(
        press.add(PersonId{2}, letter_about(3)));  // asked for 2, filled from the record of 3
    const auto published = press.publish();
    ASSERT_FALSE(published);
    EXPECT_EQ(published.problem().code, "notices.mixed_up");
    EXPECT_NE(published.problem().detail.find("page 2 is about 3, asked for 2"), std::string::npos);
    EXPECT_FALSE(fs::exists(path()));
    EXPECT_FALSE(fs::exists(path() + ".writing"));
}

TEST_F(PressTest, AFileExchangedBeforeTheCheckIsKeptBack) {
    Press press;
    press.begin(path("other.pdf"), options);
    ASSERT_TRUE(
        press.add(PersonId{1}, letter_about(1, "山口　花子")));  // the same subject, another text
    ASSERT_TRUE(press.publish());
    options.before_check = [&](const std::string& written) {
        fs::copy_file(path("other.pdf"), written, fs::copy_options::overwrite_existing);
    };
    press.begin(path(), options);
    ASSERT_TRUE(press.add(PersonId{1}, letter_about(1)));
    const auto published = press.publish();
    ASSERT_FALSE(published);
    EXPECT_EQ(published.problem().code, "notices.mixed_up");
    EXPECT_FALSE(fs::exists(path()));
}

TEST_F(PressTest, ADamagedFileIsKeptBack) {
    options.before_check = [](const std::string& written) {
        fs::resize_file(written, fs::file_size(written) / 2);
    };
    Press press;
    press.begin(path(), options);
    ASSERT_TRUE(press.add(PersonId{1}, letter_about(1)));
    const auto published = press.publish();
    ASSERT_FALSE(published);
    EXPECT_EQ(published.problem().code, "notices.unreadable");
}

/// Draws one text alone and returns the picture, so that two glyphs can be compared.
std::string picture_of(const PressTest&, const Form& form, const fs::path& folder,
                       const std::string& name) {
    Letter letter{.form = &form, .subject = PersonId{1}};
    letter.set("name", name);
    Press press;
    press.begin((folder / "glyph.pdf").string(), {.created = {}, .title = "x"});
    EXPECT_TRUE(press.add(PersonId{1}, letter));
    const auto published = press.publish();
    EXPECT_TRUE(published) << published.problem().detail;
    return output_of("pdftoppm -r 300 -x 240 -y 400 -W 300 -H 120 -gray " +
                     (folder / "glyph.pdf").string());
}

TEST_F(PressTest, VariationSequencesShowTheirOwnGlyph) {
    const std::pair<std::string, std::string> pairs[] = {{"辻", "辻\U000E0101"},
                                                         {"葛", "葛\U000E0100"},
                                                         {"邊", "邊\U000E0102"},
                                                         {"邊", "邊\U000E0105"},
                                                         {"邊\U000E0102", "邊\U000E0105"}};
    const std::string blank = picture_of(*this, form, folder, "一");
    for (const auto& [base, variant] : pairs) {
        const std::string base_picture = picture_of(*this, form, folder, base);
        const std::string variant_picture = picture_of(*this, form, folder, variant);
        EXPECT_TRUE(base_picture != blank);
        EXPECT_TRUE(base_picture != variant_picture)
            << base << " and " << variant << " look the same";
    }
}

TEST_F(PressTest, AVariationNoFontHasIsAProblem) {
    Press press;
    press.begin(path(), options);
    EXPECT_EQ(code_of_add(press, letter_about(1, "一\U000E01E0")), "notices.no_glyph");
    EXPECT_EQ(code_of_add(press, letter_about(1, "辻\U000E0101 山\U000E0103")), "notices.no_glyph");
}

TEST_F(PressTest, TwoThreadsPrintWhatOneThreadPrints) {
    std::vector<PersonId> persons;
    for (int i = 1; i <= 230; ++i)
        persons.emplace_back(i);
    const LetterWriter write = [&](std::span<const PersonId> asked) {
        std::vector<Result<Letter>> letters;
        for (const PersonId id : asked) {
            if (id.value() == 100) {
                letters.emplace_back(Problem{"test.none", "ありません。"});
            } else {
                letters.emplace_back(
                    letter_about(id.value(), "氏名　辻\U000E0101 " + std::to_string(id.value())));
            }
        }
        return letters;
    };
    PrintRun run{.folder = (folder / "one").string(),
                 .name = "letters",
                 .file = options,
                 .letters_per_file = 50,
                 .threads = 1};
    const Printed one = print(run, persons, write);
    run.folder = (folder / "two").string();
    run.threads = 2;
    const Printed two = print(run, persons, write);
    ASSERT_EQ(one.files.size(), 5U);
    ASSERT_EQ(two.files.size(), 5U);
    EXPECT_EQ(two.letters, 229);
    EXPECT_EQ(two.pages, 229);
    ASSERT_EQ(two.held_back.size(), 1U);
    for (std::size_t i = 0; i < 5; ++i)
        EXPECT_TRUE(bytes_of(one.files[i]) == bytes_of(two.files[i]));
    EXPECT_NE(output_of("pdfinfo " + two.files[4]).find("Pages:           30"), std::string::npos);
}

TEST_F(PressTest, FormsWithMistakesAreRefused) {
    const auto code = [&](const std::string& svg) {
        std::ofstream{folder / "bad.svg"} << svg;
        const auto loaded = Form::load(path("bad.svg"));
        return loaded ? std::string{"ok"} : std::string{loaded.problem().code};
    };
    EXPECT_EQ(code("<svg width=\"1\" height=\"1\"><rect id=\"box:a\"/></svg>"), "form.no_subject");
    EXPECT_EQ(code("<svg><rect id=\"box:subject\"/><rect id=\"box:a\"/><rect id=\"box:a\"/></svg>"),
              "form.box_twice");
    EXPECT_EQ(code("<svg><rect id=\"box:subject\""), "form.malformed");
    EXPECT_EQ(std::string{Form::load(path("none.svg")).problem().code}, "form.not_found");
}

}  // namespace
}  // namespace yakuba::notices
