#include "registry/search_keys.h"

#include "kernel/search_key.h"
#include "storage/as_of.h"

namespace yakuba::registry {
namespace {

/// The indexes a search uses. A bulk load of an empty table builds them once, sorted, at its end.
constexpr std::pair<std::string_view, std::string_view> kIndexes[] = {
    {"resident_search_person", "(person_id)"},
    {"resident_search_kana", "(kana_key, birth_date)"},
    {"resident_search_name", "(name_key, birth_date)"},
    {"resident_search_birth", "(birth_date, kana_key)"},
    {"resident_search_place", "(town_code, lot_key, kana_key)"},
    {"resident_search_code", "(resident_code)"},
};

void drop_indexes(storage::Session& session) {
    for (const auto& [name, columns] : kIndexes) {
        session.execute("DROP INDEX IF EXISTS " + std::string{name});
    }
}

void build_indexes(storage::Session& session) {
    for (const auto& [name, columns] : kIndexes) {
        session.execute("CREATE INDEX IF NOT EXISTS " + std::string{name} + " ON resident_search " +
                        std::string{columns});
    }
}

void fill(SearchKeys& keys, const Resident& resident) {
    keys.person_id = resident.person_id;
    keys.name_key = name_key(resident.name);
    keys.kana_key = kana_key(resident.kana);
    keys.birth_date = resident.birth_date;
    keys.town_code.assign(resident.town_code);
    keys.lot_key = lot_key(resident.lot);
    keys.resident_code.assign(resident.resident_code);
}

/// What no resident.csv row may be.
std::vector<Problem> check(const void* record) {
    const auto& resident = *static_cast<const Resident*>(record);
    std::vector<Problem> problems;
    const auto wrong = [&](std::string_view code, std::string message, std::string column) {
        problems.push_back({code, std::move(message), {}, std::move(column)});
    };
    if (!resident.person_id) wrong("resident.no_number", "宛名番号がありません。", "person_id");
    if (resident.name.empty()) wrong("resident.no_name", "氏名がありません。", "name");
    const bool here =
        resident.standing == Standing::resident || resident.standing == Standing::planned_out;
    if (here && !resident.household_id) {
        wrong("resident.no_household", "住民には世帯番号が必要です。", "household_id");
    }
    if (here && resident.relation.empty()) {
        wrong("resident.no_relation", "住民には続柄が必要です。", "relation");
    }
    return problems;
}

}  // namespace

const Description& search_keys_description() {
    using K = SearchKeys;
    static const Description description =
        describe<K>("検索キー", {
                                    line<&K::person_id>("person_id", "宛名番号"),
                                    line<&K::name_key>("name_key", "氏名の検索キー"),
                                    line<&K::kana_key>("kana_key", "振り仮名の検索キー"),
                                    line<&K::birth_date>("birth_date", "出生年月日"),
                                    line<&K::town_code>("town_code", "町字ID"),
                                    line<&K::lot_key>("lot_key", "番地の検索キー"),
                                    line<&K::resident_code>("resident_code", "住民票コード"),
                                });
    return description;
}

const storage::Table& search_keys_table() {
    static const storage::Table table{"resident_search",
                                      "検索キー",
                                      &search_keys_description(),
                                      {"person_id"},
                                      storage::Keeping::derived};
    return table;
}

SearchKeys search_keys_of(const Resident& resident) {
    SearchKeys keys;
    fill(keys, resident);
    return keys;
}

std::string lot_key(std::string_view lot) {
    std::string key;
    bool pending_dash = false;
    for (std::size_t i = 0; i < lot.size();) {
        char digit = 0;
        std::size_t size = 1;
        const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(lot[at]); };
        if (lot[i] >= '0' && lot[i] <= '9') {
            digit = lot[i];
        } else if (i + 2 < lot.size() && byte(i) == 0xEF && byte(i + 1) == 0xBC &&
                   byte(i + 2) >= 0x90 && byte(i + 2) <= 0x99) {  // ０ to ９
            digit = static_cast<char>('0' + (byte(i + 2) - 0x90));
            size = 3;
        }
        if (digit != 0) {
            if (pending_dash && !key.empty()) key.push_back('-');
            pending_dash = false;
            key.push_back(digit);
        } else {
            pending_dash = true;
        }
        i += size;
    }
    return key;
}

exchange::ImportPart resident_import() {
    exchange::ImportPart part;
    part.table = &resident_table();
    part.check = check;
    part.derived = {&search_keys_table(), [](const void* record, void* derived) {
                        fill(*static_cast<SearchKeys*>(derived),
                             *static_cast<const Resident*>(record));
                    }};
    part.begin = [](storage::Transaction& transaction) {
        storage::Session& session = transaction.session();
        if (!session.number("SELECT 1 FROM resident_search LIMIT 1")) drop_indexes(session);
    };
    part.finish = [](storage::Transaction& transaction) { build_indexes(transaction.session()); };
    return part;
}

void append_search_keys(storage::Transaction& transaction,
                        std::span<const storage::Versioned<Resident>> versions) {
    std::vector<SearchKeys> keys;
    keys.reserve(versions.size());
    for (const auto& version : versions)
        keys.push_back(search_keys_of(version.record));
    transaction.append_rows(search_keys_table(), std::span<const SearchKeys>{keys});
}

void rebuild_search_keys(storage::Transaction& transaction) {
    storage::Session& session = transaction.session();
    drop_indexes(session);
    session.execute("DELETE FROM resident_search");
    constexpr std::int64_t kPersons = 20'000;
    const std::int64_t last = session.number("SELECT max(person_id) FROM resident").value_or(0);
    for (std::int64_t from = 0; from <= last; from += kPersons) {
        const auto versions = session.select_versions<Resident>(
            resident_description(),
            "SELECT " + storage::version_columns_of(resident_description()) +
                " FROM resident WHERE person_id >= :range_from AND person_id < :range_until",
            {{"range_from", from}, {"range_until", from + kPersons}});
        append_search_keys(transaction, versions);
    }
    build_indexes(session);
}

}  // namespace yakuba::registry
