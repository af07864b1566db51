#include "identity/card_office.h"

#include <sodium.h>

#include <algorithm>

#include "identity/accounts.h"
#include "identity/secrets.h"
#include "registry/disclosure.h"
#include "registry/residents.h"
#include "storage/as_of.h"

namespace yakuba::identity {
namespace {

constexpr std::size_t kAddressMost = 200;  // 住所は200文字まで

std::string chance(std::string_view letters, int length) {
    static_cast<void>(random_name());  // makes libsodium ready
    std::string text;
    for (int i = 0; i < length; ++i)
        text += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
    return text;
}

FourItems items_for(const Town& town, storage::Session& session, const registry::Resident& resident,
                    const storage::Command& command) {
    const auto gate = registry::Disclosure::load(session, date_in_japan(command.at));
    const registry::AddressRequest request{.requester = registry::Requester::self,
                                           .asked_by = resident.person_id,
                                           .purpose = command.purpose,
                                           .actor = command.actor};
    FourItems items;
    CardText name = card_text(resident.name, kAddressMost);
    CardText address =
        card_text(town.prefecture + town.name + gate.address_for(request, resident), kAddressMost);
    items.name = std::move(name.text);
    items.name_substitutes = std::move(name.substitutes);
    items.address = std::move(address.text);
    items.address_substitutes = std::move(address.substitutes);
    items.birth_date = resident.birth_date;
    items.sex = resident.sex;
    return items;
}

/// The cards of a person that stand, by number, with the end of their sign-in certificates.
std::vector<HeldCard> standing_cards(const Town& town, const std::string& folder, PersonId person,
                                     Instant now) {
    std::vector<HeldCard> standing;
    for (HeldCard& card : held_cards(town, folder, now)) {
        if (card.person_id == person && card.revoked_at == Instant{})
            standing.push_back(std::move(card));
    }
    return standing;
}

Result<Done> write_link(const Town& town, const storage::Command& command, const CardLink& link) {
    const auto written =
        town.database->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
            const storage::Versioned<CardLink> row{link, {.valid_from = date_in_japan(command.at)}};
            t.append_versions(card_link_table(), std::span{&row, 1});
            return std::string{};
        });
    if (!written) return written.problem();
    return Done{};
}

/// One certificate; with the card's for signing in goes every phone that hangs on it.
Result<Done> revoke_one(const Town& town, const TestCa& ca, const storage::Command& command,
                        const HeldCard& card, std::string_view reason) {
    const auto revoked = ca.revoke(card.use, card.serial, reason, command.at);
    if (!revoked) return revoked.problem();
    for (CardLink& link :
         cards_of(*town.database->session(), card.person_id, date_in_japan(command.at))) {
        const bool itself = link.serial == card.serial && link.use == card.use;
        const bool hangs = card.use == CertificateUse::sign_in && link.media != Media::card &&
                           link.parent_serial == card.serial;
        if (!link.active || (!itself && !hangs)) continue;
        if (hangs) {
            const auto lapsed = ca.revoke(link.use, link.serial, reason, command.at);
            if (!lapsed) return lapsed.problem();
        }
        link.active = false;
        link.reason = "失効: " + std::string{reason};
        if (const auto written = write_link(town, command, link); !written) return written;
    }
    return Done{};
}

/// `link` says whose, on what, and why.
Result<Done> link_certificates(const Town& town, const storage::Command& command,
                               const IssuedCard& card, CardLink link) {
    link.use = CertificateUse::sign_in;
    link.issuer = card.sign_in_issuer;
    link.serial = card.sign_in_serial;
    if (const auto written = write_link(town, command, link); !written) return written;
    if (card.signing_serial.empty()) return Done{};
    link.use = CertificateUse::signing;
    link.issuer = card.signing_issuer;
    link.serial = card.signing_serial;
    return write_link(town, command, link);
}

/// The standing sign-in certificate of a card that is no phone.
std::optional<CardLink> standing_card(const Town& town, const std::string& folder,
                                      std::string_view card_number, Instant now) {
    for (const HeldCard& held : held_cards(town, folder, now)) {
        if (held.card_number != card_number || held.use != CertificateUse::sign_in) continue;
        for (CardLink& link :
             cards_of(*town.database->session(), held.person_id, date_in_japan(now))) {
            const bool this_one = link.serial == held.serial && link.use == held.use;
            if (this_one && link.active && link.media == Media::card) return std::move(link);
        }
    }
    return std::nullopt;
}

std::string or_made_up(const std::string& given, std::string_view letters, int length) {
    return given.empty() ? chance(letters, length) : given;
}
constexpr std::string_view kPinLetters = "0123456789";
constexpr std::string_view kPasswordLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

struct Applicant {
    std::string name;
    CardRequest request;
};

/// What the certificates of somebody who lives here say. Problems: "card.unknown_person",
/// "card.no_birth_date".
Result<Applicant> applicant_of(const Town& town, PersonId person, const storage::Command& command) {
    const auto session = town.database->session();
    const Date day = date_in_japan(command.at);
    const auto resident = registry::find_resident(*session, person, AsOf{day});
    if (!resident || !registry::is_resident(resident->record.standing)) {
        return Problem{"card.unknown_person",
                       "この宛名番号の住民はいません。住民にだけカードを作れます。",
                       std::to_string(person.value())};
    }
    if (!resident->record.birth_date.is_complete()) {
        return Problem{"card.no_birth_date",
                       "生年月日に不詳の部分があるため、試験用カードの有効期間を決められません。",
                       std::to_string(person.value())};
    }
    Applicant applicant;
    applicant.name = resident->record.name;
    applicant.request.items = items_for(town, *session, resident->record, command);
    applicant.request.birth = resident->record.birth_date.earliest();
    applicant.request.issued_on = day;
    applicant.request.residence_until = resident->record.residence_until;
    return applicant;
}

}  // namespace

