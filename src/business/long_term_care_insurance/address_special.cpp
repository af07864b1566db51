#include "business/long_term_care_insurance/address_special.h"

#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {

std::span<const Code> codes_of(AddressSpecialKind) {
    static constexpr Code codes[] = {
        {1, "leaving", "他の市町村の施設に入った当市町村の被保険者", "介護保険法13条"},
        {2, "here", "当市町村の施設に入った他の市町村の被保険者", "介護保険法13条"},
    };
    return codes;
}

std::span<const Code> codes_of(FacilityKind) {
    static constexpr Code codes[] = {
        {1, "welfare", "介護老人福祉施設", "介護保険法13条1項1号"},
        {2, "health", "介護老人保健施設", "介護保険法13条1項1号"},
        {3, "medical", "介護医療院", "介護保険法13条1項1号"},
        {4, "paid_home", "有料老人ホーム", "介護保険法13条1項2号"},
        {5, "care_house", "軽費老人ホーム", "介護保険法13条1項2号"},
        {6, "nursing", "養護老人ホーム", "介護保険法13条1項3号"},
        {7, "housing", "サービス付き高齢者向け住宅", "介護保険法13条1項2号"},
    };
    return codes;
}

const Description& address_special_description() {
    using R = AddressSpecial;
    static const Description description =
        describe<R>("介護保険の住所地特例",
                    {
                        line<&R::person_id>("person_id", "宛名番号"),
                        line<&R::kind>("kind", "住所地特例の種類", "介護保険法13条"),
                        line<&R::facility_kind>("facility_kind", "施設の種類", "介護保険法13条1項"),
                        line<&R::facility>("facility", "施設の名称"),
                        line<&R::other_municipality>("other_municipality", "他の市町村"),
                        line<&R::since>("since", "適用の初日"),
                        line<&R::ended_on>("ended_on", "終わった日"),
                    });
    return description;
}

const storage::Table& address_special_table() {
    static const storage::Table table{"ltc_address_special",
                                      "介護保険の住所地特例",
                                      &address_special_description(),
                                      {"person_id"},
                                      storage::Keeping::history};
    return table;
}

std::optional<AddressSpecial> came_to_facility(storage::Session& session, PersonId person,
                                               Date day) {
    auto found = storage::find_as_of<AddressSpecial>(session, address_special_table(), {day},
                                                     storage::equals("person_id", person.value()));
    if (!found || found->record.kind != AddressSpecialKind::here) return std::nullopt;
    return std::move(found->record);
}

std::map<PersonId, AddressSpecial> came_to_facilities(storage::Session& session, AsOf as_of) {
    std::map<PersonId, AddressSpecial> all;
    storage::for_each_as_of<AddressSpecial>(
        session, address_special_table(), as_of, storage::everything(),
        [&](AddressSpecial& special, const storage::Version&) {
            if (special.kind == AddressSpecialKind::here)
                all.emplace(special.person_id, std::move(special));
        });
    return all;
}

}  // namespace yakuba::long_term_care_insurance
