#include "business/individual_inhabitant_tax/gather.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "business/individual_inhabitant_tax/steps.h"
#include "ledger/records.h"
#include "registry/resident.h"
#include "storage/as_of.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

/// What the tax asks of the register: who lived here on 1 January, and how old.
struct Inhabitant {
    PersonId person_id;
    registry::Standing standing = registry::Standing::resident;
    PartialDate birth_date;
};

const storage::Table& inhabitant_table() {
    static const Description description = describe<Inhabitant>(
        "賦課期日の住民", {
                              line<&Inhabitant::person_id>("person_id", "宛名番号"),
                              line<&Inhabitant::standing>("standing", "住民の区分"),
                              line<&Inhabitant::birth_date>("birth_date", "生年月日"),
                          });
    static const storage::Table table{
        registry::resident_table().name, "賦課期日の住民", &description, {"person_id"}};
    return table;
}

bool lives_here(registry::Standing standing) {
    return standing == registry::Standing::resident || standing == registry::Standing::planned_out;
}

storage::Where persons_of_year(FiscalYear year, PersonId from, PersonId until) {
    return storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                         storage::between("person_id", from.value(), until.value()));
}

bool is_withdrawn(const TaxpayerStatus&) { return false; }
template <class Record>
bool is_withdrawn(const Record& record) {
    return record.withdrawn;
}

/// The standing records of a range, and a cursor that follows the person numbers.
template <class Record>
class Stream {
public:
    Stream(storage::Session& session, const storage::Table& table, AsOf as_of,
           const storage::Where& where) {
        storage::for_each_as_of<Record>(session, table, as_of, where,
                                        [&](Record& record, const storage::Version&) {
                                            if (!is_withdrawn(record)) {
                                                records_.push_back(std::move(record));
                                            }
                                        });
    }
    /// The records of one person; persons are asked for in rising order.
    std::span<const Record> of(PersonId person) {
        while (at_ < records_.size() && records_[at_].person_id < person)
            ++at_;
        std::size_t end = at_;
        while (end < records_.size() && records_[end].person_id == person)
            ++end;
        return {records_.data() + at_, end - at_};
    }

private:
    std::vector<Record> records_;
    std::size_t at_ = 0;
};

constexpr std::string_view kClaimedPersons =
    "SELECT DISTINCT dependant_id FROM tax_dependant WHERE fiscal_year = :year AND "
    "dependant_id >= :from_id AND dependant_id < :until_id";

std::unordered_set<std::int64_t> claimed_persons(storage::Session& session, FiscalYear year,
                                                 PersonId from, PersonId until) {
    std::unordered_set<std::int64_t> claimed;
    session.read_values(kClaimedPersons,
                        {{"year", std::int64_t{year.value}},
                         {"from_id", from.value()},
                         {"until_id", until.value()}},
                        [&](std::span<const storage::Value> row) {
                            claimed.insert(std::get<std::int64_t>(row[0]));
                        });
    return claimed;
}

// The newest plan of last year's charge comes last.
constexpr std::string_view kPensionCollected =
    "SELECT person_id, charge_version, SUM(CASE WHEN collection = :pension THEN amount ELSE 0 END) "
    "FROM instalment WHERE business = :business AND fiscal_year = :year AND person_id >= :from_id "
    "AND person_id < :until_id GROUP BY person_id, charge_version "
    "ORDER BY person_id, charge_version";

std::unordered_map<std::int64_t, Yen> pension_collected(storage::Session& session, FiscalYear year,
                                                        PersonId from, PersonId until) {
    std::unordered_map<std::int64_t, Yen> collected;
    session.read_values(
        kPensionCollected,
        {{"pension", static_cast<std::int64_t>(ledger::Collection::pension)},
         {"business", static_cast<std::int64_t>(ledger::Business::individual_inhabitant_tax)},
         {"year", std::int64_t{year.value}},
         {"from_id", from.value()},
         {"until_id", until.value()}},
        [&](std::span<const storage::Value> row) {
            collected[std::get<std::int64_t>(row[0])] = Yen{std::get<std::int64_t>(row[2])};
        });
    return collected;
}

/// The first claim of each of these relatives (tax_dependant rows of one relative).
void settle_claims(storage::Session& session, FiscalYear year, Instant known,
                   std::span<const std::int64_t> relatives, DoubleClaims& doubles) {
    constexpr std::string_view kTaxpayers =
        "SELECT DISTINCT person_id FROM tax_dependant WHERE fiscal_year = :year AND "
        "dependant_id = :relative";
    for (const std::int64_t relative : relatives) {
        std::vector<std::int64_t> taxpayers;
        session.read_values(kTaxpayers,
                            {{"year", std::int64_t{year.value}}, {"relative", relative}},
                            [&](std::span<const storage::Value> row) {
                                taxpayers.push_back(std::get<std::int64_t>(row[0]));
                            });
        std::sort(taxpayers.begin(), taxpayers.end());
        Instant first = kEndOfTime;
        int claims = 0;
        PersonId owner;
        for (const std::int64_t taxpayer : taxpayers) {
            storage::for_each_as_of<DependantRecord>(
                session, dependant_record_table(), {year.tax_base_date(), known},
                persons_of_year(year, PersonId{taxpayer}, PersonId{taxpayer + 1}),
                [&](const DependantRecord& record, const storage::Version& version) {
                    if (record.withdrawn || record.dependant_id.value() != relative) return;
                    ++claims;
                    if (owner && version.recorded_at >= first) return;
                    first = version.recorded_at;
                    owner = record.person_id;
                });
        }
        if (claims > 1) doubles[PersonId{relative}] = owner;
    }
}

