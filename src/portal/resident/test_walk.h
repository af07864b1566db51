#pragma once
#include "portal/resident/form_values.h"
#include "portal/resident/test_portal.h"

/// Filling in any procedure, page by page, with something that fits each question.
namespace yakuba::portal::resident::test {

/// A valid answer, as a browser posts it.
inline Values sample(const procedures::Question& question, const std::string& name,
                     const procedures::Form& form) {
    using procedures::Kind;
    switch (question.kind) {
        case Kind::text:
            return {{name, "試験の文"}};
        case Kind::name:
            return {{name, "三浦 楓"}};
        case Kind::kana:
            return {{name, "みうら かえで"}};
        case Kind::date:
        case Kind::partial_date:
            return {{name + ".era", "令和"},
                    {name + ".year", "8"},
                    {name + ".month", "11"},
                    {name + ".day", "20"}};
        case Kind::month:
            return {{name + ".era", "西暦"}, {name + ".year", "2026"}, {name + ".month", "4"}};
        case Kind::yes_no:
        case Kind::consent:
            return {{name, "yes"}};
        case Kind::choice:
        case Kind::several: {
            if (!question.choices.empty()) return {{name, question.choices.front().value}};
            const json::value* list = procedures::at_path(*form.facts, question.choices_from);
            if (list == nullptr || list->as_array().empty()) return {};
            return {{name, std::string{list->as_array().back().at("value").as_string()}}};
        }
        case Kind::number:
        case Kind::yen:
            return {{name, std::to_string(question.at_least.value_or(1))}};
        case Kind::phone:
            return {{name, "083-922-1111"}};
        case Kind::address:
            return {{name + ".postcode", "753-0000"},
                    {name + ".prefecture", "山口県"},
                    {name + ".city", "山口市"},
                    {name + ".town", "緑町"},
                    {name + ".lot", "3-5"}};
        case Kind::account:
            return {{name + ".bank", "0170"},
                    {name + ".branch", "001"},
                    {name + ".account_type", "ordinary"},
                    {name + ".account_number", "1234567"},
                    {name + ".holder_kana", "ミウラ　ナオト"}};
        case Kind::person:
            return {{name, "other"},
                    {name + ".name", "三浦 楓"},
                    {name + ".birth_date.era", "平成"},
                    {name + ".birth_date.year", "1"},
                    {name + ".birth_date.month", "7"},
                    {name + ".birth_date.day", "1"},
                    {name + ".relation", "妻"}};
        case Kind::file:
        case Kind::note:
            return {};
    }
    return {};
}

inline procedures::Form form_of(Portal& portal, const std::string& draft_path,
                                std::int64_t person) {
    const auto session = portal.database().session();
    const auto draft =
        procedures::find_draft(*session, draft_path.substr(draft_path.rfind('/') + 1),
                               "resident/" + std::to_string(person), kToday);
    EXPECT_TRUE(draft);
    auto form = portal.desk().open(portal.town(), *session, *draft, kToday);
    EXPECT_TRUE(form);
    return *std::move(form);
}

inline std::string page_path(const std::string& draft, std::string page) {
    std::replace(page.begin(), page.end(), '/', '.');
    return draft + "/q/" + page;
}

/// Goes through every page of a draft until the check page. `each` sees each page before it is
/// filled in.
inline void fill_in(Portal& portal, Browser& browser, const std::string& draft, std::int64_t person,
                    const std::function<void(const procedures::Page&)>& each = {}) {
    std::string at = form_of(portal, draft, person).pages.front().id;
    for (int step = 0; step < 100; ++step) {
        const procedures::Form form = form_of(portal, draft, person);
        const auto page = std::find_if(form.pages.begin(), form.pages.end(),
                                       [&](const auto& p) { return p.id == at; });
        ASSERT_NE(page, form.pages.end()) << at;
        const Response shown = browser.get(page_path(draft, at));
        ASSERT_EQ(shown.status, 200) << at << shown.body;
        if (each) each(*page);
        Values values;
        for (const procedures::Question* question : page->questions) {
            for (auto& pair : sample(*question, field_name(*page, *question), form))
                values.push_back(std::move(pair));
        }
        const Response next = browser.post(page_path(draft, at), values);
        ASSERT_EQ(next.status, 303) << at << next.body;
        const std::string to = Browser::location(next);
        if (to == draft + "/check") return;
        ASSERT_TRUE(to.starts_with(draft + "/q/")) << to;
        std::string id = to.substr((draft + "/q/").size());
        std::replace(id.begin(), id.end(), '.', '/');
        at = id;
    }
    FAIL() << "the form has no end";
}

}  // namespace yakuba::portal::resident::test
