// 負担割合証, 更新の案内.
#include <algorithm>
#include <map>

#include "business/long_term_care_insurance/benefits.h"
#include "business/long_term_care_insurance/jobs.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

storage::Where within(batch::Range range) {
    return storage::between("person_id", range.from.value(), range.until.value());
}

std::string share_label(int percent) { return std::to_string(percent / 10) + "割"; }

struct BurdenRows {
    std::vector<storage::Versioned<Burden>> rows;
};

batch::Prepared prepare_burdens(storage::Session& session, batch::Range range,
                                const BurdenYear& year, Instant now) {
    auto rows = std::make_shared<BurdenRows>();
    batch::Prepared prepared;
    std::map<PersonId, Burden> standing;
    storage::for_each_as_of<Burden>(session, burden_table(), {year.from, now}, within(range),
                                    [&](const Burden& burden, const storage::Version&) {
                                        standing.emplace(burden.person_id, burden);
                                    });
    for (const PersonId person : certified_between(session, year.from, year.until, now, range)) {
        const Burden burden = burden_of(session, year, person, now);
        prepared.counts.add("対象者", 1);
        prepared.counts.add(share_label(burden.share_percent), 1);
        const auto before = standing.find(person);
        if (before != standing.end() && before->second == burden) continue;
        prepared.counts.add("新しい割合", 1);
        storage::Version version;
        version.valid_from = year.from;
        version.valid_to = year.until;
        rows->rows.push_back({burden, version});
    }
    prepared.work = std::move(rows);
    return prepared;
}

}  // namespace

Result<batch::Report> decide_burdens(const Town& town, const batch::Request& request) {
    const auto year = burden_year(town, Date{fiscal_year_of(request.day).value, 8, 1}, request.now);
    if (!year) return year.problem();
    batch::Job job;
    job.name = "long-term-care-insurance burdens " + to_iso((*year)->from);
    job.label = "介護保険 負担割合の判定 " + to_iso((*year)->from) + "から";
    job.prepare = [year = *year, now = request.now](storage::Session& session, batch::Range range) {
        return prepare_burdens(session, range, *year, now);
    };
    job.write = [](storage::Transaction& transaction, const batch::Prepared& prepared) {
        transaction.append_versions<Burden>(
            burden_table(), static_cast<const BurdenRows*>(prepared.work.get())->rows);
    };
    return batch::run(*town.database, job, request);
}

Result<batch::Report> list_renewals(const Town& town, const batch::Request& request) {
    const YearMonth month{request.day};
    const auto rates = certification_rates_on(town, month.first_day());
    if (!rates) return rates.problem();
    // Those whose sixty days begin within the month.
    const Date from = month.first_day() + std::chrono::days{(*rates)->renewal_days};
    const Date until = month.last_day() + std::chrono::days{(*rates)->renewal_days + 1};
    batch::Job job;
    job.name = "long-term-care-insurance renewals " + to_iso(month);
    job.label = "介護保険 更新の案内 " + to_iso(month);
    job.prepare = [from, until, now = request.now](storage::Session& session, batch::Range range) {
        batch::Prepared prepared;
        for (const Certification& due : renewals_due(session, from, until, now, range)) {
            prepared.counts.add("更新の対象者", 1);
            prepared.counts.add(label_of(due.level), 1);
            prepared.samples.push_back("宛名番号 " + std::to_string(due.person_id.value()) + "：" +
                                       std::string{label_of(due.level)} + "、満了日 " +
                                       to_iso(due.valid_until));
        }
        return prepared;
    };
    job.write = [](storage::Transaction&, const batch::Prepared&) {};
    batch::Request dry = request;
    dry.dry_run = true;
    return batch::run(*town.database, job, dry);
}

}  // namespace yakuba::long_term_care_insurance
