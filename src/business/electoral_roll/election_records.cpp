// Elections, polling districts, and the papers of an election.
#include "business/electoral_roll/records.h"

namespace yakuba::electoral_roll {

std::span<const Code> codes_of(BallotPlace) {
    static constexpr Code codes[] = {
        {1, "other_municipality", "他の市町村の選挙管理委員会", "公職選挙法施行令50条1項"},
        {2, "facility", "病院・老人ホームなどの施設", "公職選挙法施行令50条1項・55条"},
        {3, "own_commission", "名簿のある市町村の選挙管理委員会", "公職選挙法施行令50条2項"},
    };
    return codes;
}

std::span<const Code> codes_of(AbsenceCause) {
    static constexpr Code codes[] = {
        {1, "work", "職務・業務など", "公職選挙法48条の2第1項1号"},
        {2, "travel", "旅行・滞在", "公職選挙法48条の2第1項2号"},
        {3, "illness", "病気・けが・妊娠・施設への収容など", "公職選挙法48条の2第1項3号"},
        {4, "remote", "交通至難の島など", "公職選挙法48条の2第1項4号"},
        {5, "moved", "市町村の区域外に住んでいる", "公職選挙法48条の2第1項5号"},
        {6, "disaster", "天災・悪天候", "公職選挙法48条の2第1項6号"},
    };
    return codes;
}

std::span<const Code> codes_of(BallotState) {
    static constexpr Code codes[] = {
        {1, "requested", "請求を受けた"},
        {2, "sent", "投票用紙を交付した", "公職選挙法施行令53条1項"},
        {3, "returned", "投票用紙の返還を受けた", "公職選挙法施行令64条"},
        {4, "received", "投票の送致を受けた", "公職選挙法施行令60条"},
    };
    return codes;
}

const Description& election_record_description() {
    using E = ElectionRecord;
    static const Description description = describe<E>(
        "選挙",
        {
            line<&E::election_id>("election_id", "選挙の番号"),
            line<&E::kind>("kind", "選挙の種類", "公職選挙法9条"),
            line<&E::name>("name", "選挙の名称"),
            line<&E::cause_on>("cause_on", "選挙を行うべき事由が生じた日",
                               "公職選挙法施行令17条2号"),
            line<&E::term_ends_on>("term_ends_on", "任期満了の日", "公職選挙法施行令17条1号"),
            line<&E::base_date>("base_date", "選挙時登録の基準日", "公職選挙法22条3項"),
            line<&E::announced_on>("announced_on", "公示・告示の日", "公職選挙法31条–34条"),
            line<&E::voting_day>("voting_day", "選挙の期日", "公職選挙法31条–34条"),
            line<&E::cancelled>("cancelled", "行わない", "公職選挙法100条", "無投票など"),
        });
    return description;
}

const storage::Table& election_table() {
    static const storage::Table table{
        "electoral_roll_election", "選挙", &election_record_description(), {"election_id"}};
    return table;
}

const Description& district_description() {
    using D = District;
    static const Description description = describe<D>(
        "投票区", {
                      line<&D::district>("district", "投票区の番号", "公職選挙法17条"),
                      line<&D::name>("name", "投票区の名称", "公職選挙法17条"),
                      line<&D::place>("place", "投票所", "公職選挙法39条"),
                      line<&D::address>("address", "投票所の所在地", "公職選挙法41条1項"),
                      line<&D::closed>("closed", "廃止", "公職選挙法施行令9条の2"),
                  });
    return description;
}

const storage::Table& district_table() {
    static const storage::Table table{
        "electoral_roll_district", "投票区", &district_description(), {"district"}};
    return table;
}

const Description& area_description() {
    static const Description description = describe<Area>(
        "投票区の区域", {
                            line<&Area::town_code>("town_code", "町字の番号"),
                            line<&Area::district>("district", "投票区の番号", "公職選挙法17条"),
                        });
    return description;
}

const storage::Table& area_table() {
    static const storage::Table table{
        "electoral_roll_area", "投票区の区域", &area_description(), {"town_code"}};
    return table;
}

const Description& ballot_description() {
    using B = Ballot;
    static const Description description = describe<B>(
        "不在者投票",
        {
            line<&B::election_id>("election_id", "選挙の番号"),
            line<&B::person_id>("person_id", "宛名番号"),
            line<&B::requested_on>("requested_on", "請求年月日", "公職選挙法施行令50条"),
            line<&B::cause>("cause", "不在者投票の事由", "公職選挙法48条の2第1項"),
            line<&B::place>("place", "投票をする所", "公職選挙法施行令50条"),
            line<&B::facility>("facility", "施設・市町村の名"),
            line<&B::send_to>("send_to", "投票用紙の送り先", "公職選挙法施行令53条1項"),
            line<&B::braille>("braille", "点字による投票", "公職選挙法施行令50条3項"),
            line<&B::proof_shown>("proof_shown", "引き続き都道府県内に住所を有することの確認",
                                  "公職選挙法施行令50条5項"),
            line<&B::state>("state", "交付の状態", "公職選挙法施行令53条"),
            line<&B::sent_on>("sent_on", "交付年月日", "公職選挙法施行令53条1項"),
            line<&B::returned_on>("returned_on", "返還・送致の年月日",
                                  "公職選挙法施行令60条・64条"),
        });
    return description;
}

const storage::Table& ballot_table() {
    static const storage::Table table{
        "electoral_roll_ballot", "不在者投票", &ballot_description(), {"election_id", "person_id"}};
    return table;
}

}  // namespace yakuba::electoral_roll
