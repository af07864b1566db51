// 資格の異動 and 当初賦課.
#include <algorithm>
#include <optional>
#include <stdexcept>

#include "business/long_term_care_insurance/decide.h"
#include "business/long_term_care_insurance/enrolment.h"
#include "business/long_term_care_insurance/jobs.h"
#include "registry/residents.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

constexpr std::size_t kSamplesPerChunk = 3;

std::string person_text(PersonId person) { return "宛名番号 " + std::to_string(person.value()); }

void count(const Decision& decision, batch::Counts& counts) {
    const Premium& premium = decision.premium;
    counts.add("対象者", 1);
    counts.add("特別徴収", premium.special == SpecialCollection::none ? 0 : 1);
    counts.add("普通徴収", premium.special == SpecialCollection::none ? 1 : 0);
    counts.add("年額（円）", premium.annual.amount());
    counts.add("公費による軽減（円）", premium.public_relief.amount());
    counts.add("新しい決定", decision.changed() ? 1 : 0);
}

batch::Prepared prepare(storage::Session& session, batch::Range range, const LevyYear& levy,
                        const Households& households, Instant now) {
    batch::Prepared prepared;
    auto decisions = decide(session, levy, households, now, range.from, range.until);
    for (const Decision& decision : decisions) {
        count(decision, prepared.counts);
        if (prepared.samples.size() < kSamplesPerChunk) {
            prepared.samples.push_back(person_text(decision.premium.person_id) + "：第" +
                                       std::to_string(decision.premium.stage) + "段階、年額 " +
                                       std::to_string(decision.premium.annual.amount()) + "円");
        }
    }
    prepared.work =
        std::make_shared<Rows>(rows_of(session, levy, std::move(decisions), FirstCharge::regular,
                                       date_in_japan(now), "再計算による更正"));
    return prepared;
}

// ---- 資格

struct Changes {
    std::vector<storage::Versioned<Enrolment>> rows;
};

/// Whoever came or went owes another number of months: a levied year is computed again at once.
void write_changes(const Town& town, storage::Transaction& transaction, const Changes& changes) {
    if (changes.rows.empty()) return;
    transaction.append_versions<Enrolment>(enrolment_table(), changes.rows);
    std::vector<PersonId> persons;
    Date since = kForever;
    for (const auto& row : changes.rows) {
        persons.push_back(row.record.person_id);
        since = std::min(since, row.version.valid_from);
    }
    const auto done = recompute(town, transaction, {persons, since, "資格の異動"});
    // The chunk is rolled back and reported; it is done again by the next run.
    if (!done) throw std::runtime_error(done.problem().message + done.problem().detail);
}

batch::Prepared prepare_enrolments(storage::Session& session, batch::Range range,
                                   const Rates& rates, const Households& people, Date until,
                                   Instant now) {
    auto changes = std::make_shared<Changes>();
    const auto facilities = came_to_facilities(session, {until, now});
    std::unordered_map<std::int64_t, Enrolment> enrolled;
    storage::for_each_as_of<Enrolment>(
        session, enrolment_table(), {kForever - std::chrono::days{1}, now},
        storage::between("person_id", range.from.value(), range.until.value()),
        [&](Enrolment& enrolment, const storage::Version&) {
            enrolled.emplace(enrolment.person_id.value(), enrolment);
        });
    batch::Prepared prepared;
    for (std::int64_t number = range.from.value(); number < range.until.value(); ++number) {
        const Inhabitant* person = people.find(PersonId{number});
        if (person == nullptr || !person->birth_date) continue;
        const auto known = enrolled.find(number);
        const bool insured = known != enrolled.end() && !known->second.lost_on &&
                             known->second.kind == InsuredKind::first;
        const bool here = registry::is_resident(person->standing);
        if (here && !insured) {
            const auto facility = facilities.find(person->person_id);
            auto row = acquired(
                {person->person_id, person->birth_date, person->became_resident_on,
                 facility == facilities.end() ? std::optional<AddressSpecial>{} : facility->second},
                rates.first_age, until);
            prepared.counts.add("資格取得", row ? 1 : 0);
            if (row) changes->rows.push_back(*std::move(row));
        } else if (!here && insured && !known->second.address_special &&
                   person->standing != registry::Standing::non_resident) {
            changes->rows.push_back(lost(known->second, person->standing, person->since));
            prepared.counts.add("資格喪失", 1);
        }
    }
    prepared.work = std::move(changes);
    return prepared;
}

std::string year_text(const Town& town, FiscalYear year) {
    return town.calendar ? town.calendar->format(year) : std::to_string(year.value) + "年度";
}

}  // namespace

Result<batch::Report> assess_year(const Town& town, const batch::Request& request) {
    const FiscalYear year = fiscal_year_of(request.day);
    const auto levy = levy_year(town, year);
    if (!levy) return levy.problem();
    const auto households = std::make_shared<const Households>(
        Households::of_all(*town.database->session(), **levy, {year.first_day(), request.now}));
    batch::Job job;
    job.name = "long-term-care-insurance assess " + std::to_string(year.value);
    job.label = "介護保険料 当初賦課 " + year_text(town, year);
    job.prepare = [levy = *levy, households, now = request.now](storage::Session& session,
                                                                batch::Range range) {
        return prepare(session, range, *levy, *households, now);
    };
    job.write = [levy = *levy](storage::Transaction& transaction, const batch::Prepared& prepared) {
        write(transaction, *levy, *static_cast<const Rows*>(prepared.work.get()));
    };
    return batch::run(*town.database, job, request);
}

Result<batch::Report> enrol_month(const Town& town, const batch::Request& request) {
    const YearMonth month{request.day};
    const auto levy = levy_year(town, fiscal_year_of(request.day));
    if (!levy) return levy.problem();
    const auto people = std::make_shared<const Households>(
        Households::of_all(*town.database->session(), **levy, {month.last_day(), request.now}));
    batch::Job job;
    job.name = "long-term-care-insurance enrol " + to_iso(month);
    job.label = "介護保険 資格の異動 " + to_iso(month);
    job.prepare = [levy = *levy, people, month, now = request.now](storage::Session& session,
                                                                   batch::Range range) {
        return prepare_enrolments(session, range, levy->rates.rates, *people, month.last_day(),
                                  now);
    };
    job.write = [town](storage::Transaction& transaction, const batch::Prepared& prepared) {
        write_changes(town, transaction, *static_cast<const Changes*>(prepared.work.get()));
    };
    return batch::run(*town.database, job, request);
}

}  // namespace yakuba::long_term_care_insurance
