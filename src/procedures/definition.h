#pragma once
#include <boost/json/fwd.hpp>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "documents/records.h"
#include "kernel/date.h"
#include "kernel/result.h"
#include "rules/field.h"

/// A procedure (手続) is data: data/procedures/NAME.toml says who may do it, what is asked, what is
/// known already, how long it may take, who decides and what comes of it. The format is described
/// in data/procedures/README.md; a file that does not follow it is refused with its line.
namespace yakuba::procedures {

/// Text for people, by language. `{漢字|かな}` carries its reading.
struct Words {
    std::string ja;
    std::string easy;  // やさしい日本語; empty: use ja
    std::string en;    // empty: use ja
    /// "ja", "ja-easy" or "en"; falls back to ja.
    const std::string& in(std::string_view language) const;
    explicit operator bool() const { return !ja.empty(); }
};
/// "{氏名|しめい}" → "氏名".
std::string without_ruby(std::string_view text);

/// What kind of answer a question takes. The JSON of each kind is in answers.h.
enum class Kind {
    text = 1,
    kana = 2,
    date = 3,
    partial_date = 4,
    yes_no = 5,
    choice = 6,
    several = 7,
    number = 8,
    yen = 9,
    phone = 10,
    address = 11,
    account = 12,
    person = 13,  // one of the household, or a person described by name and birth date
    file = 14,
    consent = 15,  // the text agreed to is kept with the answer
    note = 16,     // something to read; takes no answer
    month = 17,    // year and month
    name = 18,     // a person's name: family and given name parted by one full-width space
};
std::span<const Code> codes_of(Kind);

/// One test on an earlier answer or on a fact that was filled in. `of` is a question's key
/// ("spouse"), a key beside this one in the same repeated group, or "fact:" and a path
/// ("fact:resident-register.person.is_head").
struct Condition {
    enum class Test { is, is_not, filled, empty, at_least, at_most };
    std::string of;
    Test test = Test::is;
    std::vector<std::string> values;  // is, is_not: any of them; "yes"/"no" for yes_no
};
/// All must hold; none: always.
using Conditions = std::vector<Condition>;

struct Choice {
    std::string value;
    Words label;
    Words help;
};

/// An answer the town already has.
struct Prefill {
    std::string source;     // "resident-register.person.name"; "item.name" inside a repeat
    bool editable = false;  // may be overwritten ("ちがうとき")
};

struct FileRule {
    std::vector<std::string> types = {"pdf", "jpg", "png", "heic"};
    std::int64_t bytes_max = 10 * 1024 * 1024;
    int count_max = 3;
    Conditions unless;  // not needed when these hold: linkage replaces the evidence
    Words not_needed;   // why not: "市が所得を確認できるため、いりません"
};

struct Question {
    std::string key;
    Kind kind = Kind::text;
    Words label;  // 口座番号
    Words ask;    // お子さんの名前を教えてください; empty: the label
    Words help;   // how to fill it in
    Words why;    // why it is asked
    std::string article;
    bool required = true;
    Conditions show_if;
    std::vector<Choice> choices;
    /// A fact that is a list of {value, label}: "child-allowance.children"; or a list inside the
    /// item that an earlier question has chosen: "child-allowance.unpaid[deceased].children".
    std::string choices_from;
    Conditions choices_where;  // only the items for which these hold ("fact:item.kind")
    std::optional<Prefill> prefill;
    std::optional<std::int64_t> at_least;  // number, yen; several: how many; text: characters
    std::optional<std::int64_t> at_most;
    std::string not_before;  // date: "today", "today-30", a date, or another question's key
    std::string not_after;
    FileRule file;
    Words consent;            // the sentence agreed to
    bool staff_only = false;  // asked at the counter alone
    bool stops = false;       // a note: whoever comes to it cannot go on with this procedure
};

/// Questions that belong together. With `repeats`, they are asked once for each item (each child),
/// and the answers are a list under the section's key.
struct Section {
    std::string key;
    Words title;
    Words text;
    Conditions show_if;
    bool together = false;  // on one page; else one question per page
    bool repeats = false;
    int repeat_min = 1;
    int repeat_max = 10;
    Words item;              // お子さん
    std::string items_from;  // a fact that is a list: one item each, to begin with
    std::vector<Question> questions;
};

/// Who may apply.
enum class Relation {
    self = 1,       // 本人
    guardian = 2,   // 法定代理人
    agent = 3,      // 任意代理人: needs a mandate
    household = 4,  // 世帯主・同一世帯の者
};
std::span<const Code> codes_of(Relation);

enum class Channel { online = 1, counter = 2, post = 3 };
std::span<const Code> codes_of(Channel);

/// How sure the town must be that it was this person (押印に代わる本人確認).
enum class Signature { none = 1, mail = 2, password = 3, jpki_auth = 4, jpki_sign = 5 };
std::span<const Code> codes_of(Signature);

/// A statutory time limit (法定期間), counted from an answered day.
struct Clock {
    std::string name;  // "fifteen_days"
    Words label;       // 15日以内の請求
    std::string article;
    std::string from;    // the question (or fact:) that holds the day
    int opens_days = 0;  // first day, in days from `from`: -30; with `has_opening`
    bool has_opening = false;
    std::optional<int> days;     // last day, in days from `from`, the day itself not counted
    bool extended = true;        // over closed days (民法142条)
    std::vector<Channel> where;  // by which way it counts; empty: by any
    bool blocks = false;         // late or early: refused at submission; else only noted
    Words late;                  // what is told when it is late
    Words early;
};

struct Check {
    std::string key;
    std::string label;  // 申請者は生計中心者か
    std::string article;
    Conditions when;
};

struct Eligibility {
    Conditions when;  // holds: the person may go on
    Words otherwise;  // 「この手続は〇〇の方が対象です。代わりに…」
};

struct Procedure {
    std::string id;           // "child-allowance-claim"
    std::string name;         // 児童手当 認定請求
    Words plain;              // 児童手当をもらう
    Words summary;            // two sentences
    std::string form_name;    // 児童手当認定請求書
    std::string version;      // "2026-10"
    std::string fingerprint;  // 64 hex digits over the file
    std::string text;         // the file itself, kept with the first case of this version
    std::string department;   // "child-allowance"
    std::vector<std::string> articles;
    std::string national_number;           // ① … of the state's 27; empty
    std::vector<std::string> life_events;  // birth, moving, work, tax, school, certificate, death

