#pragma once
#include <boost/json/fwd.hpp>
#include <functional>
#include <string>
#include <string_view>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/result.h"
#include "registry/town.h"
#include "storage/database.h"

/// Commands that other systems may give a department: described by a JSON Schema, run with a body
/// that fits it. Whoever offers them knows no department.
namespace yakuba {

/// What comes beside the body.
struct CommandContext {
    const Town& town;
    std::string actor;
    Instant now;
    std::string key;  // the same again answers what was answered first
    /// Asked inside the transaction, before anything is written: why the command may not run.
    std::function<Result<Done>(storage::Session&)> permit;
};

struct DescribedCommand {
    std::string_view name;        // "move-in"
    std::string_view label;       // 転入
    std::string_view department;  // "resident-register"
    std::string text;             // the law, and what it does
    std::string schema;           // of the body
    /// Whose present state the sender must have read; none for those who come.
    std::function<PersonId(const boost::json::object& body)> subject;
    /// Answers what it came to, as JSON.
    std::function<Result<std::string>(const CommandContext&, const boost::json::object& body)> run;
    std::string_view scope = "events.write";  // what a client needs for it
};

/// {"persons", "household_id", …}: the schema of every command's answer.
inline constexpr std::string_view kCommandAnswer = R"({"type":"object","properties":{
    "persons":{"type":"array","items":{"type":"integer"},"title":"異動した人の宛名番号"},
    "household_id":{"type":["integer","null"],"title":"異動後の世帯"},
    "late":{"type":"boolean","title":"届出期間を過ぎていた"},
    "deadline":{"type":["string","null"],"format":"date","title":"届出の期限"},
    "household_notice_needed":{"type":"boolean","title":"世帯主変更の届出が要る"},
    "recomputed":{"type":"array","title":"計算し直して変わった決定","items":{"type":"object",
        "properties":{"department":{"type":"string"},"person_id":{"type":"integer"},
        "period":{"type":"string"}},"required":["department","person_id","period"]}}},
    "required":["persons","household_id","late","deadline","household_notice_needed","recomputed"]})";

}  // namespace yakuba
