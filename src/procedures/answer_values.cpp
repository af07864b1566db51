// One answer: from what was typed or sent to the value that is kept.
#include <algorithm>
#include <boost/json.hpp>

#include "kernel/bank_kana.h"
#include "kernel/utf8.h"
#include "ledger/zengin.h"
#include "procedures/answers.h"
#include "procedures/reading.h"

namespace yakuba::procedures {

namespace json = boost::json;

namespace {

constexpr std::size_t kTextMax = 500;  // characters, unless the question says otherwise

/// One question being answered, and where to complain.
class Answering {
public:
    Answering(const Question& question, std::string_view where, const Moment& moment,
              AnswerProblems& problems)
        : question_(question),
          where_(where),
          moment_(moment),
          problems_(problems),
          label_(without_ruby(question.label.ja)) {}

    json::value value(const json::value& given) {
        switch (question_.kind) {
            case Kind::text:
            case Kind::name:
            case Kind::kana:
            case Kind::phone:
                return given.is_string() ? text(std::string_view{given.get_string()}) : wrong();
            case Kind::date:
            case Kind::partial_date:
                return given.is_string() ? date(std::string_view{given.get_string()}) : wrong();
            case Kind::month:
                return given.is_string() ? month(std::string_view{given.get_string()}) : wrong();
            case Kind::yes_no:
            case Kind::consent:
                return flag(given);
            case Kind::choice:
                return given.is_string() ? given : wrong();
            case Kind::several:
                return several(given);
            case Kind::number:
            case Kind::yen:
                return number(given);
            case Kind::address:
                return given.is_object() ? address(given.get_object()) : wrong();
            case Kind::account:
                return given.is_object() ? account(given.get_object()) : wrong();
            case Kind::person:
                return given.is_object() ? person(given.get_object()) : wrong();
            case Kind::file:
                return given.is_array() ? given : wrong();
            case Kind::note:
                return nullptr;
        }
        return nullptr;
    }

private:
    json::value complain(std::string_view code, std::string message, std::string_view part = {}) {
        std::string where = where_;
        if (!part.empty()) where += "." + std::string{part};
        problems_.push_back(Problem{code, std::move(message), {}, std::move(where)});
        return nullptr;
    }
    json::value wrong() { return complain("answer.wrong_type", label_ + "の形が正しくありません"); }

    /// A part of a compound answer, tidied; empty when absent.
    std::string part(const json::object& given, std::string_view key) {
        const json::value* const value = given.if_contains(key);
        if (value == nullptr || !value->is_string()) return {};
        return tidy(std::string_view{value->get_string()}).value_or("");
    }

    json::value text(std::string_view given) {
        auto tidied = tidy(given);
        if (!tidied) return complain("answer.malformed", label_ + "に、読み取れない文字があります");
        if (tidied->empty()) return nullptr;
        if (question_.kind == Kind::phone) return phone(*tidied);
        if (question_.kind == Kind::name) tidied = to_name(*tidied);
        if (question_.kind == Kind::kana) {
            auto kana = to_kana(*tidied);
            if (!kana) {
                return complain("answer.kana",
                                label_ + "は、ひらがなかカタカナだけで入れてください");
            }
            tidied = std::move(kana);
        }
        const std::size_t length = grapheme_count(*tidied);
        const auto most =
            question_.at_most ? static_cast<std::size_t>(*question_.at_most) : kTextMax;
        if (length > most) {
            return complain("answer.too_long", label_ + "は、" + std::to_string(most) +
                                                   "文字までで入れてください（いま" +
                                                   std::to_string(length) + "文字）");
        }
        if (question_.at_least && length < static_cast<std::size_t>(*question_.at_least)) {
            return complain(
                "answer.too_short",
                label_ + "は、" + std::to_string(*question_.at_least) + "文字以上で入れてください");
        }
        return json::string(*tidied);
    }

