#include "business/electoral_roll/voting.h"

#include "business/electoral_roll/disqualification.h"

namespace yakuba::electoral_roll {
namespace {

/// Lives elsewhere on the day: one recorded anew after leaving has come back.
bool has_left(const Facts& facts, Date day) {
    return facts.left_on && facts.left_on <= day && counted_from(facts) <= facts.left_on;
}

/// On this municipality's roll on the day: four months may have passed since the base date.
bool is_on_roll(const Sheet& sheet, Date day) {
    return sheet.on_roll && !(sheet.removed_from && sheet.removed_from <= day);
}

/// Still on the roll of the municipality somebody came from.
bool is_on_former_roll(const Rates& rates, const Facts& facts, Date day) {
    if (!facts.on_former_roll) return false;
    const Date moved = facts.moved_on ? facts.moved_on : counted_from(facts);
    return !moved || day <= four_months_until(rates, moved);
}

bool has_lived_here(const Rates& rates, const Facts& facts, Date day) {
    const Date from = counted_from(facts);
    return !from || three_months_on(rates, from) <= day;
}

Vote national(const Rates& rates, const Facts& facts, const Sheet& sheet, Date day) {
    if (has_left(facts, day) && facts.on_new_roll) return Vote::at_new;
    if (is_on_roll(sheet, day)) return Vote::here;
    return is_on_former_roll(rates, facts, day) ? Vote::at_former : Vote::not_on_roll;
}

/// 9条2項・3項: three months here, or three months somewhere in the prefecture and never out of it
/// since.
Vote prefectural(const Rates& rates, const Facts& facts, const Sheet& sheet, Date day) {
    if (has_left(facts, day)) {
        if (facts.destination == Place::other_prefecture || facts.destination == Place::abroad) {
            return Vote::left_prefecture;
        }
        if (facts.on_new_roll) return Vote::at_new;
        return is_on_roll(sheet, day) ? Vote::here_with_proof : Vote::not_on_roll;
    }
    if (is_on_roll(sheet, day)) {
        const bool kept =
            has_lived_here(rates, facts, day) || facts.origin == Place::same_prefecture;
        return kept ? Vote::here : Vote::short_residence;
    }
    if (!is_on_former_roll(rates, facts, day)) return Vote::not_on_roll;
    const bool from_outside =
        facts.origin == Place::other_prefecture || facts.origin == Place::abroad;
    return from_outside ? Vote::short_residence : Vote::at_former_with_proof;
}

/// 9条2項: who lives here, and has for three months.
Vote municipal(const Rates& rates, const Facts& facts, const Sheet& sheet, Date day) {
    if (has_left(facts, day)) return Vote::left_municipality;
    if (!has_lived_here(rates, facts, day)) return Vote::short_residence;
    return is_on_roll(sheet, day) ? Vote::here : Vote::not_on_roll;
}

}  // namespace

std::span<const Code> codes_of(Vote) {
    static constexpr Code codes[] = {
        {0, "none", "選挙なし"},
        {1, "here", "この市町村で投票します", "公職選挙法44条1項"},
        {2, "here_with_proof",
         "この市町村で投票します。引き続き都道府県内に住所を有することの証明か確認が要ります",
         "公職選挙法44条3項"},
        {3, "at_former", "従前の住所地の市町村で投票します", "公職選挙法42条1項"},
        {4, "at_former_with_proof",
         "従前の住所地の市町村で、引き続き都道府県内に住所を有することの証明か確認を受けて投票しま"
         "す",
         "公職選挙法44条3項"},
        {5, "at_new", "移した先の市町村で投票します", "公職選挙法42条1項"},
        {11, "not_citizen", "日本国民ではありません", "公職選挙法9条1項"},
        {12, "dead", "亡くなっています", "公職選挙法28条1号"},
        {13, "under_age", "選挙権の年齢に達していません", "公職選挙法9条1項"},
        {14, "disqualified", "選挙権を有しない期間です", "公職選挙法11条1項・252条"},
        {15, "not_on_roll", "選挙人名簿に登録されていないため投票できません", "公職選挙法42条1項"},
        {16, "left_municipality", "住所を移したため、この市町村の選挙の選挙権がありません",
         "公職選挙法9条2項"},
        {17, "left_prefecture", "都道府県の外に住所を移したため、この選挙の選挙権がありません",
         "公職選挙法9条3項"},
        {18, "short_residence",
         "引き続き三箇月以上住所を有していないため、この選挙の選挙権がありません",
         "公職選挙法9条2項"},
    };
    return codes;
}

Date counted_from(const Facts& facts) {
    return facts.notified_on ? facts.notified_on : facts.recorded_on;
}

Vote vote_on(const Rates& rates, const Facts& facts, const Sheet& sheet, Date day) {
    if (facts.election == Election::none) return Vote::none;
    if (facts.died_on && facts.died_on <= day) return Vote::dead;
    if (!facts.japanese || (facts.nationality_lost_on && facts.nationality_lost_on <= day)) {
        return Vote::not_citizen;
    }
    if (day_reaching_age(facts.birth_date, rates.voting_age) > day) return Vote::under_age;
    if (is_disqualified(rates, facts.sentences, day)) return Vote::disqualified;
    if (is_national(facts.election)) return national(rates, facts, sheet, day);
    if (is_prefectural(facts.election)) return prefectural(rates, facts, sheet, day);
    return municipal(rates, facts, sheet, day);
}

Casting casting_on(const Rates& rates, const Facts& facts, const Sheet& sheet) {
    Casting casting;
    if (facts.election == Election::none || !facts.casting_day) return casting;
    // 48条の2第1項, 施行令50条2項: from the day after the announcement.
    if (facts.announced_on && facts.casting_day <= facts.announced_on) return casting;
    casting.early = votes_here(vote_on(rates, facts, sheet, facts.casting_day));
    casting.absentee = !casting.early && is_on_roll(sheet, facts.casting_day) &&
                       votes_here(vote_on(rates, facts, sheet, facts.voting_day));
    return casting;
}

bool may_ask_for_ballot(const Facts& facts, Vote vote) {
    return votes_here(vote) && has_left(facts, facts.voting_day);
}

}  // namespace yakuba::electoral_roll
