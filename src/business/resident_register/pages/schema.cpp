#include "business/resident_register/pages/schema.h"

#include "business/resident_register/pages/issue.h"

namespace yakuba::resident_register {
namespace {

constexpr storage::Migration kMigrations[] = {
    {"0160 resident register pages", R"sql(
CREATE TABLE register_draft (
  draft_id TEXT NOT NULL PRIMARY KEY,
  event TEXT NOT NULL,
  actor TEXT NOT NULL,
  person_id INTEGER NOT NULL,
  answers TEXT NOT NULL,
  seen TEXT NOT NULL,
  begun_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  outcome TEXT NOT NULL
) STRICT;
CREATE INDEX register_draft_actor ON register_draft (actor, changed_at);

CREATE TABLE counter_visit (
  visit_id TEXT NOT NULL PRIMARY KEY,
  actor TEXT NOT NULL,
  person_id INTEGER NOT NULL,
  life_event TEXT NOT NULL,
  answers TEXT NOT NULL,
  state TEXT NOT NULL,
  begun_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  confirmed_at INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
CREATE INDEX counter_visit_actor ON counter_visit (actor, changed_at);

CREATE TABLE certificate_issue (
  number TEXT NOT NULL PRIMARY KEY,
  kind INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  asker INTEGER NOT NULL,
  asker_id INTEGER NOT NULL,
  asker_name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  identity_check TEXT NOT NULL,
  options TEXT NOT NULL,
  fee INTEGER NOT NULL,
  issued_on INTEGER NOT NULL,
  actor TEXT NOT NULL,
  second_officer TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  entry INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
APPEND ONLY certificate_issue;
CREATE INDEX certificate_issue_person ON certificate_issue (person_id);
CREATE INDEX certificate_issue_day ON certificate_issue (issued_on);
)sql"},
};

}  // namespace

std::span<const storage::Migration> page_migrations() { return kMigrations; }

std::vector<const storage::Table*> page_tables() { return {&certificate_issue_table()}; }

}  // namespace yakuba::resident_register
