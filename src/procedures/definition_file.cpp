// Reading one procedure file. See data/procedures/README.md for the format.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "documents/toml_tree.h"
#include "ledger/zengin.h"
#include "procedures/definition.h"
#include "procedures/definition_check.h"

namespace yakuba::procedures {
namespace {

using documents::TomlNode;
using documents::TomlReader;

template <class E>
E code(TomlReader& reader, std::string_view key, std::string_view text) {
    const auto parsed = FieldForm<E>::parse(text);
    if (!parsed) reader.fail(key, "「" + std::string{text} + "」という値はありません");
    return *parsed;
}

template <class E>
std::vector<E> codes(TomlReader& reader, std::string_view key) {
    std::vector<E> all;
    for (const std::string& text : reader.texts(key))
        all.push_back(code<E>(reader, key, text));
    return all;
}

/// Every `{` of a text for people opens a reading `{漢字|かな}`.
void expect_ruby(TomlReader& reader, std::string_view key, std::string_view text) {
    for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open)) {
        const auto close = text.find('}', open);
        const std::string_view inside =
            text.substr(open + 1, close == std::string_view::npos ? close : close - open - 1);
        const auto bar = inside.find('|');
        if (close == std::string_view::npos || bar == 0 || bar == std::string_view::npos ||
            bar + 1 == inside.size() || inside.find('|', bar + 1) != std::string_view::npos ||
            inside.find('{') != std::string_view::npos) {
            reader.fail(key, "ふりがなは {漢字|かな} の形で書きます");
        }
        open = close;
    }
}

/// A text, or { ja = "…", easy = "…", en = "…" }.
Words words(TomlReader& reader, std::string_view key) {
    Words words;
    const TomlNode* const node = reader.raw(key);
    if (node == nullptr) return words;
    if (node->type == TomlNode::Type::table) {
        TomlReader table = *reader.table(key);
        words.ja = table.text("ja");
        words.easy = table.text_or("easy", "");
        words.en = table.text_or("en", "");
        table.done();
    } else {
        words.ja = reader.text(key);
    }
    for (const std::string* text : {&words.ja, &words.easy})
        expect_ruby(reader, key, *text);
    return words;
}

Words needed_words(TomlReader& reader, std::string_view key) {
    Words all = words(reader, key);
    if (!all) reader.fail(key, std::string{key} + " がありません");
    return all;
}

std::vector<std::string> one_or_more(TomlReader& reader, std::string_view key) {
    const TomlNode* const node = reader.raw(key);
    if (node->type == TomlNode::Type::array) return reader.texts(key);
    if (node->type == TomlNode::Type::integer) return {std::to_string(node->integer)};
    return {reader.text(key)};
}

Condition condition(TomlReader& reader) {
    Condition condition;
    condition.of = reader.text("of");
    int tests = 0;
    const auto set = [&](std::string_view key, Condition::Test test, bool valued) {
        if (!reader.has(key)) return;
        ++tests;
        condition.test = test;
        if (valued) {
            condition.values = one_or_more(reader, key);
        } else if (!reader.flag_or(key, true)) {
            reader.fail(key, std::string{key} + " は true だけを書きます");
        }
    };
    set("is", Condition::Test::is, true);
    set("is_not", Condition::Test::is_not, true);
    set("filled", Condition::Test::filled, false);
    set("empty", Condition::Test::empty, false);
    set("at_least", Condition::Test::at_least, true);
    set("at_most", Condition::Test::at_most, true);
    if (tests != 1) {
        reader.fail("of", "条件は is・is_not・filled・empty・at_least・at_most のどれか一つです");
    }
    reader.done();
    return condition;
}

Conditions conditions(TomlReader& reader, std::string_view key) {
    Conditions all;
    for (TomlReader& table : reader.tables(key))
        all.push_back(condition(table));
    return all;
}

Choice choice(TomlReader& reader) {
    Choice choice{reader.text("value"), needed_words(reader, "label"), words(reader, "help")};
    reader.done();
    return choice;
}

Prefill prefill(TomlReader& reader) {
    Prefill prefill{reader.text("source"), reader.flag_or("editable", false)};
    reader.done();
    return prefill;
}

