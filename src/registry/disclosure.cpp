#include "registry/disclosure.h"

#include <algorithm>

#include "kernel/search_key.h"
#include "registry/residents.h"
#include "storage/as_of.h"

namespace yakuba::registry {
namespace {

constexpr std::string_view kGuidance = "住民基本台帳事務処理要領第5-10";

bool in_force(MeasureState state) {
    return state != MeasureState::ended && state != MeasureState::withdrawn;
}

/// The last recorded word on every person's protection. Valid times do not matter: what staff last
/// wrote holds today.
std::map<PersonId, ProtectiveMeasure> measures_in_force(storage::Session& session) {
    std::map<PersonId, ProtectiveMeasure> measures;
    const std::string sql = "SELECT " + storage::columns_of(protective_measure_description()) +
                            " FROM protective_measure ORDER BY person_id, version";
    for (ProtectiveMeasure& measure :
         session.select<ProtectiveMeasure>(protective_measure_description(), sql)) {
        const PersonId person = measure.person_id;
        measures.insert_or_assign(person, std::move(measure));
    }
    std::erase_if(measures, [](const auto& entry) { return !in_force(entry.second.state); });
    return measures;
}

Decision allow() { return {}; }
Decision mask(std::string reason) { return {Answer::mask, std::move(reason), kGuidance}; }
Decision stop(std::string reason) { return {Answer::second_officer, std::move(reason), kGuidance}; }

}  // namespace

std::span<const Code> codes_of(Requester) {
    static constexpr Code kCodes[] = {
        {1, "self", "本人", "住民基本台帳法12条"},
        {2, "same_household", "同一世帯の者", "住民基本台帳法12条"},
        {3, "counterpart", "支援措置の相手方", kGuidance},
        {4, "third_party", "第三者", "住民基本台帳法12条の3"},
        {5, "public_body", "国・地方公共団体の機関", "住民基本台帳法12条の2"},
        {6, "staff", "職員"},
        {7, "letter", "通知の受取人"},
    };
    return kCodes;
}

std::span<const Code> codes_of(Answer) {
    static constexpr Code kCodes[] = {{1, "allow", "見せてよい"},
                                      {2, "mask", "見せない"},
                                      {3, "second_officer", "二人目の職員の確認が必要"}};
    return kCodes;
}

Problem refusal() {
    return {"disclosure.refused", "この請求には応じられません。窓口の職員におたずねください。"};
}

Disclosure Disclosure::load(storage::Session& session, Date today) {
    Disclosure gate;
    gate.measures_ = measures_in_force(session);
    const AsOf now{today};
    for (const auto& [person, measure] : gate.measures_) {
        const auto found = find_resident(session, person, now);
        if (found && found->record.household_id) {
            gate.households_[found->record.household_id].push_back(person);
        }
        const PersonId counterpart = measure.counterpart_id;
        if (!counterpart || gate.with_counterpart_.contains(counterpart)) continue;
        std::set<PersonId>& household = gate.with_counterpart_[counterpart];
        household.insert(counterpart);
        const auto his = find_resident(session, counterpart, now);
        if (!his) continue;
        for (const Resident& member : household_members(session, his->record.household_id, now)) {
            household.insert(member.person_id);
        }
    }
    return gate;
}

std::vector<const ProtectiveMeasure*> Disclosure::measures_over(const Resident& subject) const {
    std::vector<const ProtectiveMeasure*> found;
    const auto own = measures_.find(subject.person_id);
    if (own != measures_.end()) found.push_back(&own->second);
    const auto household = households_.find(subject.household_id);
    if (subject.household_id && household != households_.end()) {
        for (const PersonId person : household->second) {
            if (person != subject.person_id) found.push_back(&measures_.at(person));
        }
    }
    return found;
}

bool Disclosure::is_counterpart(const AddressRequest& request,
                                const ProtectiveMeasure& measure) const {
    if (request.requester == Requester::counterpart) return true;
    if (request.asked_by == measure.person_id && request.asked_by) return false;
    if (request.asked_by && request.asked_by == measure.counterpart_id) return true;
    const auto household = with_counterpart_.find(measure.counterpart_id);
    if (request.asked_by && household != with_counterpart_.end() &&
        household->second.contains(request.asked_by)) {
        // A household that still has both on paper: the protected person's own children may ask,
        // with the second officer; strangers to the protection who live with the counterpart may
        // not.
        return !measures_.contains(request.asked_by);
    }
    return !request.asker_name.empty() && !measure.counterpart_name.empty() &&
           name_key(request.asker_name) == name_key(measure.counterpart_name);
}

bool Disclosure::is_protected(const Resident& subject) const {
    return !measures_over(subject).empty();
}

Decision Disclosure::decide(const AddressRequest& request, const Resident& subject) const {
    const auto measures = measures_over(subject);
    if (measures.empty()) return allow();
    const bool own = request.asked_by && request.asked_by == subject.person_id;
    const bool named = measures_.contains(subject.person_id);

    // A letter goes to the registered address of its recipient, who knows it.
    if (request.requester == Requester::letter && own) return allow();
    // One's own address is no secret, also not to a counterpart on paper in the same household.
    if (request.requester == Requester::self && own && !named) return allow();

    for (const ProtectiveMeasure* measure : measures) {
        if (is_counterpart(request, *measure)) {
            return mask("支援措置の相手方またはその世帯の者からの請求です。応じてはいけません。");
        }
    }
    if (request.requester == Requester::letter) {
        return mask("支援措置の対象者の住所を、ほかの人への通知に印字しません。");
    }
    if (!request.second_officer.empty() && request.second_officer != request.actor &&
        !request.purpose.empty()) {
        return {Answer::allow, "二人目の職員が確認しました。", kGuidance};
    }
    switch (request.requester) {
        case Requester::staff:
            return mask("支援措置の対象者です。見るには目的と二人目の職員の確認が必要です。");
        case Requester::self:
            return stop("支援措置の対象者本人です。そのつど本人確認を厳格に行ってください。");
        default:
            return stop("支援措置の対象者です。請求者と目的を厳格に審査してください。");
    }
}

std::string Disclosure::address_for(const AddressRequest& request, const Resident& subject) const {
    return place_for(request, subject, address_of(subject));
}

std::string Disclosure::place_for(const AddressRequest& request, const Resident& subject,
                                  const std::string& place) const {
    if (place.empty() || decide(request, subject).answer == Answer::allow) return place;
    return std::string{kOmittedAddress};
}

Result<Done> Disclosure::permit(const AddressRequest& request, const Resident& subject) const {
    const Decision decision = decide(request, subject);
    if (decision.answer == Answer::allow) return Done{};
    if (decision.answer == Answer::mask) return refusal();
    return Problem{.code = "disclosure.second_officer",
                   .message = decision.staff_reason + "二人目の職員を呼んでください。",
                   .article = decision.article};
}

}  // namespace yakuba::registry