Result<HandedOut> issue_card(const Town& town, const std::string& folder,
                             const storage::Command& command, const CardOrder& order) {
    auto applicant = applicant_of(town, order.person_id, command);
    if (!applicant) return applicant.problem();
    CardRequest& request = applicant->request;
    auto ca = TestCa::make(folder, command.at);
    if (!ca) return ca.problem();
    const auto former = standing_cards(town, folder, order.person_id, command.at);
    request.pin = or_made_up(order.pin, kPinLetters, 4);
    request.signing_password = or_made_up(order.signing_password, kPasswordLetters, 8);
    for (const HeldCard& card : former) {
        if (card.use == CertificateUse::sign_in)
            request.old_until = std::max(request.old_until, date_in_japan(card.expires_at));
    }
    const auto issued = ca->issue(request);
    if (!issued) return issued.problem();
    CardLink link;
    link.person_id = order.person_id;
    link.reason = former.empty() ? "発行" : "更新";
    const auto linked = link_certificates(town, command, *issued, std::move(link));
    if (!linked) return linked.problem();
    for (const HeldCard& card : former) {
        const auto revoked = revoke_one(town, *ca, command, card, "superseded");
        if (!revoked) return revoked.problem();
    }
    return HandedOut{*issued, applicant->name, request.pin, request.signing_password};
}

Result<HandedOut> issue_phone(const Town& town, const std::string& folder,
                              const storage::Command& command, const PhoneOrder& order) {
    const auto base = standing_card(town, folder, order.card_number, command.at);
    if (!base) {
        return Problem{"card.not_found",
                       "この番号の有効なカードはありません。スマホ用の電子証明書は、使えるカードに"
                       "付けて発行します。",
                       order.card_number};
    }
    auto applicant = applicant_of(town, base->person_id, command);
    if (!applicant) return applicant.problem();
    CardRequest& request = applicant->request;
    const auto ca = TestCa::make(folder, command.at);
    if (!ca) return ca.problem();
    for (const HeldCard& held : held_cards(town, folder, command.at)) {
        if (held.serial == base->serial && held.use == base->use)
            request.not_after = date_in_japan(held.expires_at);
    }
    request.pin = or_made_up(order.pin, kPinLetters, 4);
    request.signing_password = or_made_up(order.signing_password, kPasswordLetters, 8);
    const auto issued = ca->issue(request);
    if (!issued) return issued.problem();
    CardLink link;
    link.person_id = base->person_id;
    link.media = order.media;
    link.parent_serial = base->serial;
    link.reason = "スマホ用の発行";
    const auto linked = link_certificates(town, command, *issued, std::move(link));
    if (!linked) return linked.problem();
    return HandedOut{*issued, applicant->name, request.pin, request.signing_password};
}

Result<Done> revoke_card(const Town& town, const std::string& folder,
                         const storage::Command& command, std::string_view card_number,
                         std::string_view reason) {
    const auto ca = TestCa::make(folder, command.at);
    if (!ca) return ca.problem();
    bool found = false;
    for (const HeldCard& card : held_cards(town, folder, command.at)) {
        if (card.card_number != card_number) continue;
        found = true;
        const auto revoked = revoke_one(town, *ca, command, card, reason);
        if (!revoked) return revoked.problem();
    }
    if (found) return Done{};
    return Problem{"card.not_found", "この番号の試験用カードはありません。",
                   std::string{card_number}};
}

Result<int> lapse_signing(const Town& town, const std::string& folder,
                          const storage::Command& command, PersonId person) {
    const auto ca = TestCa::make(folder, command.at);
    if (!ca) return ca.problem();
    int lapsed = 0;
    for (const HeldCard& card : standing_cards(town, folder, person, command.at)) {
        if (card.use != CertificateUse::signing) continue;
        const auto revoked = revoke_one(town, *ca, command, card, "affiliationChanged");
        if (!revoked) return revoked.problem();
        ++lapsed;
    }
    return lapsed;
}

std::vector<HeldCard> held_cards(const Town& town, const std::string& folder, Instant now) {
    std::vector<HeldCard> held;
    const auto ca = TestCa::make(folder, now);
    if (!ca) return held;
    const auto session = town.database->session();
    for (const CertificateUse use : {CertificateUse::sign_in, CertificateUse::signing}) {
        for (const IndexEntry& entry : ca->index(use)) {
            const auto person = session->number(
                "SELECT person_id FROM card_link WHERE serial = :serial AND use = :use "
                "ORDER BY recorded_at DESC, version DESC LIMIT 1",
                {{"serial", entry.serial}, {"use", static_cast<std::int64_t>(use)}});
            held.push_back({entry.card_number, PersonId{person.value_or(0)}, use, entry.serial,
                            entry.expires_at, entry.revoked_at, entry.reason});
        }
    }
    return held;
}

}  // namespace yakuba::identity
