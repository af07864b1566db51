#include "business/resident_register/protection.h"

#include <algorithm>

#include "business/resident_register/day_book.h"
#include "business/resident_register/rules.h"

namespace yakuba::resident_register {
namespace {

using registry::MeasureState;
using registry::ProtectiveMeasure;
using registry::Resident;

constexpr std::string_view kPurpose = "支援措置";
constexpr std::string_view kArticle = "住民基本台帳事務処理要領第5-10";

bool in_force(const ProtectiveMeasure& measure) {
    return measure.state != MeasureState::ended && measure.state != MeasureState::withdrawn;
}

void append(storage::Transaction& transaction, const std::vector<ProtectiveMeasure>& measures,
            Date from) {
    std::vector<storage::Versioned<ProtectiveMeasure>> rows;
    for (const ProtectiveMeasure& measure : measures)
        rows.push_back({measure, {.valid_from = from}});
    transaction.append_versions<ProtectiveMeasure>(registry::protective_measure_table(), rows);
}

/// The last word on every person whose protection somebody applied for.
std::vector<ProtectiveMeasure> last_words(storage::Session& session, const std::string& condition,
                                          const storage::Parameters& parameters) {
    return session.select<ProtectiveMeasure>(
        registry::protective_measure_description(),
        "SELECT " + storage::columns_of(registry::protective_measure_description(), "m.") +
            " FROM protective_measure m WHERE " + condition +
            " AND NOT EXISTS (SELECT 1 FROM protective_measure later WHERE later.person_id = "
            "m.person_id AND later.version > m.version) ORDER BY m.person_id",
        parameters);
}

Problem needed(std::string_view code, std::string message, std::string where) {
    return {.code = code,
            .message = std::move(message),
            .where = std::move(where),
            .article = kArticle};
}

Result<Outcome> begin(const Desk& desk, DayBook& book, const Protection& command) {
    const Date day = command.filing.occurred_on;
    if (command.consulted.empty()) {
        return needed("protection.consulted_needed",
                      "相談した機関（警察、配偶者暴力相談支援センターなど）を入力してください。",
                      "consulted");
    }
    if (!command.counterpart && command.counterpart_name.empty()) {
        return needed("protection.no_counterpart", "相手方を入力してください。",
                      "counterpart_name");
    }
    const auto applicant = book.resident(command.applicant, day);
    if (!applicant) return applicant.problem();
    ProtectiveMeasure measure;
    measure.state = command.confirmed ? MeasureState::active : MeasureState::provisional;
    measure.applicant_id = command.applicant;
    measure.accepted_on = day;
    measure.ends_on = protection_end(*desk.rates, day);
    measure.counterpart_id = command.counterpart;
    measure.counterpart_name = command.counterpart_name;
    measure.counterpart_address = command.counterpart_address;
    measure.consulted = command.consulted;
    measure.hidden_addresses = command.hidden_addresses.empty() ? registry::address_of(*applicant)
                                                                : command.hidden_addresses;
    Outcome outcome;
    outcome.household = applicant->household_id;
    outcome.deadline = measure.ends_on;
    outcome.persons = {command.applicant};
    for (const PersonId person : command.together_with) {
        const auto other = book.resident(person, day);
        if (!other) return other.problem();
        if (registry::address_of(*other) != registry::address_of(*applicant)) {
            return needed("protection.other_address", "併せて守れるのは同じ住所の人です。",
                          "together_with");
        }
        outcome.persons.push_back(person);
    }
    std::vector<ProtectiveMeasure> measures;
    for (const PersonId person : outcome.persons) {
        measure.person_id = person;
        measures.push_back(measure);
    }
    append(book.transaction(), measures, day);
    return outcome;
}

using Change = std::function<Result<Done>(ProtectiveMeasure&)>;

Result<Outcome> change(const Desk& desk, const ProtectionChange& command, const Change& how) {
    return file(
        desk, command.filing, registry::Event::correction,
        [&](DayBook& book) -> Result<Outcome> {
            auto measures =
                last_words(book.transaction().session(), "m.applicant_id = :applicant_id",
                           {{"applicant_id", command.person.value()}});
            std::erase_if(measures, std::not_fn(in_force));
            if (measures.empty()) {
                return needed("protection.not_found",
                              "続いている支援措置がありません。申出者を確かめてください。",
                              "person");
            }
            Outcome outcome;
            for (ProtectiveMeasure& measure : measures) {
                const auto done = how(measure);
                if (!done) return done.problem();
                outcome.persons.push_back(measure.person_id);
                outcome.deadline = measure.ends_on;
            }
            append(book.transaction(), measures, command.filing.occurred_on);
            return outcome;
        },
        kPurpose);
}

}  // namespace

Result<Outcome> begin_protection(const Desk& desk, const Protection& command) {
    return file(
        desk, command.filing, registry::Event::correction,
        [&](DayBook& book) { return begin(desk, book, command); }, kPurpose);
}

Result<Outcome> confirm_protection(const Desk& desk, const ProtectionChange& command) {
    return change(desk, command, [](ProtectiveMeasure& measure) -> Result<Done> {
        measure.state = MeasureState::active;
        return Done{};
    });
}

Result<Outcome> renew_protection(const Desk& desk, const ProtectionChange& command) {
    return change(desk, command, [&](ProtectiveMeasure& measure) -> Result<Done> {
        if (command.filing.occurred_on < protection_renewal_from(*desk.rates, measure.ends_on)) {
            return needed("protection.too_early",
                          "延長の申出を受け付けるのは、満了日の1か月前からです。", "occurred_on");
        }
        measure.state = MeasureState::active;
        measure.ends_on = protection_end(*desk.rates, measure.ends_on);
        return Done{};
    });
}

Result<Outcome> end_protection(const Desk& desk, const ProtectionChange& command, bool withdrawn) {
    return change(desk, command, [&](ProtectiveMeasure& measure) -> Result<Done> {
        measure.state = withdrawn ? MeasureState::withdrawn : MeasureState::ended;
        return Done{};
    });
}

std::vector<ProtectiveMeasure> protections_ending(storage::Session& session, Date until) {
    auto measures =
        last_words(session, "m.ends_on < :until", {{"until", std::int64_t{until.packed()}}});
    std::erase_if(measures, std::not_fn(in_force));
    return measures;
}

}  // namespace yakuba::resident_register