std::vector<PersonId> lost(std::span<const DependantRecord> dependants, PersonId taxpayer,
                           const DoubleClaims& doubles) {
    std::vector<PersonId> ids;
    if (doubles.empty()) return ids;
    for (const DependantRecord& record : dependants) {
        const auto claim = doubles.find(record.dependant_id);
        if (claim != doubles.end() && claim->second != taxpayer) ids.push_back(claim->first);
    }
    return ids;
}

}  // namespace

DoubleClaims double_claims(storage::Session& session, FiscalYear year, Instant known) {
    constexpr std::string_view kCandidates =
        "SELECT dependant_id FROM tax_dependant WHERE fiscal_year = :year AND dependant_id > 0 "
        "GROUP BY dependant_id HAVING MIN(person_id) < MAX(person_id)";
    std::vector<std::int64_t> relatives;
    session.read_values(kCandidates, {{"year", std::int64_t{year.value}}},
                        [&](std::span<const storage::Value> row) {
                            relatives.push_back(std::get<std::int64_t>(row[0]));
                        });
    DoubleClaims doubles;
    settle_claims(session, year, known, relatives, doubles);
    return doubles;
}

DoubleClaims double_claims_of(storage::Session& session, FiscalYear year, Instant known,
                              PersonId person) {
    std::vector<std::int64_t> relatives;
    storage::for_each_as_of<DependantRecord>(
        session, dependant_record_table(), {year.tax_base_date(), known},
        persons_of_year(year, person, PersonId{person.value() + 1}),
        [&](const DependantRecord& record, const storage::Version&) {
            if (record.dependant_id) relatives.push_back(record.dependant_id.value());
        });
    DoubleClaims doubles;
    settle_claims(session, year, known, relatives, doubles);
    return doubles;
}

std::vector<Taxpayer> gather(storage::Session& session, const Rates& rates, FiscalYear year,
                             Instant known, PersonId from, PersonId until,
                             const DoubleClaims& doubles) {
    const AsOf as_of{year.tax_base_date(), known};
    const storage::Where where = persons_of_year(year, from, until);
    Stream<SalaryReport> salaries(session, salary_report_table(), as_of, where);
    Stream<PensionReport> pensions(session, pension_report_table(), as_of, where);
    Stream<TaxReturn> returns(session, tax_return_table(), as_of, where);
    Stream<DependantRecord> dependants(session, dependant_record_table(), as_of, where);
    Stream<OneStopGift> gifts(session, one_stop_gift_table(), as_of, where);
    Stream<TaxpayerStatus> statuses(session, taxpayer_status_table(), as_of, where);
    const auto claimed = claimed_persons(session, year, from, until);
    const auto last_year = pension_collected(session, FiscalYear{year.value - 1}, from, until);

    std::vector<Taxpayer> taxpayers;
    storage::for_each_as_of<Inhabitant>(
        session, inhabitant_table(), as_of,
        storage::between("person_id", from.value(), until.value()),
        [&](const Inhabitant& inhabitant, const storage::Version&) {
            const PersonId person = inhabitant.person_id;
            Papers papers;
            papers.person_id = person;
            papers.birth_date = inhabitant.birth_date;
            papers.resident = lives_here(inhabitant.standing);
            papers.salaries = salaries.of(person);
            papers.pensions = pensions.of(person);
            papers.returns = returns.of(person);
            papers.dependants = dependants.of(person);
            papers.gifts = gifts.of(person);
            const auto status = statuses.of(person);
            if (!status.empty()) papers.status = &status.front();
            const bool house = papers.status && papers.status->house_only;
            if (!papers.resident && !house) return;
            const int age = age_at_year_end(papers.birth_date, -1, year.value - 1);
            if (age >= 0 && age < rates.dependant_age_from && !papers.any()) return;

            papers.claimed_as_dependant = claimed.contains(person.value());
            const std::vector<PersonId> elsewhere = lost(papers.dependants, person, doubles);
            papers.lost_dependants = elsewhere;
            const auto collected = last_year.find(person.value());
            if (collected != last_year.end()) papers.last_year_pension_tax = collected->second;
            taxpayers.push_back({person, merge(rates, papers, year)});
        });
    return taxpayers;
}

}  // namespace yakuba::individual_inhabitant_tax