    json::value phone(std::string_view typed) {
        std::string half = to_half_width(typed);
        if (half.starts_with("+81")) half = "0" + half.substr(3);
        const auto digits = digits_of(half);
        const bool right =
            digits && (digits->size() == 10 || digits->size() == 11) && digits->front() == '0';
        if (!right) {
            return complain("answer.phone",
                            label_ + "は、0から始まる10けたか11けたの数字で入れてください");
        }
        return json::string(*digits);
    }

    json::value date(std::string_view typed) {
        const auto tidied = tidy(typed);
        if (tidied && tidied->empty()) return nullptr;
        const auto read = tidied ? to_date(*tidied, moment_.calendar) : std::nullopt;
        if (!read) {
            return complain("answer.date", label_ +
                                               "は、「令和8年4月1日」や「2026年4月1日」のような、"
                                               "暦にある日付で入れてください");
        }
        if (question_.kind == Kind::date && !read->is_complete()) {
            return complain("answer.date", label_ + "は、年・月・日をすべて入れてください");
        }
        return json::string(to_iso(*read));
    }

    json::value month(std::string_view typed) {
        const auto tidied = tidy(typed);
        if (tidied && tidied->empty()) return nullptr;
        if (tidied) {
            const std::string half = to_half_width(*tidied);
            if (const auto iso = parse_year_month(half)) return json::string(to_iso(*iso));
            const auto date = to_date(half, moment_.calendar);
            if (date && date->month() != 0)
                return json::string(to_iso(YearMonth{date->year(), date->month()}));
        }
        return complain("answer.month", label_ + "は、「令和8年4月」のように入れてください");
    }

    json::value flag(const json::value& given) {
        if (given.is_bool()) return given;
        if (given.is_string()) {
            const std::string_view word{given.get_string()};
            if (word == "yes" || word == "true" || word == "on") return true;
            if (word == "no" || word == "false") return false;
            if (word.empty()) return nullptr;
        }
        return wrong();
    }

    json::value several(const json::value& given) {
        if (!given.is_array()) return wrong();
        json::array chosen;
        for (const json::value& one : given.get_array()) {
            if (!one.is_string()) return wrong();
            if (std::find(chosen.begin(), chosen.end(), one) == chosen.end()) chosen.push_back(one);
        }
        if (chosen.empty()) return nullptr;
        return chosen;
    }

    json::value number(const json::value& given) {
        if (given.is_int64()) return given;
        if (given.is_uint64()) return wrong();
        if (!given.is_string()) return wrong();
        const auto tidied = tidy(std::string_view{given.get_string()});
        if (tidied && tidied->empty()) return nullptr;
        const auto read = tidied ? to_number(*tidied) : std::nullopt;
        if (!read) return complain("answer.number", label_ + "は、数字で入れてください");
        return *read;
    }

    json::value address(const json::object& given) {
        json::object address;
        bool any = false;
        for (const char* key : {"postcode", "prefecture", "city", "town", "lot", "building"}) {
            std::string text = part(given, key);
            if (std::string_view{key} == "postcode" || std::string_view{key} == "lot")
                text = to_half_width(text);
            any = any || !text.empty();
            address[key] = text;
        }
        if (!any) return nullptr;
        const auto digits = digits_of(std::string_view{address["postcode"].get_string()});
        if (!digits || (!digits->empty() && digits->size() != 7)) {
            return complain("answer.postcode", "郵便番号は、7けたの数字で入れてください",
                            "postcode");
        }
        address["postcode"] = *digits;
        constexpr std::pair<std::string_view, std::string_view> kNeeded[] = {
            {"prefecture", "都道府県"}, {"city", "市区町村"}, {"town", "町名"}};
        for (const auto& [key, label] : kNeeded) {
            if (address[key].get_string().empty()) {
                return complain("answer.address",
                                label_ + "の" + std::string{label} + "を入れてください", key);
            }
        }
        return address;
    }

