#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/access_log.h"
#include "identity/visitor.h"
#include "kernel/date.h"
#include "kernel/result.h"
#include "registry/disclosure.h"
#include "registry/town.h"
#include "storage/database.h"
#include "web/request.h"
#include "web/response.h"
#include "web/view.h"

namespace yakuba::web {

class House;
struct Site;

/// One request being answered, by one thread, for one town.
class Call {
public:
    Call(const House& house, const Site& site, const Request& request, identity::Visitor visitor);
    ~Call();

    const House& house() const { return house_; }
    const Site& site() const { return site_; }
    const Town& town() const;
    const Request& request() const { return request_; }
    const identity::Visitor& visitor() const { return visitor_; }
    Instant now() const { return request_.now; }
    Date today() const { return date_in_japan(request_.now); }

    /// The reading session of this request, opened at its first use.
    storage::Session& session();
    /// The gate before every address, as of now.
    const registry::Disclosure& gate();
    /// Gives the session back: before a long wait, so that others can use it.
    void rest();
    /// A command for Database::transact in the visitor's name. Its key is the form's one-time
    /// token (or the API's Idempotency-Key), so the same form sent twice is carried out once.
    storage::Command command(std::string purpose, std::string ground = {}) const;
    /// The one-time token of the form that was sent; empty for a GET.
    std::string once() const;

    /// Notes that this person's data is being shown (or `deed` done), for the access log. It is
    /// written before the answer leaves. A reason typed for this one look stands after the
    /// session's purpose.
    void saw(PersonId person, std::string_view what, std::string_view department,
             identity::Deed deed = identity::Deed::view, std::string_view reason = {});
    const std::vector<identity::Access>& seen() const { return seen_; }

    /// A number in the path: {person}. Problem "page.not_found" when it is no number.
    Result<PersonId> person() const;

    // ---- answers

    /// A page of this door's portal: `file` in web/templates, laid out by the door's layout.
    /// Title, navigation, the visitor's name, form tokens and, for residents, the language are
    /// filled in; {{ONCE}} and {{FORM_TOKEN}} stand in every form (components/tokens.html).
    Response page(std::string_view file, std::string_view title, View& view, int status = 200);
    /// What stands in the staff's search box on this answer.
    void fill_search_box(std::string typed) { search_box_ = std::move(typed); }
    /// A page for a Problem: what happened, what to do, and how to come back.
    Response problem(const Problem& problem);
    Response problem(const Problem& problem, int status);
    /// The words for a key of web/i18n in the visitor's language, without ruby.
    std::string words(std::string_view key) const;
    /// ja, ja-easy, en, …
    const std::string& language() const { return language_; }
    bool furigana() const { return furigana_; }

private:
    const House& house_;
    const Site& site_;
    const Request& request_;
    identity::Visitor visitor_;
    std::unique_ptr<storage::Session> session_;
    std::shared_ptr<const registry::Disclosure> gate_;
    std::vector<identity::Access> seen_;
    std::string search_box_;
    std::string language_ = "ja";
    bool furigana_ = false;
};

}  // namespace yakuba::web
