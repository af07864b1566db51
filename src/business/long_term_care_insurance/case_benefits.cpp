// Cases of benefits: 高額介護サービス費, 負担限度額認定, 福祉用具購入費, 住宅改修費.
#include <boost/json.hpp>

#include "business/long_term_care_insurance/applications.h"
#include "business/long_term_care_insurance/benefits.h"
#include "business/long_term_care_insurance/case_work.h"
#include "business/long_term_care_insurance/payouts.h"
#include "business/long_term_care_insurance/purchases.h"
#include "business/long_term_care_insurance/restrictions.h"
#include "department/case_account.h"
#include "notices/words.h"
#include "registry/welfare_status.h"
#include "rules/rate_shelf.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

namespace json = boost::json;
using notices::yen_text;
using procedures::Asked;
using procedures::Matter;
using procedures::PreviewLine;

// ---- 負担限度額認定

Result<LimitSheet> limit_of(const Town& town, storage::Session& session, const Matter& matter) {
    static RateShelf<LimitRates> shelf{"long_term_care_insurance", &limit_rates_description};
    const Answers answers{matter.answers};
    const PersonId person = matter.record.person_id;
    const Date day = received_on(matter);
    const auto rates = shelf.of(town.data_folder, town.code, day);
    if (!rates) return rates.problem();
    // From August on the tax of the fiscal year, before it that of the year before.
    const FiscalYear year{day.month() >= 8 ? day.year() : day.year() - 1};
    const auto levy = levy_year(town, year);
    if (!levy) return levy.problem();
    const PersonId only[] = {person};
    const Households households = Households::of(session, **levy, {day}, only);
    LimitFacts facts;
    const auto enrolment = storage::find_as_of<Enrolment>(
        session, enrolment_table(), {day}, storage::equals("person_id", person.value()));
    facts.second_insured = enrolment && enrolment->record.kind == InsuredKind::second;
    const auto welfare = registry::find_welfare_status(session, person, {day});
    facts.public_assistance = welfare && welfare->assistance != registry::Assistance::none;
    facts.household_taxed = households.state_of(person).taxed || answers.yes("spouse_apart_taxed");
    if (const registry::TaxStatus* tax = households.tax_of(person))
        facts.pension_and_income = pension_and_income_of((*levy)->rates.rates, *tax);
    facts.untaxed_pension = answers.yen("untaxed_pension");
    facts.couple = answers.yes("couple");
    facts.assets = answers.yen("assets");
    return limit_certificate(**rates, facts, day);
}

// ---- 福祉用具購入・住宅改修

Result<Purchase> purchase_of(const Town& town, storage::Session& session, const Matter& matter,
                             PurchaseKind kind) {
    const Answers answers{matter.answers};
    Purchase purchase;
    purchase.person_id = matter.record.person_id;
    purchase.kind = kind;
    purchase.applied_on = received_on(matter);
    purchase.item = answers.text("goods");
    purchase.provider = answers.text("provider");
    purchase.cost = answers.yen("cost");
    purchase.done_on = answers.date("done_on");
    const Date day = purchase.done_on ? purchase.done_on : purchase.applied_on;
    const auto share = share_on(town, session, purchase.person_id, day);
    if (!share) return share.problem();
    purchase.share_percent = *share;
    const auto left = purchase_left(town, session, purchase.person_id, kind, day);
    if (!left) return left.problem();
    settle(purchase, *left);
    return purchase;
}

PurchaseKind kind_of(const Matter& matter) {
    return matter.procedure.id == "long-term-care-equipment" ? PurchaseKind::equipment
                                                             : PurchaseKind::housing;
}

json::value outcome_of(const Purchase& purchase) {
    return json::object{{"person_id", purchase.person_id.value()},
                        {"kind", std::string{label_of(purchase.kind)}},
                        {"state", std::string{label_of(purchase.state)}},
                        {"item", purchase.item},
                        {"cost", purchase.cost.amount()},
                        {"counted", purchase.counted.amount()},
                        {"share_percent", purchase.share_percent},
                        {"benefit", purchase.benefit.amount()}};
}

/// 償還払い: paid at the end of the month after the decision.
void pay(storage::Transaction& transaction, const Purchase& purchase) {
    if (purchase.benefit == Yen{0}) return;
    const YearMonth month{date_in_japan(transaction.at())};
    const YearMonth done{purchase.done_on};
    const ledger::Payment payment = payment_of(
        transaction.session(),
        {purchase.person_id, done, done, purchase.benefit, (month + 1).last_day(),
         std::string{label_of(purchase.kind)} + " 第" + std::to_string(purchase.record_no) + "号"});
    ledger::write_payments(transaction, std::span{&payment, 1});
}

Result<json::value> decide_purchase(storage::Transaction& transaction, const Matter& matter,
                                    Purchase purchase, PurchaseState state) {
    auto account = register_account(transaction, Answers{matter.answers}, purchase.person_id,
                                    received_on(matter));
    if (!account) return account.problem();
    purchase.state = state;
    purchase.record_no = record_purchase(transaction, purchase);
    if (state == PurchaseState::decided) pay(transaction, purchase);
    return outcome_of(purchase);
}

}  // namespace

std::vector<Problem> check_certified(const Asked& asked, const Matter&) {
    const auto level = certification_on(asked.session, asked.person, {asked.today});
    if (level && is_certified(level->level)) return {};
    return {
        {.code = "applicant.not_certified",
         .message = "要介護・要支援の認定を受けている方が対象です。先に認定を申請してください。",
         .where = {},
         .article = "介護保険法41条1項"}};
}

