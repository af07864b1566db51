#include "generator/relation.h"

namespace yakuba::generator {

using registry::Sex;

std::string relation(Role head_role, Sex head_sex, Role role, Sex sex) {
    const bool man = sex == Sex::male;
    const bool head_is_man = head_sex == Sex::male;
    switch (head_role) {
        case Role::head:
            switch (role) {
                case Role::spouse:
                    return man ? "夫" : "妻";
                case Role::partner:
                    return man ? "夫（未届）" : "妻（未届）";
                case Role::child:
                    return "子";
                case Role::child_spouse:
                    return man ? "子の夫" : "子の妻";
                case Role::grandchild:
                    return "子の子";
                case Role::head_parent:
                    return man ? "父" : "母";
                case Role::spouse_parent:
                    return std::string{head_is_man ? "妻の" : "夫の"} + (man ? "父" : "母");
                default:
                    return "同居人";
            }
        case Role::spouse:
        case Role::partner:
            switch (role) {
                case Role::head:
                    return man ? "夫" : "妻";
                case Role::child:
                    return "子";
                case Role::child_spouse:
                    return man ? "子の夫" : "子の妻";
                case Role::grandchild:
                    return "子の子";
                case Role::spouse_parent:
                    return man ? "父" : "母";
                case Role::head_parent:
                    return std::string{head_is_man ? "妻の" : "夫の"} + (man ? "父" : "母");
                default:
                    return "同居人";
            }
        case Role::child:
            switch (role) {
                case Role::head:
                case Role::spouse:
                    return man ? "父" : "母";
                case Role::child_spouse:
                    return man ? "夫" : "妻";
                case Role::child:
                    return man ? "兄弟" : "姉妹";
                case Role::grandchild:
                    return "子";
                case Role::head_parent:
                    return man ? "父の父" : "父の母";
                default:
                    return "同居人";
            }
        case Role::head_parent:
        case Role::spouse_parent:
            if (role == head_role) return man ? "夫" : "妻";
            return role == Role::head ? "子" : role == Role::child ? "子の子" : "同居人";
        default:
            return "同居人";
    }
}

int claim_to_head(Role role) {
    switch (role) {
        case Role::head:
            return 0;
        case Role::spouse:
            return 1;
        case Role::partner:
            return 2;
        case Role::child:
            return 3;
        case Role::head_parent:
            return 4;
        case Role::spouse_parent:
            return 5;
        case Role::child_spouse:
            return 6;
        case Role::grandchild:
            return 7;
    }
    return 8;
}

}  // namespace yakuba::generator
