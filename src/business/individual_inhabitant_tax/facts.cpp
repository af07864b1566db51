#include "business/individual_inhabitant_tax/facts.h"

#include <string>

namespace yakuba {

template <>
const Description& description_of<individual_inhabitant_tax::Dependant>() {
    using individual_inhabitant_tax::Dependant;
    static const Description description = describe<Dependant>(
        "配偶者・扶養親族等",
        {
            line<&Dependant::relation>("relation", "続柄"),
            line<&Dependant::birth_date>("birth_date", "生年月日"),
            line<&Dependant::age>("age", "年齢（所得の年の12月31日）", "",
                                  "生年月日がないときに書く"),
            line<&Dependant::income>("income", "合計所得金額（給与・年金を除く）",
                                     "地方税法292条1項13号"),
            line<&Dependant::salary>("salary", "給与の収入金額", "所得税法28条"),
            line<&Dependant::public_pension>("public_pension", "公的年金等の収入金額",
                                             "所得税法35条"),
            line<&Dependant::cohabiting>("cohabiting", "同居", "地方税法314条の2第3項・4項"),
            line<&Dependant::disability>("disability", "障害者の区分", "地方税法292条1項10号"),
            line<&Dependant::abroad>("abroad", "国外居住親族", "地方税法314条の2第1項11号"),
            line<&Dependant::family_employee>("family_employee", "専従者", "地方税法292条1項7号"),
        });
    return description;
}

}  // namespace yakuba

