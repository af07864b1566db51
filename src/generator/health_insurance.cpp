#include "generator/health_insurance.h"

#include <algorithm>

#include "business/national_health_insurance/certificates.h"
#include "business/national_health_insurance/records.h"
#include "business/national_health_insurance/special_residence.h"
#include "generator/assistance.h"
#include "registry/insurance_status.h"
#include "registry/residents.h"

namespace yakuba::generator {
namespace {

using national_health_insurance::CareBill;
using national_health_insurance::CareCertificate;
using national_health_insurance::CertificateKind;
using national_health_insurance::Enrolment;
using national_health_insurance::Gain;
using national_health_insurance::Loss;
using national_health_insurance::Relief;
using national_health_insurance::ReliefKind;
using national_health_insurance::SpecialKind;
using national_health_insurance::SpecialResidence;
using national_health_insurance::SpecialSide;
using national_health_insurance::SpecifiedDisease;
using registry::HealthScheme;
using std::chrono::days;

constexpr int kElderly = 75;
/// From about this pay on a part-time job brings the employees' insurance.
constexpr Yen kInsuredPay{1'300'000};

Date birthday_at(Date birth, int age) {
    const bool leap_day = birth.month() == 2 && birth.day() == 29;
    return leap_day ? Date{birth.year() + age, 3, 1}
                    : Date{birth.year() + age, birth.month(), birth.day()};
}

class HealthInsurance {
public:
    HealthInsurance(const City& city, const Household& household, const TaxHousehold& tax,
                    const std::vector<Life>& lives, Sheaf& sheaf)
        : city_(city),
          household_(household),
          lives_(lives),
          sheaf_(sheaf),
          begins_(history_begins(city.plan.today)),
          random_{city.plan.seed, Purpose::health_insurance,
                  static_cast<std::uint64_t>(household.index)},
          tax_(tax) {}

    void write() {
        supported_.assign(household_.members.size(), false);
        for (std::size_t i = 0; i < household_.members.size(); ++i) {
            if (!is_employed(i)) continue;
            for (const Support& support : tax_.supports[i])
                supported_[support.dependant] = true;
        }
        const bool first_is_employed = is_employed(tax_.first_earner);
        for (std::size_t i = 0; i < household_.members.size(); ++i) {
            if (lives_[i].versions.empty()) continue;
            const bool child = age_on(city_.plan.today, member(i).birth) < 23 &&
                               tax_.work[i].total_income < Yen{1'000'000};
            if (first_is_employed && child && i != tax_.first_earner) supported_[i] = true;
            one(i);
        }
    }

private:
    const Member& member(std::size_t i) const { return household_.members[i]; }
    PersonId person(std::size_t i) const { return lives_[i].now.person_id; }
    Date today() const { return city_.plan.today; }

    bool is_employed(std::size_t i) const {
        const Work& work = tax_.work[i];
        if (age_on(today(), member(i).birth) >= kElderly) return false;
        return work.public_servant || work.occupation == Occupation::regular ||
               work.occupation == Occupation::executive ||
               (work.occupation == Occupation::part_time && work.salary >= kInsuredPay);
    }

    storage::Version known(int number, Date from, Date day) {
        const Date entered = std::max(day + days{random_.between(0, 9)}, begins_);
        return {number, from, kForever, office_hour(random_, std::min(entered, today()), today()),
                0};
    }

    void status(std::size_t i, HealthScheme scheme, Date from, int number) {
        sheaf_.add(File::insurance_status, registry::InsuranceStatus{person(i), scheme},
                   known(number, from, from));
    }

    void one(std::size_t i) {
        const Date came = std::max(member(i).birth, member(i).from);
        const Date elderly = birthday_at(member(i).birth, kElderly);
        if (lives_on_assistance(city_.plan.seed, household_, tax_, i))
            return status(i, HealthScheme::none, came, 1);
        if (is_employed(i) || supported_[i]) {
            const auto scheme =
                is_employed(i) ? HealthScheme::employee : HealthScheme::employee_family;
            if (elderly > today() && random_.chance(35)) return took_a_job(i, came, scheme);
            return status(i, scheme, came, 1);
        }
        if (elderly <= came) return status(i, HealthScheme::elderly, came, 1);
        if (is_student_alone(i) && came > begins_ && random_.chance(700)) {
            special(i, SpecialSide::theirs, came);
            return status(i, HealthScheme::other_municipality, came, 1);
        }
        insured(i, came, elderly);
    }

    bool is_student_age(std::size_t i, Date day) const {
        const int age = age_on(day, member(i).birth);
        return age >= 18 && age < 23;
    }
    /// Came here alone to study: the parents' municipality goes on insuring.
    bool is_student_alone(std::size_t i) const {
        return household_.members.size() == 1 && is_student_age(i, today());
    }

