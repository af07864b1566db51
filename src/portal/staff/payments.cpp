#include "ledger/payments.h"

#include <algorithm>
#include <map>

#include "ledger/banks.h"
#include "portal/staff/casework.h"
#include "portal/staff/payments.h"
#include "portal/staff/shown.h"

namespace yakuba::portal::staff {
namespace {

using ledger::Business;
using ledger::Payment;
using ledger::PaymentState;
using web::Call;
using web::Response;
using web::View;

constexpr std::size_t kPage = 100;

struct Sum {
    std::int64_t count = 0;
    Yen amount;
    void add(const Payment& payment) {
        ++count;
        amount += payment.amount;
    }
};

std::string_view id_of(Business business) {
    for (const Code& code : ledger::codes_of(business)) {
        if (code.value == static_cast<std::int64_t>(business)) return code.key;
    }
    return {};
}

/// The days on which somebody is paid, newest first, of the visitor's departments.
std::vector<std::pair<Business, Date>> days_of(Call& call) {
    std::vector<std::pair<Business, Date>> days;
    call.session().read_values(
        "SELECT DISTINCT business, pay_on FROM payment ORDER BY pay_on DESC, business LIMIT 60", {},
        [&](std::span<const storage::Value> row) {
            const auto business = static_cast<Business>(std::get<std::int64_t>(row[0]));
            const auto day = static_cast<std::int32_t>(std::get<std::int64_t>(row[1]));
            if (works_in(call.visitor(), id_of(business)))
                days.emplace_back(business, Date::from_packed(day));
        });
    return days;
}

/// "＊＊＊＊567": enough to know which, too little to use.
std::string masked_account(const std::string& number) {
    constexpr std::size_t kShown = 3;
    if (number.size() <= kShown) return number;
    return "＊＊＊＊" + number.substr(number.size() - kShown);
}

std::string bank_name(const Result<ledger::Banks>& banks, const std::string& code) {
    const ledger::Branch* const bank = banks ? banks->bank(code) : nullptr;
    return bank != nullptr ? bank->name : code.empty() ? "口座なし" : code;
}

void show_totals(View& view, const std::vector<Payment>& payments,
                 const Result<ledger::Banks>& banks) {
    std::map<PaymentState, Sum> states;
    std::map<std::string, Sum> by_bank;
    Sum all;
    for (const Payment& payment : payments) {
        states[payment.state].add(payment);
        if (payment.state == PaymentState::withheld) continue;
        by_bank[payment.bank_code].add(payment);
        all.add(payment);
    }
    for (const auto& [state, sum] : states) {
        view.row("STATES")
            .set("STATE", label_of(state))
            .set("STATE_COUNT", with_commas(sum.count))
            .set("STATE_AMOUNT", shown(sum.amount));
    }
    for (const auto& [code, sum] : by_bank) {
        view.row("BANKS")
            .set("BANK_CODE", code)
            .set("BANK_NAME", bank_name(banks, code))
            .set("BANK_COUNT", with_commas(sum.count))
            .set("BANK_AMOUNT", shown(sum.amount));
    }
    view.set("ALL_COUNT", with_commas(all.count)).set("ALL_AMOUNT", shown(all.amount));
}

void fill_payment(View& row, Call& call, const Payment& payment,
                  const Result<ledger::Banks>& banks) {
    row.set("PERSON", payment.person_id.value())
        .set("PERSON_NAME", name_of(call, payment.person_id))
        .set("MONTHS", call.town().calendar->format(payment.from_month) + "〜" +
                           call.town().calendar->format(payment.to_month))
        .set("AMOUNT", shown(payment.amount))
        .set("BANK", bank_name(banks, payment.bank_code))
        .set("ACCOUNT", masked_account(payment.account_number))
        .set("REASON", payment.reason)
        .set("STATE", label_of(payment.state))
        .set("NOTE", payment.note);
}

void show_days(View& view, Call& call, const Offices& offices,
               const std::vector<std::pair<Business, Date>>& days, std::size_t current) {
    for (std::size_t i = 0; i < days.size(); ++i) {
        View row = view.row("DAYS");
        row.set("DAY_BUSINESS", id_of(days[i].first))
            .set("DAY_ISO", to_iso(days[i].second))
            .set("DAY", short_date(call.town(), days[i].second))
            .set("DAY_LABEL", department_label(offices, id_of(days[i].first)));
        row.show_if("DAY_CURRENT", i == current);
    }
}

Response show_payments(Call& call, const Offices& offices, const Problem* problem = nullptr) {
    const auto days = days_of(call);
    View view;
    if (days.empty()) {
        view.show("NONE");
        return call.page("staff/payments.html", "支払", view);
    }
    const web::Fields& asked = problem == nullptr ? call.request().query : call.request().place;
    const auto chosen = std::find_if(days.begin(), days.end(), [&](const auto& day) {
        return id_of(day.first) == asked.get("business") && to_iso(day.second) == asked.get("on");
    });
    const auto& [business, day] = chosen == days.end() ? days.front() : *chosen;
    show_days(
        view, call, offices, days,
        static_cast<std::size_t>((chosen == days.end() ? days.begin() : chosen) - days.begin()));
    const auto banks = ledger::Banks::open(call.town().data_folder);
    const auto payments = ledger::payments_on(call.session(), business, day);
    View some = view.row("SOME");
    some.set("BUSINESS", id_of(business))
        .set("ON_ISO", to_iso(day))
        .set("ON", call.town().calendar->format(day))
        .set("DEPARTMENT", department_label(offices, id_of(business)));
    show_totals(some, payments, banks);
    const auto skip = static_cast<std::size_t>(number_in(call.request().query, "skip"));
    std::size_t number = 0;
    bool held = false;
    for (const Payment& payment : payments) {
        const bool left_out =
            payment.state == PaymentState::withheld || payment.state == PaymentState::returned;
        if (left_out) {
            View row = some.row("HELD");
            fill_payment(row, call, payment, banks);
            held = true;
        }
        if (number >= skip && number < skip + kPage) {
            View row = some.row("PAYMENTS");
            fill_payment(row, call, payment, banks);
        }
        ++number;
    }
    some.show_if("HAS_HELD", held);
    if (number > skip + kPage) {
        some.row("MORE").set(
            "MORE_LINK",
            "/s/payments?" + web::encode_query({{"business", std::string{id_of(business)}},
                                                {"on", to_iso(day)},
                                                {"skip", std::to_string(skip + kPage)}}));
    }
    some.show_if("MAY_RETURN", call.visitor().may(id_of(business), identity::Duty::enter));
    if (const Department* department = offices.find(id_of(business))) {
        for (const DepartmentJob& job : department->jobs) {
            if (job.approval)
                some.row("APPROVALS").set("JOB", job.name).set("JOB_LABEL", job.label);
        }
    }
    if (problem != nullptr) view.row("REFUSED").set("REFUSAL", problem->message);
    call.saw(PersonId{}, "支払の一覧 " + to_iso(day), id_of(business));
    return call.page("staff/payments.html", "支払", view, problem != nullptr ? 422 : 200);
}

/// 振込不能: the bank could not pay; the payment is open again and is decided anew.
Response enter_return(Call& call, const Offices& offices) {
    const web::Fields& form = call.request().form;
    const auto refuse = [&](std::string message) {
        const Problem problem{"payment.return", std::move(message)};
        return show_payments(call, offices, &problem);
    };
    const auto business = FieldForm<Business>::parse(call.request().place.get("business"));
    const auto day = parse_date(call.request().place.get("on"));
    const PersonId person{number_in(form, "person")};
    if (!business || !day) return call.problem({"payment.not_found", "この日の支払はありません。"});
    if (!person) return refuse("戻ってきた支払の宛名番号を、数字で入れてください。");
    if (form.get("reason").empty())
        return refuse("金融機関が示した理由（口座なし、名義相違など）を入れてください。");
    std::vector<Payment> found;
    for (const Payment& payment : ledger::payments_on(call.session(), *business, *day)) {
        if (payment.person_id == person && ledger::counts_as_paid(payment.state))
            found.push_back(payment);
    }
    if (found.empty())
        return refuse(
            "この日に振込依頼をした、この人の支払がありません。宛名番号を確かめてください。");
    call.rest();
    const auto done = call.town().database->transact(
        call.command("支払 振込不能の登録"), [&](storage::Transaction& t) -> Result<std::string> {
            ledger::set_state(t, found, PaymentState::returned, form.get("reason"));
            return std::string{};
        });
    if (!done) return call.problem(done.problem());
    call.saw(person, "支払 振込不能の登録", id_of(*business), identity::Deed::enter);
    return web::see_other(
        "/s/payments?" +
        web::encode_query({{"business", std::string{id_of(*business)}}, {"on", to_iso(*day)}}));
}

}  // namespace

web::Routes payment_pages(const Offices& offices) {
    using web::Method;
    const web::Access staff{.door = identity::Door::staff};
    const web::Access entering{
        .door = identity::Door::staff, .department = "{business}", .duty = identity::Duty::enter};
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/payments", staff,
         [&offices](Call& call) { return show_payments(call, offices); }, "支払"},
        {Method::post, "/s/payments/{business}/{on}/returned", entering,
         [&offices](Call& call) { return enter_return(call, offices); }, "振込不能の登録"},
    };
    routes.navigation = {{"/s/payments", "支払", staff}};
    return routes;
}

}  // namespace yakuba::portal::staff
