#include "batch/difference.h"

#include "rules/explain.h"

namespace yakuba::batch {
namespace {

bool is_same(const Line& line, const void* before, const void* after);

bool is_same_list(const FieldType& type, const void* before, const void* after) {
    if (type.size(before) != type.size(after)) return false;
    for (std::size_t i = 0; i < type.size(before); ++i) {
        for (const Line& line : type.row()->lines) {
            if (!is_same(line, type.element(before, i), type.element(after, i))) return false;
        }
    }
    return true;
}

bool is_same(const Line& line, const void* before, const void* after) {
    const void* const a = line.field(before);
    const void* const b = line.field(after);
    switch (line.type->kind) {
        case Kind::integer:
            return line.type->integer(a) == line.type->integer(b);
        case Kind::list:
            return is_same_list(*line.type, a, b);
        case Kind::text:
            break;
    }
    return line.type->format(a) == line.type->format(b);
}

/// A list as people read it: "種類 給与、金額 1,000円／種類 年金、金額 2,000円".
std::string in_words(const Line& line, const void* record) {
    if (line.type->kind != Kind::list) return format_for_people(line, record);
    const void* const list = line.field(record);
    std::string words;
    for (std::size_t i = 0; i < line.type->size(list); ++i) {
        std::string row;
        for (const Line& part : line.type->row()->lines) {
            row += (row.empty() ? "" : "、") + std::string{part.label} + " " +
                   in_words(part, line.type->element(list, i));
        }
        words += (words.empty() ? "" : "／") + row;
    }
    return words.empty() ? "なし" : words;
}

}  // namespace

std::vector<ChangedLine> compare(const Description& sheet, const void* before, const void* after) {
    std::vector<ChangedLine> changed;
    for (const Line& line : sheet.lines) {
        if (is_same(line, before, after)) continue;
        changed.push_back(
            {line.key, line.label, line.article, in_words(line, before), in_words(line, after)});
    }
    return changed;
}

}  // namespace yakuba::batch
