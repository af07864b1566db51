#include "business/national_health_insurance/special_residence.h"

#include <algorithm>

#include "business/national_health_insurance/enrolment.h"
#include "registry/residents.h"
#include "storage/as_of.h"

namespace yakuba::national_health_insurance {
namespace {

constexpr Date kForGood = kForever - std::chrono::days{1};

Problem problem(std::string_view code, std::string message, std::string_view article) {
    return Problem{code, std::move(message), {}, {}, article};
}

std::string_view article_of_kind(SpecialKind kind) {
    return kind == SpecialKind::student ? "国民健康保険法116条" : "国民健康保険法116条の2第1項";
}

/// The spell of one of ours: it runs, or the move ended it.
std::optional<Enrolment> spell_kept(storage::Session& session, const SpecialResidence& special) {
    for (Enrolment& spell : enrolments_of(session, special.person_id)) {
        const bool by_move = spell.loss == Loss::move_out && spell.lost_on >= special.began_on;
        if (spell.acquired_on <= special.began_on && (!spell.lost_on || by_move))
            return std::move(spell);
    }
    return std::nullopt;
}

void append(storage::Transaction& transaction, const SpecialResidence& special) {
    transaction.append(
        special_residence_table(), 1, [&](std::size_t) -> const void* { return &special; },
        [&](std::size_t) {
            storage::Version version;
            version.valid_from = special.began_on;
            return version;
        });
}

}  // namespace

std::span<const Code> codes_of(SpecialKind) {
    static constexpr Code codes[] = {
        {1, "student", "修学", "国民健康保険法116条"},
        {2, "facility", "病院・施設", "国民健康保険法116条の2第1項"},
    };
    return codes;
}

std::span<const Code> codes_of(SpecialSide) {
    static constexpr Code codes[] = {
        {1, "ours", "他の市区町村に住む当市の被保険者"},
        {2, "theirs", "当市に住む他の市区町村の被保険者"},
    };
    return codes;
}

const Description& special_residence_description() {
    using S = SpecialResidence;
    static const Description description = describe<S>(
        "国民健康保険の修学・施設の特例",
        {
            line<&S::person_id>("person_id", "宛名番号"),
            line<&S::began_on>("began_on", "特例の始まった日"),
            line<&S::kind>("kind", "特例の種類"),
            line<&S::side>("side", "資格と住所"),
            line<&S::municipality>("municipality", "相手の市区町村"),
            line<&S::place>("place", "学校・病院・施設の名称"),
            line<&S::ended_on>("ended_on", "特例の終わった日", {}, "この日から特例ではない"),
            line<&S::filed_on>("filed_on", "届出年月日"),
        });
    return description;
}

const storage::Table& special_residence_table() {
    static const storage::Table table{"health_special_residence",
                                      "国民健康保険の修学・施設の特例",
                                      &special_residence_description(),
                                      {"person_id", "began_on"}};
    return table;
}

std::vector<SpecialResidence> special_residences_of(storage::Session& session, PersonId person,
                                                    Instant known) {
    std::vector<SpecialResidence> all;
    storage::for_each_as_of<SpecialResidence>(
        session, special_residence_table(), {kForGood, known},
        storage::equals("person_id", person.value()),
        [&](SpecialResidence& special, const storage::Version&) {
            all.push_back(std::move(special));
        });
    return all;
}

std::optional<SpecialResidence> special_residence_on(storage::Session& session, PersonId person,
                                                     Date day) {
    for (SpecialResidence& special : special_residences_of(session, person)) {
        if (holds_on(special, day)) return std::move(special);
    }
    return std::nullopt;
}

std::vector<Problem> check_special(storage::Session& session, const SpecialResidence& special) {
    const std::string_view article = article_of_kind(special.kind);
    if (special_residence_on(session, special.person_id, special.began_on)) {
        return {problem("applicant.special.already",
                        "その日にはすでに修学・施設の特例が届け出られています。", article)};
    }
    if (special.side == SpecialSide::ours && !spell_kept(session, special)) {
        return {problem("applicant.special.not_insured",
                        "移る日まで国民健康保険に加入していた方だけが届け出られます。移った日を確か"
                        "めてください。",
                        article)};
    }
    if (special.side == SpecialSide::theirs) {
        const auto resident =
            registry::find_resident(session, special.person_id, {special.began_on});
        if (!resident || !registry::is_resident(resident->record.standing)) {
            return {problem("applicant.special.not_living_here",
                            "その日にこの市町村の住民ではありません。移ってきた日を確かめてくださ"
                            "い。",
                            article)};
        }
    }
    return {};
}

Result<Done> begin_special(storage::Transaction& transaction, const SpecialResidence& special) {
    storage::Session& session = transaction.session();
    const auto problems = check_special(session, special);
    if (!problems.empty()) return problems.front();
    append(transaction, special);
    if (special.side == SpecialSide::theirs) {
        for (Enrolment& spell : enrolments_of(session, special.person_id)) {
            if (spell.lost_on && spell.lost_on <= special.began_on) continue;
            spell.lost_on = std::max(special.began_on, spell.acquired_on);
            spell.loss = Loss::elsewhere;
            spell.notified_on = special.filed_on;
            write_enrolments(transaction, {&spell, 1});
        }
        publish_scheme(transaction, special.person_id, registry::HealthScheme::other_municipality,
                       special.began_on);
        return Done{};
    }
    auto spell = spell_kept(session, special);
    if (!spell->lost_on) return Done{};
    spell->lost_on = Date{};
    spell->loss = Loss::none;
    spell->notified_on = special.filed_on;
    write_enrolments(transaction, {&*spell, 1});
    return Done{};
}

Result<Done> end_special(storage::Transaction& transaction, PersonId person, Date ended_on,
                         Date filed_on) {
    auto special =
        special_residence_on(transaction.session(), person, ended_on - std::chrono::days{1});
    if (!special) {
        return problem(
            "applicant.special.none",
            "その日に届け出られている修学・施設の特例はありません。日を確かめてください。",
            "国民健康保険法116条, 116条の2第1項");
    }
    special->ended_on = ended_on;
    special->filed_on = filed_on;
    append(transaction, *special);
    if (special->side == SpecialSide::theirs) {
        publish_scheme(transaction, person, registry::HealthScheme::unknown, ended_on);
        return Done{};
    }
    const auto resident = registry::find_resident(transaction.session(), person, {ended_on});
    // Back home, the person is insured here as a resident, and the spell goes on.
    if (resident && registry::is_resident(resident->record.standing)) return Done{};
    if (!enrolment_on(transaction.session(), person, ended_on - std::chrono::days{1}))
        return Done{};
    return lose(transaction, person, ended_on, Loss::move_out, filed_on);
}

}  // namespace yakuba::national_health_insurance