    json::value account(const json::object& given) {
        const std::string symbol = to_half_width(part(given, "symbol"));
        const std::string number = to_half_width(part(given, "number"));
        if (!symbol.empty() || !number.empty()) return yucho(given, symbol, number);
        const std::string bank = part(given, "bank_code");
        const std::string branch = part(given, "branch_code");
        const std::string account_number = part(given, "account_number");
        const std::string holder = part(given, "holder_kana");
        if (bank.empty() && branch.empty() && account_number.empty() && holder.empty())
            return nullptr;
        const std::size_t before = problems_.size();
        json::object account;
        account["bank_code"] = digits(bank, 4, "金融機関コード", "bank_code");
        account["branch_code"] = digits(branch, 3, "支店コード", "branch_code");
        std::string type = part(given, "account_type");
        if (type.empty()) type = "ordinary";
        if (type != "ordinary" && type != "current" && type != "savings")
            return complain("answer.account_type", "口座の種類を選んでください", "account_type");
        account["account_type"] = type;
        account["account_number"] = account_digits(account_number);
        account["holder_kana"] = holder_kana(holder);
        if (problems_.size() != before) return nullptr;
        return account;
    }

    json::value yucho(const json::object& given, const std::string& symbol,
                      const std::string& number) {
        const auto turned = ledger::from_yucho(digits_of(symbol).value_or(symbol),
                                               digits_of(number).value_or(number));
        if (!turned) {
            return complain("answer.yucho",
                            "ゆうちょ銀行の記号（5けた）と番号（8けたまで）を、通帳のとおりに"
                            "入れてください",
                            "symbol");
        }
        const std::size_t before = problems_.size();
        json::object account;
        account["bank_code"] = ledger::kYuchoBankCode;
        account["branch_code"] = turned->branch_code;
        account["account_type"] = turned->account_type == 2 ? "current" : "ordinary";
        account["account_number"] = turned->account_number;
        account["holder_kana"] = holder_kana(part(given, "holder_kana"));
        if (problems_.size() != before) return nullptr;
        return account;
    }

    json::value digits(const std::string& typed, std::size_t count, std::string_view label,
                       std::string_view key) {
        if (typed.empty())
            return complain("answer.empty", std::string{label} + "を入れてください", key);
        const auto read = digits_of(to_half_width(typed));
        if (!read || read->size() != count) {
            return complain(
                "answer.digits",
                std::string{label} + "は、" + std::to_string(count) + "けたの数字で入れてください",
                key);
        }
        return json::string(*read);
    }

    json::value account_digits(const std::string& typed) {
        if (typed.empty())
            return complain("answer.empty", "口座番号を入れてください", "account_number");
        const auto read = digits_of(to_half_width(typed));
        if (!read || read->empty() || read->size() > 7) {
            return complain("answer.digits", "口座番号は7けたの数字で入れてください",
                            "account_number");
        }
        return json::string(std::string(7 - read->size(), '0') + *read);
    }

    json::value holder_kana(const std::string& typed) {
        if (typed.empty())
            return complain("answer.empty", "口座名義（カナ）を入れてください", "holder_kana");
        const auto kana = bank_kana(typed);
        if (!kana) {
            return complain("answer.kana", "口座名義は、通帳にあるカナで入れてください",
                            "holder_kana");
        }
        return json::string(bank_kana_to_utf8(*kana));
    }

    json::value person(const json::object& given) {
        if (const json::value* id = given.if_contains("person_id")) {
            if (id->is_int64() && id->get_int64() > 0)
                return json::object{{"person_id", id->get_int64()}};
            const auto read = id->is_string()
                                  ? detail::parse_integer(std::string_view{id->get_string()})
                                  : std::nullopt;
            if (read && *read > 0) return json::object{{"person_id", *read}};
            if (!id->is_null() && !(id->is_string() && id->get_string().empty())) return wrong();
        }
        return described_person(given);
    }

    json::value described_person(const json::object& given) {
        const std::string name = to_name(part(given, "name"));
        const std::string kana = part(given, "kana");
        const std::string birth = part(given, "birth_date");
        const std::string relation = part(given, "relation");
        if (name.empty() && kana.empty() && birth.empty()) return nullptr;
        if (name.empty())
            return complain("answer.empty", label_ + "の名前を入れてください", "name");
        json::object person{{"name", name}, {"relation", relation}};
        if (!kana.empty()) {
            const auto read = to_kana(kana);
            if (!read) {
                return complain("answer.kana",
                                label_ + "のフリガナは、ひらがなかカタカナで入れてください",
                                "kana");
            }
            person["kana"] = *read;
        }
        const auto date = birth.empty() ? std::nullopt : to_date(birth, moment_.calendar);
        if (!date) {
            return complain("answer.date", label_ + "の生年月日を、暦にある日付で入れてください",
                            "birth_date");
        }
        person["birth_date"] = to_iso(*date);
        return person;
    }

