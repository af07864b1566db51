#include "portal/api/person_view.h"

namespace yakuba::portal::api {

const Description& person_view_description() {
    using V = PersonView;
    static const Description description = describe<V>(
        "住民",
        {
            line<&V::person_id>("person_id", "宛名番号"),
            line<&V::standing>("standing", "住民区分", "住民基本台帳法5条"),
            line<&V::household_id>("household_id", "世帯番号", "住民基本台帳法6条1項"),
            line<&V::relation>("relation", "続柄", "住民基本台帳法7条4号"),
            line<&V::name>("name", "氏名", "住民基本台帳法7条1号"),
            line<&V::kana>("kana", "氏名の振り仮名", "住民基本台帳法7条1号の2"),
            line<&V::former_name>("former_name", "旧氏", "住民基本台帳法施行令30条の13"),
            line<&V::alias>("alias", "通称", "住民基本台帳法施行令30条の16"),
            line<&V::birth_date>("birth_date", "出生年月日", "住民基本台帳法7条2号",
                                 "不詳の月・日は 00"),
            line<&V::sex>("sex", "男女の別", "住民基本台帳法7条3号"),
            line<&V::nationality>("nationality", "国籍・地域", "住民基本台帳法30条の45"),
            line<&V::became_resident_on>("became_resident_on", "住民となった年月日",
                                         "住民基本台帳法7条6号"),
            line<&V::address_since>("address_since", "住所を定めた年月日", "住民基本台帳法7条7号"),
            line<&V::postcode>("postcode", "郵便番号"),
            line<&V::address>("address", "住所", "住民基本台帳法7条7号"),
            line<&V::next_address>("next_address", "転出先", "住民基本台帳法24条"),
        });
    return description;
}

registry::AddressRequest api_request(const web::Call& call) {
    return {.requester = registry::Requester::staff,
            .asked_by = {},
            .asker_name = {},
            .purpose = {},
            .actor = call.visitor().actor,
            .second_officer = {}};
}

PersonView view_of(web::Call& call, const registry::Resident& r) {
    const registry::AddressRequest request = api_request(call);
    PersonView view;
    view.person_id = r.person_id;
    view.standing = r.standing;
    view.household_id = r.household_id;
    view.relation = r.relation;
    view.name = r.name;
    view.kana = r.kana;
    view.former_name = r.former_name;
    view.alias = r.alias;
    view.birth_date = r.birth_date;
    view.sex = r.sex;
    view.nationality = r.nationality;
    view.became_resident_on = r.became_resident_on;
    view.address_since = r.address_since;
    view.address = call.gate().address_for(request, r);
    view.next_address = call.gate().place_for(request, r, r.next_address);
    const bool shown = call.gate().decide(request, r).answer == registry::Answer::allow;
    if (shown) view.postcode = r.postcode;
    return view;
}

AsOf as_of(const web::Call& call) {
    const web::Fields& query = call.request().query;
    AsOf as_of{call.today()};
    if (query.has("valid")) as_of.valid = *parse_date(query.get("valid"));
    if (query.has("known")) as_of.known = *parse_instant(query.get("known"));
    return as_of;
}

std::vector<Parameter> as_of_parameters() {
    return {
        {"valid", In::query, "この日の状態（既定は今日）", R"({"type":"string","format":"date"})"},
        {"known", In::query, "この日時に知られていたとおり（既定は今）",
         R"({"type":"string","format":"date-time"})"}};
}

std::int64_t version_of(storage::Session& session, PersonId person) {
    return session
        .number("SELECT count(*) FROM resident WHERE person_id = :person",
                {{"person", person.value()}})
        .value_or(0);
}

std::string etag(std::int64_t version) { return "\"" + std::to_string(version) + "\""; }

Result<registry::ResidentVersion> find_person(web::Call& call, std::string_view what) {
    const auto person = call.person();
    if (!person) return person.problem();
    auto found = registry::find_resident(call.session(), *person, as_of(call));
    call.saw(found ? *person : PersonId{}, what, "resident-register");
    if (!found) {
        return Problem{
            "person.not_found",
            "この宛名番号の人は、その日時の台帳にいません。番号と日付を確かめてください。"};
    }
    return *std::move(found);
}

}  // namespace yakuba::portal::api
