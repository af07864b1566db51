#include "portal/resident/bank_search.h"

#include <algorithm>
#include <fstream>

#include "exchange/csv.h"
#include "kernel/kana.h"
#include "kernel/search_key.h"
#include "kernel/utf8.h"

namespace yakuba::portal::resident {
namespace {

using Entry = BankSearch::Entry;

/// Reads a list whose first `code_columns` columns are the code; then come name and reading.
Result<std::vector<Entry>> read_list(const std::string& path, std::size_t code_columns) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return Problem{"bank.list_missing", "金融機関の一覧がありません。", path};
    exchange::CsvReader reader{file};
    std::vector<std::string_view> fields;
    std::vector<Entry> entries;
    for (bool head = true;; head = false) {
        const auto more = reader.next(fields);
        if (!more) return more.problem();
        if (!*more) break;
        if (head) continue;
        if (fields.size() < code_columns + 2) {
            return Problem{"bank.list_malformed", "金融機関の一覧が読めません。", path,
                           std::to_string(reader.line()) + "行"};
        }
        Entry entry;
        for (std::size_t i = 0; i < code_columns; ++i)
            entry.code += fields[i];
        entry.name = fields[code_columns];
        entry.name_key = name_key(entry.name);
        entry.kana_key = kana_key(fields[code_columns + 1]);
        entries.push_back(std::move(entry));
    }
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.code < b.code; });
    return entries;
}

/// The digits of a text, when it has exactly `count` of them: "０００１", "みずほ（0001）".
std::string digits_of(std::string_view text, std::size_t count) {
    std::string digits;
    while (!text.empty()) {
        const char32_t c = to_ascii_width(take_code_point(text));
        if (c >= U'0' && c <= U'9') digits.push_back(static_cast<char>(c));
    }
    return digits.size() == count ? digits : std::string{};
}

std::string without_ending(std::string_view text, std::initializer_list<std::string_view> endings) {
    for (const std::string_view ending : endings) {
        if (text.ends_with(ending) && text.size() > ending.size()) {
            text.remove_suffix(ending.size());
            break;
        }
    }
    return std::string{text};
}

/// Whole names alone when there are any; else beginnings before the rest.
std::vector<const Entry*> best_of(std::span<const Entry> entries, const std::string& name,
                                  const std::string& kana) {
    std::vector<const Entry*> whole;
    std::vector<const Entry*> beginning;
    std::vector<const Entry*> inside;
    if (name.empty()) return whole;
    for (const Entry& entry : entries) {
        const auto fits = [&](auto test) {
            return test(entry.name_key, name) || (!kana.empty() && test(entry.kana_key, kana));
        };
        if (fits([](const std::string& a, const std::string& b) { return a == b; })) {
            whole.push_back(&entry);
        } else if (fits([](const std::string& a, const std::string& b) {
                       return a.starts_with(b);
                   })) {
            beginning.push_back(&entry);
        } else if (fits([](const std::string& a, const std::string& b) {
                       return a.find(b) != std::string::npos;
                   })) {
            inside.push_back(&entry);
        }
    }
    if (!whole.empty()) return whole;
    beginning.insert(beginning.end(), inside.begin(), inside.end());
    return beginning;
}

const Entry* exactly(std::span<const Entry> entries, std::string_view code) {
    const auto found = std::lower_bound(
        entries.begin(), entries.end(), code,
        [](const Entry& entry, std::string_view wanted) { return entry.code < wanted; });
    return found != entries.end() && found->code == code ? &*found : nullptr;
}

}  // namespace

Result<BankSearch> BankSearch::open(const std::string& data_folder) {
    BankSearch search;
    auto banks = read_list(data_folder + "/codes/banks.csv", 1);
    if (!banks) return banks.problem();
    search.banks_ = *std::move(banks);
    auto branches = read_list(data_folder + "/codes/branches.csv", 2);
    if (!branches) return branches.problem();
    search.branches_ = *std::move(branches);
    return search;
}

const Entry* BankSearch::bank(std::string_view code) const { return exactly(banks_, code); }

const Entry* BankSearch::branch(std::string_view bank_code, std::string_view code) const {
    return exactly(branches_, std::string{bank_code} + std::string{code});
}

std::vector<const Entry*> BankSearch::banks(std::string_view typed) const {
    if (const std::string digits = digits_of(typed, 4); !digits.empty()) {
        const Entry* found = bank(digits);
        if (found != nullptr) return {found};
    }
    const std::string wanted = without_ending(typed, {"銀行", "ぎんこう"});
    return best_of(banks_, name_key(wanted), kana_key(wanted));
}

std::vector<const Entry*> BankSearch::branches(std::string_view bank_code,
                                               std::string_view typed) const {
    if (const std::string digits = digits_of(typed, 3); !digits.empty()) {
        const Entry* found = branch(bank_code, digits);
        if (found != nullptr) return {found};
    }
    const auto begin = std::lower_bound(
        branches_.begin(), branches_.end(), bank_code,
        [](const Entry& entry, std::string_view code) { return entry.code < code; });
    const auto end = std::find_if(begin, branches_.end(), [&](const Entry& entry) {
        return !entry.code.starts_with(bank_code);
    });
    const std::string wanted = without_ending(typed, {"支店", "してん"});
    return best_of({begin, end}, name_key(wanted), kana_key(wanted));
}

}  // namespace yakuba::portal::resident