namespace yakuba::individual_inhabitant_tax {

std::span<const Code> codes_of(Residence) {
    static constexpr Code kCodes[] = {
        {1, "resident", "市町村内に住所がある", "地方税法294条1項1号"},
        {2, "house_only", "事務所・事業所・家屋敷だけがある", "地方税法294条1項2号"},
    };
    return kCodes;
}

const Description& facts_description() {
    static const Description description = describe<Facts>(
        "個人住民税の課税資料",
        {
            line<&Facts::residence>("residence", "納税義務の区分", "地方税法294条1項"),
            line<&Facts::declared>("declared", "申告・資料の有無", "地方税法317条の2"),
            line<&Facts::birth_date>("birth_date", "生年月日"),
            line<&Facts::age>("age", "年齢（所得の年の12月31日）", "",
                              "生年月日がないときに書く。-1は不明"),
            line<&Facts::welfare>("welfare", "生活扶助", "地方税法295条1項1号"),
            line<&Facts::disability>("disability", "障害者の区分", "地方税法292条1項10号"),
            line<&Facts::family_status>("family_status", "寡婦・ひとり親の区分",
                                        "地方税法292条1項11号・12号"),
            line<&Facts::working_student>("working_student", "勤労学生",
                                          "地方税法314条の2第1項9号"),
            line<&Facts::salary>("salary", "給与の収入金額", "所得税法28条"),
            line<&Facts::specified_expenses>("specified_expenses", "特定支出の額",
                                             "所得税法57条の2"),
            line<&Facts::income_adjustment>("income_adjustment", "所得金額調整控除の適用",
                                            "租税特別措置法41条の3の11"),
            line<&Facts::public_pension>("public_pension", "公的年金等の収入金額", "所得税法35条"),
            line<&Facts::business>("business", "営業等所得", "所得税法27条"),
            line<&Facts::farming>("farming", "農業所得", "所得税法27条"),
            line<&Facts::real_estate>("real_estate", "不動産所得", "所得税法26条"),
            line<&Facts::home_work_revenue>("home_work_revenue", "家内労働者等の収入金額",
                                            "租税特別措置法27条"),
            line<&Facts::home_work_expenses>("home_work_expenses", "家内労働者等の必要経費",
                                             "租税特別措置法27条"),
            line<&Facts::interest>("interest", "利子所得", "所得税法23条"),
            line<&Facts::dividend>("dividend", "配当所得", "所得税法24条"),
            line<&Facts::dividend_trust>("dividend_trust", "配当所得（証券投資信託）",
                                         "地方税法附則5条"),
            line<&Facts::dividend_foreign_trust>(
                "dividend_foreign_trust", "配当所得（外貨建等証券投資信託）", "地方税法附則5条"),
            line<&Facts::miscellaneous>("miscellaneous", "雑所得（業務・その他）", "所得税法35条"),
            line<&Facts::transfer_short>("transfer_short", "総合短期譲渡（特別控除前）",
                                         "所得税法33条"),
            line<&Facts::transfer_long>("transfer_long", "総合長期譲渡（特別控除前）",
                                        "所得税法33条"),
            line<&Facts::occasional>("occasional", "一時（特別控除前）", "所得税法34条"),
            line<&Facts::short_general>("short_general", "分離短期譲渡・一般（特別控除前）",
                                        "地方税法附則35条"),
            line<&Facts::short_general_special>(
                "short_general_special", "分離短期譲渡・一般の特別控除額", "租税特別措置法32条"),
            line<&Facts::short_reduced>("short_reduced", "分離短期譲渡・軽減（特別控除前）",
                                        "地方税法附則35条"),
            line<&Facts::short_reduced_special>(
                "short_reduced_special", "分離短期譲渡・軽減の特別控除額", "租税特別措置法32条"),
            line<&Facts::long_general>("long_general", "分離長期譲渡・一般（特別控除前）",
                                       "地方税法附則34条"),
            line<&Facts::long_general_special>(
                "long_general_special", "分離長期譲渡・一般の特別控除額", "租税特別措置法31条"),
            line<&Facts::long_qualified>("long_qualified",
                                         "分離長期譲渡・優良住宅地等（特別控除前）",
                                         "地方税法附則34条の2"),
            line<&Facts::long_qualified_special>("long_qualified_special",
                                                 "分離長期譲渡・優良住宅地等の特別控除額",
                                                 "租税特別措置法31条の2"),
            line<&Facts::long_residence>("long_residence", "分離長期譲渡・居住用（特別控除前）",
                                         "地方税法附則34条の3"),
            line<&Facts::long_residence_special>("long_residence_special",
                                                 "分離長期譲渡・居住用の特別控除額",
                                                 "租税特別措置法31条の3・35条"),
            line<&Facts::residence_loss>("residence_loss", "居住用財産の譲渡損失",
                                         "地方税法附則4条・4条の2"),
            line<&Facts::stocks_general>("stocks_general", "一般株式等の譲渡",
                                         "地方税法附則35条の2"),
            line<&Facts::stocks_listed>("stocks_listed", "上場株式等の譲渡",
                                        "地方税法附則35条の2の2"),
            line<&Facts::listed_dividend>("listed_dividend", "上場株式等の配当（申告分離）",
                                          "地方税法附則33条の2"),
            line<&Facts::futures>("futures", "先物取引", "地方税法附則35条の4"),
            line<&Facts::forestry>("forestry", "山林（特別控除前）", "所得税法32条"),
            line<&Facts::retirement>("retirement", "退職所得（総合）", "所得税法30条"),
            line<&Facts::net_loss_carried>("net_loss_carried", "純損失の繰越控除",
                                           "地方税法313条8項"),
            line<&Facts::casualty_loss_carried>("casualty_loss_carried", "雑損失の繰越控除",
                                                "地方税法313条9項"),
            line<&Facts::stock_loss_carried>("stock_loss_carried", "上場株式等の譲渡損失の繰越控除",
                                             "地方税法附則35条の2の6"),
            line<&Facts::futures_loss_carried>("futures_loss_carried",
                                               "先物取引の差金等決済損失の繰越控除",
                                               "地方税法附則35条の4の2"),
            line<&Facts::casualty_loss>("casualty_loss", "差引損失額", "地方税法314条の2第1項1号"),
            line<&Facts::casualty_disaster_spending>(
                "casualty_disaster_spending", "うち災害関連支出", "地方税法314条の2第1項1号"),
            line<&Facts::medical_paid>("medical_paid", "支払った医療費",
                                       "地方税法314条の2第1項2号"),
            line<&Facts::medical_reimbursed>("medical_reimbursed", "医療費の補塡額",
                                             "地方税法314条の2第1項2号"),
            line<&Facts::self_medication>("self_medication", "特定一般用医薬品等購入費",
                                          "地方税法附則4条の4"),
            line<&Facts::social_insurance>("social_insurance", "社会保険料控除",
                                           "地方税法314条の2第1項3号"),
            line<&Facts::small_enterprise>("small_enterprise", "小規模企業共済等掛金",
                                           "地方税法314条の2第1項4号"),
            line<&Facts::life_new_general>("life_new_general", "新生命保険料",
                                           "地方税法314条の2第1項5号"),
            line<&Facts::life_old_general>("life_old_general", "旧生命保険料",
                                           "地方税法314条の2第1項5号"),
            line<&Facts::life_care>("life_care", "介護医療保険料", "地方税法314条の2第1項5号"),
            line<&Facts::life_new_pension>("life_new_pension", "新個人年金保険料",
                                           "地方税法314条の2第1項5号"),
            line<&Facts::life_old_pension>("life_old_pension", "旧個人年金保険料",
                                           "地方税法314条の2第1項5号"),
            line<&Facts::earthquake>("earthquake", "地震保険料", "地方税法314条の2第1項5号の3"),
            line<&Facts::old_long_term>("old_long_term", "旧長期損害保険料",
                                        "地方税法314条の2第1項5号の3"),
            line<&Facts::dependants>("dependants", "配偶者・扶養親族等", "地方税法314条の2"),
            line<&Facts::housing_available>("housing_available", "住宅借入金等特別控除可能額",
                                            "地方税法附則5条の4の2"),
            line<&Facts::housing_used>("housing_used", "所得税の住宅借入金等特別控除の額",
                                       "地方税法附則5条の4の2"),
            line<&Facts::income_tax_taxable>("income_tax_taxable", "所得税の課税総所得金額等",
                                             "地方税法附則5条の4の2"),
            line<&Facts::housing_moved_in>("housing_moved_in", "居住開始年月日",
                                           "地方税法附則5条の4の2"),
            line<&Facts::housing_special>("housing_special", "特定取得等の区分",
                                          "地方税法附則5条の4の2"),
            line<&Facts::gift_furusato>("gift_furusato", "都道府県・市区町村への寄附",
                                        "地方税法314条の7第2項"),
            line<&Facts::gift_both>("gift_both", "県と市に共通する控除対象の寄附",
                                    "地方税法314条の7第1項"),
            line<&Facts::gift_prefecture>("gift_prefecture", "県の条例指定の寄附",
                                          "地方税法37条の2第1項"),
            line<&Facts::gift_city>("gift_city", "市の条例指定の寄附", "地方税法314条の7第1項"),
            line<&Facts::one_stop>("one_stop", "申告特例（ワンストップ特例）", "地方税法附則7条"),
            line<&Facts::foreign_tax>("foreign_tax", "控除しきれない外国所得税額",
                                      "地方税法314条の8"),
            line<&Facts::foreign_tax_limit>("foreign_tax_limit", "所得税の外国税額控除限度額",
                                            "地方税法314条の8"),
            line<&Facts::dividend_withheld>("dividend_withheld", "配当割額", "地方税法71条の28"),
            line<&Facts::stock_withheld>("stock_withheld", "株式等譲渡所得割額",
                                         "地方税法314条の9"),
        });
    return description;
}

namespace {

Problem problem(std::string_view code, std::string message, std::string where) {
    return Problem{code, std::move(message), {}, std::move(where)};
}

/// Amounts that may be negative: the losses the law knows.
bool may_be_a_loss(std::string_view key) {
    constexpr std::string_view kLosses[] = {
        "business",       "farming",       "real_estate",  "transfer_short", "transfer_long",
        "short_general",  "short_reduced", "long_general", "long_qualified", "long_residence",
        "stocks_general", "stocks_listed", "futures",      "forestry"};
    for (const std::string_view loss : kLosses) {
        if (loss == key) return true;
    }
    return false;
}

void check_amounts(const Description& description, const void* record, const std::string& path,
                   std::vector<Problem>& problems) {
    constexpr std::int64_t kMost = 1'000'000'000'000;
    for (const Line& line : description.lines) {
        if (line.type->name != "yen") continue;
        const std::int64_t amount = line.type->integer(line.field(record));
        const std::string label{line.label};
        const std::string where = path + "/" + std::string{line.key};
        if (amount < 0 && !may_be_a_loss(line.key)) {
            problems.push_back(problem(
                "tax.negative_amount",
                label + "が0円より少なくなっています。0円以上の額を入れてください。", where));
        } else if (amount > kMost || amount < -kMost) {
            problems.push_back(problem("tax.amount_too_large",
                                       label + "が1兆円を超えています。額を確かめてください。",
                                       where));
        }
    }
}

void check_birth(PartialDate birth, int age, Date day, const std::string& path,
                 std::vector<Problem>& problems) {
    const Date base_date = FiscalYear{fiscal_year_of(day)}.tax_base_date();
    if (birth && birth.earliest() >= base_date) {
        problems.push_back(
            problem("tax.born_after_base_date",
                    "生年月日が賦課期日（1月1日）以後です。前年までに生まれた人だけが対象です。",
                    path + "/birth_date"));
    }
    if (age < -1 || age > 130) {
        problems.push_back(
            problem("tax.impossible_age", "年齢は0歳から130歳までです。", path + "/age"));
    }
}

}  // namespace

std::vector<Problem> impossible(const Facts& facts, Date day) {
    std::vector<Problem> problems;
    check_amounts(facts_description(), &facts, "", problems);
    check_birth(facts.birth_date, facts.age, day, "", problems);
    bool spouse_seen = false;
    for (std::size_t i = 0; i < facts.dependants.size(); ++i) {
        const Dependant& dependant = facts.dependants[i];
        const std::string path = "/dependants/" + std::to_string(i);
        check_amounts(description_of<Dependant>(), &dependant, path, problems);
        check_birth(dependant.birth_date, dependant.age, day, path, problems);
        if (!dependant.birth_date && dependant.age < 0 && dependant.relation != Relation::spouse) {
            problems.push_back(problem(
                "tax.age_unknown",
                "扶養親族の年齢が分かりません。birth_date か age を入れてください。", path));
        }
        if (dependant.relation != Relation::spouse) continue;
        if (spouse_seen) {
            problems.push_back(
                problem("tax.two_spouses", "配偶者が2人います。1人だけにしてください。", path));
        }
        spouse_seen = true;
    }
    return problems;
}

}  // namespace yakuba::individual_inhabitant_tax
