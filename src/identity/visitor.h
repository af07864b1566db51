#pragma once
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "kernel/date.h"
#include "kernel/id.h"
#include "rules/field.h"

/// Who is at the door, and what they may do. Every request has a Visitor; most begin as nobody.
namespace yakuba::identity {

/// By which door somebody comes in.
enum class Door {
    open = 1,      // anyone, not signed in
    resident = 2,  // 住民 (/r)
    staff = 3,     // 職員 (/s)
    api = 4,       // 他システム (/api)
};
std::span<const Code> codes_of(Door);

/// 職務. What a member of the staff may do in one department.
enum class Duty {
    view = 1,     // 閲覧
    enter = 2,    // 入力
    review = 3,   // 審査
    approve = 4,  // 決裁
    manage = 5,   // 管理
    audit = 6,    // 監査
};
std::span<const Code> codes_of(Duty);

/// Matters of the whole house, beside the departments' ids: users and roles (manage), the access
/// log (audit), documents, extracts.
inline constexpr std::string_view kWholeHouse = "house";
/// What is behind the masks of protected persons (支援措置): the counterpart, hidden addresses.
inline constexpr std::string_view kProtection = "protection";

struct Grant {
    std::string department;  // a department's id, kWholeHouse or kProtection
    Duty duty = Duty::view;
    friend auto operator<=>(const Grant&, const Grant&) = default;
};

/// The one who asks. Made by the sign-in of each door, never by a page.
struct Visitor {
    Door door = Door::open;
    std::string
        actor;  // how journals and access logs name them: "satou", "resident/123", "client/x"
    std::string name;      // 佐藤　恵
    std::string section;   // 市民課
    std::string terminal;  // 窓口3番
    PersonId person;  // a resident's own number; a member of the staff who lives here: theirs too
    std::set<Grant> grants;
    std::set<std::string, std::less<>> scopes;  // API
    std::string purpose;     // 用件: stated for this session, goes into every access record
    std::string session;     // which session, for handing over and ending it; not the secret cookie
    std::string form_token;  // every form of this session carries it (CSRF)
    Instant expires_at;

    bool signed_in() const { return door != Door::open; }
    bool may(std::string_view department, Duty duty) const {
        return grants.contains(Grant{std::string{department}, duty});
    }
    /// Holds this duty in any department.
    bool may_anywhere(Duty duty) const {
        for (const Grant& grant : grants) {
            if (grant.duty == duty) return true;
        }
        return false;
    }
};

}  // namespace yakuba::identity
