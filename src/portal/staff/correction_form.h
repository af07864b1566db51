#pragma once
#include <map>
#include <string>
#include <vector>

#include "portal/staff/correctable.h"
#include "portal/staff/person_screen.h"

/// The form of a correction: the lines of one record as boxes, read back as the few that were
/// changed.
namespace yakuba::portal::staff {

/// What the form holds: days, reason, and each line in the form the clerk typed it.
struct CorrectionForm {
    std::string from, until, reason;
    std::map<std::string, std::string> typed;  // by the line's key
    int based_on = 0;
    std::string record;  // which record of the ledger: LedgerRecord::key
};

struct CorrectionReading {
    Date from, until = kForever;
    std::vector<std::pair<std::string, std::string>> changes;  // in the form of files
    std::vector<Problem> problems;                             // `where`: the box
};

/// The form as it stands for a record that nobody has touched.
CorrectionForm form_of(const Town& town, const storage::Table& table, const LedgerRecord& record);
CorrectionForm form_of(const web::Fields& fields);

/// Reads the form back; what differs from the record is a change.
CorrectionReading read_form(const Screen& screen, const storage::Table& table,
                            const LedgerRecord& record, const CorrectionForm& form);

/// Whether a clerk changes this line here: keys are not changed, and places of a protected person
/// are neither shown nor changed.
bool is_editable(const Screen& screen, const storage::Table& table, const Line& line);

void fill_form(web::View& view, const Screen& screen, const storage::Table& table,
               const CorrectionForm& form, const std::vector<Problem>& problems);

}  // namespace yakuba::portal::staff
