#include "web/composer.h"

#include <stdexcept>

namespace yakuba::web {
namespace {

constexpr int kDeepest = 8;

/// Replaces every OPEN…CLOSE by what `stand_in` answers for the text between.
template <class StandIn>
std::string replace_between(std::string_view text, std::string_view open, std::string_view close,
                            StandIn stand_in) {
    std::string out;
    while (true) {
        const std::size_t begin = text.find(open);
        if (begin == std::string_view::npos) return out.append(text);
        const std::size_t end = text.find(close, begin + open.size());
        if (end == std::string_view::npos) return out.append(text);
        out.append(text.substr(0, begin));
        out += stand_in(text.substr(begin + open.size(), end - begin - open.size()));
        text.remove_prefix(end + close.size());
    }
}

std::string take_in(std::string_view text, const Marks& marks, int depth) {
    if (depth > kDeepest) throw std::logic_error("files take each other in without end");
    return replace_between(text, "{{>", "}}", [&](std::string_view name) {
        if (name == "MAIN") return std::string{"{{>MAIN}}"};
        return take_in(marks.file(name), marks, depth + 1);
    });
}

std::string layout_of(std::string_view file, std::string_view text) {
    constexpr std::string_view kMark = "{{! layout:";
    if (const std::size_t at = text.find(kMark); at != std::string_view::npos) {
        std::string_view name = text.substr(at + kMark.size());
        name = name.substr(0, name.find("}}"));
        while (name.starts_with(' '))
            name.remove_prefix(1);
        while (name.ends_with(' '))
            name.remove_suffix(1);
        return std::string{name};
    }
    return std::string{file.substr(0, file.find('/'))};
}

}  // namespace

std::string compose(std::string_view file, const Marks& marks) {
    std::string text = marks.file(file);
    const std::string layout = layout_of(file, text);
    text = take_in(text, marks, 0);
    if (layout != "none") {
        const std::string around = take_in(marks.file("layout/" + layout + ".html"), marks, 0);
        constexpr std::string_view kMain = "{{>MAIN}}";
        const std::size_t at = around.find(kMain);
        if (at == std::string::npos)
            throw std::logic_error("layout " + layout + " has no {{>MAIN}}");
        text = around.substr(0, at) + text + around.substr(at + kMain.size());
    }
    text = replace_between(text, "{{%", "}}", [](std::string_view) { return std::string{}; });
    text = replace_between(text, "{{!", "}}", [](std::string_view) { return std::string{}; });
    text = replace_between(text, "[[", "]]", [&](std::string_view mark) {
        if (mark.starts_with("asset:")) return marks.asset(mark.substr(6));
        if (mark.starts_with("icon:")) return marks.icon(mark.substr(5));
        return marks.words(mark);
    });
    return "{{%AUTOESCAPE context=\"HTML\"}}\n" + text;
}

}  // namespace yakuba::web
