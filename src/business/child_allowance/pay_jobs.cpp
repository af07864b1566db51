#include <filesystem>
#include <fstream>

#include "business/child_allowance/assess.h"
#include "business/child_allowance/pay.h"
#include "business/child_allowance/term.h"
#include "ledger/banks.h"
#include "ledger/payments.h"
#include "ledger/zengin.h"

namespace yakuba::child_allowance {
namespace {

constexpr auto kBusiness = ledger::Business::child_allowance;
/// A run's two steps (PaymentRun::step).
constexpr int kMade = 1;
constexpr int kApproved = 2;

Result<PaymentTerm> term_of(const Town& town, Date day) {
    auto rates = MonthRates::open(town.data_folder, town.code);
    if (!rates) return rates.problem();
    const auto bank = open_days(town.data_folder, Closed::bank);
    if (!bank) return bank.problem();
    return payment_term(*rates, YearMonth{day}, *bank);
}

void count(const PlannedPayments& planned, batch::Prepared& prepared) {
    batch::Counts& counts = prepared.counts;
    if (planned.repaying > 0) {
        counts.add("返納を求める受給者", planned.repaying);
        counts.add("返納を求める額（円）", planned.repayable.amount());
    }
    for (const ledger::Payment& p : planned.payments) {
        if (p.state == ledger::PaymentState::withheld) {
            counts.add("保留", 1);
            counts.add("保留：" + p.note, 1);
            continue;
        }
        counts.add("支払", 1);
        counts.add("支払：" + p.reason, 1);
        counts.add("支給額（円）", p.entitled.amount());
        counts.add("寄附（円）", p.donated.amount());
        counts.add("徴収（円）", p.deducted.amount());
        counts.add("内払調整（円）", p.recovered.amount());
        counts.add("支払額（円）", p.amount.amount());
    }
}

/// The months the term covers are decided first, if that has not been done.
Result<Done> decide_months(const Town& town, const batch::Request& request,
                           const PaymentTerm& term) {
    if (request.dry_run || !term.regular) return Done{};
    for (YearMonth month = term.first; month <= term.last; month = month + 1) {
        batch::Request decide = request;
        decide.day = month.first_day();
        decide.key.clear();
        const auto report = assess_month(town, decide);
        if (!report) return report.problem();
        if (!report->failed.empty()) return report->failed.front();
    }
    return Done{};
}

std::string run_key(std::string_view step, Date pay_on) {
    return "child-allowance " + std::string{step} + " " + to_iso(pay_on);
}

std::optional<PaymentRun> find_run(storage::Session& session, Date pay_on, int step) {
    const auto runs = session.select<PaymentRun>(
        payment_run_description(),
        "SELECT " + storage::columns_of(payment_run_description()) +
            " FROM child_allowance_run WHERE pay_on = :pay_on AND step = :step",
        {{"pay_on", std::int64_t{pay_on.packed()}}, {"step", std::int64_t{step}}});
    return runs.empty() ? std::nullopt : std::optional{runs.front()};
}

PaymentRun run_record(const TransferOrder& order, int step, const std::string& actor) {
    PaymentRun run;
    run.pay_on = order.pay_on;
    run.reason = kRegular;
    run.step = step;
    run.actor = actor;
    run.payments = order.payments;
    run.amount = order.amount;
    run.sha256 = ledger::sha256(order.bytes);
    return run;
}

Result<Done> record_made(const Town& town, const batch::Request& request,
                         const TransferOrder& order) {
    const PaymentRun run = run_record(order, kMade, request.actor);
    const storage::Command command{
        request.actor,
        "児童手当 支払の作成",
        "児童手当法8条4項",
        run_key("pay-made", order.pay_on),
        std::to_string(run.payments) + "件 " + std::to_string(run.amount.amount()) + "円",
        request.now};
    const auto done =
        town.database->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
            t.append_rows<PaymentRun>(payment_run_table(), std::vector{run});
            return run.sha256;
        });
    if (!done) return done.problem();
    return Done{};
}

/// 銀行別の合計, for whoever compares the run with the bank's receipt.
void add_banks(const TransferOrder& order, const ledger::Banks& banks, batch::Counts& counts) {
    for (const auto& [code, sum] : order.by_bank) {
        const ledger::Branch* bank = banks.bank(code);
        const std::string name = "振込：" + code + " " + (bank ? bank->name : "（一覧にない銀行）");
        counts.add(name + "（件）", sum.first);
        counts.add(name + "（円）", sum.second.amount());
    }
}

}  // namespace

Result<TransferOrder> transfer_order(const Town& town, storage::Session& session, Date pay_on) {
    const auto banks = ledger::Banks::open(town.data_folder);
    if (!banks) return banks.problem();
    const auto from = ledger::paying_account(town.data_folder, town.code, pay_on);
    if (!from) return from.problem();
    const auto header = ledger::transfer_header(*from, *banks, pay_on);
    if (!header) return header.problem();

    TransferOrder order;
    order.pay_on = pay_on;
    std::vector<ledger::Transfer> transfers;
    for (const ledger::Payment& p : ledger::payments_on(session, kBusiness, pay_on)) {
        if (!ledger::counts_as_paid(p.state) || p.amount <= Yen{}) continue;
        ledger::Transfer t;
        const ledger::Branch* bank = banks->bank(p.bank_code);
        const ledger::Branch* branch = banks->branch(p.bank_code, p.branch_code);
        t.bank_code = p.bank_code;
        t.bank_name = bank ? bank->kana : std::string{};
        t.branch_code = p.branch_code;
        t.branch_name = branch ? branch->kana : std::string{};
        t.account_type = p.account_type;
        t.account_number = p.account_number;
        t.recipient_name = p.holder_kana;
        t.amount = p.amount;
        t.customer_code1 = std::to_string(p.person_id.value());
        t.customer_code2 = std::to_string(p.pay_on.packed());
        auto& [count, sum] = order.by_bank[p.bank_code];
        ++count;
        sum += p.amount;
        order.amount += p.amount;
        transfers.push_back(std::move(t));
    }
    if (transfers.empty()) return Problem{"payment.none", "この支払日に振り込む支払はありません。"};
    order.payments = static_cast<std::int64_t>(transfers.size());
    auto bytes = ledger::write_transfers(*header, transfers, ledger::settings_of(*from));
    if (!bytes) return bytes.problem();
    order.bytes = *std::move(bytes);
    return order;
}

