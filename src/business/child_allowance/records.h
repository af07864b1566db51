#pragma once
#include <span>
#include <string>
#include <vector>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/money.h"
#include "rules/description.h"
#include "storage/migration.h"
#include "storage/table.h"

/// The ledgers of the department (児童手当受給者台帳): who was recognised for whom, what the months
/// were decided at, and what is taken from a payment before it leaves.
///
/// Valid time is monthly, because the allowance is: a version holds from the first day of the first
/// month it governs, and month M is always read as of M's first day. So a recognition (認定) is one
/// row
/// `[starts.first_day(), forever)`, the end of the entitlement one more row from the first day of
/// the month after the last, and a correction one row over the months it corrects.
namespace yakuba::child_allowance {

/// In which capacity somebody is paid (4条1項).
enum class ClaimantKind {
    parent = 1,    // 父又は母 (1号)
    guardian = 2,  // 未成年後見人 (1号)
    corporate_guardian = 3,  // 法人である未成年後見人 (6条2項6号): 第三子以降の額はない
    designated = 4,  // 父母指定者 (2号)
    caretaker = 5,   // その他の養育者 (3号)
    facility = 6,    // 施設等受給資格者 (4号)
};
std::span<const Code> codes_of(ClaimantKind);

/// Who bears the cost (18条).
enum class PensionKind {
    non_employee = 1,  // 被用者等でない者
    employee = 2,      // 被用者
};
std::span<const Code> codes_of(PensionKind);

/// What made the claim or the claim for more due (認定事由).
enum class ClaimReason {
    migrated = 1,             // 移行
    birth = 2,                // 出生
    move_in = 3,              // 転入
    custody = 4,              // 監護開始 (養子縁組, 離婚, 引取り)
    claimant_change = 5,      // 受給者変更 (生計中心者の交代)
    left_public_service = 6,  // 公務員でなくなった
    reform = 7,               // 令和6年改正による新規認定
    income_fell = 8,          // 所得上限限度額を下回った (令和6年9月分まで)
    other = 9,
};
std::span<const Code> codes_of(ClaimReason);

/// Why it ended (消滅事由).
enum class EndReason {
    none = 0,
    moved_out = 1,        // 転出
    died = 2,             // 受給者の死亡
    public_service = 3,   // 公務員となった
    no_child = 4,         // 支給対象児童がなくなった
    custody_lost = 5,     // 監護しなくなった
    claimant_change = 6,  // 受給者変更
    income_ceiling = 7,   // 所得上限限度額以上 (令和6年9月分まで)
    withdrawn = 8,        // 受給の辞退
    child_died = 9,       // 児童の死亡
    facility_entry = 10,  // 児童の施設入所
    not_supported = 11,   // 監護相当・生計費の負担がなくなった
};
std::span<const Code> codes_of(EndReason);

/// 認定: one claimant's entitlement.
struct Claim {
    PersonId person_id;              // 受給者の宛名番号
    std::string certificate_number;  // 認定番号
    ClaimantKind kind = ClaimantKind::parent;
    ClaimReason reason = ClaimReason::migrated;
    Date claimed_on;   // 請求年月日
    Date event_on;     // 事由発生年月日 (出生日, 転出予定日)
    YearMonth starts;  // 支給開始年月
    YearMonth ends;    // 支給終了年月: the last month paid; none while entitled
    EndReason end_reason = EndReason::none;
    Date ended_on;                // 消滅事由発生年月日
    bool public_servant = false;  // 公務員: paid by the employer, never by the municipality (17条)
    PensionKind pension = PensionKind::non_employee;
    PersonId spouse_id;         // 配偶者
    bool spouse_apart = false;  // 配偶者と別居
    bool suspended = false;     // 一時差止め (11条): entitled, but nothing leaves
};
const Description& claim_description();
/// History, keyed by person_id.
const storage::Table& claim_table();

/// By what tie the child is counted.
enum class Custody {
    same_livelihood = 1,  // 監護・生計同一
    maintained = 2,       // 監護・生計維持
    supported_adult = 3,  // 監護相当・生計費の負担 (大学生年代, 6条2項2号)
};
std::span<const Code> codes_of(Custody);

/// 支給要件児童 or 第三子以降算定額算定対象者 of one claimant. The birth date is the register's,
/// never a copy.
struct ClaimChild {
    PersonId person_id;    // 受給者
    PersonId child_id;     // 児童の宛名番号
    std::string relation;  // 受給者からみた続柄: 子, 養子, 孫 …
    Custody custody = Custody::same_livelihood;
    bool cohabiting = true;        // 同居; 別居 needs the 別居監護申立書
    bool in_facility = false;      // 施設入所等児童: not counted for a parent (3条3項)
    bool studying_abroad = false;  // 留学: counts as living in Japan (3条1項)
    Date confirmed_on;     // 監護相当・生計費の負担についての確認書の提出日
    Date confirmed_until;  // 確認書の有効期限 (卒業予定); none: until the 22-year boundary
    YearMonth starts;      // 算定開始年月
    YearMonth ends;        // 算定終了年月: the last month counted; none while counted
    EndReason end_reason = EndReason::none;
};
const Description& claim_child_description();
/// History, keyed by person_id, child_id.
const storage::Table& claim_child_table();

/// The claimant's income for the test of the months to September 2024 (旧5条, 旧施行令1条–3条).
/// `income_year` is the calendar year the income was earned in.
struct ClaimantIncome {
    PersonId person_id;
    int income_year = 0;
    Yen income;                     // 所得の合計 (10万円・8万円の控除前)
    Yen salary_and_pension_income;  // うち給与所得と公的年金等に係る雑所得: 10万円までを控除
    Yen deductions;  // 雑損・医療費・小規模企業共済等・障害者・寡婦・ひとり親・勤労学生の控除
    int dependants = 0;          // 扶養親族等及び扶養していた児童の数
    int elderly_dependants = 0;  // うち老人扶養親族・老人同一生計配偶者
};
const Description& claimant_income_description();
/// History, keyed by person_id, income_year.
const storage::Table& claimant_income_table();

/// What is taken from a payment before it leaves.
enum class OffsetKind {
    donation = 1,          // 寄附 (20条)
    school_cost = 2,       // 申出による学校給食費等の徴収 (21条1項)
    paid_to_creditor = 3,  // 申出による債権者への支払 (21条2項)
    childcare_fee = 4,     // 保育料の特別徴収 (22条): needs no consent
};
std::span<const Code> codes_of(OffsetKind);

/// 寄附・徴収の申出. Amounts are per month of allowance covered by the payment.
struct Offset {
    PersonId person_id;  // 受給者
    OffsetKind kind = OffsetKind::school_cost;
    YearMonth starts;    // first month of allowance it is taken from
    YearMonth ends;      // last month; none: until withdrawn
    Date consented_on;   // 申出年月日 (22条: 通知年月日); must precede the payment
    bool whole = false;  // 全額
    Yen monthly_amount;  // 月額
    std::string payee;   // 費目・徴収先: 学校給食費, 保育料 …
};
const Description& offset_description();
/// History, keyed by person_id, kind, starts.
const storage::Table& offset_table();

/// 未支払請求 (12条1項): who is paid in the place of a claimant who died.
struct UnpaidClaim {
    PersonId person_id;  // 死亡した受給者
    PersonId child_id;   // 支払を受ける児童
    Date claimed_on;
    PersonId account_person_id;  // whose account receives it: the child, or the new caretaker
};
const Description& unpaid_claim_description();
/// History, keyed by person_id, child_id.
const storage::Table& unpaid_claim_table();

/// 現況届 (26条1項, 施行規則4条): the state of affairs on 1 June, of those whom the registers
/// cannot speak for.
struct StatusReport {
    PersonId person_id;
    FiscalYear fiscal_year;  // the year of the June it is about
    Date filed_on;
    bool sufficient = true;  // 要件を満たすことを確認した; false: 審査の結果、消滅・減額へ
    std::string note;
};
const Description& status_report_description();
/// History, keyed by person_id, fiscal_year.
const storage::Table& status_report_table();

/// 支払の作成と承認: the two persons behind a payment run, and the file they saw.
struct PaymentRun {
    Date pay_on;
    std::string reason;         // 定時, 随時
    int step = 1;               // 1 作成, 2 承認
    std::string actor;          // 作成者, 承認者: never the same person
    std::int64_t payments = 0;  // 件数
    Yen amount;                 // 合計
    std::string sha256;         // of the transfer file
};
const Description& payment_run_description();
/// Log, keyed by pay_on, reason, step.
const storage::Table& payment_run_table();

/// The department's tables, in loading order, and its schema.
std::vector<const storage::Table*> tables();
std::span<const storage::Migration> migrations();

}  // namespace yakuba::child_allowance
