#include "portal/resident/lookup.h"

#include <algorithm>

#include "portal/resident/bank_search.h"
#include "portal/resident/place_search.h"

namespace yakuba::portal::resident {
namespace {

using procedures::Fields;
using Entries = std::vector<const BankSearch::Entry*>;

std::string value_of(const Fields& fields, const std::string& name) {
    for (const auto& [field, value] : fields) {
        if (field == name) return value;
    }
    return {};
}

void lay(Fields& fields, const std::string& name, std::string value) {
    std::erase_if(fields, [&](const auto& field) { return field.first == name; });
    fields.emplace_back(name, std::move(value));
}

/// A bank or a branch, as it is typed and as it is known.
struct Wanted {
    std::string code_field;
    std::string name_field;
    std::size_t code_from = 0;
    std::string_view unknown;
    std::string_view several;
};

/// The code a typed name means: the only one found, or the one chosen among those found. Its whole
/// name and number take the place of what was typed.
void settle(Fields& fields, const Wanted& wanted, const Entries& found, bool searching,
            procedures::AnswerProblems& problems) {
    const std::string chosen = value_of(fields, wanted.code_field);
    for (const BankSearch::Entry* entry : found) {
        const std::string code = entry->code.substr(wanted.code_from);
        if (found.size() != 1 && code != chosen) continue;
        lay(fields, wanted.code_field, code);
        lay(fields, wanted.name_field, entry->name + "（" + code + "）");
        return;
    }
    lay(fields, wanted.code_field, {});
    if (found.empty() || !searching) {
        problems.push_back(Problem{"answer.bank",
                                   std::string{found.empty() ? wanted.unknown : wanted.several},
                                   {},
                                   wanted.code_field});
    }
}

void look_up_account(Fields& fields, const std::string& name, const BankSearch& banks,
                     bool searching, procedures::AnswerProblems& problems) {
    const bool post_bank = !value_of(fields, name + ".symbol").empty();
    const std::string bank = value_of(fields, name + ".bank");
    if (post_bank || bank.empty()) return;
    settle(fields,
           {name + ".bank_code", name + ".bank", 0,
            "その銀行は見つかりません。銀行の名前か、4けたの番号を入れてください",
            "銀行を1つ選んでください"},
           banks.banks(bank), searching, problems);
    const std::string code = value_of(fields, name + ".bank_code");
    const std::string branch = value_of(fields, name + ".branch");
    if (code.empty() || branch.empty()) return;
    settle(fields,
           {name + ".branch_code", name + ".branch", 4,
            "その支店は見つかりません。支店の名前か、3けたの番号を入れてください",
            "支店を1つ選んでください"},
           banks.branches(code, branch), searching, problems);
}

void look_up_place(Fields& fields, const std::string& name, const PlaceSearch& places) {
    const auto found = places.at(value_of(fields, name + ".postcode"));
    if (found.empty()) return;
    const auto lay_if_empty = [&](const char* member, const std::string& value) {
        const std::string field = name + "." + member;
        if (value_of(fields, field).empty()) lay(fields, field, value);
    };
    lay_if_empty("prefecture", found.front()->prefecture);
    lay_if_empty("city", found.front()->city);
    if (found.size() == 1) lay_if_empty("town", found.front()->town);
}

}  // namespace

procedures::AnswerProblems look_up(Fields& fields, const procedures::Page& page, const Lists& lists,
                                   bool searching) {
    procedures::AnswerProblems problems;
    for (const procedures::Question* question : page.questions) {
        const std::string name = field_name(page, *question);
        if (question->kind == procedures::Kind::account)
            look_up_account(fields, name, lists.banks, searching, problems);
        if (question->kind == procedures::Kind::address) look_up_place(fields, name, lists.places);
    }
    return problems;
}

Fields without_lookups(const Fields& fields, const procedures::Page& page) {
    Fields answers = fields;
    for (const procedures::Question* question : page.questions) {
        if (question->kind != procedures::Kind::person) continue;
        // Somebody who is none of the cards is told by the boxes below them.
        const std::string name = field_name(page, *question);
        std::erase_if(answers, [&](const auto& field) {
            return field.first == name && field.second == kOtherPerson;
        });
    }
    return answers;
}

}  // namespace yakuba::portal::resident
