#include "business/long_term_care_insurance/benefits.h"

#include <algorithm>
#include <set>

#include "registry/welfare_status.h"
#include "rules/rate_shelf.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

RateShelf<BurdenRates>& burden_shelf() {
    static RateShelf<BurdenRates> shelf{"long_term_care_insurance", &burden_rates_description};
    return shelf;
}

Result<BurdenYear> begin_burden_year(const Town& town, Date from) {
    const auto rates = burden_shelf().of(town.data_folder, town.code, from);
    if (!rates) return rates.problem();
    // 前年の所得: the tax of the fiscal year the August lies in.
    const auto levy = levy_year(town, fiscal_year_of(from));
    if (!levy) return levy.problem();
    BurdenYear year;
    year.from = from;
    year.until = Date{from.year() + 1, 8, 1};
    year.rates = **rates;
    year.levy = *levy;
    return year;
}

bool is_assisted(storage::Session& session, PersonId person, AsOf as_of) {
    const auto status = registry::find_welfare_status(session, person, as_of);
    return status && status->assistance != registry::Assistance::none;
}

bool is_second_insured(storage::Session& session, PersonId person, AsOf as_of) {
    const auto enrolment = storage::find_as_of<Enrolment>(
        session, enrolment_table(), as_of, storage::equals("person_id", person.value()));
    return enrolment && enrolment->record.kind == InsuredKind::second;
}

}  // namespace

Result<std::shared_ptr<const BurdenYear>> burden_year(const Town& town, Date from, Instant known) {
    auto year = begin_burden_year(town, from);
    if (!year) return year.problem();
    year->households = Households::of_all(*town.database->session(), *year->levy, {from, known});
    return std::make_shared<const BurdenYear>(*std::move(year));
}

Burden burden_of(storage::Session& session, const BurdenYear& year, PersonId person,
                 Instant known) {
    const AsOf as_of{year.from, known};
    const HouseholdState household = year.households.state_of(person);
    BurdenFacts facts;
    facts.second_insured = is_second_insured(session, person, as_of);
    facts.public_assistance = is_assisted(session, person, as_of);
    if (const registry::TaxStatus* tax = year.households.tax_of(person)) {
        facts.taxed = tax->per_capita_taxed;
        facts.total_income = tax->total_income;
        facts.special_gain_deduction = tax->special_gain_deduction;
        facts.salary_income = tax->salary_income;
        facts.pension_income = tax->public_pension_income;
    }
    facts.household_sum = household.older_sum;
    facts.household_count = std::max(1, household.older_count);
    const BurdenSheet sheet = burden(year.rates, facts, year.from);
    Burden record;
    record.person_id = person;
    record.share_percent = sheet.share_percent;
    record.ground = sheet.ground;
    record.judged_income = sheet.judged_income;
    record.household_sum = sheet.household_sum;
    record.household_count = facts.household_count;
    return record;
}

Result<Done> give_burdens(const Town& town, storage::Transaction& transaction, PersonId person,
                          Date since) {
    constexpr int kAugust = 8;
    storage::Session& session = transaction.session();
    const Date today = date_in_japan(transaction.at());
    Date from{since.month() < kAugust ? since.year() - 1 : since.year(), kAugust, 1};
    std::vector<storage::Versioned<Burden>> rows;
    for (; from <= today; from = Date{from.year() + 1, kAugust, 1}) {
        if (storage::find_as_of<Burden>(session, burden_table(), {from},
                                        storage::equals("person_id", person.value())))
            continue;
        auto year = begin_burden_year(town, from);
        if (!year) return year.problem();
        const PersonId only[] = {person};
        year->households = Households::of(session, *year->levy, {from}, only);
        storage::Version version;
        version.valid_from = year->from;
        version.valid_to = year->until;
        rows.push_back({burden_of(session, *year, person, kEndOfTime), version});
    }
    transaction.append_versions<Burden>(burden_table(), rows);
    return Done{};
}

std::vector<PersonId> certified_between(storage::Session& session, Date from, Date until,
                                        Instant known, batch::Range range) {
    static const std::string sql =
        "SELECT DISTINCT person_id FROM ltc_certification WHERE person_id >= :range_from AND "
        "person_id < :range_until AND level > :not_certified AND valid_from < :until AND valid_to "
        "> :from "
        "AND recorded_at <= :known ORDER BY person_id";
    std::vector<PersonId> persons;
    session.read_values(sql,
                        {{"range_from", range.from.value()},
                         {"range_until", range.until.value()},
                         {"not_certified", static_cast<std::int64_t>(Level::not_certified)},
                         {"from", std::int64_t{from.packed()}},
                         {"until", std::int64_t{until.packed()}},
                         {"known", known.microseconds}},
                        [&](std::span<const storage::Value> row) {
                            persons.push_back(PersonId{std::get<std::int64_t>(row[0])});
                        });
    return persons;
}

std::vector<Certification> renewals_due(storage::Session& session, Date from, Date until,
                                        Instant known, batch::Range range) {
    std::map<PersonId, Certification> last;
    for (const auto& found : session.select_versions<Certification>(
             certification_description(),
             "SELECT " + storage::version_columns_of(certification_description()) +
                 " FROM ltc_certification WHERE person_id >= :range_from AND "
                 "person_id < :range_until AND recorded_at <= :known ORDER BY person_id, version",
             {{"range_from", range.from.value()},
              {"range_until", range.until.value()},
              {"known", known.microseconds}})) {
        last[found.record.person_id] = found.record;
    }
    std::vector<Certification> due;
    for (const auto& [person, record] : last) {
        if (!is_certified(record.level)) continue;
        if (record.valid_until >= from && record.valid_until < until) due.push_back(record);
    }
    return due;
}

Result<std::shared_ptr<const CertificationRates>> certification_rates_on(const Town& town,
                                                                         Date day) {
    static RateShelf<CertificationRates> shelf{"long_term_care_insurance",
                                               &certification_rates_description};
    return shelf.of(town.data_folder, town.code, day);
}

}  // namespace yakuba::long_term_care_insurance
