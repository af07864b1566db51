// 住所地特例: begins, goes on in another facility, ends.
#include <boost/json.hpp>

#include "business/long_term_care_insurance/case_work.h"
#include "business/long_term_care_insurance/jobs.h"
#include "business/long_term_care_insurance/records.h"
#include "department/answers.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

namespace json = boost::json;
using procedures::Matter;

template <class Record>
std::optional<Record> last_of(storage::Session& session, const storage::Table& table,
                              PersonId person) {
    auto found = storage::find_as_of<Record>(session, table, {kForever - std::chrono::days{1}},
                                             storage::equals("person_id", person.value()));
    if (!found) return std::nullopt;
    return std::move(found->record);
}

template <class Record>
void append(storage::Transaction& transaction, const storage::Table& table, const Record& record,
            Date from) {
    storage::Version version;
    version.valid_from = from;
    const std::vector<storage::Versioned<Record>> rows{{record, version}};
    transaction.append_versions<Record>(table, rows);
}

Problem not_insured() {
    return {"address_special.not_insured",
            "この人は当市町村の第1号被保険者ではありません。資格を確かめてください。",
            {},
            "direction",
            "介護保険法13条1項"};
}
Problem not_special(std::string_view where) {
    return {"address_special.none",
            "住所地特例が適用されていません。適用の届出として受け付けてください。",
            {},
            std::string{where},
            "介護保険法13条"};
}

/// Ours who leaves stays insured, also when the move out has ended the insurance already.
Result<Done> keep(storage::Transaction& transaction, Enrolment enrolment, Date day) {
    if (enrolment.lost_on && enrolment.loss_reason != LossReason::moved_out) return not_insured();
    const Date from = enrolment.lost_on ? std::min(enrolment.lost_on, day) : day;
    enrolment.address_special = true;
    enrolment.loss_reason = LossReason::none;
    enrolment.lost_on = {};
    append(transaction, enrolment_table(), enrolment, from);
    return Done{};
}

void lose(storage::Transaction& transaction, Enrolment enrolment, LossReason reason, Date day) {
    enrolment.address_special = false;
    enrolment.loss_reason = reason;
    enrolment.lost_on = day;
    append(transaction, enrolment_table(), enrolment, day);
}

Result<Done> change_enrolment(storage::Transaction& transaction, PersonId person,
                              AddressSpecialKind kind, bool finishes, Date day) {
    const auto enrolment = last_of<Enrolment>(transaction.session(), enrolment_table(), person);
    if (kind == AddressSpecialKind::leaving) {
        if (!enrolment || enrolment->kind != InsuredKind::first) return not_insured();
        if (!finishes) return keep(transaction, *enrolment, day);
        if (!enrolment->lost_on) lose(transaction, *enrolment, LossReason::moved_out, day);
        return Done{};
    }
    // Another's: what was enrolled here from the day on was a mistake. The end takes the person in
    // through the register, as everybody who lives here.
    if (!finishes && enrolment && !enrolment->lost_on)
        lose(transaction, *enrolment, LossReason::other, std::max(day, enrolment->acquired_on));
    return Done{};
}

}  // namespace

Result<json::value> apply_address_special(const Town& town, storage::Transaction& transaction,
                                          const Matter& matter) {
    const Answers answers{matter.answers};
    const PersonId person = matter.record.person_id;
    const Date day = answers.date("happened_on");
    const auto kind = FieldForm<AddressSpecialKind>::parse(answers.text("direction"))
                          .value_or(AddressSpecialKind::leaving);
    const bool begins = answers.text("action") == "begin";
    const bool finishes = answers.text("action") == "finish";
    auto special = last_of<AddressSpecial>(transaction.session(), address_special_table(), person);
    const bool applies = special && !special->ended_on && special->kind == kind;
    if (!begins && !applies) return not_special("action");
    if (begins || !special) {
        special = AddressSpecial{};
        special->person_id = person;
        special->kind = kind;
        special->since = day;
    }
    if (finishes) {
        special->ended_on = day;
    } else {
        special->facility = answers.text("facility");
        special->other_municipality = answers.text("other_municipality");
        special->facility_kind = FieldForm<FacilityKind>::parse(answers.text("facility_kind"))
                                     .value_or(FacilityKind::welfare);
    }
    append(transaction, address_special_table(), *special, day);
    if (auto done = change_enrolment(transaction, person, kind, finishes, day); !done)
        return done.problem();
    const PersonId persons[] = {person};
    const auto differences = recompute(town, transaction, {persons, day, "住所地特例の届出"});
    if (!differences) return differences.problem();
    return json::value(json::object{{"person_id", person.value()}});
}

}  // namespace yakuba::long_term_care_insurance
