#include "registry/search.h"

#include <algorithm>

#include "kernel/kana.h"
#include "kernel/search_key.h"
#include "kernel/utf8.h"
#include "registry/residents.h"
#include "registry/search_keys.h"

namespace yakuba::registry {
namespace {

/// How many rows of an index are looked at before ranking: a beginning shared by thousands is
/// answered with the first of them.
constexpr std::int64_t kCandidates = 400;

/// The least text above every text that begins with `prefix`.
std::string after_prefix(std::string prefix) {
    while (!prefix.empty() && static_cast<unsigned char>(prefix.back()) == 0xFF)
        prefix.pop_back();
    if (!prefix.empty()) {
        prefix.back() = static_cast<char>(static_cast<unsigned char>(prefix.back()) + 1);
    }
    return prefix;
}

/// Whether the name is written in kana alone, so that 振り仮名 is what is asked.
bool is_kana(std::string_view name) {
    while (!name.empty()) {
        const char32_t c = to_katakana(to_full_width_kana(take_code_point(name)));
        const bool kana = (c >= U'ァ' && c <= U'ヺ') || c == U'・' || c == U'゛' || c == U'゜';
        if (!kana && !is_long_mark(c) && c != U' ' && c != U'　') return false;
    }
    return true;
}

struct Search {
    std::string condition;
    std::string order;
    storage::Parameters parameters;

    void require(const std::string& part) {
        condition += (condition.empty() ? "" : " AND ") + part;
    }
    void equals(std::string_view column, storage::Value value) {
        require(std::string{column} + " = :" + std::string{column});
        parameters.push_back({column, std::move(value)});
    }
};

constexpr std::string_view kPrefixFrom[] = {"name_from", "lot_from"};
constexpr std::string_view kPrefixUntil[] = {"name_until", "lot_until"};

void begins_with(Search& search, int which, const std::string& column, const std::string& prefix) {
    search.require(column + " >= :" + std::string{kPrefixFrom[which]} + " AND " + column +
                   " < :" + std::string{kPrefixUntil[which]});
    search.parameters.push_back({kPrefixFrom[which], prefix});
    search.parameters.push_back({kPrefixUntil[which], after_prefix(prefix)});
}

void born(Search& search, PartialDate birth_date) {
    if (birth_date.is_complete()) {
        search.equals("birth_date", std::int64_t{birth_date.packed()});
        return;
    }
    const std::int32_t span = birth_date.month() == 0 ? 10'000 : 100;
    search.require("birth_date >= :born_from AND birth_date < :born_until");
    search.parameters.push_back({"born_from", std::int64_t{birth_date.packed()}});
    search.parameters.push_back({"born_until", std::int64_t{birth_date.packed() + span}});
}

struct Key {
    std::string name;
    bool kana = false;
};

Search search_for(const PersonQuery& query, const Key& key) {
    Search search;
    if (!query.resident_code.empty()) search.equals("resident_code", query.resident_code);
    if (query.birth_date) born(search, query.birth_date);
    if (!key.name.empty()) begins_with(search, 0, key.kana ? "kana_key" : "name_key", key.name);
    if (!query.town_code.empty()) {
        search.equals("town_code", query.town_code);
        if (!query.lot.empty()) begins_with(search, 1, "lot_key", lot_key(query.lot));
    }
    if (!key.name.empty() && !query.birth_date.is_complete()) {
        search.order =
            key.kana ? " ORDER BY kana_key, birth_date" : " ORDER BY name_key, birth_date";
    }
    return search;
}

bool matches(const SearchKeys& keys, const PersonQuery& query, const Key& key) {
    const auto born_then = [&] {
        const PartialDate asked = query.birth_date;
        if (!asked) return true;
        if (asked.is_complete()) return keys.birth_date == asked;
        const std::int32_t span = asked.month() == 0 ? 10'000 : 100;
        return keys.birth_date.packed() / span == asked.packed() / span;
    };
    const std::string& name = key.kana ? keys.kana_key : keys.name_key;
    return name.starts_with(key.name) && born_then() &&
           (query.town_code.empty() || keys.town_code == query.town_code) &&
           (query.lot.empty() || query.town_code.empty() ||
            keys.lot_key.starts_with(lot_key(query.lot))) &&
           (query.resident_code.empty() || keys.resident_code == query.resident_code);
}

struct Ranked {
    Found found;
    SearchKeys keys;
    bool whole_name = false;
};

bool better(const Ranked& a, const Ranked& b) {
    if (a.found.formerly != b.found.formerly) return !a.found.formerly;
    const bool a_here = is_resident(a.found.resident.standing);
    const bool b_here = is_resident(b.found.resident.standing);
    if (a_here != b_here) return a_here;
    if (a.whole_name != b.whole_name) return a.whole_name;
    if (a.keys.kana_key != b.keys.kana_key) return a.keys.kana_key < b.keys.kana_key;
    if (a.keys.birth_date != b.keys.birth_date) return a.keys.birth_date < b.keys.birth_date;
    return a.keys.person_id < b.keys.person_id;
}

}  // namespace

Result<std::vector<Found>> find_persons(storage::Session& session, const PersonQuery& query,
                                        AsOf as_of) {
    const Key key{.name = is_kana(query.name) ? kana_key(query.name) : name_key(query.name),
                  .kana = is_kana(query.name)};
    const Search search = search_for(query, key);
    if (search.condition.empty()) {
        return Problem{"search.too_wide",
                       "氏名、生年月日、住所、住民票コードのどれかを入力して検索してください。"};
    }
    std::vector<std::int64_t> ids;
    session.read_values("SELECT person_id FROM resident_search WHERE " + search.condition +
                            search.order + " LIMIT " + std::to_string(kCandidates),
                        search.parameters, [&](std::span<const storage::Value> row) {
                            ids.push_back(std::get<std::int64_t>(row[0]));
                        });
    // The first rows of the index are the best beginnings; look up twice the limit, then rank.
    std::vector<std::int64_t> distinct;
    for (const std::int64_t id : ids) {
        if (distinct.size() >= 2 * query.limit) break;
        if (std::ranges::find(distinct, id) == distinct.end()) distinct.push_back(id);
    }
    std::vector<Ranked> ranked;
    for (const std::int64_t id : distinct) {
        auto state = find_resident(session, PersonId{id}, as_of);
        if (!state) continue;
        Ranked r;
        r.keys = search_keys_of(state->record);
        r.found = {std::move(state->record), !matches(r.keys, query, key)};
        r.whole_name = (key.kana ? r.keys.kana_key : r.keys.name_key) == key.name;
        ranked.push_back(std::move(r));
    }
    std::ranges::sort(ranked, better);
    std::vector<Found> found;
    for (Ranked& r : ranked) {
        if (found.size() == query.limit) break;
        found.push_back(std::move(r.found));
    }
    return found;
}

}  // namespace yakuba::registry
