#include "generator/allowance.h"

#include <algorithm>
#include <utility>

#include "business/child_allowance/records.h"
#include "kernel/bank_kana.h"
#include "ledger/records.h"

namespace yakuba::generator {
namespace {

using child_allowance::Claim;
using child_allowance::ClaimantIncome;
using child_allowance::ClaimChild;
using child_allowance::ClaimReason;
using child_allowance::Custody;
using child_allowance::EndReason;
using child_allowance::Offset;
using child_allowance::OffsetKind;
using child_allowance::PensionKind;
using std::chrono::days;

/// 令和6年法律第47号: from this month to the end of the school year at eighteen, without a ceiling.
constexpr YearMonth kReform{2024, 10};

/// A couple and its children, of which a household may hold two.
struct Nucleus {
    Role one;
    Role other;
    Role children;
};

class Allowance {
public:
    Allowance(const City& city, const Household& household, const std::vector<Life>& lives,
              Sheaf& sheaf)
        : city_(city),
          household_(household),
          lives_(lives),
          sheaf_(sheaf),
          begins_(history_begins(city.plan.today)),
          random_{city.plan.seed, Purpose::allowance, static_cast<std::uint64_t>(household.index)} {
    }

    void write(const Nucleus& nucleus);

private:
    const Member& member(std::size_t i) const { return household_.members[i]; }
    const registry::Resident& person(std::size_t i) const { return lives_[i].now; }
    Date today() const { return city_.plan.today; }

    std::vector<std::size_t> children_of(Role role) const;
    bool choose_claimant(const Nucleus& nucleus);
    YearMonth first_month(Date event, Date claimed) const;
    void claim();
    void end_claim(Claim claim);
    void child(std::size_t i);
    void incomes();
    void offsets();
    storage::Version known(YearMonth from, Date day, int number = 1);

    const City& city_;
    const Household& household_;
    const std::vector<Life>& lives_;
    Sheaf& sheaf_;
    Date begins_;
    Random random_;

