#include "generator/care.h"

#include <algorithm>

#include "business/long_term_care_insurance/records.h"

namespace yakuba::generator {
namespace {

namespace care = long_term_care_insurance;
using care::Level;
using std::chrono::days;

constexpr int kFirstAge = 65;
constexpr int kServiceMonths = 5;  // some of the joint year that ended in July, too
/// Of a thousand: residents of facilities whom another municipality insures; certified people who
/// lost claims of premiums reduce the benefits of.
constexpr int kFromElsewhere = 250;
constexpr int kReduced = 6;

/// How many of a thousand are certified: 65–69, 70–74, 75–79, 80–84, 85–89, 90 and over (about
/// the national figures by age).
constexpr int kCertified[] = {28, 58, 120, 260, 480, 720};

/// 要支援1 to 要介護5 among the certified, about as the national reports have them.
constexpr int kLevels[] = {142, 139, 208, 167, 131, 127, 86};
constexpr Level kLevelOf[] = {Level::support_1, Level::support_2, Level::care_1, Level::care_2,
                              Level::care_3,    Level::care_4,    Level::care_5};
/// Units a month they use.
constexpr int kUnits[] = {2'100, 3'300, 7'600, 10'300, 15'900, 19'300, 24'000};

std::string ten_digits(std::int64_t number) {
    std::string digits = std::to_string(number);
    return std::string(digits.size() < 10 ? 10 - digits.size() : 0, '0') + digits;
}

class Care {
public:
    Care(const City& city, const Household& household, const Member& member, const Life& life,
         Sheaf& sheaf)
        : city_(city),
          in_facility_(household.shape == Shape::facility),
          member_(member),
          person_(life.now.person_id),
          sheaf_(sheaf),
          random_{city.plan.seed, Purpose::care, static_cast<std::uint64_t>(person_.value())} {}

    void write() {
        const Date reaching = day_reaching_age(member_.birth, kFirstAge);
        acquired_ = std::max(reaching, member_.from);
        if (acquired_ > today() || member_.until <= acquired_) return;
        // Who moved into a facility at that age stays insured where he came from (住所地特例).
        if (in_facility_ && member_.from > reaching && random_.chance(kFromElsewhere)) {
            insured_elsewhere();
            return;
        }
        enrol(reaching);
        if (member_.until <= today()) return;
        pension();
        if (is_certified()) certify();
    }

private:
    Date today() const { return city_.plan.today; }
    storage::Version known(Date from, Date to = kForever, int number = 1) {
        return {number, from, to, office_hour(random_, std::min(from, today()), today()), 0};
    }

    void enrol(Date reaching) {
        care::Enrolment enrolment;
        enrolment.person_id = person_;
        enrolment.insured_number = ten_digits(person_.value());
        enrolment.acquisition_reason =
            acquired_ > reaching ? care::AcquisitionReason::move_in : care::AcquisitionReason::age;
        enrolment.acquired_on = acquired_;
        sheaf_.add(File::care_enrolment, enrolment, known(acquired_));
        if (member_.until > today()) return;
        enrolment.loss_reason = care::LossReason::moved_out;
        enrolment.lost_on = member_.until + days{1};
        sheaf_.add(File::care_enrolment, enrolment, known(enrolment.lost_on, kForever, 2));
    }

    /// What the payers of pensions have told: nine in ten are collected from.
    void pension() {
        const FiscalYear year = fiscal_year_of(today());
        care::PremiumStatus status;
        status.fiscal_year = year;
        status.person_id = person_;
        if (acquired_ < year.first_day() - days{180} && random_.chance(900)) {
            status.pension_code = "1150";
            status.pension_yearly = Yen{random_.between(20, 220) * 10'000};
            status.last_february = Yen{random_.between(28, 160) * 100};
        }
        status.boundary_stage = random_.chance(1) ? 1 : 0;
        if (status.pension_code.empty() && status.boundary_stage == 0) return;
        sheaf_.add(File::care_premium_status, status, known(year.first_day()));
    }

    bool is_certified() {
        const int band = (age_on(today(), member_.birth) - kFirstAge) / 5;
        return random_.chance(kCertified[std::clamp(band, 0, 5)]);
    }

    /// One first certification or renewal, in force today; a few wait for their decision.
    void certify() {
        const auto drawn = static_cast<std::size_t>(random_.weighted(kLevels));
        care::Application application;
        application.person_id = person_;
        application.application_no = 1;
        application.applied_on = std::max(acquired_, today() - days{random_.between(20, 330)});
        application.doctor = "かかりつけ医";
        const bool open = application.applied_on > today() - days{32};
        if (open) {
            sheaf_.add(File::care_application, application, known(application.applied_on));
            return;
        }
        application.state = care::ApplicationState::decided;
        application.visited_on = application.applied_on + days{random_.between(5, 10)};
        application.investigator = "認定調査員";
        application.opinion_on = application.applied_on + days{random_.between(9, 16)};
        application.panel_no = random_.between(1, 8);
        application.board_on = application.applied_on + days{random_.between(20, 28)};
        application.board_level = kLevelOf[drawn];
        application.first_judgement = kLevelOf[drawn];
        application.board_months = 12;
        application.decided_on = application.board_on + days{1};
        application.level = kLevelOf[drawn];
        application.valid_since = application.applied_on;
        application.valid_until = care::valid_until(application.applied_on, 12);
        sheaf_.add(File::care_application, application, known(application.applied_on));
        care::Certification certification;
        certification.person_id = person_;
        certification.application_no = 1;
        certification.level = application.level;
        certification.valid_since = application.valid_since;
        certification.valid_until = application.valid_until;
        sheaf_.add(File::care_certification, certification,
                   known(application.valid_since, application.valid_until + days{1}));
        if (random_.chance(830)) services(application, drawn);
        if (random_.chance(kReduced)) reduce(application);
    }

    void insured_elsewhere() {
        care::AddressSpecial special;
        special.person_id = person_;
        special.kind = care::AddressSpecialKind::here;
        special.facility = "高齢者施設" + std::to_string(random_.between(1, 40));
        special.other_municipality = "となりの市";
        special.since = member_.from;
        sheaf_.add(File::care_address_special, special, known(special.since));
    }

    /// 給付額の減額, entered with the certification for terms lost long ago.
    void reduce(const care::Application& application) {
        care::Restriction restriction;
        restriction.person_id = person_;
        restriction.kind = care::RestrictionKind::reduction;
        restriction.record_no = 1;
        restriction.state = care::RestrictionState::decided;
        restriction.decided_on = application.decided_on;
        const YearMonth first = YearMonth{application.decided_on} + 1;
        restriction.months = random_.between(1, 12);
        restriction.starts_on = first.first_day();
        restriction.ends_on = (first + (restriction.months - 1)).last_day();
        // months = lost × lost ÷ (lost + paid) × 6 of a person who never paid.
        restriction.lost_permille = restriction.months * 1000 / 6 + 1;
        restriction.counted_until = application.decided_on - days{2 * 366};
        restriction.application_no = application.application_no;
        sheaf_.add(File::care_restriction, restriction, known(restriction.decided_on));
    }

    void services(const care::Application& application, std::size_t level) {
        care::CarePlan plan;
        plan.person_id = person_;
        plan.provider_number = ten_digits(3'570'000'000 + random_.between(1, 60));
        plan.provider_name = "居宅介護支援事業所" + std::to_string(random_.between(1, 60));
        plan.starts_on = application.decided_on;
        plan.filed_on = application.decided_on;
        sheaf_.add(File::care_plan, plan, known(plan.starts_on));
        for (int back = kServiceMonths; back >= 1; --back) {
            care::ServiceMonth service;
            service.month = YearMonth{today()} + -back;
            if (service.month < YearMonth{application.valid_since}) continue;
            service.person_id = person_;
            service.record_no = 1;
            service.provider_number = plan.provider_number;
            service.service_code = "11";
            service.units = kUnits[level] * random_.between(50, 130) / 100;
            service.cost = Yen{service.units * 10};
            service.insurer = Yen{service.units * 9};
            service.share = service.cost - service.insurer;
            sheaf_.add(File::care_service_month, service, known(service.month.first_day()));
        }
    }

    const City& city_;
    bool in_facility_;
    const Member& member_;
    PersonId person_;
    Sheaf& sheaf_;
    Random random_;
    Date acquired_;
};

}  // namespace

void write_care(const City& city, const Household& household, const std::vector<Life>& lives,
                Sheaf& sheaf) {
    for (std::size_t i = 0; i < household.members.size(); ++i)
        Care{city, household, household.members[i], lives[i], sheaf}.write();
}

}  // namespace yakuba::generator
