#include "generator/employers.h"

#include <algorithm>

#include "generator/identity.h"
#include "generator/life.h"
#include "generator/numbers.h"
#include "registry/resident.h"

namespace yakuba::generator {
namespace {

constexpr std::int64_t kPublicBodies = 5;

struct Body {
    std::string name;
    std::string kana;
};

Body public_body(std::int64_t serial, const Words& words) {
    switch (serial) {
        case 1:
            return {words.here.name, ""};
        case 2:
            return {words.here.prefecture, ""};
        case 3:
            return {"公的年金支払機構", "コウテキネンキンシハライキコウ"};
        case 4:
            return {"公務員等共済組合連合会", "コウムイントウキョウサイクミアイレンゴウカイ"};
        default:
            return {"企業年金支払連合会", "キギョウネンキンシハライレンゴウカイ"};
    }
}

Body company(Random& random, const Words& words) {
    const Word& family = words.surnames.draw(random);
    const Word& trade =
        words.trades[static_cast<std::size_t>(random.below(static_cast<int>(words.trades.size())))];
    const Word& form =
        words.company_forms[static_cast<std::size_t>(random.weighted({62, 26, 6, 2, 3, 1}))];
    const bool form_first = form.text != "有限会社" ? random.chance(620) : random.chance(700);
    const std::string name = family.text + trade.text;
    return {form_first ? form.text + name : name + form.text, family.kana + trade.kana};
}

}  // namespace

Employers Employers::for_population(std::int64_t population) {
    return {kPublicBodies + std::max<std::int64_t>(20, population / 20)};
}

PersonId Employers::city_hall() const { return corporation_id(1); }
PersonId Employers::prefecture() const { return corporation_id(2); }
PersonId Employers::public_pension() const { return corporation_id(3); }
PersonId Employers::mutual_pension() const { return corporation_id(4); }
PersonId Employers::corporate_pension() const { return corporation_id(5); }

PersonId Employers::draw_company(Random& random) const {
    const std::uint64_t u = random.next() >> 32;
    const std::uint64_t squared = u * u >> 32;
    const auto companies = static_cast<std::uint64_t>(count - kPublicBodies);
    return corporation_id(kPublicBodies + 1 + static_cast<std::int64_t>(companies * squared >> 32));
}

void write_employers(const Employers& employers, std::uint64_t seed, Date today, const Words& words,
                     Sheaf& sheaf) {
    const Date known_since = history_begins(today);
    for (std::int64_t serial = 1; serial <= employers.count; ++serial) {
        Random random{seed, Purpose::corporation, static_cast<std::uint64_t>(serial)};
        const Body body =
            serial <= kPublicBodies ? public_body(serial, words) : company(random, words);
        registry::Corporation corporation;
        corporation.corporation_id = corporation_id(serial);
        corporation.corporate_number = corporate_number(serial);
        corporation.name = body.name;
        corporation.kana = body.kana;
        if (serial > kPublicBodies && random.chance(180)) {
            corporation.address = draw_address_elsewhere(random, words);
        } else {
            const Address address = draw_address(random, words, Dwelling::any);
            corporation.postcode = address.town->postcode;
            corporation.address =
                words.here.prefecture + words.here.name + address.town->name + address.lot;
        }
        if (serial <= kPublicBodies || random.chance(850)) {
            corporation.designated_number = std::to_string(1'000'000 + serial);
        }
        sheaf.add(File::corporation, corporation,
                  {1, known_since, kForever, start_of_day(known_since), 0});
    }
}

}  // namespace yakuba::generator
