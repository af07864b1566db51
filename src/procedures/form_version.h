#pragma once
#include <memory>
#include <string>

#include "procedures/definition.h"
#include "rules/description.h"
#include "storage/database.h"
#include "storage/table.h"

/// The text of each version of a procedure that was ever applied for: so that a case can be read as
/// its form was, however the form has changed since.
namespace yakuba::procedures {

struct FormVersion {
    std::string fingerprint;
    std::string procedure;
    std::string version;
    std::string content;  // the file
};
const Description& form_version_description();
/// Log, keyed by fingerprint.
const storage::Table& form_version_table();

/// Keeps the form's text, unless it is kept already.
void keep_form(storage::Transaction& transaction, const Procedure& procedure);
/// The form as it was. Problem "procedure.form_missing".
Result<std::shared_ptr<const Procedure>> form_of(storage::Session& session,
                                                 std::string_view fingerprint);

}  // namespace yakuba::procedures
