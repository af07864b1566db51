#include "procedures/form_version.h"

namespace yakuba::procedures {

const Description& form_version_description() {
    using F = FormVersion;
    static const Description description =
        describe<F>("様式の版", {
                                    line<&F::fingerprint>("fingerprint", "ハッシュ値"),
                                    line<&F::procedure>("procedure_id", "手続"),
                                    line<&F::version>("version", "版"),
                                    line<&F::content>("content", "様式の定義"),
                                });
    return description;
}

const storage::Table& form_version_table() {
    static const storage::Table table{"form_version",
                                      "様式の版",
                                      &form_version_description(),
                                      {"fingerprint"},
                                      storage::Keeping::log};
    return table;
}

void keep_form(storage::Transaction& transaction, const Procedure& procedure) {
    const auto kept = transaction.session().number(
        "SELECT count(*) FROM form_version WHERE fingerprint = :fingerprint",
        {{"fingerprint", procedure.fingerprint}});
    if (kept.value_or(0) != 0) return;
    const FormVersion form{procedure.fingerprint, procedure.id, procedure.version, procedure.text};
    transaction.append_rows<FormVersion>(form_version_table(),
                                         std::span<const FormVersion>{&form, 1});
}

Result<std::shared_ptr<const Procedure>> form_of(storage::Session& session,
                                                 std::string_view fingerprint) {
    const auto text =
        session.text("SELECT content FROM form_version WHERE fingerprint = :fingerprint",
                     {{"fingerprint", std::string{fingerprint}}});
    if (!text) {
        return Problem{"procedure.form_missing", "申請されたときの様式が見つかりません。",
                       std::string{fingerprint}};
    }
    auto procedure = parse_procedure(*text, "様式");
    if (!procedure) return procedure.problem();
    return std::shared_ptr<const Procedure>(std::make_shared<Procedure>(*std::move(procedure)));
}

}  // namespace yakuba::procedures
