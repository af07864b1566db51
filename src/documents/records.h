#pragma once
#include <span>
#include <string>
#include <vector>

#include "exchange/ledger_files.h"
#include "kernel/date.h"
#include "kernel/era.h"
#include "kernel/id.h"
#include "rules/description.h"
#include "storage/migration.h"
#include "storage/table.h"

/// 文書管理: every paper the house receives, drafts or sends is a document with its numbers, its
/// class, its time of keeping. What is known about a document only grows; its contents can be
/// disposed of, by a list another person approves, and the row stays.
namespace yakuba::documents {

/// 保存年限の区分. The years are counted from 1 April after the document was completed.
enum class Retention {
    under_one = 1,  // 1年未満
    one = 2,
    three = 3,
    five = 4,
    ten = 5,
    thirty = 6,
};
std::span<const Code> codes_of(Retention);

/// 文書.
struct Document {
    std::int64_t document_id = 0;
    std::string title;           // 件名; never a name or an address
    std::string section;         // 主管課
    std::string section_mark;    // 文書記号: 児手
    std::string classification;  // 分類
    Retention retention = Retention::five;
    std::string department;
    std::string subject;  // what it belongs to: "case/12", "notice/5"
    std::string author;   // 起案者, 収受者
};
const Description& document_description();
/// Log, keyed by document_id.
const storage::Table& document_table();

/// By which act a number was given.
enum class NumberKind {
    received = 1,  // 収受
    drafted = 2,   // 起案
    issued = 3,    // 施行
};
std::span<const Code> codes_of(NumberKind);

/// 文書番号: 令8児手第12号, without gaps within fiscal year, mark and kind, never used again.
struct DocumentNumber {
    FiscalYear fiscal_year;
    std::string section_mark;
    NumberKind kind = NumberKind::received;
    std::int64_t sequence = 0;
    std::int64_t document_id = 0;
    Date given_on;
};
const Description& document_number_description();
/// Log, keyed by fiscal_year, section_mark, kind, sequence.
const storage::Table& document_number_table();
/// "令8児手収第12号" (received), "令8児手起第3号" (drafted), "令8児手第12号" (issued).
std::string written(const DocumentNumber& number, const Calendar& calendar);

enum class Deed {
    completed = 1,     // 完結
    held = 2,          // 廃棄停止 (訴訟・開示請求)
    released = 3,      // 廃棄停止の解除
    listed = 4,        // 廃棄目録に載せた
    struck = 5,        // 廃棄目録から外した
    disposed = 6,      // 廃棄した
    reclassified = 7,  // 保存年限を改めた
    circulated = 8,    // 供覧した
};
std::span<const Code> codes_of(Deed);

/// What happened to a document.
struct DocumentEvent {
    std::int64_t document_id = 0;
    std::int64_t number = 0;  // 1, 2, … within the document
    Deed deed = Deed::completed;
    Date on;
    std::string actor;
    std::string reason;
    std::int64_t list_id = 0;               // 廃棄目録
    Retention retention = Retention::five;  // reclassified: to what
};
const Description& document_event_description();
/// Log, keyed by document_id, number.
const storage::Table& document_event_table();

/// One content of a document. Its bytes lie in a working table until they are disposed of; this row
/// says for ever what they were.
struct DocumentFile {
    std::int64_t document_id = 0;
    std::string name;   // "answers-1.json", "attachment-2.pdf", "letter.pdf"
    std::string title;  // what the sender called it
    std::string media_type;
    std::int64_t size = 0;
    std::string sha256;
};
const Description& document_file_description();
/// Log, keyed by document_id, name.
const storage::Table& document_file_table();

/// 公印: who sealed which letter with which seal, when.
struct Sealing {
    std::int64_t seal_number = 0;
    std::string seal;  // 市長印, 電子公印（市長）
    std::int64_t document_id = 0;
    std::string number;  // 文書番号 of the letter
    int copies = 1;
    std::string actor;     // 押印した者
    std::string approver;  // 公印管守者 who agreed, or the decision it rests on
    Date on;
};
const Description& sealing_description();
/// Log, keyed by seal_number.
const storage::Table& sealing_table();

/// 廃棄目録: proposed by one person, approved by another.
enum class ListStep { proposed = 1, approved = 2, refused = 3 };
std::span<const Code> codes_of(ListStep);
struct DisposalList {
    std::int64_t list_id = 0;
    ListStep step = ListStep::proposed;
    std::string actor;
    Date on;
    std::int64_t documents = 0;  // how many
    std::string digest;  // over the documents' numbers and files: what was proposed is what goes
    std::string reason;
};
const Description& disposal_list_description();
/// Log, keyed by list_id, step.
const storage::Table& disposal_list_table();

std::vector<const storage::Table*> tables();
std::span<const storage::Migration> migrations();
std::vector<exchange::ImportPart> imports();

}  // namespace yakuba::documents
