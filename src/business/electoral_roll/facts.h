#pragma once
#include <vector>

#include "business/electoral_roll/election.h"
#include "kernel/date.h"
#include "rules/description.h"

namespace yakuba::electoral_roll {

/// One ground of disqualification as the municipality of the registered domicile reports it
/// (公職選挙法11条3項).
struct Sentence {
    Offence offence = Offence::imprisonment;
    Date final_on;  // 裁判確定日: the right is gone from this day
    Date served_on;  // 刑の執行を終わり、又は執行の免除を受けた日; none: not yet
    bool suspended = false;    // 刑の執行猶予
    Date suspended_until;      // 執行猶予の期間の末日
    bool repeated = false;     // 買収等を重ねた者 (252条3項)
    Date declared_until;       // 裁判所が短縮した期間の末日 (252条4項)
    bool not_applied = false;  // 選挙権を失わない旨の宣告 (252条4項)
    Date restored_on;          // 復権 (大赦・特赦・復権)
};

/// Where somebody who moved lives now, or lived before.
enum class Place : std::int32_t {
    unknown = 0,
    same_prefecture = 1,   // 同じ都道府県の他の市町村
    other_prefecture = 2,  // 他の都道府県
    abroad = 3,            // 国外
};
std::span<const Code> codes_of(Place);

/// One person and one day, as the roll of one municipality asks (選挙人名簿). The day is the base
/// date of a registration, or any day on which the state of the roll is asked for.
struct Facts {
    Date birth_date;
    bool japanese = true;
    // 住民基本台帳
    Date recorded_on;  // 住民票が作成された日
    Date notified_on;  // 他の市町村から移した者が届出をした日 (住民基本台帳法22条)
    Date left_on;  // 住所を有しなくなった日
    Place destination = Place::unknown;
    bool confirmed = true;  // 資格の確認が得られた (施行令12条1項)
    Date died_on;
    Date nationality_lost_on;
    std::vector<Sentence> sentences;
    // 名簿
    bool on_roll = false;
    bool former_mark = false;  // 21条2項の規定に該当する者である旨の表示がある
    bool never_eligible = false;  // 登録の際に登録されるべきでなかった (28条4号)
    // 他の市町村の名簿
    bool on_former_roll = false;  // 従前の住所地の名簿に登録されている
    Date moved_on;                // 従前の住所を移した日
    Place origin = Place::unknown;
    bool on_new_roll = false;  // 移した先の名簿に登録されている
    // 選挙
    Election election = Election::none;
    Date announced_on;   // 公示・告示の日
    Date voting_day;     // 選挙の期日
    Date next_open_day;  // 登録月の一日が休日のとき、直後の休日以外の日
    Date casting_day;    // 選挙の期日の前に投票をする日
};
const Description& facts_description();

/// Facts nobody can have: born after the day, left before the record was made.
std::vector<Problem> impossible(const Facts& facts, Date day);

}  // namespace yakuba::electoral_roll

namespace yakuba {
template <>
const Description& description_of<electoral_roll::Sentence>();
}  // namespace yakuba
