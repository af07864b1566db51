#include "business/long_term_care_insurance/limit_card.h"

#include <algorithm>
#include <initializer_list>

#include "notices/words.h"
#include "rules/rate_shelf.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

/// Kinds that stand in one line of the card, each with its name there.
struct Named {
    std::string_view name;
    DailyItem item;
};

std::string amounts(const LimitRates& rates, LimitStage stage, std::initializer_list<Named> kinds) {
    std::string text;
    for (const Named& kind : kinds) {
        const auto row = std::ranges::find(rates.daily_amounts, kind.item, &DailyAmount::item);
        if (row == rates.daily_amounts.end()) continue;
        if (!text.empty()) text += "　";
        text += std::string{kind.name} + (kind.name.empty() ? "" : " ") +
                notices::yen_text(borne_at(*row, stage));
    }
    return text;
}

}  // namespace

Result<Wording> limit_card_wording(const Town& town, storage::Session& session, PersonId person,
                                   Date day) {
    static RateShelf<LimitRates> shelf{"long_term_care_insurance", &limit_rates_description};
    const storage::Where own = storage::equals("person_id", person.value());
    const auto limit =
        storage::find_as_of<LimitCertificate>(session, limit_certificate_table(), {day}, own);
    if (!limit) {
        return Problem{"notices.nothing_decided", "負担限度額の認定がないため、印刷していません。",
                       "subject " + std::to_string(person.value())};
    }
    const auto rates = shelf.of(town.data_folder, town.code, day);
    if (!rates) return rates.problem();
    const LimitStage stage = limit->record.limit_stage;
    const Calendar& calendar = *town.calendar;
    Wording wording;
    wording.paper = Paper::card;
    wording.title = "介護保険負担限度額認定証";
    wording.greeting = "食費と居住費の負担限度額を次のとおり認定しました。";
    if (const auto enrolment =
            storage::find_as_of<Enrolment>(session, enrolment_table(), {day}, own))
        wording.insured_number = enrolment->record.insured_number;
    wording.lines = {
        {"利用者負担段階", std::string{label_of(stage)}},
        {"適用期間", calendar.format(limit->version.valid_from) + "から" +
                         calendar.format(limit->version.valid_to - std::chrono::days{1}) + "まで"},
        {"食費（1日）",
         amounts(**rates, stage,
                 {{"施設", DailyItem::meals_facility}, {"短期入所", DailyItem::meals_short_stay}})},
        {"ユニット型個室（1日）", amounts(**rates, stage, {{"", DailyItem::unit_private}})},
        {"ユニット型個室的多床室（1日）",
         amounts(**rates, stage, {{"", DailyItem::unit_semi_private}})},
        {"従来型個室（1日）", amounts(**rates, stage,
                                      {{"特養等", DailyItem::private_welfare},
                                       {"老健・医療院等", DailyItem::private_health}})},
        {"多床室（1日）", amounts(**rates, stage,
                                  {{"特養等", DailyItem::multi_bed_welfare},
                                   {"老健・医療院（室料あり）", DailyItem::multi_bed_charged},
                                   {"その他", DailyItem::multi_bed_other}})}};
    wording.notes =
        "・施設や短期入所を利用するときに、被保険者証とこの証を提示してください。\n"
        "・毎年8月に更新の申請が必要です（介護保険法施行規則83条の6）。";
    return wording;
}

}  // namespace yakuba::long_term_care_insurance
