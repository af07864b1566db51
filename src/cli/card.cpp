#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/command.h"
#include "cli/timed_run.h"
#include "identity/card_office.h"
#include "identity/provision.h"
#include "identity/test_card_reader.h"

namespace yakuba::cli {
namespace {

struct Options {
    std::string data = "town";
    std::string actor = "cli";
    std::int64_t person = 0;
    std::string pin, signing_password, card_number, media;
    std::string reason = "cessationOfOperation";
    std::string client_id, name, scopes;
    bool renew = false;
};

storage::Command command_of(const Options& options, std::string purpose) {
    storage::Command command;
    command.actor = options.actor;
    command.purpose = std::move(purpose);
    command.at = now();
    return command;
}

template <class Work>
void with_town(const Options& options, Outcome& outcome, Work work) {
    const auto open = open_or_say(options.data, outcome);
    if (!open) return;
    const Result<Done> result = work(*open);
    if (result) return;
    say(result.problem());
    outcome.exit_code = kBadInput;
}

Result<Done> issue(const Options& options, const app::OpenTown& open) {
    const auto card =
        identity::issue_card(open.town, open.folder, command_of(options, "試験用カードの発行"),
                             {PersonId{options.person}, options.pin, options.signing_password});
    if (!card) return card.problem();
    std::cout << "試験用カードを発行しました: " << card->card.card_number
              << "\n  利用者証明用の暗証番号: " << card->pin << "（"
              << open.calendar->format(card->card.sign_in_until) << "まで）\n";
    if (card->card.signing_serial.empty()) {
        std::cout << "  署名用電子証明書はありません（15歳未満）。\n";
    } else {
        std::cout << "  署名用のパスワード: " << card->signing_password << "（"
                  << open.calendar->format(card->card.signing_until) << "まで）\n";
    }
    return Done{};
}

Result<Done> issue_for_phone(const Options& options, const app::OpenTown& open) {
    const auto media = FieldForm<identity::Media>::parse(options.media);
    if (!media || *media == identity::Media::card) {
        return Problem{"card.media", "--media は android か ios にしてください。", options.media};
    }
    const auto phone = identity::issue_phone(
        open.town, open.folder, command_of(options, "スマホ用電子証明書の発行"),
        {options.card_number, *media, options.pin, options.signing_password});
    if (!phone) return phone.problem();
    std::cout << "スマホ用の電子証明書を発行しました: " << phone->card.card_number << "（"
              << label_of(*media) << "、" << options.card_number << " とともに失効します）\n"
              << "  利用者証明用の暗証番号: " << phone->pin << "\n";
    if (!phone->card.signing_serial.empty())
        std::cout << "  署名用のパスワード: " << phone->signing_password << "\n";
    return Done{};
}

Result<Done> revoke(const Options& options, const app::OpenTown& open) {
    const auto done =
        identity::revoke_card(open.town, open.folder, command_of(options, "電子証明書の失効"),
                              options.card_number, options.reason);
    if (done) std::cout << "失効しました: " << options.card_number << '\n';
    return done;
}

void list(const app::OpenTown& open) {
    for (const identity::HeldCard& card : identity::held_cards(open.town, open.folder, now())) {
        std::cout << pad_right(card.card_number, 10)
                  << pad_right("宛名番号 " + std::to_string(card.person_id.value()), 22)
                  << pad_right(label_of(card.use), 14) << pad_right(card.serial, 18)
                  << to_iso(date_in_japan(card.expires_at)) << "まで";
        if (card.revoked_at != Instant{})
            std::cout << "  失効 " << to_iso(date_in_japan(card.revoked_at)) << " " << card.reason;
        std::cout << '\n';
    }
}

Result<Done> add_one_client(const Options& options, const app::OpenTown& open) {
    const auto provision = identity::Provision::open(*open.database, open.folder);
    if (!provision) return provision.problem();
    const auto command = command_of(options, "連携システムの登録");
    const auto secret = options.renew
                            ? provision->renew_client_secret(command, options.client_id)
                            : provision->add_client(
                                  command, {options.client_id, options.name, options.scopes, true});
    if (!secret) return secret.problem();
    std::cout << "秘密（一度だけ示します）: " << *secret << '\n';
    return Done{};
}

CLI::App* add_deed(CLI::App& group, Options& options, const char* name, const char* help) {
    CLI::App* const deed = group.add_subcommand(name, help);
    deed->add_option("--data", options.data, "町のフォルダー")->capture_default_str();
    deed->add_option("--actor", options.actor, "処理者")->capture_default_str();
    return deed;
}

}  // namespace

void add_card(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<Options>();
    Options& o = *options;
    CLI::App* const card = app.add_subcommand(
        "card", "研修用の試験カード（利用者証明用・署名用の電子証明書）を扱います");
    card->require_subcommand(1);

    CLI::App* const one =
        add_deed(*card, o, "issue", "住民に試験用カードを発行します（再発行は更新）");
    one->add_option("--person", o.person, "宛名番号")->required();
    one->add_option("--pin", o.pin, "利用者証明用の暗証番号（数字4桁。省略時は作ります）");
    one->add_option("--signing-password", o.signing_password,
                    "署名用のパスワード（英大文字と数字の6～16文字。省略時は作ります）");
    one->callback([options, &outcome] {
        with_town(*options, outcome,
                  [&](const app::OpenTown& open) { return issue(*options, open); });
    });

    CLI::App* const phone =
        add_deed(*card, o, "phone", "カードに付けて、スマホ用の電子証明書を発行します");
    phone->add_option("--card", o.card_number, "カードの番号（T000001 など）")->required();
    phone->add_option("--media", o.media, "android か ios")->required();
    phone->add_option("--pin", o.pin, "利用者証明用の暗証番号（数字4桁。省略時は作ります）");
    phone->add_option("--signing-password", o.signing_password,
                      "署名用のパスワード（英大文字と数字の6～16文字。省略時は作ります）");
    phone->callback([options, &outcome] {
        with_town(*options, outcome,
                  [&](const app::OpenTown& open) { return issue_for_phone(*options, open); });
    });

    CLI::App* const end = add_deed(*card, o, "revoke", "カードの電子証明書を失効させます");
    end->add_option("--card", o.card_number, "カードの番号（T000001 など）")->required();
    end->add_option(
           "--reason", o.reason,
           "理由（affiliationChanged 異動・keyCompromise 紛失・cessationOfOperation 返納）")
        ->capture_default_str();
    end->callback([options, &outcome] {
        with_town(*options, outcome,
                  [&](const app::OpenTown& open) { return revoke(*options, open); });
    });

    CLI::App* const open_again =
        add_deed(*card, o, "unlock", "止まったカードの暗証番号を初期化します");
    open_again->add_option("--card", o.card_number, "カードの番号（T000001 など）")->required();
    open_again->callback([options, &outcome] {
        with_town(*options, outcome, [&](const app::OpenTown& open) {
            const auto done = identity::TestCardReader{open.folder}.unlock(options->card_number);
            if (done) std::cout << "初期化しました: " << options->card_number << '\n';
            return done;
        });
    });

    add_deed(*card, o, "list", "発行した電子証明書を一覧します")->callback([options, &outcome] {
        with_town(*options, outcome, [&](const app::OpenTown& open) {
            list(open);
            return Result<Done>{Done{}};
        });
    });
}

void add_client(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<Options>();
    Options& o = *options;
    CLI::App* const client = app.add_subcommand("client", "API を使う連携システムを扱います");
    client->require_subcommand(1);
    CLI::App* const add = add_deed(*client, o, "add", "連携システムを登録し、秘密を作ります");
    add->add_option("--client", o.client_id, "システムID")->required();
    add->add_option("--name", o.name, "名称");
    add->add_option("--scopes", o.scopes, "利用範囲（空白で区切る。例: persons.read cases.read）");
    add->add_flag("--renew", o.renew, "登録済みのシステムの秘密を作り直します");
    add->callback([options, &outcome] {
        with_town(*options, outcome,
                  [&](const app::OpenTown& open) { return add_one_client(*options, open); });
    });
}

}  // namespace yakuba::cli
