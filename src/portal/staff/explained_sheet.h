#pragma once
#include <string>
#include <vector>

#include "kernel/result.h"
#include "registry/town.h"
#include "web/view.h"

/// A decision computed again and explained (Department::explain), as a page shows it: every line of
/// the sheet with its article, what it was in the version before, the facts and the rates behind
/// it.
namespace yakuba::portal::staff {

struct SheetLine {
    std::string key, label, article;
    std::string text;                          // as people read it
    std::vector<std::vector<SheetLine>> rows;  // of a list
    std::string from, source;                  // of a rate: since when, and where it stands
    bool unverified = false;

    bool is_list() const { return !rows.empty(); }
    /// Nothing, none, no: a line the form has but this case does not use.
    bool is_idle() const;
};

struct ExplainedSheet {
    std::vector<SheetLine> sheet, facts, rates;
    bool agrees = true;  // with what was stored

    /// From Department::explain(…, as_json), days as the town writes them. Problem
    /// "sheet.unreadable".
    static Result<ExplainedSheet> read(const Town& town, const std::string& json);
};

/// Fills rows LINES (LINE_KIND, LINE_LABEL, LINE_VALUE, LINE_ARTICLE; section WAS with LINE_BEFORE;
/// section LIST with rows COLUMNS and ITEMS of CELLS). Idle lines only when asked for; answers how
/// many were left out.
int fill_sheet(web::View& view, std::string_view section, const std::vector<SheetLine>& lines,
               const std::vector<SheetLine>* before, bool with_idle);
/// Fills rows RATES: RATE_LABEL, RATE_VALUE, RATE_ARTICLE, RATE_FROM, RATE_SOURCE, section
/// UNVERIFIED.
void fill_rates(web::View& view, const std::vector<SheetLine>& rates);

}  // namespace yakuba::portal::staff