    const Question& question_;
    std::string where_;
    const Moment& moment_;
    AnswerProblems& problems_;
    std::string label_;
};

/// The texts of one form, by name.
class Posted {
public:
    Posted(const Fields& fields, std::string name) : fields_(fields), name_(std::move(name)) {}

    std::optional<std::string> text(std::string_view part = {}) const {
        const std::string wanted = part.empty() ? name_ : name_ + "." + std::string{part};
        for (const auto& [name, value] : fields_) {
            if (name == wanted) return value;
        }
        return std::nullopt;
    }
    std::vector<std::string> texts() const {
        std::vector<std::string> all;
        for (const auto& [name, value] : fields_) {
            if (name == name_ && !value.empty()) all.push_back(value);
        }
        return all;
    }
    json::object parts(std::initializer_list<const char*> keys) const {
        json::object object;
        for (const char* key : keys)
            object[key] = text(key).value_or("");
        return object;
    }
    /// One text of a date's three boxes, or its one box. Boxes left empty are unknown parts.
    std::string date(std::string_view part = {}) const {
        const std::string prefix = part.empty() ? "" : std::string{part} + ".";
        const auto box = [&](const char* key) {
            return tidy(text(prefix + key).value_or("")).value_or("");
        };
        const std::string year = box("year");
        const std::string month = box("month");
        const std::string day = box("day");
        if (year.empty() && month.empty() && day.empty()) return text(part).value_or("");
        std::string era = box("era");
        if (era == "西暦") era.clear();
        if (year.empty() || (month.empty() && !day.empty())) return "?";
        std::string text = era + year + "年";
        if (month.empty()) return era.empty() ? year + "-00-00" : text + "月日不詳";
        text += month + "月";
        if (day.empty()) return era.empty() ? year + "-" + two(month) + "-00" : text + "日不詳";
        return text + day + "日";
    }

private:
    static std::string two(const std::string& month) {
        return month.size() == 1 ? "0" + month : month;
    }
    const Fields& fields_;
    std::string name_;
};

json::value posted_value(const Question& question, const Posted& posted) {
    switch (question.kind) {
        case Kind::date:
        case Kind::partial_date:
        case Kind::month:
            return json::string(posted.date());
        case Kind::several: {
            json::array chosen;
            for (const std::string& value : posted.texts())
                chosen.push_back(json::string(value));
            return chosen;
        }
        case Kind::address:
            return posted.parts({"postcode", "prefecture", "city", "town", "lot", "building"});
        case Kind::account:
            return posted.parts({"bank_code", "branch_code", "account_type", "account_number",
                                 "holder_kana", "symbol", "number"});
        case Kind::person: {
            json::object person = posted.parts({"person_id", "name", "kana", "relation"});
            if (const auto plain = posted.text()) person["person_id"] = *plain;
            person["birth_date"] = posted.date("birth_date");
            return person;
        }
        case Kind::file:
        case Kind::note:
            return nullptr;
        default: {
            const auto text = posted.text();
            return text ? json::value(json::string(*text)) : json::value(nullptr);
        }
    }
}

}  // namespace

json::value normalised(const Question& question, const json::value& given, std::string_view where,
                       const Moment& moment, AnswerProblems& problems) {
    if (given.is_null()) return nullptr;
    return Answering(question, where, moment, problems).value(given);
}

json::value read_answer(const Question& question, const Fields& fields, std::string_view prefix,
                        const Moment& moment, AnswerProblems& problems) {
    const std::string name = std::string{prefix} + question.key;
    return normalised(question, posted_value(question, Posted(fields, name)), name, moment,
                      problems);
}

}  // namespace yakuba::procedures
