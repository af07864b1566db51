#include "business/national_health_insurance/case_facts.h"

#include <boost/json.hpp>

#include "business/national_health_insurance/benefits.h"
#include "business/national_health_insurance/enrolment.h"
#include "business/national_health_insurance/special_residence.h"
#include "department/record_history.h"
#include "notices/words.h"
#include "registry/residents.h"

namespace yakuba::national_health_insurance {
namespace {

namespace json = boost::json;
using procedures::Asked;

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

std::string waiting_value(const Benefit& benefit) {
    std::string value = to_iso(benefit.month);
    if (benefit.kind == BenefitKind::high_cost) return value;
    value += " " + FieldForm<BenefitKind>::format(benefit.kind);
    if (benefit.about_id) value += " " + std::to_string(benefit.about_id.value());
    return value;
}

Result<json::value> high_cost_facts(const Asked& asked) {
    json::array list;
    for (const Benefit& benefit : benefits_of(asked.session, asked.person, asked.as_of.known)) {
        if (benefit.state != BenefitState::due) continue;
        const std::string what = benefit.kind == BenefitKind::high_cost
                                     ? short_month(asked.town, benefit.month) + "診療分"
                                     : std::string{label_of(benefit.kind)} + "　" +
                                           short_month(asked.town, benefit.month) + "までの1年";
        list.push_back(json::object{{"value", waiting_value(benefit)},
                                    {"label", what + "　" + notices::yen_text(benefit.amount)},
                                    {"amount", benefit.amount.amount()}});
    }
    return json::value(std::move(list));
}

namespace {

/// Everybody who ever was in the household the person lives in.
std::vector<PersonId> ever_in_household(storage::Session& session, PersonId person, Date today) {
    std::vector<PersonId> ever;
    const auto self = registry::find_resident(session, person, {today});
    if (!self || !self->record.household_id) return ever;
    session.read_values(
        "SELECT DISTINCT person_id FROM resident WHERE household_id = :household ORDER BY "
        "person_id",
        {{"household", self->record.household_id.value()}},
        [&](std::span<const storage::Value> row) {
            ever.emplace_back(std::get<std::int64_t>(row[0]));
        });
    return ever;
}

json::object choice(const registry::Resident& person, std::string label) {
    return {{"value", std::to_string(person.person_id.value())},
            {"label", std::move(label)},
            {"person_id", person.person_id.value()},
            {"name", person.name}};
}

}  // namespace

Result<json::value> departed_facts(const Asked& asked) {
    json::array list;
    for (const PersonId person : ever_in_household(asked.session, asked.person, asked.today)) {
        const auto now = registry::find_resident(asked.session, person, {asked.today});
        if (!now) continue;
        const registry::Standing standing = now->record.standing;
        if (standing != registry::Standing::moved_out &&
            standing != registry::Standing::planned_out)
            continue;
        const auto spells = enrolments_of(asked.session, person);
        const bool ours =
            !spells.empty() && (!spells.back().lost_on || spells.back().loss == Loss::move_out);
        if (ours) {
            list.push_back(choice(
                now->record,
                now->record.name + "　" + short_day(asked.town, now->version.valid_from) + "転出"));
        }
    }
    return json::value(std::move(list));
}

Result<json::value> special_facts(const Asked& asked) {
    json::array list;
    for (const PersonId person : ever_in_household(asked.session, asked.person, asked.today)) {
        const auto special = special_residence_on(asked.session, person, asked.today);
        const auto now = registry::find_resident(asked.session, person, {asked.today});
        if (!special || !now) continue;
        list.push_back(choice(now->record, now->record.name + "　" +
                                               std::string{label_of(special->kind)} + "（" +
                                               special->municipality + "）"));
    }
    return json::value(std::move(list));
}

std::vector<Deceased> deceased_of(storage::Session& session, PersonId person, Date today) {
    std::vector<Deceased> found;
    for (const PersonId member : ever_in_household(session, person, today)) {
        const auto now = registry::find_resident(session, member, {today});
        if (!now || now->record.standing != registry::Standing::dead) continue;
        const Date died = now->version.valid_from;
        // 時効: 法110条1項.
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
