#include "business/fixed_asset_tax/jobs.h"

#include "business/fixed_asset_tax/decide.h"

namespace yakuba::fixed_asset_tax {
namespace {

constexpr std::size_t kSamplesPerChunk = 3;

std::string sample(const StoredBill& bill) {
    return "宛名番号 " + std::to_string(bill.taxpayer_id.value()) + "：固定資産税 " +
           std::to_string(bill.fixed_tax.amount()) + "円、都市計画税 " +
           std::to_string(bill.city_tax.amount()) + "円";
}

void count(const Decision& decision, batch::Counts& counts) {
    const StoredBill& bill = decision.bill;
    counts.add("納税義務者", 1);
    counts.add("課税", bill.annual_tax > 0_yen ? 1 : 0);
    counts.add("免税点未満", bill.ground == Ground::below_exemption ? 1 : 0);
    counts.add("土地（筆）", static_cast<std::int64_t>(decision.sheet.parcels.size()));
    counts.add("家屋（棟）", static_cast<std::int64_t>(decision.sheet.houses.size()));
    counts.add("償却資産（件）", static_cast<std::int64_t>(decision.sheet.assets.size()));
    counts.add("固定資産税額（円）", bill.fixed_tax.amount());
    counts.add("都市計画税額（円）", bill.city_tax.amount());
    counts.add("年税額（円）", bill.annual_tax.amount());
    counts.add("前回から変わった者", decision.before && decision.changed() ? 1 : 0);
}

std::string year_text(const Town& town, FiscalYear year) {
    return town.calendar ? town.calendar->format(year) : std::to_string(year.value) + "年度";
}

batch::Job job_of(const Town& town, FiscalYear year, std::string_view name,
                  std::string_view label) {
    batch::Job job;
    job.name = "fixed-asset-tax " + std::string{name} + " " + std::to_string(year.value);
    job.label = std::string{label} + " " + year_text(town, year);
    job.table = taxpayer_table().name;
    job.id_column = "taxpayer_id";
    return job;
}

batch::Prepared prepare(storage::Session& session, batch::Range range, const YearOfTax& tax,
                        Instant now) {
    batch::Prepared prepared;
    auto decisions = decide(session, tax, now, range.from, range.until);
    for (const Decision& decision : decisions) {
        count(decision, prepared.counts);
        if (prepared.samples.size() < kSamplesPerChunk && decision.bill.annual_tax > 0_yen)
            prepared.samples.push_back(sample(decision.bill));
    }
    prepared.work =
        std::make_shared<Rows>(rows_of(session, tax, std::move(decisions), FirstCharge::regular,
                                       date_in_japan(now), "再計算による更正"));
    return prepared;
}

void count_part(Adjustment adjustment, Yen base, std::string_view part, batch::Counts& counts) {
    if (adjustment == Adjustment::no_part) return;
    const std::string name{part};
    counts.add(name + "：" + std::string{label_of(adjustment)}, 1);
    counts.add(name + "の課税標準額（円）", base.amount());
}

batch::Prepared prepare_trial(storage::Session& session, batch::Range range, const YearOfTax& tax,
                              Instant now) {
    batch::Prepared prepared;
    ParcelSheet row;
    for (const Holding& holding : holdings_of(session, tax, now, range.from, range.until)) {
        for (const Parcel& parcel : holding.facts.parcels) {
            assess_parcel(tax.rates.rates, parcel, tax.year, row);
            prepared.counts.add("土地（筆）", 1);
            prepared.counts.add("価格のない土地", parcel.price == 0_yen ? 1 : 0);
            prepared.counts.add("比準した土地", parcel.changed ? 1 : 0);
            // Of a condominium's site each owner has a share.
            const auto part = [&](Adjustment adjustment, Yen base, std::string_view name) {
                count_part(adjustment, floor_to(1_yen, base * parcel.share), name, prepared.counts);
            };
            part(row.small_adjustment, row.small_base, "小規模住宅用地");
            part(row.general_adjustment, row.general_base, "一般住宅用地");
            part(row.other_adjustment, row.other_base, "非住宅用地");
        }
    }
    return prepared;
}

}  // namespace

Result<batch::Report> assess_year(const Town& town, const batch::Request& request) {
    const FiscalYear year = fiscal_year_of(request.day);
    auto tax = year_of_tax(town, year);
    if (!tax) return tax.problem();
    batch::Job job = job_of(town, year, "assess", "固定資産税・都市計画税 当初賦課");
    job.prepare = [tax = *tax, now = request.now](storage::Session& session, batch::Range range) {
        return prepare(session, range, *tax, now);
    };
    job.write = [tax = *tax](storage::Transaction& transaction, const batch::Prepared& prepared) {
        write(transaction, *tax, *static_cast<const Rows*>(prepared.work.get()));
    };
    return batch::run(*town.database, job, request);
}

Result<batch::Report> try_adjustment(const Town& town, const batch::Request& request) {
    const FiscalYear year = fiscal_year_of(request.day);
    auto tax = year_of_tax(town, year);
    if (!tax) return tax.problem();
    batch::Job job = job_of(town, year, "adjust", "固定資産税 負担調整の試算");
    job.prepare = [tax = *tax, now = request.now](storage::Session& session, batch::Range range) {
        return prepare_trial(session, range, *tax, now);
    };
    job.write = [](storage::Transaction&, const batch::Prepared&) {};
    batch::Request dry = request;
    dry.dry_run = true;
    return batch::run(*town.database, job, dry);
}

}  // namespace yakuba::fixed_asset_tax
