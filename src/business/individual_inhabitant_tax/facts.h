#pragma once
#include <vector>

#include "business/individual_inhabitant_tax/records.h"
#include "kernel/result.h"

/// What the rule needs to know of one person for one fiscal year: the income of the calendar year
/// before, the relatives, and the person's own marks on 1 January. Everything defaults to none, so
/// a calculation states only what there is: {"salary": 4370000, "social_insurance": 420000}.
namespace yakuba::individual_inhabitant_tax {

/// Where the person stands to the municipality on 1 January (地方税法294条1項).
enum class Residence { resident = 1, house_only = 2 };
std::span<const Code> codes_of(Residence);

/// A relative (同一生計配偶者・扶養親族 and those who may be).
struct Dependant {
    Relation relation = Relation::other;
    PartialDate birth_date;  // or:
    int age = -1;            // on 31 December of the income year, or at death
    Yen income;              // 合計所得金額, apart from the two revenues below
    Yen salary;              // 給与の収入金額
    Yen public_pension;      // 公的年金等の収入金額
    bool cohabiting = true;
    Disability disability = Disability::none;
    Abroad abroad = Abroad::no;
    bool family_employee = false;
};

struct Facts {
    Residence residence = Residence::resident;
    bool declared = true;    // false: nothing is known of the income (未申告)
    PartialDate birth_date;  // or:
    int age = -1;            // on 31 December of the income year; unknown: 18 to 64
    bool welfare = false;
    Disability disability = Disability::none;
    FamilyStatus family_status = FamilyStatus::none;
    bool working_student = false;
    // 所得
    Yen salary;
    Yen specified_expenses;
    bool income_adjustment = false;
    Yen public_pension;
    Yen business;
    Yen farming;
    Yen real_estate;
    Yen home_work_revenue;
    Yen home_work_expenses;
    Yen interest;
    Yen dividend;
    Yen dividend_trust;
    Yen dividend_foreign_trust;
    Yen miscellaneous;
    Yen transfer_short;
    Yen transfer_long;
    Yen occasional;
    Yen short_general;
    Yen short_general_special;
    Yen short_reduced;
    Yen short_reduced_special;
    Yen long_general;
    Yen long_general_special;
    Yen long_qualified;
    Yen long_qualified_special;
    Yen long_residence;
    Yen long_residence_special;
    Yen residence_loss;
    Yen stocks_general;
    Yen stocks_listed;
    Yen listed_dividend;
    Yen futures;
    Yen forestry;
    Yen retirement;
    Yen net_loss_carried;
    Yen casualty_loss_carried;
    Yen stock_loss_carried;
    Yen futures_loss_carried;
    // 所得控除
    Yen casualty_loss;
    Yen casualty_disaster_spending;
    Yen medical_paid;
    Yen medical_reimbursed;
    Yen self_medication;
    Yen social_insurance;
    Yen small_enterprise;
    Yen life_new_general;
    Yen life_old_general;
    Yen life_care;
    Yen life_new_pension;
    Yen life_old_pension;
    Yen earthquake;
    Yen old_long_term;
    std::vector<Dependant> dependants;
    // 税額控除
    Yen housing_available;
    Yen housing_used;
    Yen income_tax_taxable;
    Date housing_moved_in;
    bool housing_special = false;
    Yen gift_furusato;
    Yen gift_both;
    Yen gift_prefecture;
    Yen gift_city;
    bool one_stop = false;
    Yen foreign_tax;
    Yen foreign_tax_limit;
    Yen dividend_withheld;
    Yen stock_withheld;
};
const Description& facts_description();

/// Facts no person can have, with their JSON paths; `day` is any day of the fiscal year.
std::vector<Problem> impossible(const Facts& facts, Date day);

}  // namespace yakuba::individual_inhabitant_tax

namespace yakuba {
template <>
const Description& description_of<individual_inhabitant_tax::Dependant>();
}  // namespace yakuba
