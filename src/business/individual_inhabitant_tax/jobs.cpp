#include "business/individual_inhabitant_tax/jobs.h"

#include "business/individual_inhabitant_tax/decide.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

constexpr std::size_t kSamplesPerChunk = 3;

std::string person_text(PersonId person) { return "宛名番号 " + std::to_string(person.value()); }

std::string sample(const StoredSheet& sheet) {
    return person_text(sheet.person_id) + "：" + std::string{label_of(sheet.ground)} + "、年税額 " +
           std::to_string(sheet.annual_tax.amount()) + "円";
}

void count(const Decision& decision, batch::Counts& counts) {
    const StoredSheet& sheet = decision.sheet;
    counts.add("対象者", 1);
    counts.add("課税", sheet.annual_tax > 0_yen ? 1 : 0);
    counts.add("うち所得割あり", sheet.city_income_levy + sheet.pref_income_levy > 0_yen ? 1 : 0);
    counts.add("うち森林環境税のみ", sheet.ground == Ground::forest_only ? 1 : 0);
    const bool undeclared = sheet.ground == Ground::undeclared;
    counts.add("非課税", sheet.annual_tax == 0_yen && !undeclared ? 1 : 0);
    counts.add("未申告", undeclared ? 1 : 0);
    counts.add("年税額（円）", sheet.annual_tax.amount());
    counts.add("資料の食い違い", decision.merged.conflicts.empty() ? 0 : 1);
}

/// The claims are settled once for the whole run: they ask about everybody's relatives.
std::shared_ptr<const DoubleClaims> claims_of_year(const Town& town, const YearOfTax& tax,
                                                   Instant known) {
    const auto session = town.database->session();
    return std::make_shared<const DoubleClaims>(double_claims(*session, tax.year, known));
}

batch::Prepared prepare(storage::Session& session, batch::Range range, const YearOfTax& tax,
                        const DoubleClaims& doubles, Instant now) {
    batch::Prepared prepared;
    auto decisions = decide(session, tax, now, range.from, range.until, doubles);
    for (const Decision& decision : decisions) {
        count(decision, prepared.counts);
        if (prepared.samples.size() < kSamplesPerChunk && decision.sheet.annual_tax > 0_yen) {
            prepared.samples.push_back(sample(decision.sheet));
        }
    }
    prepared.work =
        std::make_shared<Rows>(rows_of(session, tax, std::move(decisions), FirstCharge::regular,
                                       date_in_japan(now), "再計算による更正"));
    return prepared;
}

batch::Prepared prepare_check(storage::Session& session, batch::Range range, const YearOfTax& tax,
                              const DoubleClaims& doubles, Instant now) {
    batch::Prepared prepared;
    for (const Taxpayer& taxpayer :
         gather(session, tax.rates.rates, tax.year, now, range.from, range.until, doubles)) {
        prepared.counts.add("対象者", 1);
        for (const Conflict conflict : taxpayer.merged.conflicts) {
            prepared.counts.add(label_of(conflict), 1);
            prepared.samples.push_back(person_text(taxpayer.person_id) + "：" +
                                       std::string{label_of(conflict)});
        }
    }
    return prepared;
}

std::string year_text(const Town& town, FiscalYear year) {
    return town.calendar ? town.calendar->format(year) : std::to_string(year.value) + "年度";
}

}  // namespace

Result<batch::Report> assess_year(const Town& town, const batch::Request& request) {
    const FiscalYear year = fiscal_year_of(request.day);
    auto tax = year_of_tax(town, year);
    if (!tax) return tax.problem();
    const auto doubles = claims_of_year(town, **tax, request.now);
    batch::Job job;
    job.name = "individual-inhabitant-tax assess " + std::to_string(year.value);
    job.label = "個人住民税 当初賦課 " + year_text(town, year);
    job.prepare = [tax = *tax, doubles, now = request.now](storage::Session& session,
                                                           batch::Range range) {
        return prepare(session, range, *tax, *doubles, now);
    };
    job.write = [tax = *tax](storage::Transaction& transaction, const batch::Prepared& prepared) {
        write(transaction, *tax, *static_cast<const Rows*>(prepared.work.get()));
    };
    return batch::run(*town.database, job, request);
}

Result<batch::Report> check_papers(const Town& town, const batch::Request& request) {
    const FiscalYear year = fiscal_year_of(request.day);
    auto tax = year_of_tax(town, year);
    if (!tax) return tax.problem();
    const auto doubles = claims_of_year(town, **tax, request.now);
    batch::Job job;
    job.name = "individual-inhabitant-tax check " + std::to_string(year.value);
    job.label = "個人住民税 合算の確認 " + year_text(town, year);
    job.prepare = [tax = *tax, doubles, now = request.now](storage::Session& session,
                                                           batch::Range range) {
        return prepare_check(session, range, *tax, *doubles, now);
    };
    job.write = [](storage::Transaction&, const batch::Prepared&) {};
    batch::Request dry = request;
    dry.dry_run = true;
    return batch::run(*town.database, job, dry);
}

}  // namespace yakuba::individual_inhabitant_tax
