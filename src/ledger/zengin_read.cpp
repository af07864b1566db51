#include <algorithm>

#include "ledger/zengin.h"
#include "rules/field.h"

namespace yakuba::ledger {
namespace {

constexpr std::size_t kRecord = 120;

Problem broken(std::string_view code, std::size_t record, std::string message) {
    return Problem{code, std::move(message), {}, std::to_string(record) + "レコード目"};
}

/// Takes one record apart from left to right.
class Fields {
public:
    explicit Fields(std::string_view record) : rest_(record) {}
    std::string_view take(std::size_t width) {
        const std::string_view field = rest_.substr(0, width);
        rest_.remove_prefix(width);
        return field;
    }
    std::string text(std::size_t width) {
        std::string_view field = take(width);
        while (!field.empty() && field.back() == ' ')
            field.remove_suffix(1);
        std::string text = from_bank_bytes(field);
        readable_ = readable_ && to_bank_bytes(text);
        return text;
    }
    /// Digits; spaces in an N field mean it was left out.
    std::string digits(std::size_t width) {
        const std::string_view field = take(width);
        if (field.find_first_not_of(' ') == std::string_view::npos) return {};
        numeric_ = numeric_ && field.find_first_not_of("0123456789") == std::string_view::npos;
        return std::string{field};
    }
    std::int64_t number(std::size_t width) {
        const auto value = detail::parse_integer(take(width));
        numeric_ = numeric_ && value && *value >= 0;
        return value.value_or(0);
    }
    /// What is wrong with the fields taken so far.
    std::optional<Problem> problem(std::size_t record) const {
        if (!numeric_) return broken("zengin.number", record, "数字の項目に数字以外があります。");
        if (!readable_) {
            return broken("zengin.character", record, "振込データに使えない文字があります。");
        }
        return std::nullopt;
    }

private:
    std::string_view rest_;
    bool numeric_ = true;
    bool readable_ = true;
};

/// The records without their line ends; a lone CR or LF, or a cut record, is a Problem.
Result<std::vector<std::string_view>> records_of(std::string_view bytes) {
    std::vector<std::string_view> records;
    while (!bytes.empty()) {
        const std::string_view record = bytes.substr(0, kRecord);
        if (record.size() < kRecord || record.find_first_of("\r\n") != std::string_view::npos) {
            return broken(
                "zengin.record", records.size() + 1,
                "レコードの長さが120バイトではありません。ファイルを取り直してください。");
        }
        records.push_back(record);
        bytes.remove_prefix(kRecord);
        if (bytes.starts_with("\r\n")) bytes.remove_prefix(2);
    }
    return records;
}

/// The day with this month and day that lies nearest to `around`: a file made in December may be
/// paid in January.
Date nearest(std::int64_t mmdd, Date around) {
    Date best;
    for (int year = around.year() - 1; year <= around.year() + 1; ++year) {
        const Date day{year, static_cast<int>(mmdd / 100), static_cast<int>(mmdd % 100)};
        if (!is_calendar_day(day)) continue;
        const auto distance = [&](Date d) { return std::abs((d - around).count()); };
        if (!best || distance(day) < distance(best)) best = day;
    }
    return best;
}

Result<TransferHeader> read_header(std::string_view record, Date around) {
    Fields fields{record.substr(1)};
    const std::string_view kind = fields.take(2);
    const std::string_view code = fields.take(1);
    if (record.front() != '1' || kind != "21" || code != "0") {
        return broken("zengin.record", 1, "総合振込（種別21、JIS）のヘッダーではありません。");
    }
    TransferHeader header;
    header.client_code = fields.digits(10);
    header.client_name = fields.text(40);
    header.pay_on = nearest(fields.number(4), around);
    header.bank_code = fields.digits(4);
    header.bank_name = fields.text(15);
    header.branch_code = fields.digits(3);
    header.branch_name = fields.text(15);
    header.account_type = static_cast<int>(fields.number(1));
    header.account_number = fields.digits(7);
    if (auto problem = fields.problem(1)) return *std::move(problem);
    if (!header.pay_on) return broken("zengin.date", 1, "振込日が暦の日ではありません。");
    return header;
}

Result<Transfer> read_transfer(std::string_view record, std::size_t number) {
    Fields fields{record.substr(1)};
    Transfer t;
    t.bank_code = fields.digits(4);
    t.bank_name = fields.text(15);
    t.branch_code = fields.digits(3);
    t.branch_name = fields.text(15);
    fields.take(4);  // 手形交換所番号
    t.account_type = static_cast<int>(fields.number(1));
    t.account_number = fields.digits(7);
    t.recipient_name = fields.text(30);
    t.amount = Yen{fields.number(10)};
    t.new_code = fields.take(1).front();
    t.customer_code1 = fields.digits(10);
    t.customer_code2 = fields.digits(10);
    if (auto problem = fields.problem(number)) return *std::move(problem);
    if (auto problem = refusal(t)) {
        problem->where = std::to_string(number) + "レコード目";
        return *std::move(problem);
    }
    return t;
}

std::optional<Problem> wrong_total(std::string_view trailer, std::size_t number,
                                   std::span<const Transfer> transfers) {
    Yen total;
    for (const Transfer& t : transfers)
        total += t.amount;
    Fields fields{trailer.substr(1)};
    const std::int64_t count = fields.number(6);
    const Yen sum{fields.number(12)};
    if (count == static_cast<std::int64_t>(transfers.size()) && sum == total) return std::nullopt;
    return broken("zengin.total", number, "合計件数又は合計金額が明細と合いません。");
}

}  // namespace

Result<TransferFile> read_transfers(std::string_view bytes, Date around) {
    const auto records = records_of(bytes);
    if (!records) return records.problem();
    if (records->size() < 4)
        return broken("zengin.record", records->size(), "レコードが足りません。");
    auto header = read_header(records->front(), around);
    if (!header) return header.problem();
    TransferFile file{*std::move(header), {}};
    const std::size_t trailer = records->size() - 2;
    for (std::size_t i = 1; i < trailer; ++i) {
        if ((*records)[i].front() != '2') {
            return broken("zengin.record", i + 1, "データレコードの順番が違います。");
        }
        auto transfer = read_transfer((*records)[i], i + 1);
        if (!transfer) return transfer.problem();
        file.transfers.push_back(*std::move(transfer));
    }
    if ((*records)[trailer].front() != '8' || records->back().front() != '9') {
        return broken("zengin.record", trailer + 1, "トレーラー又はエンドレコードがありません。");
    }
    if (auto problem = wrong_total((*records)[trailer], trailer + 1, file.transfers)) {
        return *std::move(problem);
    }
    return file;
}

}  // namespace yakuba::ledger
