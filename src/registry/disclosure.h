#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/result.h"
#include "registry/resident.h"
#include "storage/database.h"

/// The one gate before every address (支援措置). Whatever prints or shows an address — screen,
/// certificate, letter, list, extract — asks here first, about today and never about the past: a
/// protection that began yesterday hides the address of ten years ago too.
///
///     const Disclosure gate = Disclosure::load(session, today);
///     const std::string shown = gate.address_for(request, resident);
namespace yakuba::registry {

/// Who asks.
enum class Requester {
    self = 1,            // 本人
    same_household = 2,  // 同一世帯の者 (住民基本台帳法12条)
    counterpart = 3,     // 支援措置の相手方
    third_party = 4,     // 第三者 (12条の3)
    public_body = 5,     // 国・地方公共団体の機関 (12条の2)
    staff = 6,           // 職員の画面・一覧
    letter = 7,          // a letter of the municipality, asked_by being its recipient
};
std::span<const Code> codes_of(Requester);

struct AddressRequest {
    Requester requester = Requester::staff;
    PersonId asked_by;       // the asker's 宛名番号, when registered here
    std::string asker_name;  // when not registered
    std::string purpose;     // 利用の目的
    std::string actor;       // the officer at the counter
    std::string
        second_officer;  // another officer who has agreed, after checking identity and purpose
};

enum class Answer {
    allow = 1,           // 見せてよい
    mask = 2,            // 見せない
    second_officer = 3,  // 二人目の職員の確認まで止める
};
std::span<const Code> codes_of(Answer);

struct Decision {
    Answer answer = Answer::allow;
    std::string staff_reason;  // for staff alone: never printed, never told to the asker
    std::string_view article = {};
};

/// What stands in the place of an address that is not shown, for whatever reason.
inline constexpr std::string_view kOmittedAddress = "（省略）";

/// The refusal of a certificate or an inspection. It has the same words whatever the reason, so
/// that it does not tell that a protection exists.
Problem refusal();

/// All protections in force, in memory: a few queries when loaded, none for each question. Load it
/// anew for each counter request and each batch.
class Disclosure {
public:
    static Disclosure load(storage::Session& session, Date today);

    /// May this request see the addresses (present, former, future) of this person?
    ///
    /// A protection counts until staff end it; a passed `ends_on` opens nothing. Whoever lives in
    /// the household of a protected person is covered with her, whether or not named in the
    /// application. The counterpart, and whoever lives with the counterpart or bears the name, is
    /// never answered, whatever two officers agree.
    Decision decide(const AddressRequest& request, const Resident& subject) const;

    /// The address of the resident as this request may see it.
    std::string address_for(const AddressRequest& request, const Resident& subject) const;
    /// Any text that tells where the person lives or lived (従前の住所, 転出先, 本籍).
    std::string place_for(const AddressRequest& request, const Resident& subject,
                          const std::string& place) const;
    /// Problem refusal() unless allowed; Problem "disclosure.second_officer" where the counter must
    /// call another officer.
    Result<Done> permit(const AddressRequest& request, const Resident& subject) const;

    /// Whether the person, or someone of the household, is protected: for lists that leave her out.
    bool is_protected(const Resident& subject) const;
    /// Whether this very person applied for or is named in a protection. For the staff screen's
    /// mark.
    bool is_named(PersonId person) const { return measures_.contains(person); }

private:
    std::vector<const ProtectiveMeasure*> measures_over(const Resident& subject) const;
    bool is_counterpart(const AddressRequest& request, const ProtectiveMeasure& measure) const;

    std::map<PersonId, ProtectiveMeasure> measures_;
    std::map<HouseholdId, std::vector<PersonId>> households_;  // where protected persons live today
    std::map<PersonId, std::set<PersonId>>
        with_counterpart_;  // counterpart → all of that household
};

}  // namespace yakuba::registry