FileRule file_rule(TomlReader& reader) {
    FileRule rule;
    if (reader.has("types")) rule.types = reader.texts("types");
    for (const std::string& type : rule.types) {
        if (type != "pdf" && type != "jpg" && type != "png" && type != "heic")
            reader.fail("types", "添付の種類は pdf・jpg・png・heic です");
    }
    rule.bytes_max = reader.optional_integer("megabytes_max").value_or(10) * 1024 * 1024;
    rule.count_max = static_cast<int>(reader.optional_integer("count_max").value_or(3));
    rule.unless = conditions(reader, "unless");
    rule.not_needed = words(reader, "not_needed");
    if (rule.unless.empty() != !rule.not_needed)
        reader.fail("unless", "unless と not_needed は一緒に書きます");
    reader.done();
    return rule;
}

Question question(TomlReader& reader) {
    Question q;
    q.key = reader.text("key");
    q.kind = code<Kind>(reader, "kind", reader.text("kind"));
    q.label = needed_words(reader, "label");
    q.ask = words(reader, "ask");
    q.help = words(reader, "help");
    q.why = words(reader, "why");
    q.article = reader.text_or("article", "");
    q.required = reader.flag_or("required", q.kind != Kind::note);
    q.show_if = conditions(reader, "show_if");
    for (TomlReader& table : reader.tables("choices"))
        q.choices.push_back(choice(table));
    q.choices_from = reader.text_or("choices_from", "");
    q.choices_where = conditions(reader, "choices_where");
    if (q.choices_from.empty() && !q.choices_where.empty())
        reader.fail("choices_where", "choices_where は choices_from と一緒に書きます");
    if (auto table = reader.table("prefill")) q.prefill = prefill(*table);
    q.at_least = reader.optional_integer("at_least");
    q.at_most = reader.optional_integer("at_most");
    q.not_before = reader.text_or("not_before", "");
    q.not_after = reader.text_or("not_after", "");
    if (auto table = reader.table("file")) q.file = file_rule(*table);
    q.consent = words(reader, "consent");
    q.staff_only = reader.flag_or("staff_only", false);
    q.stops = reader.flag_or("stops", false);
    if (q.stops && (q.kind != Kind::note || q.show_if.empty()))
        reader.fail("stops", "stops は、show_if のある kind = \"note\" に書きます");
    const bool chooses = q.kind == Kind::choice || q.kind == Kind::several;
    if (chooses && q.choices.empty() == q.choices_from.empty())
        reader.fail("choices", "choices か choices_from のどちらか一つを書きます");
    if ((q.kind == Kind::consent) != static_cast<bool>(q.consent))
        reader.fail("consent", "consent は kind = \"consent\" の質問に書きます");
    reader.done();
    return q;
}

Section section(TomlReader& reader) {
    Section s;
    s.key = reader.text("key");
    s.title = needed_words(reader, "title");
    s.text = words(reader, "text");
    s.show_if = conditions(reader, "show_if");
    s.together = reader.flag_or("together", false);
    if (auto repeat = reader.table("repeats")) {
        s.repeats = true;
        s.item = needed_words(*repeat, "item");
        s.repeat_min = static_cast<int>(repeat->optional_integer("at_least").value_or(1));
        s.repeat_max = static_cast<int>(repeat->optional_integer("at_most").value_or(10));
        s.items_from = repeat->text_or("from", "");
        if (s.repeat_min < 0 || s.repeat_max < s.repeat_min || s.repeat_max > 50)
            repeat->fail("at_most", "くりかえしは0から50までの範囲で書きます");
        repeat->done();
    }
    for (TomlReader& table : reader.tables("question"))
        s.questions.push_back(question(table));
    if (s.questions.empty()) reader.fail("question", "質問がありません");
    reader.done();
    return s;
}

Clock clock(TomlReader& reader) {
    Clock c;
    c.name = reader.text("name");
    c.label = needed_words(reader, "label");
    c.article = reader.text_or("article", "");
    c.from = reader.text("from");
    if (const auto opens = reader.optional_integer("opens_days")) {
        c.has_opening = true;
        c.opens_days = static_cast<int>(*opens);
    }
    if (const auto days = reader.optional_integer("days")) c.days = static_cast<int>(*days);
    c.extended = reader.flag_or("extended", true);
    c.where = codes<Channel>(reader, "where");
    c.blocks = reader.flag_or("blocks", false);
    c.late = words(reader, "late");
    c.early = words(reader, "early");
    if (!c.days && !c.has_opening) reader.fail("days", "days か opens_days を書きます");
    if (c.days && !c.late) reader.fail("late", "期限を過ぎたときの説明（late）がありません");
    if (c.has_opening && !c.early) reader.fail("early", "早すぎるときの説明（early）がありません");
    reader.done();
    return c;
}

