#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/front_desk.h"
#include "app/town_folder.h"
#include "support/temporary_folder.h"
#include "web/house.h"

namespace yakuba::tests {

/// A counter of a small town: the real portal, templates, accounts and departments, asked without a
/// network. The family of the move-in story lives there; the mother and the children are protected
/// from a man who lives in the town too.
class StaffCounter {
public:
    StaffCounter();
    ~StaffCounter();

    static constexpr Date kToday{2026, 11, 26};
    static std::string password() { return "correct horse battery 9"; }
    /// Somebody who stands at a terminal with a session of their own.
    class Clerk {
    public:
        Clerk(const StaffCounter& counter, std::string login,
              std::string password = StaffCounter::password());
        web::Response get(const std::string& path);
        /// Posts with the tokens of the page last seen.
        web::Response post(const std::string& path,
                           std::vector<std::pair<std::string, std::string>> fields);
        /// The same as multipart, with scans.
        web::Response post(const std::string& path,
                           std::vector<std::pair<std::string, std::string>> fields,
                           std::vector<web::UploadedFile> files);
        void state_purpose(const std::string& purpose);
        const std::string& cookie() const { return cookie_; }

    private:
        web::Request request(web::Method method, const std::string& path) const;
        web::Response send(web::Request request);

        const StaffCounter& counter_;
        std::string cookie_, form_token_, once_;
    };

    /// Signed in, with a purpose stated.
    Clerk clerk(const std::string& login) const;

    const web::House& house() const { return desk_->house(); }
    app::OpenTown& town() const { return *town_; }
    std::string number(PersonId person) const { return std::to_string(person.value()); }

    PersonId mother, father, son, daughter, counterpart;
    HouseholdId household;
    static constexpr std::string_view kAddress = "本町一丁目８番３号";
    static constexpr std::string_view kCounterpartAddress = "港町二丁目４番１１号";

private:
    void settle();
    void protect() const;
    void employ() const;
    test::TemporaryFolder folder_;
    std::unique_ptr<app::OpenTown> town_;
    std::unique_ptr<app::FrontDesk> desk_;
};

/// The location a 303 leads to.
std::string location_of(const web::Response& response);

}  // namespace yakuba::tests