Result<json::value> apply_high_cost_claim(const Town&, storage::Transaction& transaction,
                                          const Matter& matter) {
    HighCostClaim claim{matter.record.person_id, received_on(matter)};
    auto account = register_account(transaction, Answers{matter.answers}, claim.person_id,
                                    received_on(matter));
    if (!account) return account.problem();
    storage::Version version;
    version.valid_from = claim.applied_on;
    const std::vector<storage::Versioned<HighCostClaim>> rows{{claim, version}};
    transaction.append_versions<HighCostClaim>(high_cost_claim_table(), rows);
    return json::value(json::object{{"person_id", claim.person_id.value()}});
}

Result<std::vector<PreviewLine>> preview_limit(const Asked& asked, const Matter& matter) {
    const auto sheet = limit_of(asked.town, asked.session, matter);
    if (!sheet) return sheet.problem();
    return std::vector<PreviewLine>{
        {"判定", std::string{label_of(sheet->ground)}, std::string{article_of(sheet->ground)}},
        {"利用者負担段階", std::string{label_of(sheet->limit_stage)}},
        {"判定する年金収入等", yen_text(sheet->judged_amount)},
        {"預貯金等の上限", yen_text(sheet->asset_limit)}};
}

Result<json::value> apply_limit(const Town& town, storage::Transaction& transaction,
                                const Matter& matter) {
    const auto sheet = limit_of(town, transaction.session(), matter);
    if (!sheet) return sheet.problem();
    if (sheet->ground != LimitGround::granted) {
        return Problem{
            "limit.not_granted",
            std::string{label_of(sheet->ground)} + "。認定できないため、却下としてください。",
            {},
            {},
            article_of(sheet->ground)};
    }
    if (in_force_on(transaction.session(), matter.record.person_id, received_on(matter)).reduced) {
        return Problem{
            "limit.restricted",
            "給付額の減額を受けているため、負担限度額の認定はできません。期間が終わってか"
            "ら申請してください。",
            {},
            {},
            "介護保険法69条1項"};
    }
    const Answers answers{matter.answers};
    LimitCertificate record;
    record.person_id = matter.record.person_id;
    record.ground = sheet->ground;
    record.limit_stage = sheet->limit_stage;
    record.judged_amount = sheet->judged_amount;
    record.assets = answers.yen("assets");
    record.applied_on = received_on(matter);
    storage::Version version;
    version.valid_from = sheet->valid_from;
    version.valid_to = sheet->valid_to + std::chrono::days{1};
    const std::vector<storage::Versioned<LimitCertificate>> rows{{record, version}};
    transaction.append_versions<LimitCertificate>(limit_certificate_table(), rows);
    return json::value(json::object{{"person_id", record.person_id.value()},
                                    {"limit_stage", std::string{label_of(record.limit_stage)}},
                                    {"valid_from", to_iso(sheet->valid_from)},
                                    {"valid_to", to_iso(sheet->valid_to)}});
}

Result<std::vector<PreviewLine>> preview_purchase(const Asked& asked, const Matter& matter) {
    const auto purchase = purchase_of(asked.town, asked.session, matter, kind_of(matter));
    if (!purchase) return purchase.problem();
    return std::vector<PreviewLine>{
        {"費用の額", yen_text(purchase->cost)},
        {"支給の対象となる費用", yen_text(purchase->counted), "介護保険法44条4項・45条4項"},
        {"支給額", yen_text(purchase->benefit), "介護保険法44条3項・45条3項"}};
}

Result<json::value> apply_equipment(const Town& town, storage::Transaction& transaction,
                                    const Matter& matter) {
    auto purchase = purchase_of(town, transaction.session(), matter, PurchaseKind::equipment);
    if (!purchase) return purchase.problem();
    return decide_purchase(transaction, matter, *std::move(purchase), PurchaseState::decided);
}

Result<json::value> apply_housing_prior(const Town& town, storage::Transaction& transaction,
                                        const Matter& matter) {
    auto purchase = purchase_of(town, transaction.session(), matter, PurchaseKind::housing);
    if (!purchase) return purchase.problem();
    return decide_purchase(transaction, matter, *std::move(purchase), PurchaseState::approved);
}

Result<json::value> apply_housing(const Town& town, storage::Transaction& transaction,
                                  const Matter& matter) {
    const Answers answers{matter.answers};
    auto claimed = purchase_of(town, transaction.session(), matter, PurchaseKind::housing);
    if (!claimed) return claimed.problem();
    for (const Purchase& prior :
         purchases_of(transaction.session(), matter.record.person_id, PurchaseKind::housing)) {
        if (std::to_string(prior.record_no) != answers.text("work")) continue;
        if (prior.state != PurchaseState::approved) break;
        claimed->record_no = prior.record_no;
        claimed->item = prior.item;
        claimed->provider = prior.provider;
        return decide_purchase(transaction, matter, *std::move(claimed), PurchaseState::decided);
    }
    return Problem{"housing.not_approved",
                   "工事の前に承認された住宅改修がありません。事前の申請を先に受け付けてください。",
                   {},
                   "work",
                   "介護保険法45条・施行規則75条"};
}

}  // namespace yakuba::long_term_care_insurance
