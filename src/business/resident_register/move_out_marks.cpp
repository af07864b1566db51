#include "business/resident_register/move_out_marks.h"

#include <boost/json.hpp>

#include "registry/countries.h"
#include "registry/insurance_status.h"

namespace yakuba::resident_register {
namespace {

using registry::HealthScheme;
using registry::Resident;

constexpr int kFirstInsuredAge = 65;   // 介護保険法9条1号: 第1号被保険者
constexpr int kSecondInsuredAge = 40;  // 同2号: 医療保険の加入者
constexpr int kPensionFrom = 20;       // 国民年金法7条1項1号
constexpr int kPensionUntil = 60;

bool is_insured(HealthScheme scheme) {
    return scheme != HealthScheme::unknown && scheme != HealthScheme::none;
}

/// What the filing of the move out said of it, as the journal keeps its result; null when the move
/// was written otherwise (a decision on an application).
boost::json::value filed_result(storage::Session& session, const Resident& person) {
    std::string result;
    session.read_values(
        "SELECT j.result FROM resident r JOIN journal j ON j.entry = r.entry "
        "WHERE r.person_id = :person_id AND r.planned_out_on = :planned_out_on "
        "AND r.event = :event ORDER BY r.version DESC LIMIT 1",
        {{"person_id", person.person_id.value()},
         {"planned_out_on", std::int64_t{person.planned_out_on.packed()}},
         {"event", static_cast<std::int64_t>(registry::Event::move_out)}},
        [&](std::span<const storage::Value> row) { result = std::get<std::string>(row[0]); });
    boost::system::error_code failed;
    const boost::json::value value = boost::json::parse(result, failed);
    return failed || !value.is_object() ? boost::json::value{} : value;
}

bool is_flag(const boost::json::value& result, std::string_view key, bool expected) {
    if (!result.is_object()) return false;
    const boost::json::value* const flag = result.as_object().if_contains(key);
    return flag != nullptr && flag->is_bool() && flag->as_bool() == expected;
}

bool is_abroad(const Town& town, const std::string& place) {
    const auto countries = registry::Countries::open(town.data_folder);
    return countries && countries->is_abroad(place);
}

}  // namespace

std::string move_out_marks(storage::Session& session, const Resident& person, AsOf as_of,
                           const PaidAllowance& allowance) {
    std::vector<std::string> marks;
    const auto insurance = registry::find_insurance_status(session, person.person_id, as_of);
    const HealthScheme scheme = insurance ? insurance->scheme : HealthScheme::unknown;
    if (scheme == HealthScheme::national_health) marks.emplace_back("国民健康保険");
    if (scheme == HealthScheme::elderly) marks.emplace_back("後期高齢者医療");
    if (person.birth_date.is_complete()) {
        const int age = age_on(as_of.valid, person.birth_date.earliest());
        if (age >= kFirstInsuredAge) marks.emplace_back("介護保険（第1号）");
        if (age >= kSecondInsuredAge && age < kFirstInsuredAge && is_insured(scheme)) {
            marks.emplace_back("介護保険（第2号）");
        }
        if (age >= kPensionFrom && age < kPensionUntil) {
            marks.emplace_back("国民年金（種別・基礎年金番号は台帳に記録なし）");
        }
    }
    if (allowance && allowance(person.person_id)) marks.emplace_back("児童手当");
    std::string text;
    for (const std::string& mark : marks)
        text += (text.empty() ? "" : "、") + mark;
    return text;
}

Result<Done> certificate_is_due(const Town& town, storage::Session& session,
                                const Resident& person) {
    const boost::json::value filed = filed_result(session, person);
    if (is_flag(filed, "abroad", true) || is_abroad(town, person.next_address)) {
        return Problem{.code = "move_out.no_certificate",
                       .message =
                           "国外への転出です。転出証明書は交付しません。国外から戻ったときの"
                           "転入届にも要りません",
                       .article = "住民基本台帳法施行令24条1項"};
    }
    if (is_flag(filed, "certificate_issued", false)) {
        return Problem{.code = "move_out.no_certificate",
                       .message =
                           "マイナンバーカードによる転出です。転出証明書は交付しません。"
                           "転入先の窓口でカードを示すよう案内してください",
                       .article = "住民基本台帳法施行令24条1項"};
    }
    return Done{};
}

}  // namespace yakuba::resident_register