    void special(std::size_t i, SpecialSide side, Date began) {
        static constexpr std::string_view kTowns[] = {"広島市", "福岡市", "京都市", "八王子市"};
        static constexpr std::string_view kSchools[] = {"工業大学", "外国語大学", "医療専門学校"};
        SpecialResidence row;
        row.person_id = person(i);
        row.began_on = began;
        row.kind = SpecialKind::student;
        row.side = side;
        row.municipality = kTowns[static_cast<std::size_t>(random_.below(4))];
        row.place = kSchools[static_cast<std::size_t>(random_.below(3))];
        row.filed_on = std::min(began + days{random_.between(1, 14)}, today());
        sheaf_.add(File::health_special_residence, row, known(1, began, row.filed_on));
    }

    Enrolment spell_of(std::size_t i, Date from) {
        Enrolment spell;
        spell.person_id = person(i);
        spell.acquired_on = from;
        spell.notified_on = from;
        spell.number = "山" + std::to_string(1'000'000 + household_.index);
        spell.branch = static_cast<int>(i) + 1;
        spell.card_linked = random_.chance(620);
        return spell;
    }

    /// Insured here until the job of this year.
    void took_a_job(std::size_t i, Date came, HealthScheme scheme) {
        const Date job = city_.plan.fiscal_year.first_day() + days{random_.between(0, 200)};
        if (job > today() || came + days{400} > job) return status(i, scheme, came, 1);
        Enrolment spell = spell_of(i, std::max(came, job - days{random_.between(400, 3000)}));
        sheaf_.add(File::enrolment, spell, known(1, spell.acquired_on, spell.acquired_on));
        const Date acquired = spell.acquired_on;
        spell.lost_on = job + days{1};
        spell.loss = Loss::employment;
        spell.notified_on = std::min(job + days{random_.between(1, 20)}, today());
        sheaf_.add(File::enrolment, spell, known(2, acquired, spell.notified_on));
        status(i, HealthScheme::national_health, acquired, 1);
        status(i, scheme, spell.lost_on, 2);
    }

    /// When the insurance began: on coming here, or on leaving a job since.
    Date beginning(std::size_t i, Date came, Gain& gain) {
        if (came > begins_) {
            gain = member(i).birth == came ? Gain::birth : Gain::move_in;
            return came;
        }
        const Date grown = birthday_at(member(i).birth, 20);
        if (grown > today() || random_.chance(300)) {
            gain = Gain::migrated;
            return came;
        }
        gain = Gain::left_employment;
        const Date retired = birthday_at(member(i).birth, 60 + random_.below(6));
        if (retired < today() && retired > came) return retired;
        return std::max({came, grown, today() - days{random_.between(30, 5000)}});
    }

    void insured(std::size_t i, Date came, Date elderly) {
        Gain gain = Gain::migrated;
        const Date began = beginning(i, came, gain);
        if (began >= elderly || began >= member(i).until)
            return status(i, HealthScheme::elderly, std::max(came, elderly), 1);
        Enrolment spell = spell_of(i, began);
        spell.gain = gain;
        const bool over_at_once = ended_before_history(i, spell, elderly);
        sheaf_.add(File::enrolment, spell, known(1, began, began));
        if (over_at_once) return status(i, scheme_after(spell.loss), spell.lost_on, 1);
        status(i, HealthScheme::national_health, began, 1);
        end(i, spell, elderly);
        if (elderly <= today() || member(i).until <= today()) return;
        reliefs(i, spell);
        care(i);
    }

    static HealthScheme scheme_after(Loss loss) {
        return loss == Loss::elderly ? HealthScheme::elderly : HealthScheme::unknown;
    }

    /// The day on which the register ended the spell, and why; nothing while it runs.
    void set_end(std::size_t i, Enrolment& spell, Date elderly) const {
        const bool died = lives_[i].now.standing == registry::Standing::dead;
        const Date gone = member(i).until == kForever ? kForever
                          : died                      ? member(i).until + days{1}
                                                      : member(i).until;
        const Date lost = std::min(elderly, gone);
        if (lost > today() || lost <= spell.acquired_on) return;
        spell.lost_on = lost;
        spell.loss = lost == elderly ? Loss::elderly : died ? Loss::death : Loss::move_out;
        spell.notified_on = lost;
    }

    /// A spell that was over before the ledger begins, or within days, is one row with its end.
    bool ended_before_history(std::size_t i, Enrolment& spell, Date elderly) const {
        Enrolment ended = spell;
        set_end(i, ended, elderly);
        if (!ended.lost_on) return false;
        const bool early =
            ended.lost_on <= begins_ + days{14} || ended.lost_on <= spell.acquired_on + days{14};
        if (early) spell = ended;
        return early;
    }

