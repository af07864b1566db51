#include "generator/assistance.h"

#include <algorithm>

#include "registry/welfare_status.h"

namespace yakuba::generator {
namespace {

constexpr Yen kSmallPension{900'000};

Random random_of(std::uint64_t seed, const Household& household) {
    return {seed, Purpose::assistance, static_cast<std::uint64_t>(household.index)};
}

}  // namespace

bool lives_on_assistance(std::uint64_t seed, const Household& household, const TaxHousehold& tax,
                         std::size_t place) {
    if (household.members.size() != 1 || household.members[place].foreign) return false;
    const Work& work = tax.work[place];
    const bool poor = work.salary == Yen{} && work.pension() < kSmallPension &&
                      work.business <= Yen{} && work.age >= 30;
    return poor && random_of(seed, household).chance(110);
}

void write_assistance(const City& city, const Household& household, const TaxHousehold& tax,
                      const std::vector<Life>& lives, Sheaf& sheaf) {
    constexpr std::size_t kAlone = 0;
    if (lives.empty() || lives[kAlone].versions.empty()) return;
    if (!lives_on_assistance(city.plan.seed, household, tax, kAlone)) return;
    Random random = random_of(city.plan.seed, household);
    const Member& member = household.members[kAlone];
    const Date today = city.plan.today;
    const Date here_until = std::min(member.until, today);
    const Date granted = std::max(
        {member.from, member.birth, here_until - std::chrono::days{random.between(60, 3000)}});
    if (granted >= here_until) return;
    registry::WelfareStatus status{lives[kAlone].now.person_id,
                                   registry::Assistance::public_assistance, true};
    const auto known = [&](int number, Date from) {
        const Date told = std::min(
            std::max(from + std::chrono::days{random.between(0, 14)}, history_begins(today)),
            today);
        return storage::Version{number, from, kForever, office_hour(random, told, today), 0};
    };
    sheaf.add(File::welfare_status, status, known(1, granted));
    if (member.until > today) return;
    status.assistance = registry::Assistance::none;
    status.livelihood = false;
    sheaf.add(File::welfare_status, status, known(2, member.until));
}

}  // namespace yakuba::generator
