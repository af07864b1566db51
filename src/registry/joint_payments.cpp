#include "registry/joint_payments.h"

#include "storage/as_of.h"

namespace yakuba::registry {
namespace {

template <class Record>
std::vector<Record> of_year(storage::Session& session, const storage::Table& table, int joint_year,
                            PersonId from, PersonId until, Instant known) {
    std::vector<Record> records;
    storage::for_each_as_of<Record>(
        session, table, {joint_year_begins(joint_year), known},
        storage::both(storage::between("person_id", from.value(), until.value()),
                      storage::equals("joint_year", std::int64_t{joint_year})),
        [&](Record& record, const storage::Version&) { records.push_back(std::move(record)); });
    return records;
}

template <class Record>
void append(storage::Transaction& transaction, const storage::Table& table,
            std::span<const Record> records) {
    transaction.append(
        table, records.size(), [&](std::size_t i) -> const void* { return &records[i]; },
        [&](std::size_t i) {
            storage::Version version;
            version.valid_from = joint_year_begins(records[i].joint_year);
            return version;
        });
}

}  // namespace

const Description& joint_care_payment_description() {
    using P = JointCarePayment;
    static const Description description =
        describe<P>("介護の自己負担額（高額医療・高額介護合算）",
                    {
                        line<&P::person_id>("person_id", "宛名番号"),
                        line<&P::joint_year>("joint_year", "計算期間の始まる年",
                                             "国民健康保険法施行令29条の2の2第1項1号",
                                             "8月1日から翌年7月31日まで"),
                        line<&P::insurer>("insurer", "介護保険者の市町村コード"),
                        line<&P::paid>("paid", "自己負担額", "介護保険法施行令22条の3第2項",
                                       "高額介護サービス費を差し引いた額"),
                        line<&P::paid_senior>("paid_senior", "うち70歳に達した月の翌月以後",
                                              "国民健康保険法施行令29条の4の2第2項"),
                        line<&P::certificate>("certificate", "自己負担額証明書整理番号", {},
                                              "空欄は同じ市町村の中での連絡"),
                    });
    return description;
}

const storage::Table& joint_care_payment_table() {
    static const storage::Table table{"joint_care_payment",
                                      "介護の自己負担額",
                                      &joint_care_payment_description(),
                                      {"person_id", "joint_year", "insurer"},
                                      storage::Keeping::history};
    return table;
}

const Description& joint_care_benefit_description() {
    using B = JointCareBenefit;
    static const Description description =
        describe<B>("高額医療合算介護サービス費の計算結果",
                    {
                        line<&B::person_id>("person_id", "宛名番号"),
                        line<&B::joint_year>("joint_year", "計算期間の始まる年",
                                             "国民健康保険法施行令29条の2の2第1項1号",
                                             "8月1日から翌年7月31日まで"),
                        line<&B::insurer>("insurer", "介護保険者の市町村コード"),
                        line<&B::decided_by>("decided_by", "計算した医療保険の制度"),
                        line<&B::household_paid>("household_paid", "世帯負担総額",
                                                 "国民健康保険法施行令29条の4の2第1項"),
                        line<&B::limit>("joint_limit", "介護合算算定基準額",
                                        "国民健康保険法施行令29条の4の3第1項"),
                        line<&B::care_paid>("care_paid", "介護の自己負担額"),
                        line<&B::amount>("amount", "高額医療合算介護サービス費",
                                         "介護保険法51条の2第1項", "0は不支給"),
                        line<&B::calculated_on>("calculated_on", "計算年月日"),
                    });
    return description;
}

const storage::Table& joint_care_benefit_table() {
    static const storage::Table table{"joint_care_benefit",
                                      "高額医療合算介護サービス費の計算結果",
                                      &joint_care_benefit_description(),
                                      {"person_id", "joint_year", "insurer"},
                                      storage::Keeping::history};
    return table;
}

std::vector<JointCarePayment> joint_care_payments(storage::Session& session, int joint_year,
                                                  PersonId from, PersonId until, Instant known) {
    return of_year<JointCarePayment>(session, joint_care_payment_table(), joint_year, from, until,
                                     known);
}

std::vector<JointCareBenefit> joint_care_benefits(storage::Session& session, int joint_year,
                                                  PersonId from, PersonId until, Instant known) {
    return of_year<JointCareBenefit>(session, joint_care_benefit_table(), joint_year, from, until,
                                     known);
}

void publish(storage::Transaction& transaction, std::span<const JointCarePayment> payments) {
    append(transaction, joint_care_payment_table(), payments);
}

void publish(storage::Transaction& transaction, std::span<const JointCareBenefit> benefits) {
    append(transaction, joint_care_benefit_table(), benefits);
}

}  // namespace yakuba::registry
