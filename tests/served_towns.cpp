#include "served_towns.h"

#include <gtest/gtest.h>

#include "app/town_folder.h"
#include "business/resident_register/protection.h"
#include "business/resident_register/rates.h"
#include "identity/card_office.h"
#include "identity/provision.h"
#include "identity/test_card_reader.h"
#include "registry/residents.h"
#include "storage/as_of.h"
#include "web/tokens.h"

namespace yakuba::tests {
namespace {

constexpr std::string_view kScopes =
    "persons.read households.read calc sheets.read procedures.read cases.read cases.write "
    "batches.read batches.write notices.read events.write events.ex-officio attachments.read";
const identity::Client kBrowser{"127.0.0.1", "test"};

storage::Command command_of(std::string purpose) {
    storage::Command command;
    command.actor = "test";
    command.purpose = std::move(purpose);
    command.at = kServedAt;
    return command;
}

template <class T>
T must(Result<T> result) {
    if (!result) {
        throw std::runtime_error(std::string{result.problem().code} + " " +
                                 result.problem().message);
    }
    return *std::move(result);
}

/// The first head of a household, or the last, who is not protected.
PersonId ordinary_resident(storage::Database& database, std::string_view which) {
    const auto session = database.session();
    const AsOf today{date_in_japan(kServedAt)};
    const auto number = session->number(
        "SELECT " + std::string{which} +
            "(r.person_id) FROM resident r WHERE r.standing = 1 AND r.relation = '世帯主' "
            "AND "
            "r.household_id NOT IN (SELECT p.household_id FROM resident p JOIN protective_measure "
            "m ON "
            "m.person_id = p.person_id) AND " +
            storage::last_as_of(registry::resident_table(), "r"),
        storage::as_of_parameters(today, storage::everything()));
    return PersonId{number.value_or(0)};
}

/// Puts somebody under protection: whose places no page may tell.
void protect(const Town& town) {
    const RateBook book = must(RateBook::load(town.data_folder, "resident_register"));
    const auto rates = must(resolve<resident_register::Rates>(
        book, resident_register::rates_description(), town.code, date_in_japan(kServedAt)));
    resident_register::Protection protection;
    protection.filing.actor = "test";
    protection.filing.now = kServedAt;
    protection.filing.key = "protect";
    protection.filing.occurred_on = date_in_japan(kServedAt);
    protection.filing.notified_on = date_in_japan(kServedAt);
    protection.applicant = ordinary_resident(*town.database, "max");
    protection.counterpart_name = "架空　太郎";
    protection.consulted = "警察署";
    protection.confirmed = true;
    must(resident_register::begin_protection(
        {&town, std::make_shared<const resident_register::Rates>(rates.rates)}, protection));
}

}  // namespace

ServedTowns::ServedTowns()
    : first_(small_.copy(small_.assessed())), second_(small_.copy(small_.assessed())) {
    desk_ = must(app::FrontDesk::open(
        {{first_.folder(), "", "", true}, {second_.folder(), "", "/second", true}},
        {.client = {}, .account = {}}));
    let_in(0);
    let_in(1);
    protect(house().sites().front().town);
    find_protected();
}

void ServedTowns::let_in(std::size_t number) {
    const web::Site& site = house().sites()[number];
    const std::string& folder = number == 0 ? first_.folder() : second_.folder();
    auto& secrets = secrets_[number];
    const auto provision = must(identity::Provision::open(*site.town.database, folder));
    const auto roles = must(identity::read_roles(site.town.data_folder));
    for (const identity::Role& role : roles) {
        const auto made = must(provision.add_staff(
            command_of("職員の登録"),
            {.login = role.key, .name = "試験　者", .kana = "シケン　シャ", .section = "市民課"}));
        must(provision.set_grants(command_of("権限"), role.key, role.grants,
                                  date_in_japan(kServedAt)));
        secrets[role.key] = must(site.identity->sign_in_staff(role.key, made.password, "窓口1番",
                                                              kBrowser, kServedAt))
                                .cookie;
        const auto visitor =
            site.identity->visitor(identity::Door::staff, secrets[role.key], kBrowser, kServedAt);
        site.identity->state_purpose(visitor.session, "試験", kServedAt);
        if (number == 0) visitors_.push_back(role.key);
    }
    const PersonId person = ordinary_resident(*site.town.database, "min");
    const auto card = must(identity::issue_card(site.town, folder, command_of("カード"), {person}));
    const std::string challenge = site.identity->challenge(kBrowser, kServedAt);
    const auto sealed =
        must(identity::TestCardReader{folder}.sign_in(card.card.card_number, card.pin, challenge));
    secrets["resident"] = must(site.identity->sign_in_card(challenge, sealed.certificate_der,
                                                           sealed.signature, kBrowser, kServedAt))
                              .cookie;
    const std::string secret = must(provision.add_client(
        command_of("連携"), {"test-system", "試験", std::string{kScopes}, true}));
    secrets["client"] =
        must(site.identity->client_token("test-system", secret, kScopes, kBrowser, kServedAt))
            .cookie;
    if (number == 0) visitors_.insert(visitors_.end(), {"resident", "client", "nobody"});
}

void ServedTowns::find_protected() {
    const auto session = database().session();
    std::vector<PersonId> persons;
    session->read_values("SELECT DISTINCT person_id FROM protective_measure ORDER BY person_id", {},
                         [&](std::span<const storage::Value> row) {
                             persons.emplace_back(std::get<std::int64_t>(row[0]));
                         });
    for (const PersonId person : persons) {
        if (!registry::find_protection(*session, person)) continue;
        Protected found{person, {}};
        for (const auto& version : registry::versions_of(*session, person)) {
            // The 町字 alone is shared by hundreds; with the lot it is a home.
            if (!version.record.lot.empty()) {
                found.places.push_back(version.record.town + version.record.lot);
            }
            for (const std::string* place :
                 {&version.record.building, &version.record.former_address,
                  &version.record.next_address}) {
                constexpr std::size_t kTellsSomething = 9;  // three characters
                if (place->size() >= kTellsSomething) found.places.push_back(*place);
            }
        }
        protected_.push_back(std::move(found));
    }
}

identity::Visitor ServedTowns::visitor(const std::string& who, bool other_town) const {
    const std::size_t number = other_town ? 1 : 0;
    const auto secret = secrets_[number].find(who);
    if (secret == secrets_[number].end()) return {};
    const identity::Door door = who == "client"     ? identity::Door::api
                                : who == "resident" ? identity::Door::resident
                                                    : identity::Door::staff;
    return house().sites()[number].identity->visitor(door, secret->second, kBrowser, kServedAt);
}

web::Request ServedTowns::request(web::Method method, const std::string& path,
                                  const std::string& who, bool foreign) const {
    web::Request made;
    made.method = method;
    made.path = path;
    made.client = kBrowser.address;
    made.now = kServedAt;
    made.id = "0123456789abcdef";
    made.headers.add("host", "localhost");
    made.headers.add("user-agent", kBrowser.agent);
    made.cookies.add("door", "browser");
    const auto& secrets = secrets_[foreign ? 1 : 0];
    if (const auto secret = secrets.find(who); secret != secrets.end()) {
        if (who == "client") {
            made.headers.add("authorization", "Bearer " + secret->second);
            made.headers.add("idempotency-key", "key");
        } else {
            made.cookies.add(who == "resident" ? "yakuba_resident" : "yakuba_staff",
                             secret->second);
        }
    }
    if (method != web::Method::get) {
        const identity::Visitor visitor = this->visitor(who, foreign);
        made.form.add("form_token",
                      web::mask_token(visitor.form_token.empty() ? web::token_for("browser")
                                                                 : visitor.form_token));
        made.form.add("once", web::random_token());
    }
    return made;
}

}  // namespace yakuba::tests
