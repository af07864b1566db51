#include "business/long_term_care_insurance/recovery.h"

#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {

const Description& recovery_description() {
    using R = Recovery;
    static const Description description = describe<R>(
        "高額介護サービス費の返還金", {
                                          line<&R::person_id>("person_id", "宛名番号"),
                                          line<&R::month>("month", "サービス提供月"),
                                          line<&R::record_no>("record_no", "番号"),
                                          line<&R::amount>("amount", "返還する額"),
                                          line<&R::decided_on>("decided_on", "決定日"),
                                          line<&R::due_on>("due_on", "返還の期限"),
                                          line<&R::returned_on>("returned_on", "返還日"),
                                      });
    return description;
}

const storage::Table& recovery_table() {
    static const storage::Table table{"ltc_recovery",
                                      "高額介護サービス費の返還金",
                                      &recovery_description(),
                                      {"person_id", "month", "record_no"},
                                      storage::Keeping::history};
    return table;
}

std::vector<Recovery> recoveries_of(storage::Session& session, PersonId person, Instant known) {
    std::vector<Recovery> all;
    storage::for_each_as_of<Recovery>(
        session, recovery_table(), {kForever - std::chrono::days{1}, known},
        storage::equals("person_id", person.value()),
        [&](Recovery& recovery, const storage::Version&) { all.push_back(std::move(recovery)); });
    return all;
}

std::map<PersonId, std::vector<Recovery>> recoveries_between(storage::Session& session,
                                                             PersonId from, PersonId until,
                                                             YearMonth month) {
    std::map<PersonId, std::vector<Recovery>> all;
    storage::for_each_as_of<Recovery>(
        session, recovery_table(), {kForever - std::chrono::days{1}},
        storage::both(storage::between("person_id", from.value(), until.value()),
                      storage::equals("month", std::int64_t{month.packed()})),
        [&](Recovery& recovery, const storage::Version&) {
            all[recovery.person_id].push_back(std::move(recovery));
        });
    return all;
}

void write_recovery(storage::Transaction& transaction, const Recovery& recovery) {
    storage::Version version;
    version.valid_from = recovery.returned_on ? recovery.returned_on : recovery.decided_on;
    const std::vector<storage::Versioned<Recovery>> rows{{recovery, version}};
    transaction.append_versions<Recovery>(recovery_table(), rows);
}

}  // namespace yakuba::long_term_care_insurance
