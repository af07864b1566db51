#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kernel/id.h"
#include "kernel/result.h"
#include "notices/form.h"
#include "notices/letter.h"
#include "notices/typesetter.h"

/// What stands on which page of a letter, decided before anything is drawn.
namespace yakuba::notices {

/// A page as laid out, before anything is drawn.
struct Page {
    const Sheet* sheet = nullptr;
    struct Row {
        const RowPlace* place;
        double offset;
    };
    std::vector<Row> rows;
    std::vector<FittedText> texts;
    std::string asked_text;  // what must be read back, without spaces
};

/// Which sheets the letter takes and what stands on each. A continuation is printed once for each
/// sheetful of rows that the sheet before it could not take. Problems as Press::add.
Result<std::vector<Page>> lay_out(Typesetter& typesetter, const Letter& letter);

/// The subject named on a page that was read back; none when there is no such text.
PersonId subject_on(std::string_view page);

}  // namespace yakuba::notices
