#pragma once
#include <functional>
#include <string>
#include <string_view>

/// Putting a page's template together from its files, before the template library sees it.
namespace yakuba::web {

/// What the marks in double square brackets stand for.
struct Marks {
    std::function<std::string(std::string_view name)> file;   // the text of a template file
    std::function<std::string(std::string_view name)> asset;  // [[asset:staff.css]]
    std::function<std::string(std::string_view name)> icon;   // [[icon:search]]
    std::function<std::string(std::string_view key)> words;   // [[key]]
};

/// The whole template of `file`: its layout, the files it takes in, its marks replaced. Each of the
/// functions may throw std::logic_error, whose message is completed with the file's name.
std::string compose(std::string_view file, const Marks& marks);

}  // namespace yakuba::web
