#include "generator/identity.h"

#include "generator/numbers.h"

namespace yakuba::generator {
namespace {

using registry::Resident;
using registry::Sex;

constexpr std::string_view kSpace = "　";

/// 3 people in 100 are registered with a character that ordinary typing does not give. The word
/// list is drawn from until a character fits, which it does for about half of the families whose
/// name has one.
Word with_variant(Random& random, const Words& words, Word name) {
    if (!random.chance(520)) return name;
    for (int attempt = 0; attempt < 6; ++attempt) {
        const Variant& variant = words.variants.draw(random);
        const auto place = name.text.find(variant.usual);
        if (place == std::string::npos) continue;
        name.text.replace(place, variant.usual.size(), variant.variant);
        break;
    }
    return name;
}

class Identities {
public:
    Identities(std::uint64_t seed, Date today, const Words& words, const Household& household)
        : today_(today),
          words_(words),
          household_(household),
          random_(household.twin != 0
                      ? Random{static_cast<std::uint64_t>(household.twin), Purpose::person, 0}
                      : Random{seed, Purpose::person, static_cast<std::uint64_t>(household.index)}),
          family_(surname()),
          spouse_family_(surname()),
          nation_(words.nations.draw(random_)),
          domicile_(random_.chance(560) ? domicile_here() : domicile_elsewhere()) {}

    Resident draw(const Member& member) {
        Resident resident;
        resident.birth_date = member.birth;
        resident.sex = member.sex;
        if (member.foreign) {
            name_foreigner(resident, member);
        } else {
            name_national(resident, member);
        }
        return resident;
    }

private:
    Word surname() { return with_variant(random_, words_, words_.surnames.draw(random_)); }
    std::string domicile_here();
    std::string domicile_elsewhere();
    const Word& family_of(const Member& member) const;
    void name_national(Resident& resident, const Member& member);
    void name_foreigner(Resident& resident, const Member& member);
    void give_status(Resident& resident, const Member& member);

