#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "batch/difference.h"
#include "batch/job.h"
#include "department/person_page.h"
#include "department/recompute.h"
#include "exchange/ledger_files.h"
#include "procedures/hooks.h"
#include "registry/town.h"
#include "rules/calculator.h"
#include "storage/migration.h"
#include "web/route.h"

/// The floor plan of every department, as the rest of the house sees it. Each department fills one
/// of these in its business.cpp; src/app/businesses.cpp lists them. A part it has no use for stays
/// empty.
namespace yakuba {

/// One job of the year's calendar.
struct DepartmentJob {
    std::string_view name;   // "assess"
    std::string_view label;  // 当初賦課
    Period period = Period::fiscal_year;
    std::function<Result<batch::Report>(const Town&, const batch::Request&)> run;
    bool approval = false;  // releases what another person has made: for those who decide (決裁)
};

struct LetterRequest {
    Date day;        // the period's first day
    Date issued_on;  // printed on the letter
    Instant now;
    std::string actor;
    std::string folder;          // where the PDF bundles go
    std::vector<PersonId> only;  // empty: everyone due
    std::int64_t limit = 0;      // 0: all; else a sample bundle of so many letters
    std::function<void(std::string_view label, std::int64_t done, std::int64_t total)> progress;
};
struct LetterReport {
    std::int64_t letters = 0;
    std::int64_t pages = 0;
    std::vector<std::string> files;
    std::vector<Problem> held_back;  // letters that did not pass their own check: not in any file
};

/// One kind of letter.
struct DepartmentLetter {
    std::string_view name;   // "notice"
    std::string_view label;  // 納税通知書
    Period period = Period::fiscal_year;
    std::function<Result<LetterReport>(const Town&, const LetterRequest&)> print;
};

struct Offices;

struct Department {
    std::string_view id;     // "child-allowance"
    std::string_view label;  // 児童手当
    Calculator calculator;
    /// What else it can be asked, each under a name of its own (a levy and a benefit).
    std::vector<Calculator> further_calculators;
    std::span<const storage::Migration> migrations;
    std::vector<const storage::Table*> tables;
    std::vector<exchange::ImportPart> imports;
    std::vector<DepartmentJob> jobs;
    std::vector<DepartmentLetter> letters;
    /// The stored decision on one person for one period as of `known`, computed again and
    /// explained.
    std::function<Result<std::string>(const Town&, PersonId, Date day, Instant known, bool as_json)>
        explain;
    /// After the past of these persons changed: computes again, inside the correction's own
    /// transaction (read through its session, so that the correction is seen), every stored period
    /// it touches, oldest first; appends the new decisions, charges the difference, and answers
    /// what came out otherwise. The caller rolls the transaction back for a dry run. Persons who
    /// depend on them (claimant of a child, taxpayer of a dependant) are the department's to find.
    std::function<Result<std::vector<batch::Difference>>(const Town&, storage::Transaction&,
                                                         const PastChange&)>
        recompute;
    /// What its procedures fill in, write and print.
    procedures::Part procedures;
    /// Pages of its own in the staff portal: what no other department has (the wizards of the
    /// register's events). They begin with "/s/".
    std::function<web::Routes(const Offices&)> pages;
    /// What this department has to say of one person.
    PersonPage person_page;
};

}  // namespace yakuba
