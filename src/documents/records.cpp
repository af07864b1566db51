#include "documents/records.h"

#include "kernel/utf8.h"

namespace yakuba::documents {

std::span<const Code> codes_of(Retention) {
    static const Code codes[] = {
        {1, "under_one", "1年未満"}, {2, "one", "1年"},  {3, "three", "3年"},
        {4, "five", "5年"},          {5, "ten", "10年"}, {6, "thirty", "30年"},
    };
    return codes;
}

std::span<const Code> codes_of(NumberKind) {
    static const Code codes[] = {
        {1, "received", "収受"},
        {2, "drafted", "起案"},
        {3, "issued", "施行"},
    };
    return codes;
}

std::span<const Code> codes_of(Deed) {
    static const Code codes[] = {
        {1, "completed", "完結"},
        {2, "held", "廃棄停止"},
        {3, "released", "廃棄停止の解除"},
        {4, "listed", "廃棄目録"},
        {5, "struck", "目録から除外"},
        {6, "disposed", "廃棄"},
        {7, "reclassified", "保存年限の変更"},
        {8, "circulated", "供覧"},
    };
    return codes;
}

std::span<const Code> codes_of(ListStep) {
    static const Code codes[] = {
        {1, "proposed", "作成"},
        {2, "approved", "承認"},
        {3, "refused", "却下"},
    };
    return codes;
}

const Description& document_description() {
    using D = Document;
    static const Description description =
        describe<D>("文書", {
                                line<&D::document_id>("document_id", "文書の整理番号"),
                                line<&D::title>("title", "件名"),
                                line<&D::section>("section", "主管課"),
                                line<&D::section_mark>("section_mark", "文書記号"),
                                line<&D::classification>("classification", "分類"),
                                line<&D::retention>("retention", "保存年限"),
                                line<&D::department>("department", "業務"),
                                line<&D::subject>("subject", "属する案件"),
                                line<&D::author>("author", "作成者"),
                            });
    return description;
}

const storage::Table& document_table() {
    static const storage::Table table{
        "document", "文書", &document_description(), {"document_id"}, storage::Keeping::log};
    return table;
}

const Description& document_number_description() {
    using N = DocumentNumber;
    static const Description description =
        describe<N>("文書番号", {
                                    line<&N::fiscal_year>("fiscal_year", "年度"),
                                    line<&N::section_mark>("section_mark", "文書記号"),
                                    line<&N::kind>("kind", "収受・起案・施行"),
                                    line<&N::sequence>("sequence", "番号"),
                                    line<&N::document_id>("document_id", "文書の整理番号"),
                                    line<&N::given_on>("given_on", "付番日"),
                                });
    return description;
}

const storage::Table& document_number_table() {
    static const storage::Table table{"document_number",
                                      "文書番号",
                                      &document_number_description(),
                                      {"fiscal_year", "section_mark", "kind", "sequence"},
                                      storage::Keeping::log};
    return table;
}

namespace {

/// 令8: the first character of the era's name and the year in it.
std::string short_year(FiscalYear year, const Calendar& calendar) {
    const Date day = year.first_day();
    const Era* era = nullptr;
    for (const Era& candidate : calendar.eras()) {
        if (candidate.first_day <= day) era = &candidate;
    }
    if (era == nullptr) return std::to_string(year.value);
    std::string_view rest = era->name;
    std::string text;
    append_utf8(text, take_code_point(rest));
    return text + std::to_string(year.value - era->first_day.year() + 1);
}

}  // namespace

std::string written(const DocumentNumber& number, const Calendar& calendar) {
    // The mark of the act stands between the section's mark and the number: 令8児手収第12号.
    std::string_view act;
    if (number.kind == NumberKind::received) act = "収";
    if (number.kind == NumberKind::drafted) act = "起";
    return short_year(number.fiscal_year, calendar) + number.section_mark + std::string{act} +
           "第" + std::to_string(number.sequence) + "号";
}

const Description& document_event_description() {
    using E = DocumentEvent;
    static const Description description =
        describe<E>("文書の経過", {
                                      line<&E::document_id>("document_id", "文書の整理番号"),
                                      line<&E::number>("number", "順"),
                                      line<&E::deed>("deed", "事柄"),
                                      line<&E::on>("on_day", "年月日"),
                                      line<&E::actor>("actor", "行った者"),
                                      line<&E::reason>("reason", "理由"),
                                      line<&E::list_id>("list_id", "廃棄目録の番号"),
                                      line<&E::retention>("retention", "保存年限"),
                                  });
    return description;
}

const storage::Table& document_event_table() {
    static const storage::Table table{"document_event",
                                      "文書の経過",
                                      &document_event_description(),
                                      {"document_id", "number"},
                                      storage::Keeping::log};
    return table;
}

const Description& document_file_description() {
    using F = DocumentFile;
    static const Description description =
        describe<F>("文書の内容", {
                                      line<&F::document_id>("document_id", "文書の整理番号"),
                                      line<&F::name>("name", "ファイル名"),
                                      line<&F::title>("title", "名称"),
                                      line<&F::media_type>("media_type", "形式"),
                                      line<&F::size>("size", "バイト数"),
                                      line<&F::sha256>("sha256", "ハッシュ値"),
                                  });
    return description;
}

const storage::Table& document_file_table() {
    static const storage::Table table{"document_file",
                                      "文書の内容",
                                      &document_file_description(),
                                      {"document_id", "name"},
                                      storage::Keeping::log};
    return table;
}

const Description& sealing_description() {
    using S = Sealing;
    static const Description description =
        describe<S>("公印使用簿", {
                                      line<&S::seal_number>("seal_number", "使用番号"),
                                      line<&S::seal>("seal", "公印"),
                                      line<&S::document_id>("document_id", "文書の整理番号"),
                                      line<&S::number>("number", "文書番号"),
                                      line<&S::copies>("copies", "数"),
                                      line<&S::actor>("actor", "使用者"),
                                      line<&S::approver>("approver", "承認"),
                                      line<&S::on>("on_day", "使用年月日"),
                                  });
    return description;
}

const storage::Table& sealing_table() {
    static const storage::Table table{
        "sealing", "公印使用簿", &sealing_description(), {"seal_number"}, storage::Keeping::log};
    return table;
}

const Description& disposal_list_description() {
    using L = DisposalList;
    static const Description description =
        describe<L>("廃棄目録", {
                                    line<&L::list_id>("list_id", "廃棄目録の番号"),
                                    line<&L::step>("step", "段階"),
                                    line<&L::actor>("actor", "行った者"),
                                    line<&L::on>("on_day", "年月日"),
                                    line<&L::documents>("documents", "文書の数"),
                                    line<&L::digest>("digest", "目録のハッシュ値"),
                                    line<&L::reason>("reason", "理由"),
                                });
    return description;
}

const storage::Table& disposal_list_table() {
    static const storage::Table table{"disposal_list",
                                      "廃棄目録",
                                      &disposal_list_description(),
                                      {"list_id", "step"},
                                      storage::Keeping::log};
    return table;
}

}  // namespace yakuba::documents
