#include "business/resident_register/pages/test_counter.h"

#include "business/resident_register/protection.h"

namespace yakuba::resident_register {

void CounterTest::open_house() {
    namespace fs = std::filesystem;
    const std::string assets = folder().path() + "/assets";
    fs::create_directories(assets);
    std::string manifest;
    for (const char* name : {"app.js", "base.css", "dev.css", "emblem.svg", "icons.svg", "pref.css",
                             "resident.css", "staff.css"}) {
        std::ofstream{assets + "/" + name} << " ";
        manifest +=
            (manifest.empty() ? "{" : ",") + std::string{"\""} + name + "\":\"" + name + "\"";
    }
    std::ofstream{assets + "/manifest.json"} << manifest << "}";
    auto templates =
        web::Templates::load({YAKUBA_ROOT "/web/templates", YAKUBA_ROOT "/web/i18n", assets});
    ASSERT_TRUE(templates) << templates.problem().message << templates.problem().detail;
    std::vector<web::Site> sites{{town_, "", "", false, identity_.get()}};
    house_ = std::make_unique<web::House>(std::move(sites), pages(offices_), *std::move(templates));
}

void CounterTest::add_staff(const std::string& login, const std::set<identity::Grant>& grants) {
    identity::NewStaff wanted;
    wanted.login = login;
    wanted.name = "試験　" + login;
    wanted.section = "市民課";
    wanted.password = kPassword;
    ASSERT_TRUE(provision_->add_staff(command(), wanted));
    ASSERT_TRUE(provision_->set_grants(command(), login, grants, Date{2026, 1, 1}));
    identity_->accounts_changed();
}

void CounterTest::family() {
    const Desk desk = *open_desk(town_, kToday);
    const auto person = [](std::string relation, std::string name, registry::Sex sex, Date birth) {
        registry::Resident resident;
        resident.relation = std::move(relation);
        resident.name = std::move(name);
        resident.kana = "カクウ";
        resident.sex = sex;
        resident.birth_date = birth;
        resident.nationality = "JPN";
        return resident;
    };
    using registry::Sex;
    MoveIn command;
    command.filing = {.actor = "移行",
                      .now = moment(-60),
                      .key = "family",
                      .occurred_on = Date{2020, 4, 1},
                      .notified_on = Date{2020, 4, 1}};
    command.persons = {person("世帯主", "架空　太郎", Sex::male, Date{1980, 1, 1}),
                       person("妻", "架空　花", Sex::female, Date{1982, 1, 1}),
                       person("子", "架空　空", Sex::male, Date{2010, 1, 1}),
                       person("子", "架空　海", Sex::female, Date{2014, 1, 1})};
    command.address = {"7530000", "0001001", "亀山町", "２番１号", ""};
    command.former_address = "広島市中区一丁目１番";
    ASSERT_TRUE(move_in(desk, command));
}

void CounterTest::protect(std::int64_t person, std::int64_t counterpart) {
    const Desk desk = *open_desk(town_, kToday);
    Protection command;
    command.filing = {.actor = "移行",
                      .now = moment(-30),
                      .key = "protect",
                      .occurred_on = Date{2026, 6, 1},
                      .notified_on = Date{2026, 6, 1}};
    command.applicant = PersonId{person};
    command.counterpart = PersonId{counterpart};
    command.counterpart_name = "架空　太郎";
    command.consulted = "警察";
    command.confirmed = true;
    const auto begun = begin_protection(desk, command);
    ASSERT_TRUE(begun) << begun.problem().message;
}

}  // namespace yakuba::resident_register
