#include "storage/journal.h"

#include "documents/records.h"
#include "identity/schema.h"
#include "ledger/records.h"
#include "portal/staff/audit.h"
#include "portal/staff/casework.h"
#include "portal/staff/shown.h"
#include "procedures/schema.h"
#include "registry/schema.h"

namespace yakuba::portal::staff {
namespace {

using storage::JournalEntry;
using web::Call;
using web::Response;
using web::View;

constexpr int kPage = 100;
constexpr int kRows = 20;

std::vector<JournalEntry> entries(Call& call, const std::string& where,
                                  const storage::Parameters& parameters) {
    return call.session().select<JournalEntry>(
        storage::journal_description(),
        "SELECT " + storage::columns_of(storage::journal_description()) + " FROM journal WHERE " +
            where + " ORDER BY link DESC LIMIT " + std::to_string(kPage + 1),
        parameters);
}

Response show_journal(Call& call) {
    const web::Fields& asked = call.request().query;
    std::string where = "1 = 1";
    storage::Parameters parameters;
    if (!asked.get("actor").empty()) {
        where += " AND actor = :actor";
        parameters.push_back({"actor", asked.get("actor")});
    }
    if (!asked.get("purpose").empty()) {
        where += " AND purpose LIKE :purpose";
        parameters.push_back({"purpose", "%" + asked.get("purpose") + "%"});
    }
    if (const auto day = parse_date(asked.get("on")); day) {
        where += " AND at >= :from_at AND at < :until_at";
        parameters.push_back({"from_at", start_of_day(*day).microseconds});
        parameters.push_back({"until_at", start_of_day(*day + std::chrono::days{1}).microseconds});
    }
    if (const std::int64_t before = number_in(asked, "before"); before > 0) {
        where += " AND link < :before";
        parameters.push_back({"before", before});
    }
    auto found = entries(call, where, parameters);
    const bool more = found.size() > kPage;
    if (more) found.pop_back();
    View view;
    view.set("FILTER_ACTOR", asked.get("actor"))
        .set("FILTER_PURPOSE", asked.get("purpose"))
        .set("FILTER_ON", asked.get("on"));
    for (const JournalEntry& entry : found) {
        view.row("ENTRIES")
            .set("ENTRY", entry.entry)
            .set("LINK", entry.link)
            .set("AT", short_moment(call.town(), Instant{entry.at}))
            .set("ACTOR", entry.actor)
            .set("DID", entry.purpose)
            .set("GROUND", entry.ground)
            .set("ROWS", with_commas(entry.rows_count));
    }
    view.show(found.empty() ? "NONE" : "SOME");
    if (more) {
        view.row("MORE").set(
            "MORE_LINK", "/s/audit/journal?" +
                             web::encode_query({{"actor", asked.get("actor")},
                                                {"purpose", asked.get("purpose")},
                                                {"on", asked.get("on")},
                                                {"before", std::to_string(found.back().link)}}));
    }
    call.saw(PersonId{}, "処理記録の検索", identity::kWholeHouse, identity::Deed::search);
    return call.page("staff/journal.html", "処理記録", view);
}

/// Every ledger an entry may have written to.
std::vector<const storage::Table*> all_tables(const Offices& offices) {
    std::vector<const storage::Table*> tables;
    const auto add = [&](const std::vector<const storage::Table*>& more) {
        tables.insert(tables.end(), more.begin(), more.end());
    };
    add(registry::open_tables());
    add(ledger::tables());
    add(documents::tables());
    add(procedures::tables());
    add(identity::open_tables());
    for (const Department& department : offices.departments)
        add(department.tables);
    std::erase_if(tables, [](const storage::Table* table) {
        return table->keeping == storage::Keeping::derived;
    });
    return tables;
}

/// Only the keys: what stands in the rows is seen on the pages of the persons, with their own log.
void show_rows(View& view, Call& call, const storage::Table& table, std::int64_t entry) {
    const storage::Parameters parameters{{"entry", entry}};
    const std::string from = " FROM " + std::string{table.name} + " WHERE entry = :entry";
    const std::int64_t count =
        call.session().number("SELECT count(*)" + from, parameters).value_or(0);
    if (count == 0) return;
    View card = view.row("TABLES");
    card.set("TABLE", table.label).set("TABLE_ROWS", with_commas(count));
    std::string keys;
    for (const std::string_view key : table.key)
        keys += (keys.empty() ? "" : ", ") + std::string{key};
    call.session().read_values(
        "SELECT " + keys + from + " ORDER BY " + keys + " LIMIT " + std::to_string(kRows),
        parameters, [&](std::span<const storage::Value> row) {
            std::string text;
            for (std::size_t i = 0; i < row.size(); ++i) {
                const Line* const line = table.record->find(table.key[i]);
                const bool number = std::holds_alternative<std::int64_t>(row[i]);
                text += (text.empty() ? "" : "　") + std::string{line->label} + " " +
                        (number ? std::to_string(std::get<std::int64_t>(row[i]))
                                : std::get<std::string>(row[i]));
            }
            card.row("KEYS_WRITTEN").set("KEY_TEXT", text);
        });
    card.show_if("MORE_ROWS", count > kRows);
}

Response show_entry(Call& call, const Offices& offices) {
    const std::int64_t number = number_in(call.request().place, "entry");
    const auto found = entries(call, "entry = :entry", {{"entry", number}});
    if (found.empty())
        return call.problem({"journal.not_found", "この番号の処理記録はありません。"});
    const JournalEntry& entry = found.front();
    View view;
    view.set("LINK", entry.link)
        .set("AT", short_moment(call.town(), Instant{entry.at}))
        .set("ACTOR", entry.actor)
        .set("DID", entry.purpose)
        .set("GROUND", entry.ground)
        .set("ROWS", with_commas(entry.rows_count))
        .set("DIGEST", entry.rows_digest)
        .set("HASH", entry.hash)
        .set("PREVIOUS", entry.previous_hash);
    for (const storage::Table* table : all_tables(offices))
        show_rows(view, call, *table, number);
    call.saw(PersonId{}, "処理記録 " + std::to_string(number), identity::kWholeHouse);
    return call.page("staff/journal_entry.html", "処理記録", view);
}

}  // namespace

web::Routes journal_pages(const Offices& offices) {
    using web::Method;
    const web::Access auditor{.door = identity::Door::staff,
                              .department = identity::kWholeHouse,
                              .duty = identity::Duty::audit};
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/audit/journal", auditor, show_journal, "処理記録"},
        {Method::get, "/s/audit/journal/{entry}", auditor,
         [&offices](Call& call) { return show_entry(call, offices); }, "処理記録"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