    /// The register ended most spells long ago; a few the monthly run has still to end.
    void end(std::size_t i, Enrolment spell, Date elderly) {
        const Date acquired = spell.acquired_on;
        set_end(i, spell, elderly);
        if (spell.loss == Loss::move_out && is_student_age(i, spell.lost_on) &&
            random_.chance(400)) {
            return special(i, SpecialSide::ours, spell.lost_on);
        }
        if (!spell.lost_on || (spell.lost_on + days{40} > today() && random_.chance(500))) return;
        sheaf_.add(File::enrolment, spell, known(2, acquired, spell.lost_on));
        status(i, scheme_after(spell.loss), spell.lost_on, 2);
    }

    void relief(std::size_t i, ReliefKind kind, Date event, Date filed, bool multiple = false) {
        Relief r{person(i), kind, event, multiple, std::min(filed, today()), false};
        sheaf_.add(File::health_relief, r, known(1, event, r.filed_on));
    }

    void reliefs(std::size_t i, const Enrolment& spell) {
        const int age = age_on(today(), member(i).birth);
        if (spell.gain == Gain::left_employment && age < 65 && random_.chance(180) &&
            spell.acquired_on + days{700} > today()) {
            relief(i, ReliefKind::unemployed, spell.acquired_on - days{1},
                   spell.acquired_on + days{10});
        }
        for (std::size_t c = 0; c < household_.members.size(); ++c) {
            const bool baby = member(c).role == Role::child && member(c).birth > begins_;
            const bool mother = member(i).sex == registry::Sex::female && age >= 18 && age < 50 &&
                                (member(i).role == Role::spouse || member(i).role == Role::head);
            if (baby && mother)
                relief(i, ReliefKind::maternity, member(c).birth, member(c).birth - days{60});
        }
        if (age >= 65 && random_.chance(40))
            relief(i, ReliefKind::transfer, today() - days{random_.between(100, 900)}, today());
        if (member(i).role == Role::head && random_.chance(250))
            relief(i, ReliefKind::simplified, today() - days{random_.between(100, 900)}, today());
    }

    /// Care of the last three months: a tenth went to hospital, half to a doctor, few to dialysis.
    void care(std::size_t i) {
        const int age = age_on(today(), member(i).birth);
        const bool dialysis = age >= 40 && random_.chance(5);
        if (dialysis) dialysis_certificate(i);
        for (int back = 1; back <= 3; ++back) {
            const YearMonth month = YearMonth{today()} + -back;
            int number = 0;
            if (dialysis) bill(i, month, ++number, false, random_.between(350, 420), age, true);
            if (random_.chance(450)) bill(i, month, ++number, false, random_.between(3, 60), age);
            if (random_.chance(age >= 60 ? 40 : 12))
                bill(i, month, ++number, true, random_.between(250, 1800), age);
        }
        const bool often = age >= 71 && random_.chance(50);
        if (dialysis || often) care_since_last_summer(i, age, dialysis);
    }

    /// Who goes to the doctor every month: the months of the year that is settled after July.
    void care_since_last_summer(std::size_t i, int age, bool dialysis) {
        const YearMonth first{today().month() >= 8 ? today().year() - 1 : today().year() - 2, 8};
        for (YearMonth month = first; month < YearMonth{today()} + -3; month = month + 1) {
            bill(i, month, 1, false, dialysis ? random_.between(350, 420) : random_.between(70, 95),
                 age, dialysis);
        }
    }

    void dialysis_certificate(std::size_t i) {
        CareCertificate card;
        card.person_id = person(i);
        card.kind = CertificateKind::specified;
        card.from = YearMonth{today() - days{random_.between(200, 900)}}.first_day();
        card.until = birthday_at(member(i).birth, kElderly) - days{1};
        card.disease = SpecifiedDisease::dialysis;
        card.filed_on = card.from + days{9};
        sheaf_.add(File::health_certificate, card, known(1, card.from, card.filed_on));
    }

    void bill(std::size_t i, YearMonth month, int number, bool inpatient, int thousands, int age,
              bool specified = false) {
        CareBill paper;
        paper.person_id = person(i);
        paper.month = month;
        paper.bill_no = number;
        paper.inpatient = inpatient;
        paper.specified = specified;
        paper.cost = Yen{thousands * 1000};
        paper.paid = Yen{paper.cost.amount() * (age >= 70 || age < 6 ? 2 : 3) / 10};
        sheaf_.add(File::health_care_bill, paper,
                   known(1, month.first_day(), (month + 1).first_day() + days{20}));
    }

    const City& city_;
    const Household& household_;
    const std::vector<Life>& lives_;
    Sheaf& sheaf_;
    Date begins_;
    Random random_;
    const TaxHousehold& tax_;
    std::vector<bool> supported_;
};

}  // namespace

void write_health_insurance(const City& city, const Household& household, const TaxHousehold& tax,
                            const std::vector<Life>& lives, Sheaf& sheaf) {
    HealthInsurance{city, household, tax, lives, sheaf}.write();
}

}  // namespace yakuba::generator
