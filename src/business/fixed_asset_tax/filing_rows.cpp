#include "business/fixed_asset_tax/filing_rows.h"

#include "registry/residents.h"

namespace yakuba::fixed_asset_tax {

void open_taxpayer(storage::Transaction& transaction, PersonId person, Date from) {
    const auto known = storage::find_as_of<Taxpayer>(
        transaction.session(), taxpayer_table(), {kForever - std::chrono::days{1}},
        storage::equals("taxpayer_id", person.value()));
    if (known) return;
    append<Taxpayer>(transaction, taxpayer_table(), from,
                     {{.taxpayer_id = person, .recipient_id = person, .note = {}}});
}

Taxpayer taxpayer_as_of(storage::Session& session, PersonId taxpayer, Date day) {
    auto found = storage::find_as_of<Taxpayer>(session, taxpayer_table(), {day},
                                               storage::equals("taxpayer_id", taxpayer.value()));
    if (found) return std::move(found->record);
    return {.taxpayer_id = taxpayer, .recipient_id = taxpayer, .note = {}};
}

Result<PersonId> number_of(storage::Transaction& transaction, const NamedPerson& named, Date from,
                           std::string_view where) {
    const Date today = date_in_japan(transaction.at());
    if (named.number) {
        if (registry::find_resident(transaction.session(), named.number, {today}))
            return named.number;
        return Problem{.code = "person.not_found",
                       .message = "その宛名番号の方が見つかりません。番号を確かめてください。",
                       .where = std::string{where}};
    }
    if (named.name.empty() || named.address.empty()) {
        return Problem{.code = "applicant.named",
                       .message = "その方の名前と住所を書いてください。",
                       .where = std::string{where}};
    }
    registry::Resident entry;
    entry.person_id = registry::new_person_number(transaction);
    entry.standing = registry::Standing::non_resident;
    entry.notified_on = today;
    entry.name = named.name;
    entry.postcode = named.postcode;
    entry.town = named.address;
    append<registry::Resident>(transaction, registry::resident_table(), from, {entry});
    return entry.person_id;
}

FiscalYear first_year_after(Date day) {
    const bool on_base_date = day.month() == 1 && day.day() == 1;
    return FiscalYear{day.year() + (on_base_date ? 0 : 1)};
}

}  // namespace yakuba::fixed_asset_tax