Eligibility eligibility(TomlReader& reader) {
    Eligibility e{conditions(reader, "when"), needed_words(reader, "otherwise")};
    reader.done();
    return e;
}

Check check(TomlReader& reader) {
    Check c{reader.text("key"), reader.text("label"), reader.text_or("article", ""),
            conditions(reader, "when")};
    reader.done();
    return c;
}

/// Who, where, how.
void read_frame(TomlReader& reader, Procedure& p) {
    p.id = reader.text("id");
    p.name = reader.text("name");
    p.plain = needed_words(reader, "plain");
    p.summary = needed_words(reader, "summary");
    p.form_name = reader.text("form");
    p.version = reader.text("version");
    p.department = reader.text("department");
    p.articles = reader.texts("articles");
    p.national_number = reader.text_or("national_number", "");
    p.life_events = reader.texts("life_events");
    p.who = codes<Relation>(reader, "who");
    p.where = codes<Channel>(reader, "where");
    if (p.who.empty()) reader.fail("who", "だれができるか（who）がありません");
    if (p.where.empty()) reader.fail("where", "どこでできるか（where）がありません");
    p.other_ways = words(reader, "other_ways");
    p.bring = words(reader, "bring");
    p.minutes = static_cast<int>(reader.optional_integer("minutes").value_or(5));
    p.fee = reader.text_or("fee", "");
    p.facts = reader.texts("facts");
}

/// What happens after it was sent.
void read_course(TomlReader& reader, Procedure& p) {
    p.needs_approval = reader.flag_or("approval", true);
    p.signature = code<Signature>(reader, "signature", reader.text("signature"));
    p.standard_days = static_cast<int>(reader.integer("standard_days"));
    p.about = reader.text_or("about", "");
    p.route = reader.text("route");
    p.route_amount = reader.text_or("route_amount", "");
    p.effect = reader.text_or("effect", "");
    p.approved_letter = reader.text_or("approved_letter", "");
    p.refused_letter = reader.text_or("refused_letter", "");
    p.paper_only = reader.flag_or("paper_only", false);
    p.approved_text = needed_words(reader, "approved_text");
    p.refused_text = needed_words(reader, "refused_text");
    p.returned_text = needed_words(reader, "returned_text");
    p.retention = code<documents::Retention>(reader, "retention", reader.text("retention"));
    p.classification = reader.text("classification");
}

}  // namespace

Result<Procedure> parse_procedure(std::string_view toml, std::string_view file_name) {
    Procedure p;
    const auto read =
        documents::read_toml(toml, file_name, "procedure.malformed", [&](TomlReader& reader) {
            read_frame(reader, p);
            for (TomlReader& table : reader.tables("eligibility"))
                p.eligibility.push_back(eligibility(table));
            for (TomlReader& table : reader.tables("section"))
                p.sections.push_back(section(table));
            for (TomlReader& table : reader.tables("clock"))
                p.clocks.push_back(clock(table));
            for (TomlReader& table : reader.tables("check"))
                p.checklist.push_back(check(table));
            read_course(reader, p);
            check_references(p, reader);
        });
    if (!read) return read.problem();
    p.text = toml;
    p.fingerprint = ledger::sha256(toml);
    return p;
}

Result<Catalogue> Catalogue::load(const std::string& data_folder) {
    std::vector<Procedure> all;
    std::string problems;
    std::string where;
    std::error_code none;
    std::vector<std::filesystem::path> files;
    for (const auto& file :
         std::filesystem::directory_iterator(data_folder + "/procedures", none)) {
        if (file.path().extension() == ".toml") files.push_back(file.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& path : files) {
        std::ifstream file(path, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        auto procedure = parse_procedure(text, path.filename().string());
        if (procedure && procedure->id != path.stem()) {
            procedure =
                Problem{"procedure.malformed",
                        "id はファイルの名前と同じにします。（" + path.filename().string() + "）",
                        {},
                        path.filename().string()};
        }
        if (!procedure) {
            problems += (problems.empty() ? "" : "\n") + procedure.problem().message;
            if (where.empty()) where = procedure.problem().where;
            continue;
        }
        all.push_back(*std::move(procedure));
    }
    if (!problems.empty()) return Problem{"procedure.malformed", problems, {}, where};
    return Catalogue(std::move(all));
}

}  // namespace yakuba::procedures
