#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace yakuba::portal::resident {

/// Banks and their branches found by what people call them (data/codes/banks.csv, branches.csv):
/// the name with or without 銀行 or 支店, its reading, or its number. Immutable after loading.
class BankSearch {
public:
    struct Entry {
        std::string code;
        std::string name;  // みずほ
        std::string name_key;
        std::string kana_key;
    };

    static Result<BankSearch> open(const std::string& data_folder);

    /// The whole name or number first; else those that begin with it, then those that hold it.
    std::vector<const Entry*> banks(std::string_view typed) const;
    std::vector<const Entry*> branches(std::string_view bank_code, std::string_view typed) const;
    const Entry* bank(std::string_view code) const;
    const Entry* branch(std::string_view bank_code, std::string_view code) const;

private:
    std::vector<Entry> banks_;     // in order of code
    std::vector<Entry> branches_;  // code: bank code + branch code, in order
};

}  // namespace yakuba::portal::resident
