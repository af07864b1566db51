#pragma once
#include <string>
#include <vector>

#include "exchange/ledger_files.h"
#include "kernel/date.h"
#include "kernel/id.h"
#include "storage/database.h"
#include "storage/migration.h"
#include "storage/table.h"

/// 応対の記録: what was said and done with a person, and what to mind when meeting them. It belongs
/// to no department, so that whoever stands at the counter next knows it.
namespace yakuba::portal::staff {

enum class NoteKind {
    memo = 1,     // 応対の記録
    caution = 2,  // 応対で気をつけること: shown as a chip on every screen of the person
};
std::span<const Code> codes_of(NoteKind);

struct ContactNote {
    PersonId person_id;
    std::int64_t note_number = 0;
    NoteKind kind = NoteKind::memo;
    std::string heading;  // of a caution: 筆談, 送付先, 連絡 …
    std::string text;
    std::string author;          // who wrote this version
    std::string author_name;     // as they were then: 佐藤　恵
    std::string author_section;  // 市民課
    bool withdrawn = false;      // written by mistake, or no longer so
};
const Description& contact_note_description();
/// History, keyed by person_id, note_number.
const storage::Table& contact_note_table();

struct DatedNote {
    ContactNote note;
    Instant at;
};
/// The notes that stand, newest first.
std::vector<DatedNote> notes_of(storage::Session& session, PersonId person);

std::span<const storage::Migration> migrations();
/// The ledgers of the portal; all of them leave with an ordinary export and come back.
std::vector<const storage::Table*> tables();
std::vector<exchange::ImportPart> imports();

}  // namespace yakuba::portal::staff
