#include <string>

#include "identity/card_office.h"
#include "kernel/search_key.h"
#include "kernel/utf8.h"

/// Comparing the four items of a certificate with the register.
namespace yakuba::identity {
namespace {

/// Equal but for the characters the card could not hold: each 〓 stands for any one.
bool alike(std::string_view card, std::string_view ours) {
    while (!card.empty() && !ours.empty()) {
        const char32_t a = take_code_point(card);
        const char32_t b = take_code_point(ours);
        if (a != b && a != U'〓') return false;
    }
    return card.empty() && ours.empty();
}

bool is_hyphen(char32_t c) {
    return c == U'-' || c == U'－' || c == U'‐' || c == U'―' || c == U'−' || c == U'ー';
}

bool take_word(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

/// 一丁目2番3号, 1-2-3 and １－２－３ in one form: digits of one width, 丁目・番地・番・号 as
/// hyphens, kanji numerals before 丁目 as digits, no spaces.
std::string address_form(std::string_view text) {
    constexpr std::string_view kNumerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    std::string form;
    const auto hyphen = [&] {
        if (!form.empty() && form.back() != '-') form += '-';
    };
    while (!text.empty()) {
        for (std::size_t n = 0; n < std::size(kNumerals); ++n) {
            const std::string chome = std::string{kNumerals[n]} + "丁目";
            if (take_word(text, chome)) {
                form += std::to_string(n + 1);
                hyphen();
            }
        }
        if (take_word(text, "丁目") || take_word(text, "番地") || take_word(text, "番") ||
            take_word(text, "号")) {
            hyphen();
            continue;
        }
        if (text.empty()) break;
        const char32_t c = take_code_point(text);
        if (c == U' ' || c == U'　' || is_variation_selector(c)) continue;
        if (is_hyphen(c)) {
            hyphen();
        } else if (c >= U'０' && c <= U'９') {
            form += static_cast<char>('0' + (c - U'０'));
        } else {
            append_utf8(form, c);
        }
    }
    while (!form.empty() && form.back() == '-')
        form.pop_back();
    return name_key(form);
}

}  // namespace

std::vector<std::string_view> differing_items(const FourItems& items,
                                              const registry::Resident& resident,
                                              std::string_view address) {
    std::vector<std::string_view> differing;
    if (!alike(name_key(items.name), name_key(resident.name))) differing.emplace_back("name");
    if (items.birth_date && items.birth_date != resident.birth_date)
        differing.emplace_back("birth_date");
    if (items.sex != registry::Sex::unknown && items.sex != resident.sex)
        differing.emplace_back("sex");
    if (!alike(address_form(items.address), address_form(address)))
        differing.emplace_back("address");
    return differing;
}

}  // namespace yakuba::identity
