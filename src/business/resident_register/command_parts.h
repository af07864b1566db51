#pragma once
#include <boost/json.hpp>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "business/resident_register/events.h"
#include "business/resident_register/pages/perform.h"
#include "department/command.h"

/// What the commands of other systems are made of: pieces of their schemas, their reading, and the
/// one way in which they are carried out. Each is the same event as a wizard of the office: its
/// name, words and article are the wizard's.
namespace yakuba::resident_register::parts {

namespace json = boost::json;

// ---- schemas

inline constexpr std::string_view kAddress =
    R"("address":{"type":"object","title":"住所","properties":{
    "postcode":{"type":"string","maxLength":7},"town_code":{"type":"string","maxLength":7},
    "town":{"type":"string","minLength":1,"maxLength":200},"lot":{"type":"string","maxLength":200},
    "building":{"type":"string","maxLength":200}},
    "required":["town","lot"],"additionalProperties":false})";
inline constexpr std::string_view kNumber =
    R"({"type":"integer","minimum":1,"maximum":1000000000000})";
inline constexpr std::string_view kSex =
    R"("sex":{"type":"string","enum":["unknown","male","female","other"],"title":"男女の別"})";
/// The decision or document behind what is written ex officio.
inline constexpr std::string_view kGround =
    R"("ground":{"type":"string","minLength":1,"maxLength":500,"title":"職権で行う根拠（決裁・調査の記録）"})";

std::string number(std::string_view key, std::string_view title);
std::string text(std::string_view key, std::string_view title);
std::string flag(std::string_view key, std::string_view title);
std::string persons(std::string_view title);
std::string relations(std::string_view key, std::string_view title, bool needed = false);
/// Items of a resident in their written form, with the names the register gives them.
std::string items(std::span<const std::string_view> keys, std::string_view title);
/// A whole body: the days and the filer of every notice, and these.
std::string body(std::initializer_list<std::string> properties, std::string_view required);

// ---- reading a body that fits its schema

std::string text_of(const json::object& object, std::string_view key);
bool flag_of(const json::object& object, std::string_view key, bool otherwise = false);
template <class Number>
Number number_of(const json::object& object, std::string_view key) {
    const json::value* value = object.if_contains(key);
    return value == nullptr ? Number{} : Number{value->as_int64()};
}
std::vector<PersonId> persons_of(const json::object& object);
PersonId first_person(const json::object& object);
Relations relations_of(const json::object& object, std::string_view key);
Items items_of(const json::object& object);
Address address_of(const json::object& object);
Filing filing_of(const CommandContext& context, const json::object& object);
Result<registry::Resident> resident_of(const json::object& object, const std::string& path);

// ---- carrying it out

/// The command for an event of the office; its schema, subject and run are to be filled in.
DescribedCommand described(std::string_view event);
/// Changes what was written in the past, or writes without a notice: a scope of its own.
DescribedCommand described_ex_officio(std::string_view event);

/// Problem "items.forbidden".
Result<Done> refuse_hidden_places(storage::Session& session, PersonId person, const Items& items,
                                  const Filing& filing);

std::string outcome_json(const Outcome& outcome);

/// One transaction: the sender's condition, the event, the answer that the same key gets again.
/// `make` reads the body; `event` carries the command out at a desk.
template <class Event, class Make>
auto running(std::string_view name, Event event, Make make) {
    const EventForm* const form = find_event_form(name);
    return [form, event, make](const CommandContext& context,
                               const json::object& object) -> Result<std::string> {
        const auto command = make(context, object);
        if (!command) return command.problem();
        const auto desk = open_desk(context.town, command->filing.notified_on);
        if (!desk) return desk.problem();
        return context.town.database->transact(
            journal_command(*form, command->filing),
            [&](storage::Transaction& transaction) -> Result<std::string> {
                if (const auto permitted = context.permit(transaction.session()); !permitted)
                    return permitted.problem();
                const auto outcome = event(desk->inside(transaction), *command);
                if (!outcome) return outcome.problem();
                return outcome_json(*outcome);
            });
    };
}

}  // namespace yakuba::resident_register::parts