    std::vector<Relation> who;
    std::vector<Eligibility> eligibility;
    std::vector<Channel> where;
    Words other_ways;
    Words bring;  // 要るもの
    int minutes = 5;
    bool needs_approval = true;  // false: 届出の受理 by one clerk
    Signature signature = Signature::none;
    std::string fee;  // 300円; empty: none

    std::vector<std::string> facts;  // prefill sources gathered when a form is opened
    std::vector<Section> sections;
    std::vector<Clock> clocks;
    int standard_days = 0;  // 標準処理期間, open days
    std::string about;      // the question naming whom the case is about; empty: applicant
    std::vector<Check> checklist;
    std::string route;            // kind of matter in the rules of decision: documents/rules.h
    std::string route_amount;     // the question holding the amount by which it is decided
    std::string effect;           // hook; empty: nothing is written in a business
    std::string approved_letter;  // hook of the notice; empty: a message without a letter
    std::string refused_letter;
    bool paper_only = false;  // a certificate is its paper: never delivered electronically
    Words approved_text;      // what the resident reads
    Words refused_text;
    Words returned_text;
    documents::Retention retention = documents::Retention::five;
    std::string classification;  // 文書分類 "C-03-01"

    const Question* find(std::string_view key) const;       // in any section
    const Section* section_of(std::string_view key) const;  // the section with this key
};

/// Reads one file. Problems "procedure.malformed", naming file, line and key.
Result<Procedure> parse_procedure(std::string_view toml, std::string_view file_name);

/// The procedures of a town: data/procedures/*.toml. Immutable; share it freely.
class Catalogue {
public:
    /// All of the folder's problems at once, one line each, in Problem::message.
    static Result<Catalogue> load(const std::string& data_folder);
    explicit Catalogue(std::vector<Procedure> procedures);

    const Procedure* find(std::string_view id) const;
    std::span<const Procedure> all() const { return procedures_; }
    std::vector<const Procedure*> of_department(std::string_view department) const;

private:
    std::vector<Procedure> procedures_;  // in order of id
};

/// JSON Schema (2020-12) of a procedure's answers.
boost::json::object answer_schema(const Procedure& procedure);

}  // namespace yakuba::procedures
