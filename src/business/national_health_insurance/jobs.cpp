#include "business/national_health_insurance/jobs.h"

#include "business/national_health_insurance/decide.h"
#include "business/national_health_insurance/enrolment.h"

namespace yakuba::national_health_insurance {
namespace {

constexpr std::size_t kSamplesPerChunk = 3;

std::string year_text(const Town& town, FiscalYear year) {
    return town.calendar ? town.calendar->format(year) : std::to_string(year.value) + "年度";
}

/// Numbers, no names.
std::string sample(const Decision& decision) {
    return "世帯主の宛名番号 " + std::to_string(decision.levy.person_id.value()) + "：" +
           std::string{label_of(decision.levy.reduction)} + "、年間保険料 " +
           std::to_string(decision.levy.total.amount()) + "円";
}

void count(const Decision& decision, batch::Counts& counts) {
    const StoredLevy& levy = decision.levy;
    counts.add("世帯", levy.ground == Ground::levied);
    counts.add("被保険者", levy.insured);
    counts.add("7割軽減", levy.reduction == Reduction::seventy);
    counts.add("5割軽減", levy.reduction == Reduction::fifty);
    counts.add("2割軽減", levy.reduction == Reduction::twenty);
    counts.add("未申告で判定できない世帯", levy.reduction == Reduction::undeclared);
    counts.add("特定世帯", levy.halved_months > 0);
    counts.add("特定継続世帯", levy.quarter_months > 0);
    counts.add("限度額を超えた世帯", (levy.medical.over_cap + levy.support.over_cap +
                                      levy.care.over_cap + levy.child.over_cap) > 0_yen);
    counts.add("特別徴収", levy.collection == CollectionGround::special);
    counts.add("年間保険料（円）", levy.total.amount());
}

void count_change(const Decision& decision, Date today, batch::Counts& counts) {
    if (!decision.changed()) return;
    if (decision.too_late(today)) return counts.add("期間制限により変更しない世帯", 1);
    const Yen before = decision.before ? decision.before->total : 0_yen;
    counts.add(decision.before ? "変更のあった世帯" : "新たに賦課した世帯", 1);
    counts.add("増額（円）", at_least_zero(decision.levy.total - before).amount());
    counts.add("減額（円）", at_least_zero(before - decision.levy.total).amount());
}

batch::Prepared prepare(storage::Session& session, batch::Range range, const YearOfLevy& year,
                        Instant now, FirstCharge first, std::string_view reason) {
    batch::Prepared prepared;
    auto decisions = decide(session, year, now, range.from, range.until);
    for (const Decision& decision : decisions) {
        count(decision, prepared.counts);
        count_change(decision, date_in_japan(now), prepared.counts);
        if (prepared.samples.size() < kSamplesPerChunk && decision.changed())
            prepared.samples.push_back(sample(decision));
    }
    prepared.work = std::make_shared<Rows>(
        rows_of(session, year, std::move(decisions), first, date_in_japan(now), reason));
    return prepared;
}

Result<batch::Report> levy_job(const Town& town, const batch::Request& request,
                               std::string_view name, std::string label, FirstCharge first,
                               std::string_view reason, std::string key) {
    const FiscalYear year = fiscal_year_of(request.day);
    auto levying = year_of_levy(town, year);
    if (!levying) return levying.problem();
    batch::Job job;
    job.name = "national-health-insurance " + std::string{name} + " " + key;
    job.label = "国民健康保険料 " + label + " " + year_text(town, year);
    job.prepare = [year = *levying, now = request.now, first, reason](storage::Session& session,
                                                                      batch::Range range) {
        return prepare(session, range, *year, now, first, reason);
    };
    job.write = [year = *levying](storage::Transaction& transaction,
                                  const batch::Prepared& prepared) {
        write(transaction, *year, *static_cast<const Rows*>(prepared.work.get()));
    };
    return batch::run(*town.database, job, request);
}

/// 職権喪失 first: the levies of the month are computed from spells that are up to date.
Result<batch::Report> end_spells(const Town& town, const batch::Request& request, int elderly_age) {
    const auto ends = spell_ends(town.data_folder, elderly_age);
    if (!ends) return ends.problem();
    const Date day = YearMonth{request.day}.last_day();
    batch::Job job;
    job.name = "national-health-insurance spells " + to_iso(YearMonth{request.day});
    job.label = "国民健康保険 職権喪失 " + to_iso(YearMonth{request.day});
    job.prepare = [day, &ends = *ends](storage::Session& session, batch::Range range) {
        batch::Prepared prepared;
        auto ended = std::make_shared<std::vector<Enrolment>>(
            ended_by_registers(session, day, ends, range.from, range.until));
        for (const Enrolment& spell : *ended)
            prepared.counts.add("職権喪失：" + std::string{label_of(spell.loss)}, 1);
        prepared.work = std::move(ended);
        return prepared;
    };
    job.write = [](storage::Transaction& transaction, const batch::Prepared& prepared) {
        write_enrolments(transaction,
                         *static_cast<const std::vector<Enrolment>*>(prepared.work.get()));
    };
    return batch::run(*town.database, job, request);
}

}  // namespace

Result<batch::Report> assess_year(const Town& town, const batch::Request& request) {
    return levy_job(town, request, "assess", "当初賦課", FirstCharge::regular, "再計算による更正",
                    std::to_string(fiscal_year_of(request.day).value));
}

Result<batch::Report> update_month(const Town& town, const batch::Request& request) {
    const auto year = year_of_levy(town, fiscal_year_of(request.day));
    if (!year) return year.problem();
    auto spells = end_spells(town, request, (*year)->rates.rates.elderly_age);
    if (!spells) return spells;
    auto levies = levy_job(town, request, "update", "月次異動", FirstCharge::late,
                           "資格の異動による更正", to_iso(YearMonth{request.day}));
    if (!levies) return levies;
    spells->counts.add(levies->counts);
    levies->counts = std::move(spells->counts);
    levies->seconds += spells->seconds;
    return levies;
}

Result<batch::Report> correct_incomes(const Town& town, const batch::Request& request) {
    return levy_job(town, request, "incomes", "所得更正", FirstCharge::late, "所得の更正による更正",
                    std::to_string(fiscal_year_of(request.day).value) + " " +
                        to_iso(date_in_japan(request.now)));
}

Result<batch::Report> judge_reductions(const Town& town, const batch::Request& request) {
    batch::Request dry = request;
    dry.dry_run = true;
    return levy_job(town, dry, "judge", "軽減判定", FirstCharge::regular, "再計算による更正",
                    std::to_string(fiscal_year_of(request.day).value));
}

}  // namespace yakuba::national_health_insurance
