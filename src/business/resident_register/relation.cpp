#include "business/resident_register/relation.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace yakuba::resident_register {
namespace {

using registry::Resident;
using registry::Sex;

bool is_one_of(std::string_view relation, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, relation) != words.end();
}
bool is_spouse(std::string_view r) { return is_one_of(r, {"夫", "妻"}); }
bool is_unregistered_spouse(std::string_view r) {
    return is_one_of(r, {"夫（未届）", "妻（未届）"});
}
bool is_parent(std::string_view r) { return is_one_of(r, {"父", "母"}); }
bool is_sibling(std::string_view r) { return is_one_of(r, {"兄", "姉", "弟", "妹"}); }
bool is_lodger(std::string_view r) { return is_one_of(r, {"同居人", "縁故者"}); }

std::optional<std::string> by_sex(const Resident& person, const char* male, const char* female) {
    if (person.sex == Sex::male) return male;
    if (person.sex == Sex::female) return female;
    return std::nullopt;
}

/// What `person` is to a brother or sister.
std::optional<std::string> sibling_word(const Resident& person, const Resident& of) {
    if (!person.birth_date.is_complete() || !of.birth_date.is_complete()) return std::nullopt;
    const bool older = person.birth_date < of.birth_date;
    if (person.birth_date == of.birth_date)
        return std::nullopt;  // twins: the register does not say
    return older ? by_sex(person, "兄", "姉") : by_sex(person, "弟", "妹");
}

/// What the former head is to the new one.
std::optional<std::string> of_old_head(const Resident& old_head, const Resident& new_head) {
    const std::string& r = new_head.relation;
    if (is_spouse(r)) return by_sex(old_head, "夫", "妻");
    if (is_unregistered_spouse(r)) return by_sex(old_head, "夫（未届）", "妻（未届）");
    if (r == "子") return by_sex(old_head, "父", "母");
    if (is_parent(r)) return "子";
    if (is_sibling(r)) return sibling_word(old_head, new_head);
    if (r == "子の妻" || r == "子の夫") {
        const auto parent = by_sex(old_head, "父", "母");
        if (parent) return (r == "子の妻" ? "夫の" : "妻の") + *parent;
    }
    if (is_lodger(r)) return r;
    return std::nullopt;
}

/// The new head is the husband or wife of the former one.
std::optional<std::string> seen_by_spouse(const Resident& old_head, const Resident& new_head,
                                          const Resident& member) {
    const std::string& r = member.relation;
    const auto spouse = of_old_head(old_head, new_head);
    if (r == "子の子" || r == "子の妻" || r == "子の夫") return r;
    if (r == new_head.relation + "の子") return "子";  // the stepchild was the new head's own
    if (spouse && (is_parent(r) || is_sibling(r))) return *spouse + "の" + r;
    if (r == new_head.relation + "の父") return "父";
    if (r == new_head.relation + "の母") return "母";
    return std::nullopt;
}

/// The new head is a child of the former one.
std::optional<std::string> seen_by_child(const Resident& old_head, const Resident& new_head,
                                         const Resident& member) {
    const std::string& r = member.relation;
    if (r == "子") return sibling_word(member, new_head);
    const auto parent = of_old_head(old_head, new_head);
    if (parent && (is_parent(r) || is_sibling(r))) return *parent + "の" + r;
    return std::nullopt;
}

/// The new head is the father or mother of the former one.
std::optional<std::string> seen_by_parent(const Resident& new_head, const Resident& member) {
    const std::string& r = member.relation;
    if (is_spouse(r)) return "子の" + r;
    if (r == "子") return "子の子";
    if (is_sibling(r)) return "子";
    if (is_parent(r) && r != new_head.relation) return r == "父" ? "夫" : "妻";
    return std::nullopt;
}

std::optional<std::string> seen_by_sibling(const Resident& old_head, const Resident& new_head,
                                           const Resident& member) {
    const std::string& r = member.relation;
    if (is_parent(r)) return r;
    if (is_sibling(r)) return sibling_word(member, new_head);
    const auto word = sibling_word(old_head, new_head);
    if (word && (is_spouse(r) || r == "子")) return *word + "の" + r;
    return std::nullopt;
}

}  // namespace

std::optional<std::string> relation_to_new_head(const Resident& old_head, const Resident& new_head,
                                                const Resident& member) {
    if (member.person_id == new_head.person_id) return "世帯主";
    if (member.person_id == old_head.person_id) return of_old_head(old_head, new_head);
    if (is_lodger(member.relation)) return member.relation;
    const std::string& r = new_head.relation;
    // A child of the former head who has the name of the same family register is taken for the
    // couple's only when the clerk says so: the register of residents does not know parents.
    if (is_spouse(r)) return seen_by_spouse(old_head, new_head, member);
    if (r == "子") return seen_by_child(old_head, new_head, member);
    if (is_parent(r)) return seen_by_parent(new_head, member);
    if (is_sibling(r)) return seen_by_sibling(old_head, new_head, member);
    return std::nullopt;
}

}  // namespace yakuba::resident_register