    std::vector<std::size_t> children_;
    std::size_t claimant_ = 0;
    std::size_t spouse_ = 0;  // past the end: none
    bool public_servant_ = false;
    PensionKind pension_ = PensionKind::non_employee;
    ClaimReason reason_ = ClaimReason::migrated;
    Date event_;
    Date claimed_;
    YearMonth starts_;
};

/// Those for whom the months since the register began can count: up to the school year in which
/// they turn twenty-two.
std::vector<std::size_t> Allowance::children_of(Role role) const {
    std::vector<std::size_t> children;
    for (std::size_t i = 0; i < household_.members.size(); ++i) {
        if (member(i).role == role && school_year_end_at_age(member(i).birth, 22) > begins_)
            children.push_back(i);
    }
    return children;
}

/// The parent with more income. Public servants are paid by their employers; only a few of them are
/// on the town's books.
bool Allowance::choose_claimant(const Nucleus& nucleus) {
    const std::size_t none = household_.members.size();
    claimant_ = spouse_ = none;
    Work most;
    for (std::size_t i = 0; i < none; ++i) {
        const Role role = member(i).role;
        if ((role != nucleus.one && role != nucleus.other) || member(i).apart) continue;
        if (nucleus.one == Role::child && age_on(today(), member(i).birth) < 22) continue;
        if (household_.shape == Shape::single_parent && member(i).until != kForever) continue;
        const Work work =
            draw_work(city_.plan.seed, city_.employers, city_.tax_years.front(), household_, i);
        if (claimant_ == none || work.total_income > most.total_income) {
            spouse_ = std::exchange(claimant_, i);
            most = work;
        } else {
            spouse_ = i;
        }
    }
    if (claimant_ == none) return false;
    public_servant_ = most.public_servant;
    const bool employee =
        most.occupation == Occupation::regular || most.occupation == Occupation::executive;
    pension_ = employee ? PensionKind::employee : PensionKind::non_employee;
    return !public_servant_ || random_.chance(40);
}

/// The month after the claim; the month after the event when claimed within fifteen days of it.
YearMonth Allowance::first_month(Date event, Date claimed) const {
    return claimed <= event + days{15} ? YearMonth{event} + 1 : YearMonth{claimed} + 1;
}

storage::Version Allowance::known(YearMonth from, Date day, int number) {
    const Date entered = std::max(day + days{random_.between(0, 9)}, begins_);
    return {number, from.first_day(), kForever,
            office_hour(random_, std::min(entered, today()), today()), 0};
}

void Allowance::claim() {
    const Date here = member(claimant_).from;
    Date oldest = kForever;
    for (const std::size_t i : children_)
        oldest = std::min(oldest, member(i).birth);
    event_ = std::max(here, oldest);
    const bool late = random_.chance(25);
    claimed_ =
        std::min(event_ + days{late ? random_.between(20, 80) : random_.between(1, 13)}, today());
    starts_ = first_month(event_, claimed_);
    reason_ = event_ < begins_ ? ClaimReason::migrated
              : here >= oldest ? ClaimReason::move_in
                               : ClaimReason::birth;
    const bool only_older = std::all_of(children_.begin(), children_.end(), [&](std::size_t i) {
        return school_year_end_at_age(member(i).birth, 15) < begins_;
    });
    if (only_older && starts_ < kReform) {
        reason_ = ClaimReason::reform;
        event_ = kReform.first_day();
        claimed_ = Date{2024, 8, 1} + days{random_.below(120)};
        starts_ = kReform;
    }
    Claim claim;
    claim.person_id = person(claimant_).person_id;
    claim.certificate_number = std::to_string(100'000 + household_.index);
    claim.reason = reason_;
    claim.claimed_on = claimed_;
    claim.event_on = event_;
    claim.starts = starts_;
    claim.public_servant = public_servant_;
    claim.pension = pension_;
    if (spouse_ < household_.members.size() && member(spouse_).until == kForever)
        claim.spouse_id = person(spouse_).person_id;
    claim.spouse_apart = claim.spouse_id && random_.chance(15);
    claim.suspended = random_.chance(3);
    sheaf_.add(File::claim, claim, known(starts_, claimed_));
    end_claim(std::move(claim));
    write_account(city_, random_, person(claimant_), claimed_, sheaf_);
}

/// Those who moved away said so, for the most part; the rest ends when the register shows it.
void Allowance::end_claim(Claim claim) {
    const Date until = member(claimant_).until;
    if (until > today() || YearMonth{until} < starts_ || random_.chance(300)) return;
    claim.ends = YearMonth{until};
    const bool died = household_.shape == Shape::gone_old ||
                      person(claimant_).standing == registry::Standing::dead;
    claim.end_reason = died ? EndReason::died : EndReason::moved_out;
    claim.ended_on = until;
    sheaf_.add(File::claim, claim, known(claim.ends + 1, until + days{3}, 2));
}

void Allowance::child(std::size_t i) {
    ClaimChild child;
    child.person_id = person(claimant_).person_id;
    child.child_id = person(i).person_id;
    child.relation = "子";
    const bool left = member(i).until <= today() && member(claimant_).until == kForever;
    child.cohabiting = !left;
    child.custody = left ? Custody::maintained : Custody::same_livelihood;
    const Date came = std::max(member(i).birth, member(i).from);
    child.starts = std::max(starts_, first_month(came, came + days{random_.between(1, 14)}));
    const Date grown = school_year_end_at_age(member(i).birth, 18);
    const YearMonth first_adult = YearMonth{grown} + 1;
    const bool was_child = child.starts < first_adult;
    if (was_child) {
        sheaf_.add(File::claim_child, child, known(child.starts, std::max(claimed_, came)));
    }
    // 監護相当・生計費の負担: counted when the family has three, and said so. Some forget.
    const YearMonth counted = std::max({first_adult, kReform, starts_});
    const bool old_enough = counted.first_day() <= today();
    if (!old_enough || children_.size() < 3 || random_.chance(130)) return;
    child.custody = Custody::supported_adult;
    child.starts = counted;
    child.confirmed_on = counted.first_day() + days{random_.between(-25, 12)};
    if (random_.chance(650)) {
        child.confirmed_until =
            school_year_end_at_age(member(i).birth, random_.chance(200) ? 20 : 22);
    }
    sheaf_.add(File::claim_child, child, known(counted, child.confirmed_on, was_child ? 2 : 1));
}

/// The ceiling of the months to September 2024 looks at the incomes of 2022 and 2023.
void Allowance::incomes() {
    if (starts_ >= kReform) return;
    for (int income_year = kReform.year() - 2; income_year < kReform.year(); ++income_year) {
        const TaxYear year{FiscalYear{income_year + 1}, city_.tax_years.front().rates};
        const Work work = draw_work(city_.plan.seed, city_.employers, year, household_, claimant_);
        ClaimantIncome income;
        income.person_id = person(claimant_).person_id;
        income.income_year = income_year;
        income.income = work.total_income;
        if (work.salary > Yen{}) {
            income.salary_and_pension_income =
                at_least_zero(work.total_income - work.business - work.farming);
        }
        income.dependants = static_cast<int>(children_.size());
        const YearMonth june{income_year + 1, 6};
        if (june.first_day() > today()) continue;
        sheaf_.add(File::claimant_income, income, known(june, june.first_day()));
    }
}

void Allowance::offsets() {
    const int draw = random_.below(1000);
    if (draw >= 22) return;
    Offset offset;
    offset.person_id = person(claimant_).person_id;
    offset.starts = std::max(starts_, YearMonth{begins_});
    offset.consented_on = std::max(claimed_, begins_);
    if (draw < 15) {
        offset.kind = OffsetKind::school_cost;
        offset.payee = "学校給食費";
        offset.monthly_amount = Yen{random_.between(40, 52) * 100};
    } else if (draw < 19) {
        offset.kind = OffsetKind::childcare_fee;
        offset.payee = "保育料";
        offset.monthly_amount = Yen{random_.between(50, 300) * 100};
    } else if (draw < 21) {
        offset.kind = OffsetKind::donation;
        offset.payee = "寄附";
        offset.whole = random_.chance(500);
        offset.monthly_amount = offset.whole ? Yen{} : Yen{1000};
    } else {
        offset.kind = OffsetKind::paid_to_creditor;
        offset.payee = "学級費";
        offset.monthly_amount = Yen{1500};
    }
    sheaf_.add(File::deduction, offset, known(offset.starts, offset.consented_on));
}

void Allowance::write(const Nucleus& nucleus) {
    children_ = children_of(nucleus.children);
    const bool any_child = std::any_of(children_.begin(), children_.end(), [&](std::size_t i) {
        return school_year_end_at_age(member(i).birth, 18) > begins_;
    });
    if (!any_child || !choose_claimant(nucleus)) return;
    if (random_.chance(6)) return;  // never claimed
    claim();
    for (const std::size_t i : children_)
        child(i);
    incomes();
    offsets();
}

std::string digits_of(Random& random, int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text.push_back(static_cast<char>('0' + random.below(10)));
    return text;
}

}  // namespace

void write_allowance(const City& city, const Household& household, const std::vector<Life>& lives,
                     Sheaf& sheaf) {
    Allowance{city, household, lives, sheaf}.write({Role::head, Role::spouse, Role::child});
    if (household.shape == Shape::elder_and_young_family) {
        Allowance{city, household, lives, sheaf}.write(
            {Role::child, Role::child_spouse, Role::grandchild});
    }
}

void write_account(const City& city, Random& random, const registry::Resident& owner, Date from,
                   Sheaf& sheaf) {
    const std::vector<BankBranch>& bank = city.words.banks.draw(random);
    const BankBranch& branch =
        bank[static_cast<std::size_t>(random.below(static_cast<int>(bank.size())))];
    const auto holder = bank_kana(owner.kana.empty() ? owner.name : owner.kana);
    if (!holder) return;
    ledger::BankAccount account;
    account.person_id = owner.person_id;
    account.bank_code = branch.bank;
    account.branch_code = branch.branch;
    account.account_number = digits_of(random, 7);
    account.holder_kana = bank_kana_to_utf8(truncate_bank_kana(*holder, 30));
    account.source = random.chance(420) ? "公金受取口座" : "本人申請";
    account.inquired_on = from;
    const Date known = std::max(from, history_begins(city.plan.today));
    sheaf.add(File::bank_account, account,
              {1, from, kForever, office_hour(random, known, city.plan.today), 0});
}

}  // namespace yakuba::generator
