#include "business/national_health_insurance/case_facts.h"

#include <boost/json.hpp>

#include "business/national_health_insurance/enrolment.h"
#include "business/national_health_insurance/high_cost.h"
#include "department/record_history.h"
#include "notices/words.h"
#include "registry/residents.h"

namespace yakuba::national_health_insurance {
namespace {

namespace json = boost::json;
using procedures::Asked;

/// 時効: 法110条1項.
constexpr int kYearsToClaim = 2;

std::vector<registry::Resident> household_of(const Asked& asked) {
    const auto self = registry::find_resident(asked.session, asked.person, {asked.today});
    if (!self || !self->record.household_id) return {};
    return registry::household_members(asked.session, self->record.household_id, {asked.today});
}

json::value members(const Asked& asked, bool insured) {
    json::array list;
    for (const registry::Resident& member : household_of(asked)) {
        const auto spell = enrolment_on(asked.session, member.person_id, asked.today);
        if (spell.has_value() != insured) continue;
        std::string label = member.name + "（" + member.relation + "）";
        if (spell) label += "　" + short_day(asked.town, spell->acquired_on) + "加入";
        list.push_back(json::object{{"value", std::to_string(member.person_id.value())},
                                    {"label", std::move(label)},
                                    {"person_id", member.person_id.value()},
                                    {"name", member.name},
                                    {"is_self", member.person_id == asked.person}});
    }
    return list;
}

}  // namespace

Result<json::value> insured_facts(const Asked& asked) { return members(asked, true); }
Result<json::value> uninsured_facts(const Asked& asked) { return members(asked, false); }

Result<json::value> high_cost_facts(const Asked& asked) {
    json::array list;
    for (const Benefit& benefit : benefits_of(asked.session, asked.person, asked.as_of.known)) {
        if (benefit.kind != BenefitKind::high_cost || benefit.state != BenefitState::due) continue;
        list.push_back(json::object{{"value", to_iso(benefit.month)},
                                    {"label", short_month(asked.town, benefit.month) + "診療分　" +
                                                  notices::yen_text(benefit.amount)},
                                    {"amount", benefit.amount.amount()}});
    }
    return json::value(std::move(list));
}

std::vector<Deceased> deceased_of(storage::Session& session, PersonId person, Date today) {
    std::vector<Deceased> found;
    const auto self = registry::find_resident(session, person, {today});
    if (!self || !self->record.household_id) return found;
    std::vector<PersonId> ever;
    session.read_values(
        "SELECT DISTINCT person_id FROM resident WHERE household_id = :household ORDER BY "
        "person_id",
        {{"household", self->record.household_id.value()}},
        [&](std::span<const storage::Value> row) {
            ever.emplace_back(std::get<std::int64_t>(row[0]));
        });
    for (const PersonId member : ever) {
        const auto now = registry::find_resident(session, member, {today});
        if (!now || now->record.standing != registry::Standing::dead) continue;
        const Date died = now->version.valid_from;
        if (died < Date{today.year() - kYearsToClaim, today.month(), 1}) continue;
        if (!enrolment_on(session, member, died)) continue;
        if (find_benefit(session, person, BenefitKind::funeral, YearMonth{died}, member)) continue;
        found.push_back({now->record, died});
    }
    return found;
}

Result<json::value> deceased_facts(const Asked& asked) {
    json::array list;
    for (const Deceased& late : deceased_of(asked.session, asked.person, asked.today)) {
        list.push_back(json::object{
            {"value", std::to_string(late.resident.person_id.value())},
            {"label", late.resident.name + "　" + short_day(asked.town, late.died_on) + "死亡"},
            {"person_id", late.resident.person_id.value()},
            {"died_on", to_iso(late.died_on)}});
    }
    return json::value(std::move(list));
}

}  // namespace yakuba::national_health_insurance
