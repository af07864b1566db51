#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "cli/command.h"
#include "cli/timed_run.h"
#include "identity/demo.h"
#include "identity/provision.h"
#include "identity/roles.h"
#include "registry/resident.h"
#include "storage/as_of.h"

namespace yakuba::cli {
namespace {

using identity::Provision;

struct Options {
    std::string data = "town";
    std::string actor = "cli";
    std::string login, name, kana, section, role, from, until, department, duty;
    std::int64_t person = 0;
    bool take_back = false;
    bool off = false;
    bool leave = false;
    std::vector<std::int64_t> residents;
};

storage::Command command_of(const Options& options, std::string purpose) {
    storage::Command command;
    command.actor = options.actor;
    command.purpose = std::move(purpose);
    command.at = now();
    return command;
}

/// Runs `work` with the town open; says its problem.
template <class Work>
void with_town(const Options& options, Outcome& outcome, Work work) {
    const auto open = open_or_say(options.data, outcome);
    if (!open) return;
    const auto provision = Provision::open(*open->database, open->folder);
    const Result<Done> result =
        provision ? work(*open, *provision) : Result<Done>{provision.problem()};
    if (result) return;
    say(result.problem());
    outcome.exit_code = kBadInput;
}

Result<Done> add(const Options& options, const Provision& provision) {
    const auto made = provision.add_staff(command_of(options, "利用者の登録"),
                                          {.login = options.login,
                                           .name = options.name,
                                           .kana = options.kana,
                                           .section = options.section,
                                           .person_id = PersonId{options.person}});
    if (!made) return made.problem();
    std::cout << "登録しました。職員番号 " << made->staff_id.value()
              << "\nパスワード（一度だけ示します）: " << made->password << '\n';
    return Done{};
}

void list(const app::OpenTown& open) {
    const auto session = open.database->session();
    const Date day = date_in_japan(now());
    for (const identity::StaffAccount& account : identity::all_accounts(*session, day)) {
        std::cout << pad_right(account.login, 16) << pad_right(account.name, 20)
                  << pad_right(account.section, 20) << (account.active ? "" : "（利用停止）")
                  << '\n';
        for (const identity::Grant& grant : identity::grants_of(*session, account.staff_id, day)) {
            std::cout << "    " << pad_right(grant.department, 28) << label_of(grant.duty) << '\n';
        }
    }
}

/// What --role, or --department and --duty, stand for.
Result<std::vector<identity::Grant>> grants_asked(const Options& options,
                                                  const std::string& data_folder) {
    if (!options.role.empty()) {
        const auto roles = identity::read_roles(data_folder);
        if (!roles) return roles.problem();
        const identity::Role* const role = identity::find_role(*roles, options.role);
        if (role != nullptr)
            return std::vector<identity::Grant>(role->grants.begin(), role->grants.end());
        std::string known;
        for (const identity::Role& one : *roles)
            known += " " + one.key + "（" + one.label + "）";
        return Problem{"roles.unknown", "この役割はありません。次から選んでください:" + known,
                       options.role, "--role"};
    }
    const auto duty = FieldForm<identity::Duty>::parse(options.duty);
    if (options.department.empty() || !duty) {
        return Problem{"grant.incomplete",
                       "--role を指定するか、--department と --duty（view, enter, review, approve, "
                       "manage, audit）を指定してください。"};
    }
    return std::vector<identity::Grant>{{options.department, *duty}};
}

Result<Done> grant(const Options& options, const app::OpenTown& open, const Provision& provision) {
    const auto grants = grants_asked(options, open.town.data_folder);
    if (!grants) return grants.problem();
    Date from = date_in_japan(now());
    Date until = kForever;
    if (!options.from.empty()) {
        const auto day = parse_date(options.from);
        if (!day) return day.problem();
        from = *day;
    }
    if (!options.until.empty()) {
        const auto day = parse_date(options.until);
        if (!day) return day.problem();
        until = *day;
    }
    const auto done = provision.grant(command_of(options, "権限の付与"), options.login, *grants,
                                      !options.take_back, from, until);
    if (!done) return done.problem();
    std::cout << (options.take_back ? "権限を外しました: " : "権限を付けました: ") << options.login
              << "（" << grants->size() << "件）\n";
    return Done{};
}

Result<Done> password(const Options& options, const Provision& provision) {
    if (options.leave) {
        const auto done = provision.change_staff(command_of(options, "利用の停止"), options.login,
                                                 {.active = false});
        if (done) std::cout << "利用を停止しました: " << options.login << '\n';
        return done;
    }
    const auto made =
        provision.set_password(command_of(options, "パスワードの再発行"), options.login, {});
    if (!made) return made.problem();
    std::cout << "パスワード（一度だけ示します）: " << *made << '\n';
    return Done{};
}

Result<Done> totp(const Options& options, const app::OpenTown& open, const Provision& provision) {
    if (options.off) {
        const auto done =
            provision.drop_totp(command_of(options, "二要素認証の解除"), options.login);
        if (done) std::cout << "二要素認証を解除しました: " << options.login << '\n';
        return done;
    }
    const auto made =
        provision.set_totp(command_of(options, "二要素認証の設定"), options.login, open.town.name);
    if (!made) return made.problem();
    std::cout << "認証アプリに登録してください（一度だけ示します）。\n  鍵: " << made->base32
              << "\n  " << made->uri << '\n';
    return Done{};
}

/// Three people worth a card: a parent of small children, somebody who lives alone, somebody old.
std::vector<PersonId> some_residents(const app::OpenTown& open) {
    constexpr std::string_view kQueries[] = {
        "SELECT min(p.person_id) FROM resident p JOIN resident c ON c.household_id = "
        "p.household_id WHERE p.relation = '世帯主' AND c.relation = '子' AND c.birth_date > "
        ":child AND p.standing = 1 AND c.standing = 1 AND p.version = 1 AND c.version = 1 AND ",
        "SELECT min(p.person_id) FROM resident p WHERE p.relation = '世帯主' AND p.standing = 1 "
        "AND p.version = 1 AND p.birth_date BETWEEN :grown AND :adult AND NOT EXISTS (SELECT 1 "
        "FROM resident c WHERE c.household_id = p.household_id AND c.person_id <> p.person_id) "
        "AND ",
        "SELECT min(p.person_id) FROM resident p WHERE p.standing = 1 AND p.version = 1 AND "
        "p.birth_date < :old AND "};
    const Date today = date_in_japan(now());
    const auto born = [&](int age) {
        return std::int64_t{Date{today.year() - age, today.month(), 1}.packed()};
    };
    const auto session = open.database->session();
    std::vector<PersonId> residents;
    for (const std::string_view query : kQueries) {
        storage::Parameters parameters = storage::as_of_parameters({today}, storage::everything());
        for (const auto& [name, age] :
             {std::pair{"child", 10}, {"adult", 25}, {"grown", 60}, {"old", 75}}) {
            parameters.push_back({name, born(age)});
        }
        const auto found = session->number(
            std::string{query} + storage::last_as_of(registry::resident_table(), "p"), parameters);
        if (found && *found > 0) residents.emplace_back(*found);
    }
    return residents;
}

Result<Done> demo(const Options& options, const app::OpenTown& open) {
    std::vector<PersonId> residents;
    for (const std::int64_t number : options.residents)
        residents.emplace_back(number);
    if (residents.empty()) residents = some_residents(open);
    const auto accounts = identity::demo_accounts(open.town, open.folder, residents, now());
    if (!accounts) return accounts.problem();
    for (const identity::DemoAccount& account : *accounts) {
        std::cout << pad_right(account.role, 28) << pad_right(account.login, 16)
                  << account.password;
        if (!account.pin.empty()) std::cout << "  暗証番号 " << account.pin;
        if (!account.totp.empty()) std::cout << "  認証アプリの鍵 " << account.totp;
        std::cout << '\n';
    }
    return Done{};
}

CLI::App* add_deed(CLI::App& staff, Options& options, const char* name, const char* help,
                   bool login) {
    CLI::App* const deed = staff.add_subcommand(name, help);
    deed->add_option("--data", options.data, "町のフォルダー")->capture_default_str();
    deed->add_option("--actor", options.actor, "処理者")->capture_default_str();
    if (login) deed->add_option("--login", options.login, "利用者ID")->required();
    return deed;
}

}  // namespace

void add_staff(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<Options>();
    Options& o = *options;
    CLI::App* const staff = app.add_subcommand("staff", "職員の利用者IDと権限を扱います");
    staff->require_subcommand(1);

    CLI::App* const add_one =
        add_deed(*staff, o, "add", "職員を登録し、パスワードを作ります", true);
    add_one->add_option("--name", o.name, "氏名")->required();
    add_one->add_option("--kana", o.kana, "フリガナ");
    add_one->add_option("--section", o.section, "所属");
    add_one->add_option("--person", o.person, "本人の宛名番号（住民であるとき）");
    add_one->callback([options, &outcome] {
        with_town(*options, outcome,
                  [&](const app::OpenTown&, const Provision& p) { return add(*options, p); });
    });

    add_deed(*staff, o, "list", "職員と、今日の権限を一覧します", false)
        ->callback([options, &outcome] {
            with_town(*options, outcome, [&](const app::OpenTown& open, const Provision&) {
                list(open);
                return Result<Done>{Done{}};
            });
        });

    CLI::App* const give = add_deed(*staff, o, "grant", "権限を付け、または外します", true);
    give->add_option("--role", o.role, "役割（counter-clerk, approver など）");
    give->add_option("--department", o.department, "業務（child-allowance など。全庁は house）");
    give->add_option("--duty", o.duty, "職務（view, enter, review, approve, manage, audit）");
    give->add_option("--from", o.from, "この日から（省略時は今日）");
    give->add_option("--until", o.until, "この日の前まで（省略時は期限なし）");
    give->add_flag("--take-back", o.take_back, "付けるのではなく、外します");
    give->callback([options, &outcome] {
        with_town(*options, outcome, [&](const app::OpenTown& open, const Provision& p) {
            return grant(*options, open, p);
        });
    });

    CLI::App* const secret = add_deed(*staff, o, "password", "パスワードを作り直します", true);
    secret->add_flag("--stop", o.leave, "作り直さず、利用を停止します（退職など）");
    secret->callback([options, &outcome] {
        with_town(*options, outcome,
                  [&](const app::OpenTown&, const Provision& p) { return password(*options, p); });
    });

    CLI::App* const second =
        add_deed(*staff, o, "totp", "二要素認証（認証アプリ）を設定します", true);
    second->add_flag("--off", o.off, "設定せず、解除します");
    second->callback([options, &outcome] {
        with_town(*options, outcome, [&](const app::OpenTown& open, const Provision& p) {
            return totp(*options, open, p);
        });
    });

    CLI::App* const trial =
        add_deed(*staff, o, "demo", "研修用の町に、試用の利用者一式を作ります", false);
    trial->add_option("--resident", o.residents,
                      "カードを作る住民の宛名番号（何度でも。省略時は三人を選びます）");
    trial->callback([options, &outcome] {
        with_town(*options, outcome, [&](const app::OpenTown& open, const Provision&) {
            return demo(*options, open);
        });
    });
}

}  // namespace yakuba::cli
