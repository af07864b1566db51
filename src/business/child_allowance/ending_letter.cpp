#include "business/child_allowance/ending_letter.h"

#include "business/child_allowance/pay.h"
#include "business/child_allowance/payment.h"
#include "notices/words.h"

namespace yakuba::child_allowance {
namespace {

using notices::yen_text;

constexpr Date kForGood = kForever - std::chrono::days{1};

/// What a month came to before the end; nothing while no month was decided.
std::string monthly_text(storage::Session& session, PersonId claimant, YearMonth last) {
    const auto decision = storage::find_as_of<Decision>(
        session, decision_table(), {kForGood},
        storage::both(storage::equals("person_id", claimant.value()),
                      storage::equals("month", std::int64_t{last.packed()})));
    return decision ? "月額　" + yen_text(decision->record.monthly_amount) : "−";
}

std::string unpaid_text(const LetterRun& run, Yen amount) {
    if (amount == Yen{}) return "ありません。";
    return yen_text(amount) + "　（" + run.calendar().format(run.month.month) +
           "以後の支払日に振り込みます）";
}

std::string overpaid_text(Yen amount) {
    if (amount == Yen{}) return "ありません。";
    return yen_text(amount) + "　（返していただく手続は、別にお知らせします）";
}

}  // namespace

Result<notices::Letter> ending_letter(storage::Session& session, const LetterRun& run,
                                      const notices::Addressees& people, PersonId claimant,
                                      std::string number) {
    const auto found = storage::find_as_of<Claim>(session, claim_table(), {kForGood},
                                                  storage::equals("person_id", claimant.value()));
    if (!found || !found->record.ends) {
        return Problem{"claim.none", "この人の児童手当は終わっていません。台帳を確かめてください。",
                       std::to_string(claimant.value())};
    }
    const Claim& claim = found->record;
    auto letter = begin_letter(run, people, claimant, std::move(number));
    if (!letter) return letter;
    const std::vector<MonthAmount> months = amounts_of(session, claimant);
    const registry::Resident* resident = people.resident(claimant);
    letter
        ->set("certificate_number",
              claim.certificate_number.empty() ? "（未交付）" : claim.certificate_number)
        .set("claimant", resident != nullptr ? resident->name : "−")
        .set("reason", std::string{label_of(claim.end_reason)})
        .set("ended_on", claim.ended_on ? run.calendar().format(claim.ended_on) : "−")
        .set("last_month", run.calendar().format(claim.ends) + "分まで")
        .set("monthly_amount", monthly_text(session, claimant, claim.ends))
        .set("unpaid", unpaid_text(run, unpaid(months)))
        .set("overpaid", overpaid_text(overpaid(months)));
    return letter;
}

}  // namespace yakuba::child_allowance
