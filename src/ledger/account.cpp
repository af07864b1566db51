#include "ledger/account.h"

#include <algorithm>
#include <map>

#include "ledger/charges.h"
#include "storage/as_of.h"

namespace yakuba::ledger {
namespace {

using Key = std::pair<Collection, int>;

storage::Where of_account(Business business, PersonId person, FiscalYear year) {
    return storage::both(
        storage::both(storage::equals("person_id", person.value()),
                      storage::equals("business", static_cast<std::int64_t>(business))),
        storage::equals("fiscal_year", static_cast<std::int64_t>(year.value)));
}

template <class Record>
std::vector<Record> rows_of(storage::Session& session, const storage::Table& table,
                            const storage::Where& where) {
    return session.select<Record>(*table.record,
                                  "SELECT " + storage::columns_of(*table.record) + " FROM " +
                                      std::string{table.name} + " WHERE " + where.condition +
                                      " ORDER BY " + std::string{table.key.front()},
                                  where.parameters);
}

std::vector<const TermAccount*> by_due_date(std::span<const TermAccount> terms) {
    std::vector<const TermAccount*> order;
    for (const TermAccount& term : terms) {
        if (term.due_on) order.push_back(&term);
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const auto* a, const auto* b) { return a->due_on < b->due_on; });
    return order;
}

bool same(const Receipt& a, const Receipt& b) {
    const auto all = [](const Receipt& r) {
        return std::tuple{r.business, r.person_id, r.fiscal_year, r.collection,
                          r.term,     r.paid_on,   r.amount,      r.channel};
    };
    return all(a) == all(b);
}

Overpayment decision(const TermAccount& from, Yen amount, Date day) {
    Overpayment o;
    o.business = from.business;
    o.person_id = from.person_id;
    o.fiscal_year = from.fiscal_year;
    o.collection = from.collection;
    o.term = from.term;
    o.decided_on = day;
    o.amount = amount;
    return o;
}

}  // namespace

std::vector<TermAccount> account(storage::Session& session, Business business, PersonId person,
                                 FiscalYear year) {
    std::map<Key, TermAccount> terms;
    const auto term_of = [&](Collection collection, int term) -> TermAccount& {
        TermAccount& t = terms[{collection, term}];
        t.business = business;
        t.person_id = person;
        t.fiscal_year = year;
        t.collection = collection;
        t.term = term;
        return t;
    };
    if (const auto charge = find_charge(session, business, person, year)) {
        for (const Instalment& line :
             plan_of(session, business, person, year, charge->version.number)) {
            TermAccount& term = term_of(line.collection, line.term);
            term.due_on = line.due_on;
            term.due = line.amount;
        }
    }
    const storage::Where where = of_account(business, person, year);
    for (const Receipt& r : rows_of<Receipt>(session, receipt_table(), where)) {
        term_of(r.collection, r.term).paid += r.amount;
    }
    for (const Overpayment& o : rows_of<Overpayment>(session, overpayment_table(), where)) {
        term_of(o.collection, o.term).paid -= o.amount;
    }
    const storage::Where into = storage::both(
        storage::both(storage::equals("person_id", person.value()),
                      storage::equals("business", static_cast<std::int64_t>(business))),
        storage::equals("to_fiscal_year", static_cast<std::int64_t>(year.value)));
    for (const Overpayment& o : rows_of<Overpayment>(session, overpayment_table(), into)) {
        term_of(o.to_collection, o.to_term).paid += o.amount;
    }
    std::vector<TermAccount> list;
    for (auto& [key, term] : terms)
        list.push_back(term);
    return list;
}

Yen arrears(std::span<const TermAccount> terms, Date day) {
    Yen sum;
    for (const TermAccount& term : terms) {
        if (term.due_on && term.due_on < day) sum += term.open();
    }
    return sum;
}

Yen overpaid(std::span<const TermAccount> terms) {
    Yen sum;
    for (const TermAccount& term : terms)
        sum += term.over();
    return sum;
}

std::vector<Receipt> allocate(const Receipt& received, std::span<const TermAccount> terms) {
    std::vector<Receipt> receipts;
    Yen left = received.amount;
    const auto add = [&](const TermAccount& term, Yen amount) {
        Receipt part = received;
        part.collection = term.collection;
        part.term = term.term;
        part.amount = amount;
        part.receipt_number += "-" + std::to_string(receipts.size() + 1);
        receipts.push_back(std::move(part));
        left -= amount;
    };
    const std::vector<const TermAccount*> order = by_due_date(terms);
    for (const TermAccount* term : order) {
        const Yen part = std::min(left, term->open());
        if (part > Yen{}) add(*term, part);
    }
    if (left > Yen{} && !receipts.empty()) {
        receipts.back().amount += left;
    } else if (left > Yen{} && !order.empty()) {
        add(*order.back(), left);
    }
    return receipts;
}

Result<std::int64_t> record_receipts(storage::Transaction& transaction,
                                     std::span<const Receipt> receipts) {
    std::vector<Receipt> fresh;
    for (const Receipt& receipt : receipts) {
        if (receipt.receipt_number.empty() || receipt.amount <= Yen{}) {
            return Problem{"receipt.malformed", "収納番号と1円以上の納付額が必要です。",
                           receipt.receipt_number};
        }
        const auto before =
            rows_of<Receipt>(transaction.session(), receipt_table(),
                             storage::equals("receipt_number", receipt.receipt_number));
        if (before.empty()) {
            fresh.push_back(receipt);
        } else if (!same(before.front(), receipt)) {
            return Problem{"receipt.conflict",
                           "同じ収納番号で内容の違う収納があります。収納データを確認してください。",
                           receipt.receipt_number};
        }
    }
    transaction.append_rows<Receipt>(receipt_table(), fresh);
    return static_cast<std::int64_t>(fresh.size());
}

std::vector<Overpayment> settle(std::span<const TermAccount> terms, Date day) {
    std::vector<Overpayment> decisions;
    const std::vector<const TermAccount*> order = by_due_date(terms);
    std::map<const TermAccount*, Yen> open;
    for (const TermAccount* term : order) {
        if (term->due_on <= day) open[term] = term->open();
    }
    for (const TermAccount& from : terms) {
        Yen left = from.over();
        for (const TermAccount* to : order) {
            const auto debt = open.find(to);
            const Yen part = debt == open.end() ? Yen{} : std::min(left, debt->second);
            if (part <= Yen{}) continue;
            Overpayment o = decision(from, part, day);
            o.use = OverpaymentUse::appropriated;
            o.to_fiscal_year = to->fiscal_year;
            o.to_collection = to->collection;
            o.to_term = to->term;
            decisions.push_back(o);
            debt->second -= part;
            left -= part;
        }
        if (left > Yen{}) decisions.push_back(decision(from, left, day));
    }
    return decisions;
}

std::vector<Overpayment> record_overpayments(storage::Transaction& transaction,
                                             std::vector<Overpayment> decisions) {
    if (decisions.empty()) return decisions;
    const std::string year = std::to_string(fiscal_year_of(decisions.front().decided_on).value);
    std::int64_t number =
        transaction.next_number("overpayment/" + year, static_cast<std::int64_t>(decisions.size()));
    for (Overpayment& o : decisions)
        o.overpayment_number = year + "-" + std::to_string(number++);
    transaction.append_rows<Overpayment>(overpayment_table(), decisions);
    return decisions;
}

}  // namespace yakuba::ledger
