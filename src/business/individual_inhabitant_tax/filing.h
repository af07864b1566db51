#pragma once
#include <vector>

#include "business/individual_inhabitant_tax/records.h"
#include "department/recompute.h"
#include "kernel/result.h"

/// What comes over the counter or by a case: a declaration, a change of the way of collecting.
/// Always inside a transaction that is open.
namespace yakuba::individual_inhabitant_tax {

/// 申告書 with the relatives it names.
struct Declaration {
    TaxReturn paper;  // person, year, kind, filed_on and amounts; its number is given here
    std::vector<DependantRecord> dependants;  // person, year and number are given here
};

/// 住民税申告 (317条の2): the paper goes into the ledger as one more return of the year (the one
/// filed last speaks), its relatives too; what was decided from other papers is computed again.
/// Problems: "return.person" (not taxed here on 1 January), "return.year", "return.negative".
Result<std::vector<DepartmentDifferences>> file_declaration(const Town& town,
                                                            storage::Transaction& transaction,
                                                            Declaration declaration);

/// 特別徴収への切替 (321条の4): ordinary terms that are still to come are taken from the salary
/// instead.
struct Switch {
    PersonId person_id;
    FiscalYear fiscal_year;
    PersonId payer_id;       // 特別徴収義務者
    YearMonth from_month;    // first month of deduction
    std::vector<int> terms;  // the ordinary terms (期) it takes the place of
    Date filed_on;
};
/// The new plan stands in the ledger as a version of the charge with the same amount. Problems:
/// "switch.no_charge", "switch.no_payer", "switch.no_terms", "switch.term_past",
/// "switch.term_paid", "switch.month", "switch.other_payer".
Result<Done> switch_collection(const Town& town, storage::Transaction& transaction,
                               const Switch& wanted);

/// 特別徴収への切替届, as it was accepted.
struct CollectionSwitch {
    PersonId person_id;
    FiscalYear fiscal_year;
    int record_no = 1;
    PersonId payer_id;
    YearMonth from_month;
    std::string terms;  // "3, 4"
    Yen amount;         // what moved
    Date filed_on;
};
const Description& collection_switch_description();
/// History, keyed by fiscal_year, person_id, record_no.
const storage::Table& collection_switch_table();

}  // namespace yakuba::individual_inhabitant_tax
