#include "portal/staff/businesses.h"

#include <array>

namespace yakuba::portal::staff {
namespace {

/// 地方公共団体情報システムの標準化に関する法律2条1項の政令で定める事務, in the order of the tiles.
constexpr std::array<Business, 17> kBusinesses = {{
    {"住民基本台帳", "resident-register", "resident"},
    {"選挙人名簿", "electoral-roll", "resident"},
    {"固定資産税", "fixed-asset-tax", "tax"},
    {"個人住民税", "individual-inhabitant-tax", "tax"},
    {"法人住民税", "corporate-inhabitant-tax", "tax"},
    {"軽自動車税", "light-vehicle-tax", "tax"},
    {"国民健康保険", "national-health-insurance", "insurance"},
    {"国民年金", "national-pension", "insurance"},
    {"障害者福祉", "disability-welfare", "welfare"},
    {"後期高齢者医療", "late-elderly-medical", "insurance"},
    {"介護保険", "long-term-care-insurance", "insurance"},
    {"児童手当", "child-allowance", "welfare"},
    {"生活保護", "public-assistance", "welfare"},
    {"健康管理", "health", "welfare"},
    {"就学", "school-enrolment", "welfare"},
    {"児童扶養手当", "child-rearing-allowance", "welfare"},
    {"子ども・子育て支援", "child-support", "welfare", "子ども・子育て"},
}};

constexpr std::array<Family, 4> kFamilies = {{
    {"resident", "住基"},
    {"tax", "税"},
    {"insurance", "保険・年金"},
    {"welfare", "福祉"},
}};

}  // namespace

std::span<const Business> all_businesses() { return kBusinesses; }

const Business* find_business(std::string_view id) {
    for (const Business& business : kBusinesses) {
        if (business.id == id) return &business;
    }
    return nullptr;
}

std::span<const Family> families() { return kFamilies; }

std::vector<const Department*> visible_departments(const Offices& offices,
                                                   const identity::Visitor& visitor) {
    std::vector<const Department*> visible;
    for (const Department& department : offices.departments) {
        if (visitor.may(department.id, identity::Duty::view)) visible.push_back(&department);
    }
    return visible;
}

}  // namespace yakuba::portal::staff