    Date today_;
    const Words& words_;
    const Household& household_;
    Random random_;
    Word family_;
    Word spouse_family_;
    const Nation& nation_;
    std::string domicile_;
    std::string register_head_;
    std::string foreign_family_;
};

std::string Identities::domicile_here() {
    return words_.here.prefecture + words_.here.name + words_.towns.draw(random_).name +
           full_width(random_.between(1, 3200)) + "番地";
}

std::string Identities::domicile_elsewhere() {
    const auto count = static_cast<int>(words_.elsewhere.size());
    const Place& place = words_.elsewhere[static_cast<std::size_t>(random_.below(count))];
    return place.prefecture + place.name + "本町" + full_width(random_.between(1, 900)) + "番地";
}

/// Husband and wife have one name; who only lives with somebody, and the wife's parents, their own.
const Word& Identities::family_of(const Member& member) const {
    return member.role == Role::partner || member.role == Role::spouse_parent ? spouse_family_
                                                                              : family_;
}

void Identities::name_national(Resident& resident, const Member& member) {
    const Word& family = family_of(member);
    const Word& given = words_.given_name(random_, member.sex, member.birth.year());
    resident.name = family.text;
    resident.name.append(kSpace).append(given.text);
    resident.kana = family.kana;
    resident.kana.append(kSpace).append(given.kana);
    resident.nationality = "JPN";
    if (register_head_.empty()) register_head_ = resident.name;
    resident.registered_domicile = domicile_;
    resident.register_head = register_head_;
    const bool married_in = member.role == Role::spouse && member.sex == Sex::female;
    if (married_in && random_.chance(20)) resident.former_name = spouse_family_.text;
    // In the oldest registers a day, or a day and a month, can be missing.
    if (member.birth.year() < 1936 && random_.chance(3)) {
        resident.birth_date = PartialDate{member.birth.year(), member.birth.month(), 0};
    }
}

void Identities::name_foreigner(Resident& resident, const Member& member) {
    resident.nationality = nation_.code;
    if (foreign_family_.empty() && !nation_.family.empty() && !random_.chance(10)) {
        foreign_family_ = nation_.family.draw(random_);
    }
    const Bag<std::string>& given = member.sex == Sex::female ? nation_.female : nation_.male;
    resident.name = foreign_family_;
    if (!resident.name.empty()) resident.name.push_back(' ');
    resident.name.append(given.draw(random_));
    if (random_.chance(3)) {  // a name that no field of ordinary length holds
        while (resident.name.size() < 110)
            resident.name.append(" ").append(given.draw(random_));
    }
    give_status(resident, member);
    const bool long_here = resident.residence_status == "特別永住者" || random_.chance(60);
    if (long_here && random_.chance(700)) {
        resident.alias = family_.text;
        resident.alias.append(kSpace).append(
            words_.given_name(random_, member.sex, member.birth.year()).text);
    }
    if (random_.chance(8)) {
        resident.birth_date =
            PartialDate{member.birth.year(), random_.chance(400) ? member.birth.month() : 0, 0};
    }
}

/// 在留資格 and how long it lasts; a few have let it run out.
void Identities::give_status(Resident& resident, const Member& member) {
    const int age = age_on(today_, member.birth);
    std::string& status = resident.residence_status;
    if (nation_.code == "KOR" && random_.chance(600)) {
        status = "特別永住者";
        return;
    }
    if (household_.members.front().foreign && household_.members.size() == 1 && age < 40) {
        static const std::string kWork[] = {"技能実習２号ロ",           "特定技能１号",
                                            "技術・人文知識・国際業務", "留学",
                                            "高度専門職１号ロ",         "介護"};
        status = kWork[random_.weighted({28, 30, 22, 15, 2, 3})];
    } else if (!household_.members.front().foreign) {
        status = random_.chance(500) ? "日本人の配偶者等" : "永住者";
    } else if (random_.chance(450)) {
        status = "永住者";
    } else {
        static const std::string kFamily[] = {"定住者", "家族滞在", "技術・人文知識・国際業務",
                                              "経営・管理"};
        status = kFamily[age < 18 ? random_.below(2) : random_.weighted({35, 25, 35, 5})];
    }
    if (status == "永住者") return;
    resident.residence_until =
        today_ +
        std::chrono::days{random_.chance(12) ? -random_.between(1, 40) : random_.between(5, 1700)};
}

/// A house number as the register has it: 住居表示 in numbered blocks, land lots elsewhere.
std::string draw_lot(Random& random, const Town& town) {
    if (town.numbered) {
        return full_width(random.between(1, 32)) + "番" + full_width(random.between(1, 45)) + "号";
    }
    std::string lot = full_width(random.between(1, random.chance(300) ? 9800 : 1900)) + "番地";
    if (random.chance(550)) lot += full_width(random.between(1, random.chance(100) ? 140 : 22));
    return lot;
}

}  // namespace

std::string full_width(int number) {
    std::string text;
    for (const char digit : std::to_string(number)) {
        text.append("\xEF\xBC");
        text.push_back(static_cast<char>(0x90 + (digit - '0')));
    }
    return text;
}

Address draw_address(Random& random, const Words& words, Dwelling dwelling) {
    Address address{&words.towns.draw(random), {}, {}};
    address.lot = draw_lot(random, *address.town);
    if (dwelling == Dwelling::facility) {
        const auto which =
            static_cast<std::uint64_t>(random.below(static_cast<int>(words.facilities.size())));
        // A facility stands in one place.
        Random site{which, Purpose::address, 1};
        address.town = &words.towns.draw(site);
        address.lot = draw_lot(site, *address.town);
        address.building = words.facilities[which];
        return address;
    }
    if (dwelling == Dwelling::apartment || random.chance(260)) {
        const bool rented = !random.chance(90);
        const auto& names = rented ? words.apartments : words.public_housing;
        address.building =
            names[static_cast<std::size_t>(random.below(static_cast<int>(names.size())))];
        if (rented && random.chance(600)) {
            std::string name = words.surnames.draw(random).text;
            address.building =
                random.chance(500) ? address.building + name : name + address.building;
        }
        const int floors = random.between(2, random.chance(150) ? 11 : 4);
        address.building +=
            "　" + full_width(random.between(1, floors) * 100 + random.between(1, 12)) + "号";
    }
    return address;
}

std::string draw_address_elsewhere(Random& random, const Words& words) {
    static const std::string kTowns[] = {"中央一丁目", "本町二丁目", "緑ヶ丘三丁目", "東町",
                                         "栄町",       "旭町",       "大手町",       "駅前一丁目",
                                         "桜木町",     "新町四丁目"};
    const auto count = static_cast<int>(words.elsewhere.size());
    const Place& place = words.elsewhere[static_cast<std::size_t>(random.below(count))];
    return place.prefecture + place.name + kTowns[random.below(10)] +
           full_width(random.between(1, 40)) + "番" + full_width(random.between(1, 30)) + "号";
}

void move_to(Resident& resident, const Address& address) {
    resident.postcode = address.town->postcode;
    resident.town_code = address.town->code;
    resident.town = address.town->name;
    resident.lot = address.lot;
    resident.building = address.building;
}

std::vector<Resident> draw_identities(std::uint64_t seed, Date today, const Words& words,
                                      const Household& household, PersonId first_person) {
    Identities identities{seed, today, words, household};
    std::vector<Resident> residents;
    residents.reserve(household.members.size());
    std::int64_t id = first_person.value();
    for (const Member& member : household.members) {
        residents.push_back(identities.draw(member));
        residents.back().person_id = PersonId{id++};
        residents.back().resident_code = resident_code(seed, residents.back().person_id);
    }
    return residents;
}

}  // namespace yakuba::generator