Result<batch::Report> pay_month(const Town& town, const batch::Request& request) {
    const auto term = term_of(town, request.day);
    if (!term) return term.problem();
    if (const auto decided = decide_months(town, request, *term); !decided) {
        return decided.problem();
    }
    const YearMonth paid_in{request.day};
    batch::Job job;
    job.name = "child-allowance pay " + to_iso(paid_in);
    job.label = "児童手当 支払 " + to_iso(term->pay_on);
    job.table = claim_table().name;
    job.prepare = [&](storage::Session& session, batch::Range range) {
        batch::Prepared prepared;
        // Each thread resolves the rates it needs: only families of claimants who died ask for
        // them.
        auto rates = MonthRates::open(town.data_folder, town.code);
        auto planned = std::make_shared<PlannedPayments>(plan_range(session, range, *term, *rates));
        count(*planned, prepared);
        prepared.work = std::move(planned);
        return prepared;
    };
    job.write = [](storage::Transaction& transaction, const batch::Prepared& prepared) {
        const auto& planned = *static_cast<const PlannedPayments*>(prepared.work.get());
        ledger::write_payments(transaction, planned.payments);
        transaction.append_rows<MonthPaid>(month_paid_table(), planned.parts);
    };
    batch::Report report = batch::run(*town.database, job, request);
    if (request.dry_run || !report.failed.empty()) return report;

    const auto order = transfer_order(town, *town.database->session(), term->pay_on);
    if (!order && order.problem().code == "payment.none") return report;
    if (!order) return order.problem();
    if (const auto made = record_made(town, request, *order); !made) return made.problem();
    const auto banks = ledger::Banks::open(town.data_folder);
    if (banks) add_banks(*order, *banks, report.counts);
    return report;
}

Result<batch::Report> approve_month(const Town& town, const batch::Request& request) {
    const auto term = term_of(town, request.day);
    if (!term) return term.problem();
    const auto session = town.database->session();
    const auto made = find_run(*session, term->pay_on, kMade);
    if (!made) {
        return Problem{"payment.not_made", "この月の支払はまだ作成されていません。"};
    }
    if (made->actor == request.actor) {
        return Problem{"payment.same_person",
                       "支払を作成した人は承認できません。別の人が承認してください。"};
    }
    const auto order = transfer_order(town, *session, term->pay_on);
    if (!order) return order.problem();
    const PaymentRun approval = run_record(*order, kApproved, request.actor);
    if (approval.sha256 != made->sha256) {
        return Problem{"payment.file_changed",
                       "作成した後に支払の内容が変わっています。作成からやり直してください。",
                       made->sha256 + " → " + approval.sha256};
    }
    batch::Report report;
    report.label = "児童手当 支払の承認 " + to_iso(term->pay_on);
    report.counts.add("振込", order->payments);
    report.counts.add("振込額（円）", order->amount.amount());
    report.samples.push_back("SHA-256 " + approval.sha256);
    if (request.dry_run) return report;
    report.chunks = 1;
    const bool before = find_run(*session, term->pay_on, kApproved).has_value();
    report.chunks_done_before = before ? 1 : 0;
    const storage::Command command{request.actor,
                                   "児童手当 支払の承認",
                                   "児童手当法8条4項",
                                   run_key("pay-approved", term->pay_on),
                                   "SHA-256 " + approval.sha256,
                                   request.now};
    const auto done =
        town.database->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
            std::vector<ledger::Payment> sent =
                ledger::payments_on(t.session(), kBusiness, term->pay_on);
            std::erase_if(sent, [](const ledger::Payment& p) {
                return p.state != ledger::PaymentState::planned;
            });
            ledger::set_state(t, sent, ledger::PaymentState::sent);
            t.append_rows<PaymentRun>(payment_run_table(), std::vector{approval});
            return approval.sha256;
        });
    if (!done) return done.problem();
    return report;
}

Result<LetterReport> write_transfer_file(const Town& town, const LetterRequest& request) {
    const auto term = term_of(town, request.day);
    if (!term) return term.problem();
    const auto session = town.database->session();
    if (!find_run(*session, term->pay_on, kApproved)) {
        return Problem{"payment.not_approved",
                       "この月の支払はまだ承認されていません。承認の後に書き出せます。"};
    }
    const auto order = transfer_order(town, *session, term->pay_on);
    if (!order) return order.problem();
    const std::string path =
        request.folder + "/child-allowance-transfer-" + to_iso(term->pay_on) + ".txt";
    std::filesystem::create_directories(request.folder);
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << order->bytes;
    file.close();
    if (!file) {
        return Problem{"payment.cannot_write",
                       "振込ファイルを書けません。空き容量を確認してください。", path};
    }
    LetterReport report;
    report.files.push_back(path);
    return report;
}

}  // namespace yakuba::child_allowance
