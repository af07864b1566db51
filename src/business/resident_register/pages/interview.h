#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "business/resident_register/pages/answers.h"
#include "kernel/open_days.h"
#include "kernel/result.h"

namespace yakuba::resident_register {

/// 書かない窓口の聞き取り (data/counter/interview.toml): by life event, what is asked and which
/// procedures follow, each with its clock and its article.
struct InterviewQuestion {
    std::string id;
    std::string label;
    std::string hint;
};
struct DueProcedure {
    enum class Kind { register_event, procedure, visit };
    std::string label;
    std::string department;
    std::string section;
    Kind kind = Kind::visit;
    std::string target;  // an event's or a procedure's id
    int days = 0;        // counted from the day after the event; 0: no fixed day
    std::string article;
    std::string text;
    std::vector<std::string> when;  // all of these answered はい
    std::string unless;             // and this one not
};
struct LifeEvent {
    std::string id;
    std::string label;
    std::string summary;
    std::string icon;
    std::string day;       // how the day is asked for
    bool for_new = false;  // the person has no entry yet
    std::vector<InterviewQuestion> questions;
    std::vector<DueProcedure> due;
};

/// Problems "interview.missing", "interview.malformed" (the line or the key).
Result<std::shared_ptr<const std::vector<LifeEvent>>> read_interview(
    const std::string& data_folder);
const LifeEvent* find_life_event(const std::vector<LifeEvent>& events, std::string_view id);

/// Whether the answers ("ask-children" = はい) call for the procedure.
bool is_due(const DueProcedure& procedure, const Answers& answers);
/// The last day: `days` after the event, or the next open day (民法142条); none without a clock.
Date due_day(const DueProcedure& procedure, Date event, const OpenDays& open_days);

}  // namespace yakuba::resident_register
