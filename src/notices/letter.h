#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/id.h"

namespace yakuba::notices {

class Form;

/// Texts for named boxes: box id without its "box:", and what is written there, byte-exact.
using Boxes = std::vector<std::pair<std::string, std::string>>;

/// One letter to be printed: on which form, about whom, and what goes into the named boxes.
///
/// `subject` is taken from the records the boxes were filled from, not from the list of letters
/// that were asked for: the press compares the two (see press.h).
struct Letter {
    const Form* form = nullptr;
    PersonId subject;    // 宛名番号 of the person the records speak of
    std::string number;  // 通知書番号, 証明書番号: printed with the subject on each page
    Boxes boxes;
    std::vector<std::pair<std::string, std::vector<Boxes>>> tables;  // table id → its rows

    Letter& set(std::string_view box, std::string text) {
        boxes.emplace_back(box, std::move(text));
        return *this;
    }
    /// A new row at the end of a table, to be filled by the caller.
    Boxes& add_row(std::string_view table) {
        for (auto& [name, rows] : tables) {
            if (name == table) return rows.emplace_back();
        }
        return tables.emplace_back(table, 1).second.back();
    }
};

}  // namespace yakuba::notices
