#pragma once
#include <string>
#include <vector>

#include "business/resident_register/pages/test_counter.h"

/// Wizards walked from their first page to the end, as a clerk does it in the browser.
namespace yakuba::resident_register {

/// One event as it is entered: where it begins, what is answered page by page, and what is ticked
/// or written on 「登録する内容」.
struct Walk {
    std::string begin;
    std::vector<Form> pages;
    Form sure = {};
};

class WalkTest : public CounterTest {
protected:
    static Form notice(const std::string& occurred_on, const Form& more = {}) {
        Form form{{"occurred_on", occurred_on},
                  {"notified_on", "R8.11.26"},
                  {"filed_by", "self"},
                  {"identity", "licence"}};
        form.insert(form.end(), more.begin(), more.end());
        return form;
    }
    /// 戸籍の届出.
    static Form family_notice(const std::string& occurred_on) {
        return {{"occurred_on", occurred_on}, {"notified_on", "R8.11.26"}, {"notice_from", "here"}};
    }
    /// 職権.
    static Form decided(const std::string& occurred_on, const Form& more = {}) {
        Form form{{"occurred_on", occurred_on},
                  {"notified_on", "R8.11.26"},
                  {"ground", "実態調査の結果（決裁 R8.11.20）"}};
        form.insert(form.end(), more.begin(), more.end());
        return form;
    }

    /// Enters it up to 「登録する内容」; answers the draft's path. `shown` is that page.
    std::string entered(Browser& clerk, const Walk& walk) {
        shown = clerk.send_on("/s/register/begin/" + walk.begin, walk.pages.front());
        for (std::size_t i = 1; i < walk.pages.size(); ++i)
            shown = clerk.send_on(clerk.at(), walk.pages[i]);
        const std::string draft = draft_of(clerk.at());
        EXPECT_EQ(clerk.at(), draft + "check") << walk.begin << wrong(shown.body);
        return draft;
    }
    /// Enters and registers it; answers the result's page.
    std::string registered(Browser& clerk, const Walk& walk) {
        const std::string draft = entered(clerk, walk);
        const auto sent = clerk.post(draft + "check", walk.sure);
        EXPECT_EQ(sent.status, 303) << walk.begin << wrong(sent.body);
        EXPECT_EQ(Browser::location_of(sent), draft + "result");
        return clerk.get(draft + "result").body;
    }
    /// It comes up to 「登録する内容」 and no further: the page says why, with the article.
    void refused(Browser& clerk, const Walk& walk, std::string_view reason,
                 std::string_view article) {
        const std::int64_t before = count("resident") + count("protective_measure");
        const std::string draft = entered(clerk, walk);
        EXPECT_NE(shown.body.find(reason), std::string::npos) << walk.begin << wrong(shown.body);
        EXPECT_NE(shown.body.find(article), std::string::npos) << walk.begin << wrong(shown.body);
        EXPECT_EQ(shown.body.find("この内容で登録する"), std::string::npos) << walk.begin;
        EXPECT_NE(clerk.post(draft + "check", walk.sure).status, 303) << walk.begin;
        EXPECT_EQ(count("resident") + count("protective_measure"), before) << walk.begin;
    }
    /// One page is sent back with its boxes: nothing of it is kept as done.
    void sent_back(Browser& clerk, const std::string& path, const Form& form,
                   std::string_view reason) {
        const auto page = clerk.post(path, form);
        EXPECT_EQ(page.status, 422) << path;
        EXPECT_NE(page.body.find(reason), std::string::npos) << path << wrong(page.body);
    }
    /// Another officer writes about a person between the clerk's look and the clerk's registering:
    /// 409 with both names of the value, and the clerk may go on with what was entered.
    void conflicted(Browser& clerk, const Walk& walk, std::int64_t person) {
        const std::string draft = entered(clerk, walk);
        meanwhile(person);
        const auto conflict = clerk.post(draft + "check", walk.sure);
        EXPECT_EQ(conflict.status, 409) << walk.begin << wrong(conflict.body);
        EXPECT_NE(conflict.body.find("架空　改"), std::string::npos) << walk.begin;
        EXPECT_NE(conflict.body.find("試験　mori"), std::string::npos) << walk.begin;
        clerk.send_on(draft + "settle", {{"choice", "keep"}});
        EXPECT_EQ(clerk.at(), draft + "check") << walk.begin;
        const auto sent = clerk.post(draft + "check", walk.sure);
        EXPECT_EQ(sent.status, 303) << walk.begin << wrong(sent.body);
    }
    /// A change of name by another officer: of somebody who is gone, a correction.
    void meanwhile(std::int64_t person) {
        NameChange command;
        command.filing = {.actor = "mori",
                          .now = moment(),
                          .key = "meanwhile" + std::to_string(count("resident")),
                          .occurred_on = Date{2026, 11, 25},
                          .notified_on = kToday};
        command.person = PersonId{person};
        command.items = {{"name", "架空　改"}};
        const auto changed = registry::is_resident(state(person).standing)
                                 ? change_name(*open_desk(town_, kToday), command)
                                 : correct(*open_desk(town_, kToday), {.filing = command.filing,
                                                                       .person = command.person,
                                                                       .items = command.items});
        ASSERT_TRUE(changed) << changed.problem().message;
    }
    /// What the page says is wrong, for the message of a failed test.
    static std::string wrong(const std::string& page) {
        const auto main = page.find("<main");
        return "\n" + page.substr(main == std::string::npos ? 0 : main, 6000);
    }

    web::Response shown;
};

}  // namespace yakuba::resident_register
