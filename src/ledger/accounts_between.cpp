#include "ledger/accounts_between.h"

#include <tuple>

#include "storage/as_of.h"

namespace yakuba::ledger {
namespace {

using Key = std::tuple<PersonId, FiscalYear, Collection, int>;
using YearKey = std::pair<PersonId, FiscalYear>;

storage::Where of_persons(Business business, PersonId from, PersonId until) {
    return storage::both(storage::equals("business", static_cast<std::int64_t>(business)),
                         storage::between("person_id", from.value(), until.value()));
}

/// Hands out the rows of a log one by one.
template <class Record, class Each>
void each_row(storage::Session& session, const storage::Table& table, const storage::Where& where,
              Each each) {
    Record row;
    session.read(
        *table.record,
        "SELECT " + storage::columns_of(*table.record) + " FROM " + std::string{table.name} +
            " WHERE " + where.condition,
        where.parameters, [&] { return &(row = Record{}); }, [&] { each(row); });
}

/// The version of each charge that stands.
std::map<YearKey, int> standing(storage::Session& session, const storage::Where& where) {
    std::map<YearKey, int> versions;
    storage::for_each_as_of<Charge>(
        session, charge_table(), {kForever - std::chrono::days{1}}, where,
        [&](const Charge& charge, const storage::Version& version) {
            versions[{charge.person_id, charge.fiscal_year}] = version.number;
        });
    return versions;
}

}  // namespace

std::map<PersonId, std::vector<TermAccount>> accounts_between(storage::Session& session,
                                                              Business business, PersonId from,
                                                              PersonId until) {
    std::map<Key, TermAccount> terms;
    const auto term_of = [&](PersonId person, FiscalYear year, Collection collection,
                             int term) -> TermAccount& {
        TermAccount& t = terms[{person, year, collection, term}];
        t.business = business;
        t.person_id = person;
        t.fiscal_year = year;
        t.collection = collection;
        t.term = term;
        return t;
    };
    const storage::Where where = of_persons(business, from, until);
    const std::map<YearKey, int> versions = standing(session, where);
    each_row<Instalment>(session, instalment_table(), where, [&](const Instalment& line) {
        const auto charge = versions.find({line.person_id, line.fiscal_year});
        if (charge == versions.end() || charge->second != line.charge_version) return;
        TermAccount& term = term_of(line.person_id, line.fiscal_year, line.collection, line.term);
        term.due_on = line.due_on;
        term.due = line.amount;
    });
    each_row<Receipt>(session, receipt_table(), where, [&](const Receipt& r) {
        term_of(r.person_id, r.fiscal_year, r.collection, r.term).paid += r.amount;
    });
    each_row<Overpayment>(session, overpayment_table(), where, [&](const Overpayment& o) {
        term_of(o.person_id, o.fiscal_year, o.collection, o.term).paid -= o.amount;
        if (o.use != OverpaymentUse::appropriated) return;
        term_of(o.person_id, o.to_fiscal_year, o.to_collection, o.to_term).paid += o.amount;
    });
    std::map<PersonId, std::vector<TermAccount>> accounts;
    for (const auto& [key, term] : terms)
        accounts[std::get<PersonId>(key)].push_back(term);
    return accounts;
}

}  // namespace yakuba::ledger
