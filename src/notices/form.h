#pragma once
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

/// Form sheets: SVG files that a clerk can edit in any drawing program.
///
/// A place to be filled is a rectangle whose id begins with "box:".
///
///     <rect class="box" id="box:name" x="60" y="120" width="220" height="20"
///           data-font="mincho" data-size="12" data-min-size="7" data-align="left" data-lines="1"/>
///
///     data-font      mincho (names and addresses, every character of the family register), gothic
///     data-weight    bold, for gothic
///     data-size      points; the text shrinks down to data-min-size when it does not fit, and
///     below
///                    that the letter is not printed: nothing is ever cut
///     data-align     left, center, right;   data-valign  top, middle, bottom
///     data-lines     how many lines the text may take; data-leading the line's height in sizes
///     data-optional  "true": a letter may leave it empty without saying so
///     data-color     #rrggbb
///     data-text      what stands there in every letter, with {box} where the letter's own text
///     goes:
///                    "{mayor}に対して審査請求をすることができます". The letter does not fill such
///                    a box.
///
/// A row that repeats is a group whose id begins with "row:": everything inside is drawn once for
/// each row of the table, data-pitch points apart, at most data-rows on the sheet. Its boxes are
/// named for their columns.
///
///     <g class="row" id="row:members" data-rows="4" data-pitch="90"> … <rect id="box:birth_date"
///     …/> </g>
///
/// The root element may say `data-then="FILE.svg"`, the sheet that always follows, and
/// `data-continued="FILE.svg"`, the sheet that takes the rows a table has left over, as often as
/// needed. Each sheet needs a box "subject" (filled by the press), and may have "page", "1／2".
namespace yakuba::notices {

enum class Align { left, center, right };
enum class VerticalAlign { top, middle, bottom };

/// Lengths are points, from the upper left corner of the sheet.
struct Box {
    std::string name;
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    std::string font = "mincho";
    bool bold = false;
    double size = 10;
    double min_size = 6;
    double leading = 1.35;
    Align align = Align::left;
    VerticalAlign vertical = VerticalAlign::middle;
    int lines = 1;
    bool optional = false;
    unsigned color = 0x1a1a1c;
    std::string text;  // of data-text
};

struct RowPlace {
    std::string name;
    int rows = 1;
    double pitch = 0;
    std::vector<Box> columns;
};

struct Sheet {
    std::string file;
    std::string svg;
    double width = 0;
    double height = 0;
    std::vector<Box> boxes;
    std::vector<RowPlace> tables;
    bool is_continuation = false;
};

/// A form: one or more sheets, read once. Never changes after loading: share it between threads.
class Form {
public:
    /// Problems: "form.not_found", "form.malformed" (with the line), "form.no_subject",
    /// "form.box_twice".
    static Result<Form> load(const std::string& path);

    const std::string& name() const { return name_; }
    const std::vector<Sheet>& sheets() const { return sheets_; }
    /// Whether any sheet has such a box (not of a row), or a text with such a place in it; or such
    /// a table.
    bool has_box(std::string_view name) const;
    bool has_table(std::string_view name) const;

private:
    std::string name_;
    std::vector<Sheet> sheets_;                 // a continuation follows the sheet it continues
    std::set<std::string, std::less<>> words_;  // what letters fill: boxes, places in texts
};

}  // namespace yakuba::notices
