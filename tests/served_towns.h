#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/front_desk.h"
#include "identity/roles.h"
#include "small_town.h"
#include "web/request.h"

namespace yakuba::tests {

/// Two towns behind one front desk, with a member of the staff for each role in each, a resident
/// with a card, and an API client: everybody who can come in.
class ServedTowns {
public:
    ServedTowns();

    const web::House& house() const { return desk_->house(); }
    const Offices& offices() const { return desk_->offices(); }
    storage::Database& database() const { return *house().sites().front().town.database; }

    /// Who can come in: the roles' keys, "resident", "client", "nobody".
    const std::vector<std::string>& visitors() const { return visitors_; }
    /// The visitor as the first (or the other) town's identity knows them.
    identity::Visitor visitor(const std::string& who, bool other_town = false) const;

    /// A request as that visitor's browser sends it; with `foreign`, carrying the secret of the
    /// other town to the first one.
    web::Request request(web::Method method, const std::string& path, const std::string& who,
                         bool foreign = false) const;
    web::Response answer(web::Request request) const { return house().answer(std::move(request)); }

    /// Protected persons of the first town, and every text that tells where they live or lived.
    struct Protected {
        PersonId person;
        std::vector<std::string> places;
    };
    const std::vector<Protected>& protected_persons() const { return protected_; }

private:
    void let_in(std::size_t town);
    void find_protected();

    SmallTown small_;
    SmallTown::Copy first_;
    SmallTown::Copy second_;
    std::unique_ptr<app::FrontDesk> desk_;
    std::vector<std::string> visitors_;
    std::map<std::string, std::string> secrets_[2];
    std::vector<Protected> protected_;
};

inline constexpr Instant kServedAt{1'795'996'800'000'000};  // 2026-11-30, noon in Japan

}  // namespace yakuba::tests
