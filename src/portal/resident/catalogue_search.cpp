#include <algorithm>

#include "kernel/search_key.h"
#include "kernel/utf8.h"
#include "portal/resident/catalogue.h"

namespace yakuba::portal::resident {
namespace {

using procedures::Procedure;

/// "{手当|てあて}を" → "てあてを".
std::string readings_of(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        const std::size_t bar = text.find('|', open);
        const std::size_t close = text.find('}', bar);
        if (open == std::string_view::npos || close == std::string_view::npos) break;
        out += text.substr(0, open);
        out += text.substr(bar + 1, close - bar - 1);
        text.remove_prefix(close + 1);
    }
    return out.append(text);
}

std::string all_text(const Procedure& procedure) {
    std::string text = procedure.name + " " + procedure.form_name;
    for (const procedures::Words* words : {&procedure.plain, &procedure.summary}) {
        text += " " + procedures::without_ruby(words->ja) + " " + readings_of(words->ja) + " " +
                procedures::without_ruby(words->easy) + " " + readings_of(words->easy) + " " +
                words->en;
    }
    for (const procedures::Section& section : procedure.sections)
        text += " " + procedures::without_ruby(section.title.ja);
    return text;
}

std::vector<std::string> words_of(std::string_view typed) {
    std::vector<std::string> words(1);
    while (!typed.empty()) {
        const char32_t c = take_code_point(typed);
        if (c == U' ' || c == U'　' || c == U'\t') {
            if (!words.back().empty()) words.emplace_back();
        } else {
            append_utf8(words.back(), c);
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

bool is_kana(std::string_view word) {
    while (!word.empty()) {
        const char32_t c = take_code_point(word);
        const bool kana = (c >= U'ぁ' && c <= U'ヿ') || (c >= U'｡' && c <= U'ﾟ');
        if (!kana) return false;
    }
    return true;
}

}  // namespace

std::vector<const Procedure*> find_procedures(const procedures::Catalogue& catalogue,
                                              std::string_view words, std::string_view event) {
    const std::vector<std::string> wanted = words_of(words);
    std::vector<const Procedure*> found;
    for (const Procedure& procedure : catalogue.all()) {
        const auto& events = procedure.life_events;
        if (!event.empty() && std::find(events.begin(), events.end(), event) == events.end())
            continue;
        const std::string text = all_text(procedure);
        const std::string names = name_key(text);
        const std::string kana = kana_key(text);
        const bool all = std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
            return names.find(name_key(word)) != std::string::npos ||
                   (is_kana(word) && kana.find(kana_key(word)) != std::string::npos);
        });
        if (all) found.push_back(&procedure);
    }
    return found;
}

bool is_online(const Procedure& procedure) {
    return std::find(procedure.where.begin(), procedure.where.end(), procedures::Channel::online) !=
           procedure.where.end();
}

}  // namespace yakuba::portal::resident
