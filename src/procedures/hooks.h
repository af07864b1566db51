#pragma once
#include <boost/json/fwd.hpp>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/id.h"
#include "kernel/result.h"
#include "procedures/case.h"
#include "registry/town.h"
#include "storage/database.h"

/// What a department hangs on the engine: facts it can fill in, what a decision does in its
/// ledgers, the letters it prints. Names and JSON of each are written in data/procedures/README.md;
/// the engine refuses to open when a procedure names a hook nobody registered.
///
///     procedures::Part part;
///     part.prefills.push_back({"child-allowance.claim", "児童手当の台帳", &claim_facts});
///     part.effects.push_back({.name = "child-allowance.recognise", .check = …, .apply = …});
///     part.letters.push_back({"child-allowance.recognition", "認定通知書", &recognition_pdf});
namespace yakuba::procedures {

/// Whose facts are asked, as of when.
struct Asked {
    const Town& town;
    storage::Session& session;
    PersonId person;  // the applicant: for an agent's case the person applied for
    AsOf as_of;
    Date today;
};

/// A source of facts: one JSON object (or list) about a person. Never a place of somebody protected
/// from the one who asks: the applicant is shown only what is theirs.
struct PrefillSource {
    std::string_view name;  // "resident-register.person"
    std::string_view label;  // 住民基本台帳: shown with the day, "市が持っている情報（…）"
    std::function<Result<boost::json::value>(const Asked&)> facts;
};

/// A case as a hook sees it.
struct Matter {
    const Procedure& procedure;
    const Case& record;
    const boost::json::object& answers;  // checked: exactly what the definition asks
    const boost::json::object& facts;    // the snapshot of what was filled in, by source name
};

/// A line of what a decision will do, for the approver: 月額 25,000円.
struct PreviewLine {
    std::string label;
    std::string value;
    std::string article = {};
};

struct Effect {
    std::string_view name;  // "child-allowance.recognise"
    /// What stands in the way, before submission (then problems are told to the applicant only when
    /// their code begins with "applicant.") and on the review screen. May be empty.
    std::function<std::vector<Problem>(const Asked&, const Matter&)> check;
    /// What approving would do. May be empty.
    std::function<Result<std::vector<PreviewLine>>(const Asked&, const Matter&)> preview;
    /// Writes the department's ledgers, inside the decision's own transaction; a Problem rolls the
    /// decision back. Answers the outcome the letter is printed from (an object).
    std::function<Result<boost::json::value>(const Town&, storage::Transaction&, const Matter&)>
        apply;
};

/// A letter to be delivered, and what it is made from.
struct LetterOrder {
    const Matter& matter;
    const boost::json::value& outcome;  // of Effect::apply; null for a refusal
    std::string reason;                 // 却下の理由
    std::string number;                 // 文書番号
    Date issued_on;
    PersonId recipient;
};
struct CaseLetter {
    std::string_view name;   // "child-allowance.recognition"
    std::string_view label;  // 児童手当認定通知書
    /// The bytes of the PDF. Reads through the decision's own session, so that it sees what apply
    /// has just written.
    std::function<Result<std::string>(const Town&, storage::Session&, const LetterOrder&)> pdf;
};

/// What one department registers: the field `procedures` of Department.
struct Part {
    std::vector<PrefillSource> prefills;
    std::vector<Effect> effects;
    std::vector<CaseLetter> letters;
};

/// The parts of all departments.
class Hooks {
public:
    Hooks() = default;
    explicit Hooks(std::span<const Part> parts);
    void add(const Part& part);
    const PrefillSource* prefill(std::string_view name) const;
    const Effect* effect(std::string_view name) const;
    const CaseLetter* letter(std::string_view name) const;

private:
    Part all_;
};

}  // namespace yakuba::procedures
