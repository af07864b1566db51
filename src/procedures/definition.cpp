#include "procedures/definition.h"

#include <algorithm>

namespace yakuba::procedures {

const std::string& Words::in(std::string_view language) const {
    if (language == "ja-easy" && !easy.empty()) return easy;
    if (language == "en" && !en.empty()) return en;
    return ja;
}

std::string without_ruby(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const auto open = text.find('{');
        plain += text.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto bar = text.find('|', open);
        const auto close = text.find('}', open);
        if (bar == std::string_view::npos || close == std::string_view::npos || close < bar) {
            plain += text.substr(open);
            break;
        }
        plain += text.substr(open + 1, bar - open - 1);
        text.remove_prefix(close + 1);
    }
    return plain;
}

std::span<const Code> codes_of(Kind) {
    static const Code codes[] = {
        {1, "text", "文字"},
        {2, "kana", "フリガナ"},
        {3, "date", "日付"},
        {4, "partial_date", "日付（不詳可）"},
        {5, "yes_no", "はい・いいえ"},
        {6, "choice", "一つ選ぶ"},
        {7, "several", "いくつか選ぶ"},
        {8, "number", "数"},
        {9, "yen", "金額"},
        {10, "phone", "電話番号"},
        {11, "address", "住所"},
        {12, "account", "口座"},
        {13, "person", "人"},
        {14, "file", "添付"},
        {15, "consent", "同意"},
        {16, "note", "説明"},
        {17, "month", "年月"},
        {18, "name", "氏名"},
    };
    return codes;
}

std::span<const Code> codes_of(Relation) {
    static const Code codes[] = {
        {1, "self", "本人"},
        {2, "guardian", "法定代理人"},
        {3, "agent", "任意代理人"},
        {4, "household", "同一世帯の者"},
    };
    return codes;
}

std::span<const Code> codes_of(Channel) {
    static const Code codes[] = {
        {1, "online", "オンライン"},
        {2, "counter", "窓口"},
        {3, "post", "郵送"},
    };
    return codes;
}

std::span<const Code> codes_of(Signature) {
    static const Code codes[] = {
        {1, "none", "なし"},
        {2, "mail", "メールの確認"},
        {3, "password", "IDとパスワード"},
        {4, "jpki_auth", "カードの利用者証明"},
        {5, "jpki_sign", "カードの電子署名"},
    };
    return codes;
}

const Question* Procedure::find(std::string_view key) const {
    for (const Section& section : sections) {
        for (const Question& question : section.questions) {
            if (question.key == key) return &question;
        }
    }
    return nullptr;
}

const Section* Procedure::section_of(std::string_view key) const {
    for (const Section& section : sections) {
        if (section.key == key) return &section;
    }
    return nullptr;
}

Catalogue::Catalogue(std::vector<Procedure> procedures) : procedures_(std::move(procedures)) {
    std::sort(procedures_.begin(), procedures_.end(),
              [](const Procedure& a, const Procedure& b) { return a.id < b.id; });
}

const Procedure* Catalogue::find(std::string_view id) const {
    const auto found =
        std::lower_bound(procedures_.begin(), procedures_.end(), id,
                         [](const Procedure& p, std::string_view wanted) { return p.id < wanted; });
    return found != procedures_.end() && found->id == id ? &*found : nullptr;
}

std::vector<const Procedure*> Catalogue::of_department(std::string_view department) const {
    std::vector<const Procedure*> all;
    for (const Procedure& procedure : procedures_) {
        if (procedure.department == department) all.push_back(&procedure);
    }
    return all;
}

}  // namespace yakuba::procedures
