#include "portal/staff/dates.h"
#include "portal/staff/person_screen.h"
#include "rules/field.h"

/// The card: who this is. Numbers that open other doors (住民票コード, 個人番号) stay hidden until
/// a reason is typed.
namespace yakuba::portal::staff {
namespace {

using registry::Resident;

void add_tag(web::View& view, std::string_view text, std::string_view kind) {
    view.row("TAGS").set("TAG", text).set("TAG_KIND", kind);
}

void fill_tags(web::View& view, const Resident& r) {
    const bool here = registry::is_resident(r.standing);
    add_tag(view, label_of(r.standing), here ? "key" : "warn");
    if (here && !r.relation.empty()) add_tag(view, r.relation, "plain");
    add_tag(view, label_of(r.sex), "plain");
    if (!r.former_name.empty()) add_tag(view, "旧氏　" + r.former_name, "line");
    if (!r.alias.empty()) add_tag(view, "通称　" + r.alias, "line");
    if (r.nationality != "JPN" && !r.nationality.empty())
        add_tag(view, "国籍　" + r.nationality, "line");
}

/// "青木　美月" apart at its spaces.
std::vector<std::string> parts_of(const std::string& name) {
    constexpr std::string_view kSpace = "　";
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t end; (end = name.find(kSpace, begin)) != std::string::npos;
         begin = end + kSpace.size())
        parts.push_back(name.substr(begin, end - begin));
    parts.push_back(name.substr(begin));
    return parts;
}

/// Family and given name, each under its own reading where the readings part alike.
void fill_name(web::View& view, const Resident& r) {
    std::vector<std::string> names = parts_of(r.name), readings = parts_of(r.kana);
    if (names.size() != readings.size()) {
        names = {r.name};
        readings = {r.kana};
    }
    for (std::size_t i = 0; i < names.size(); ++i)
        view.row("NAME_PARTS").set("NAME_PART", names[i]).set("KANA_PART", readings[i]);
}

/// One line of the card, with what it says today where that differs.
class Lines {
public:
    Lines(web::View& view, const Screen& screen) : view_(view), screen_(screen) {}

    template <class Text>
    web::View add(std::string_view label, const Text& text, std::string_view more = {}) {
        web::View row = view_.row("VALUES");
        const std::string shown = text(screen_.shown());
        row.set("VALUE_LABEL", label).set("VALUE", shown.empty() ? "なし" : shown);
        if (!more.empty()) row.show("VALUE_MORE").set("VALUE_MORE_TEXT", more);
        const std::string today = text(screen_.now->record);
        if (screen_.past() && today != shown)
            row.show("TODAY").set("TODAY_TEXT", today.empty() ? "なし" : today);
        return row;
    }
    void act(web::View row, std::string_view link, std::string_view text) {
        row.show("VALUE_ACT").set("VALUE_ACT_LINK", link).set("VALUE_ACT_TEXT", text);
    }

private:
    web::View& view_;
    const Screen& screen_;
};

bool is_foreign(const Resident& r) { return !r.nationality.empty() && r.nationality != "JPN"; }

void add_birth(Lines& lines, const Screen& screen) {
    const Town& town = screen.call.town();
    const Resident& r = screen.shown();
    if (!r.birth_date) return;
    const std::string age = age_text(r.birth_date, screen.day) + "歳";
    if (is_foreign(r)) {
        lines.add(
            "生年月日", [](const Resident& x) { return to_iso(x.birth_date); },
            era_day(town, r.birth_date) + "・" + age);
        return;
    }
    lines.add(
        "生年月日", [&](const Resident& x) { return era_day(town, x.birth_date); },
        year_and_age(r.birth_date, screen.day));
}

void add_address(Lines& lines, const Screen& screen) {
    const Town& town = screen.call.town();
    const registry::Disclosure& gate = screen.call.gate();
    const Resident& r = screen.shown();
    const auto address = [&](const Resident& x) { return gate.address_for(screen.asking, x); };
    const bool hidden =
        gate.decide(screen.asking, r).answer != registry::Answer::allow && !r.town.empty();
    std::string since;
    if (r.address_since) since = era_day(town, r.address_since) + " から";
    web::View row = lines.add("住所", address, hidden ? std::string{} : since);
    if (hidden) lines.act(std::move(row), screen.path() + "/protection", "理由を入力して表示");
    if (!r.next_address.empty()) {
        lines.add("転出先", [&](const Resident& x) {
            return gate.place_for(screen.asking, x, x.next_address);
        });
    }
}

void add_foreign(Lines& lines, const Screen& screen) {
    const Resident& r = screen.shown();
    if (!is_foreign(r)) return;
    lines.add(
        "在留資格", [](const Resident& x) { return x.residence_status; },
        r.residence_until ? era_day(screen.call.town(), r.residence_until) + " まで"
                          : std::string{});
}

void add_numbers(Lines& lines, const Screen& screen) {
    lines.add("宛名番号", [](const Resident& x) { return std::to_string(x.person_id.value()); });
    // Only for those who may open them: nothing leads to a closed door.
    const bool may = screen.call.visitor().may("resident-register", identity::Duty::enter);
    if (!may || screen.shown().standing == registry::Standing::non_resident) return;
    const auto hidden = [](const Resident&) { return std::string{"非表示"}; };
    lines.act(lines.add("住民票コード", hidden), screen.path() + "/numbers?show=resident-code",
              "表示");
    lines.act(lines.add("個人番号", hidden), screen.path() + "/numbers?show=my-number", "表示");
}

}  // namespace

void fill_card(web::View& view, Screen& screen) {
    const Town& town = screen.call.town();
    const Resident& r = screen.shown();
    fill_name(view, r);
    view.show("GLYPHS").set("GLYPHS_LINK", screen.path() + "/glyphs");
    fill_tags(view, r);
    Lines lines{view, screen};
    if (screen.past() && screen.now->record.name != r.name) {
        lines.add("氏名", [](const Resident& x) { return x.name; });
    }
    add_birth(lines, screen);
    add_address(lines, screen);
    if (r.became_resident_on) {
        lines.add(
            "住民の日", [&](const Resident& x) { return era_day(town, x.became_resident_on); },
            std::to_string(r.became_resident_on.year()) + "年");
    }
    add_foreign(lines, screen);
    add_numbers(lines, screen);
}

void fill_household(web::View& view, Screen& screen) {
    if (screen.household.empty()) {
        view.show("HOUSEHOLD_NONE");
        return;
    }
    view.show("HOUSEHOLD_SOME")
        .set("HOUSEHOLD_SIZE", static_cast<std::int64_t>(screen.household.size()))
        .set("HOUSEHOLD_LINK",
             "/s/households/" + std::to_string(screen.household.front().household_id.value()));
    for (const Resident& member : screen.household) {
        web::View row = view.row("MEMBERS");
        row.set("RELATION", member.relation)
            .set("MEMBER", member.name)
            .set("AGE", age_text(member.birth_date, screen.day))
            .show_if("PROTECTED", screen.call.gate().is_named(member.person_id));
        if (member.person_id == screen.person) {
            row.show("SELF");
            continue;
        }
        std::string link = "/s/persons/" + std::to_string(member.person_id.value());
        if (screen.past()) link += "?asof=" + to_iso(screen.day);
        row.show("OTHER").set("MEMBER_LINK", link);
    }
}

}  // namespace yakuba::portal::staff
