#include "business/long_term_care_insurance/person_to_dos.h"

#include <algorithm>

#include "business/long_term_care_insurance/applications.h"
#include "business/long_term_care_insurance/benefits.h"
#include "business/long_term_care_insurance/recovery.h"
#include "business/long_term_care_insurance/restrictions.h"
#include "department/record_history.h"
#include "notices/words.h"

namespace yakuba::long_term_care_insurance {
namespace {

using std::chrono::days;

void add_clock(const PersonQuestion& question, const CertificationRates& rates,
               std::vector<ToDo>& list) {
    const auto open = open_application(question.session, question.person);
    if (!open) return;
    const Date deadline = std::max(decision_deadline(rates, open->applied_on), open->expected_on);
    list.push_back({.title = "認定の申請の処分",
                    .text = short_day(question.town, open->applied_on) + "の" +
                            std::string{label_of(open->kind)} +
                            "の申請です。間に合わないときは、期限までに延期を通知します。",
                    .due = deadline,
                    .article = "介護保険法27条11項"});
}

void add_renewal(const PersonQuestion& question, const CertificationRates& rates,
                 std::vector<ToDo>& list) {
    const auto last = last_certification(question.session, question.person);
    if (!last || !is_certified(last->level) || last->valid_until < question.today) return;
    if (question.today < last->valid_until - days{rates.renewal_days}) return;
    if (open_application(question.session, question.person)) return;
    list.push_back({.title = "認定の更新を案内",
                    .text = std::string{label_of(last->level)} +
                            "の認定が終わります。続けて利用するには更新の申請が必要です。",
                    .due = last->valid_until,
                    .article = "介護保険法28条2項",
                    .for_resident = true});
}

void add_warning(const PersonQuestion& question, const Restriction& restriction,
                 std::vector<ToDo>& list) {
    const std::string what{label_of(restriction.kind)};
    const bool passed = restriction.answer_by < question.today;
    if (passed) {
        list.push_back({.title = "給付制限の決定",
                        .text = what +
                                "を予告しましたが、弁明の期限が過ぎました。月の給付制限の処理で"
                                "決定されます。",
                        .due = YearMonth{question.today}.last_day(),
                        .article = article_of(restriction.kind)});
    }
    list.push_back({.title = "介護保険料の滞納による給付制限の予告",
                    .text = what + "を予告しています。滞納している保険料 " +
                            notices::yen_text(restriction.arrears) +
                            " を納めるか、特別の事情を申し出てください。",
                    .due = restriction.answer_by,
                    .article = article_of(restriction.kind),
                    .for_resident = true});
}

void add_restrictions(const PersonQuestion& question, std::vector<ToDo>& list) {
    for (const Restriction& restriction :
         restrictions_of(question.session, question.person, {question.today})) {
        if (restriction.state == RestrictionState::warned) add_warning(question, restriction, list);
        if (restriction.state != RestrictionState::decided) continue;
        if (restriction.ends_on && restriction.ends_on < question.today) continue;
        const bool for_good = !restriction.ends_on;
        list.push_back({.title = "介護保険の給付制限",
                        .text = std::string{label_of(restriction.kind)} + "：" +
                                short_day(question.town, restriction.starts_on) + "から" +
                                (for_good ? "滞納している保険料を納めるまで"
                                          : short_day(question.town, restriction.ends_on) + "まで"),
                        .due = for_good ? restriction.starts_on : restriction.ends_on,
                        .article = article_of(restriction.kind),
                        .for_resident = true});
    }
}

void add_recoveries(const PersonQuestion& question, std::vector<ToDo>& list) {
    for (const Recovery& recovery : recoveries_of(question.session, question.person)) {
        if (recovery.returned_on) continue;
        list.push_back({.title = "高額介護サービス費の返還",
                        .text = short_month(question.town, recovery.month) +
                                "分の支給額の変更により " + notices::yen_text(recovery.amount) +
                                " を返還していただきます。",
                        .due = recovery.due_on,
                        .article = "民法703条",
                        .for_resident = true});
    }
}

}  // namespace

std::vector<ToDo> to_dos(const PersonQuestion& question) {
    std::vector<ToDo> list;
    add_restrictions(question, list);
    add_recoveries(question, list);
    const auto rates = certification_rates_on(question.town, question.today);
    if (!rates) return list;
    add_clock(question, **rates, list);
    add_renewal(question, **rates, list);
    return list;
}

}  // namespace yakuba::long_term_care_insurance
