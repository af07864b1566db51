#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "kernel/bank_kana.h"
#include "kernel/check_digit.h"
#include "kernel/reduction.h"
#include "kernel/search_key.h"
#include "kernel/utf8.h"

/// Names: keys are stable and well formed, reductions end in their set, and bank kana is written in
/// bank characters and never cut in two.
namespace {

using namespace yakuba;

void require(bool condition) {
    if (!condition) std::abort();
}

void check_keys(std::string_view text) {
    const std::string kana = kana_key(text);
    const std::string name = name_key(text);
    require(is_utf8(kana) && is_utf8(name));
    require(kana_key(kana) == kana);
    require(name_key(name) == name);
    require(grapheme_count(text) <= text.size());
}

void check_utf8(std::string_view text) {
    std::string copy;
    for (std::string_view rest = text; !rest.empty();)
        append_utf8(copy, take_code_point(rest));
    require(is_utf8(copy));
    require(!is_utf8(text) || copy == text);
}

void check_reductions(std::string_view text) {
    for (const auto reduce : {to_jis_x_0213, to_jis_x_0212}) {
        const Reduced once = reduce(text);
        require(is_utf8(once.text));
        require(reduce(once.text).is_exact());
    }
}

bool is_mark(char byte) { return byte == '\xDE' || byte == '\xDF'; }

void check_bank_kana(std::string_view text, std::size_t length) {
    const auto kana = bank_kana(text);
    if (!kana) return;
    for (const char c : *kana) {
        const auto byte = static_cast<unsigned char>(c);
        require((byte >= 0xB1 && byte <= 0xDF) || (byte >= ' ' && byte <= 'Z'));
    }
    require(kana->empty() || (kana->front() != ' ' && kana->back() != ' '));
    require(*bank_kana(bank_kana_to_utf8(*kana)) == *kana);
    const std::string_view cut = truncate_bank_kana(*kana, length);
    require(cut.size() <= length);
    require(cut.size() == kana->size() || !is_mark((*kana)[cut.size()]));
    require(std::string_view{*kana}.starts_with(cut));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    check_utf8(text);
    check_keys(text);
    check_reductions(text);
    check_bank_kana(text, size % 31);
    (void)is_my_number(text);
    (void)is_corporate_number(text);
    (void)is_municipality_code(text);
    (void)is_insurer_number(text);
    return 0;
}
