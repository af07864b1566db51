#include "procedures/definition_check.h"

#include <algorithm>
#include <set>

namespace yakuba::procedures {
namespace {

constexpr std::string_view kFact = "fact:";
constexpr std::string_view kItem = "item.";

bool is_key(std::string_view key) {
    if (key.empty() || key.size() > 60 || key.front() < 'a' || key.front() > 'z') return false;
    return std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

/// One walk through a procedure in the order of its form.
class Walk {
public:
    Walk(const Procedure& procedure, documents::TomlReader& reader)
        : procedure_(procedure), reader_(reader) {}

    void all() {
        for (const Eligibility& e : procedure_.eligibility)
            expect_conditions(e.when, "eligibility", nullptr);
        for (const Section& section : procedure_.sections)
            walk(section);
        for (const Clock& clock : procedure_.clocks)
            expect_day(clock.from, clock.name);
        std::set<std::string> checks;
        for (const Check& check : procedure_.checklist) {
            if (!is_key(check.key) || !checks.insert(check.key).second)
                fail("check", "check の key「" + check.key + "」が正しくないか、二つあります");
            expect_conditions(check.when, "check " + check.key, nullptr);
        }
        expect_outside("about", procedure_.about);
        expect_outside("route_amount", procedure_.route_amount);
    }

private:
    [[noreturn]] void fail(std::string_view key, const std::string& message) const {
        reader_.fail(key, message);
    }

    void walk(const Section& section) {
        take_key(section.key, keys_);
        expect_conditions(section.show_if, section.key, nullptr);
        if (!section.items_from.empty()) expect_source(section.items_from, nullptr, section.key);
        std::set<std::string> inside;
        std::set<std::string> keys;  // a repeated section has its own
        for (const Question& question : section.questions) {
            take_key(question.key, section.repeats ? keys : keys_);
            walk(question, section, inside);
            if (section.repeats) {
                inside.insert(question.key);
            } else {
                asked_.insert(question.key);
            }
        }
    }

    void walk(const Question& q, const Section& section, const std::set<std::string>& inside) {
        const std::set<std::string>* const group = section.repeats ? &inside : nullptr;
        expect_conditions(q.show_if, q.key, group);
        expect_conditions(q.file.unless, q.key, group);
        if (q.prefill) expect_source(q.prefill->source, &section, q.key);
        if (!q.choices_from.empty()) expect_choices(q);
        std::set<std::string> values;
        for (const Choice& choice : q.choices) {
            if (!values.insert(choice.value).second)
                fail("section", q.key + " の選択肢「" + choice.value + "」が二つあります");
        }
        if (q.at_least && q.at_most && *q.at_most < *q.at_least)
            fail("section", q.key + " の at_most が at_least より小さいです");
        expect_bound(q.not_before, q.key, group);
        expect_bound(q.not_after, q.key, group);
    }

    void take_key(const std::string& key, std::set<std::string>& keys) {
        if (!is_key(key) || key == "item" || key == "source_item")
            fail("section", "key「" + key + "」は英小文字・数字・_ で書きます");
        if (!keys.insert(key).second) fail("section", "key「" + key + "」が二つあります");
    }

    void expect_conditions(const Conditions& conditions, const std::string& where,
                           const std::set<std::string>* group) {
        for (const Condition& condition : conditions) {
            if (condition.of.starts_with(kFact)) {
                const std::string_view path = std::string_view{condition.of}.substr(kFact.size());
                if (group != nullptr && path.starts_with(kItem)) continue;
                expect_source(path, nullptr, where);
            } else if (!asked_.contains(condition.of) &&
                       (group == nullptr || !group->contains(condition.of))) {
                fail("section",
                     where + " の条件が、前にない質問「" + condition.of + "」を見ています");
            }
        }
    }

    void expect_source(std::string_view path, const Section* section, const std::string& where) {
        if (section != nullptr && section->repeats && !section->items_from.empty() &&
            path.starts_with(kItem)) {
            return;
        }
        for (const std::string& fact : procedure_.facts) {
            if (path == fact || path.starts_with(fact + ".")) return;
        }
        fail("facts", where + " の情報源「" + std::string{path} + "」が facts にありません");
    }

    void expect_choices(const Question& q) {
        const std::string& from = q.choices_from;
        const auto open = from.find('[');
        expect_source(from.substr(0, open), nullptr, q.key);
        for (const Condition& condition : q.choices_where) {
            if (!condition.of.starts_with("fact:item."))
                fail("section", q.key + " の choices_where は fact:item. の条件だけを書きます");
        }
        if (open == std::string::npos) return;
        const auto close = from.find("].", open);
        if (close == std::string::npos || !asked_.contains(from.substr(open + 1, close - open - 1)))
            fail("section", q.key + " の choices_from が、前にない質問を見ています");
    }

    /// "today", "today-30", "2026-04-01", or an earlier question.
    void expect_bound(const std::string& bound, const std::string& where,
                      const std::set<std::string>* group) {
        if (bound.empty() || bound.starts_with("today") || parse_date(bound)) return;
        if (asked_.contains(bound) || (group != nullptr && group->contains(bound))) return;
        fail("section", where + " の期日「" + bound + "」が、日付でも前の質問でもありません");
    }

    void expect_day(const std::string& from, const std::string& where) {
        if (from.starts_with(kFact)) {
            expect_source(std::string_view{from}.substr(kFact.size()), nullptr, where);
            return;
        }
        const Question* const question = procedure_.find(from);
        if (question == nullptr || question->kind != Kind::date || !asked_.contains(from))
            fail("clock", where + " の起算日「" + from + "」が、日付の質問ではありません");
    }

    void expect_outside(std::string_view key, const std::string& question) {
        if (!question.empty() && !asked_.contains(question))
            fail(key, std::string{key} + " の質問「" + question + "」がありません");
    }

    const Procedure& procedure_;
    documents::TomlReader& reader_;
    std::set<std::string> keys_;
    std::set<std::string> asked_;  // outside repeated sections
};

}  // namespace

void check_references(const Procedure& procedure, documents::TomlReader& reader) {
    Walk(procedure, reader).all();
}

}  // namespace yakuba::procedures
