#include "portal/staff/contact_notes.h"

#include <algorithm>

#include "storage/as_of.h"

namespace yakuba::portal::staff {
namespace {

constexpr storage::Migration kMigrations[] = {
    {"0160 portal_staff", R"sql(
CREATE TABLE contact_note (
  person_id INTEGER NOT NULL,
  note_number INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  heading TEXT NOT NULL,
  text TEXT NOT NULL,
  author TEXT NOT NULL,
  author_name TEXT NOT NULL,
  author_section TEXT NOT NULL,
  withdrawn INTEGER NOT NULL,
  version INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (person_id, note_number, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY contact_note;
)sql"},
};

}  // namespace

std::span<const Code> codes_of(NoteKind) {
    static constexpr Code kCodes[] = {{1, "memo", "応対の記録"},
                                      {2, "caution", "応対で気をつけること"}};
    return kCodes;
}

const Description& contact_note_description() {
    using N = ContactNote;
    static const Description description =
        describe<N>("応対の記録", {
                                      line<&N::person_id>("person_id", "宛名番号"),
                                      line<&N::note_number>("note_number", "記録番号"),
                                      line<&N::kind>("kind", "種類"),
                                      line<&N::heading>("heading", "見出し"),
                                      line<&N::text>("text", "内容"),
                                      line<&N::author>("author", "記録者"),
                                      line<&N::author_name>("author_name", "記録者の氏名"),
                                      line<&N::author_section>("author_section", "記録者の所属"),
                                      line<&N::withdrawn>("withdrawn", "取消"),
                                  });
    return description;
}

const storage::Table& contact_note_table() {
    static const storage::Table table{
        "contact_note", "応対の記録", &contact_note_description(), {"person_id", "note_number"}};
    return table;
}

std::vector<DatedNote> notes_of(storage::Session& session, PersonId person) {
    std::vector<DatedNote> notes;
    // A note is a fact of the moment it was written: the last version holds for every day.
    storage::for_each_as_of<ContactNote>(
        session, contact_note_table(), {kForever - std::chrono::days{1}},
        storage::equals("person_id", person.value()),
        [&](ContactNote& note, const storage::Version& version) {
            if (!note.withdrawn) notes.push_back({std::move(note), version.recorded_at});
        });
    std::ranges::sort(notes, [](const DatedNote& a, const DatedNote& b) {
        return a.note.note_number > b.note.note_number;
    });
    return notes;
}

std::span<const storage::Migration> migrations() { return kMigrations; }

std::vector<const storage::Table*> tables() { return {&contact_note_table()}; }

std::vector<exchange::ImportPart> imports() {
    exchange::ImportPart part;
    part.table = &contact_note_table();
    return {part};
}

}  // namespace yakuba::portal::staff
