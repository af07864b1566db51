#include "business/resident_register/pages/interview.h"

#include <toml++/toml.h>

#include <algorithm>
#include <map>
#include <mutex>

namespace yakuba::resident_register {
namespace {

std::string text(const toml::table& table, std::string_view key) {
    return table[key].value_or(std::string{});
}

Problem malformed(std::string what) {
    return {"interview.malformed",
            "窓口の聞き取りの表（data/counter/interview.toml）が読めません。", std::move(what)};
}

Result<DueProcedure> read_due(const toml::table& table) {
    DueProcedure due;
    due.label = text(table, "label");
    due.department = text(table, "department");
    due.section = text(table, "section");
    due.target = text(table, "target");
    due.article = text(table, "article");
    if (table["unverified"].value_or(false)) due.article += "（要確認）";
    due.text = text(table, "text");
    due.unless = text(table, "unless");
    due.days = table["days"].value_or(0);
    const std::string kind = text(table, "kind");
    if (kind == "register") {
        due.kind = DueProcedure::Kind::register_event;
    } else if (kind == "procedure") {
        due.kind = DueProcedure::Kind::procedure;
    } else if (kind != "visit") {
        return malformed(due.label + ": kind " + kind);
    }
    if (due.label.empty() || due.section.empty())
        return malformed("a due without label or section");
    if (due.kind != DueProcedure::Kind::visit && due.target.empty()) {
        return malformed(due.label + ": target");
    }
    if (const toml::array* when = table["when"].as_array()) {
        for (const toml::node& node : *when)
            due.when.push_back(node.value_or(std::string{}));
    }
    return due;
}

bool asks(const LifeEvent& event, const std::string& id) {
    return std::ranges::find(event.questions, id, &InterviewQuestion::id) != event.questions.end();
}

Result<LifeEvent> read_event(const toml::table& table) {
    LifeEvent event;
    event.id = text(table, "id");
    event.label = text(table, "label");
    event.summary = text(table, "summary");
    event.icon = text(table, "icon");
    event.day = text(table, "day");
    event.for_new = text(table, "begins") == "new";
    if (const toml::array* questions = table["question"].as_array()) {
        for (const toml::node& node : *questions) {
            const toml::table* question = node.as_table();
            if (question == nullptr) return malformed(event.id + ": question");
            event.questions.push_back(
                {text(*question, "id"), text(*question, "label"), text(*question, "hint")});
        }
    }
    const toml::array* all_due = table["due"].as_array();
    if (event.id.empty() || event.label.empty() || event.day.empty() || all_due == nullptr) {
        return malformed("event " + event.id);
    }
    for (const toml::node& node : *all_due) {
        const toml::table* one = node.as_table();
        if (one == nullptr) return malformed(event.id + ": due");
        auto due = read_due(*one);
        if (!due) return due.problem();
        for (const std::string& id : due->when) {
            if (!asks(event, id)) return malformed(due->label + ": when " + id);
        }
        if (!due->unless.empty() && !asks(event, due->unless)) {
            return malformed(due->label + ": unless " + due->unless);
        }
        event.due.push_back(*std::move(due));
    }
    return event;
}

Result<std::vector<LifeEvent>> read_file(const std::string& path) {
    try {
        const toml::table file = toml::parse_file(path);
        const toml::array* array = file["event"].as_array();
        if (array == nullptr) return malformed("no event");
        std::vector<LifeEvent> events;
        for (const toml::node& node : *array) {
            const toml::table* table = node.as_table();
            if (table == nullptr) return malformed("event is no table");
            auto event = read_event(*table);
            if (!event) return event.problem();
            events.push_back(*std::move(event));
        }
        return events;
    } catch (const toml::parse_error& error) {
        return malformed("line " + std::to_string(error.source().begin.line));
    }
}

}  // namespace

Result<std::shared_ptr<const std::vector<LifeEvent>>> read_interview(
    const std::string& data_folder) {
    using Events = std::shared_ptr<const std::vector<LifeEvent>>;
    static std::mutex mutex;
    static std::map<std::string, Events> kept;
    const std::lock_guard lock(mutex);
    if (const auto found = kept.find(data_folder); found != kept.end()) return found->second;
    auto events = read_file(data_folder + "/counter/interview.toml");
    if (!events) return events.problem();
    Events shared = std::make_shared<const std::vector<LifeEvent>>(*std::move(events));
    kept.emplace(data_folder, shared);
    return shared;
}

const LifeEvent* find_life_event(const std::vector<LifeEvent>& events, std::string_view id) {
    const auto found = std::ranges::find(events, id, &LifeEvent::id);
    return found == events.end() ? nullptr : &*found;
}

bool is_due(const DueProcedure& procedure, const Answers& answers) {
    const auto yes = [&](const std::string& id) { return answers.is("ask-" + id, "yes"); };
    if (!procedure.unless.empty() && yes(procedure.unless)) return false;
    return std::ranges::all_of(procedure.when, yes);
}

Date due_day(const DueProcedure& procedure, Date event, const OpenDays& open_days) {
    if (procedure.days == 0 || !event) return {};
    return open_days.on_or_after(event + std::chrono::days{procedure.days});
}

}  // namespace yakuba::resident_register
