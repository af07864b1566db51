#pragma once
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>

#include "batch/run_list.h"
#include "department/batch_runner.h"
#include "documents/records.h"
#include "identity/provision.h"
#include "identity/schema.h"
#include "ledger/records.h"
#include "portal/staff/contact_notes.h"
#include "portal/staff/extract_request.h"
#include "portal/staff/routes.h"
#include "procedures/schema.h"
#include "registry/residents.h"
#include "registry/schema.h"
#include "support/temporary_folder.h"
#include "web/house.h"
#include "web/log.h"
#include "web/tokens.h"

/// A small town behind a real house with its real pages: one procedure with an effect and a letter,
/// one department with jobs, and members of the staff with different duties.
namespace yakuba::portal::staff::test {

namespace json = boost::json;
using web::Response;

inline constexpr Date kToday{2026, 11, 26};
inline Instant moment(std::int64_t seconds = 0) {
    return Instant{start_of_day(kToday).microseconds + (14 * 3600 + 32 * 60 + seconds) * 1'000'000};
}

inline constexpr std::string_view kClaim = R"(
id = "test-claim"
name = "試験手当 認定請求"
plain = { ja = "{試験手当|しけんてあて}を請求する" }
summary = "試験のための請求です。"
form = "試験手当認定請求書"
version = "1"
department = "child-allowance"
articles = ["試験条例1条"]
who = ["self", "agent"]
where = ["online", "counter"]
minutes = 3
facts = ["resident-register.person"]
approval = true
signature = "none"
standard_days = 10
route = "child-allowance.benefit"
effect = "test.pay"
approved_letter = "test.letter"
refused_letter = "test.letter"
approved_text = "支払うことに決まりました。"
refused_text = "支払われません。"
returned_text = "直してください。"
retention = "five"
classification = "試験"

[[section]]
key = "all"
title = "内容"
together = true
[[section.question]]
key = "kana"
kind = "kana"
label = "フリガナ"
prefill = { source = "resident-register.person.kana", editable = true }
[[section.question]]
key = "amount"
kind = "yen"
label = "金額"
at_least = 1
at_most = 500000
[[section.question]]
key = "home"
kind = "address"
label = "住所"
required = false
prefill = { source = "resident-register.person.address", editable = true }

[[check]]
key = "custody"
label = "監護を確かめたか"
)";

inline Result<json::value> person_source(const procedures::Asked& asked) {
    const auto found = registry::find_resident(asked.session, asked.person, asked.as_of);
    if (!found) return json::value(json::object{});
    const registry::Resident& r = found->record;
    return json::value(json::object{{"person_id", r.person_id.value()},
                                    {"name", r.name},
                                    {"kana", r.kana},
                                    {"address", json::object{{"postcode", r.postcode},
                                                             {"prefecture", "架空県"},
                                                             {"city", "青瀬市"},
                                                             {"town", r.town},
                                                             {"lot", r.lot},
                                                             {"building", r.building}}}});
}

inline procedures::Part test_part() {
    procedures::Part part;
    part.prefills.push_back({"resident-register.person", "住民基本台帳", person_source});
    procedures::Effect effect;
    effect.name = "test.pay";
    effect.preview = [](const procedures::Asked&,
                        const procedures::Matter&) -> Result<std::vector<procedures::PreviewLine>> {
        return std::vector<procedures::PreviewLine>{{"月額", "10,000円", "試験条例3条"}};
    };
    effect.apply = [](const Town&, storage::Transaction&,
                      const procedures::Matter&) -> Result<json::value> {
        return json::value(json::object{});
    };
    part.effects.push_back(std::move(effect));
    part.letters.push_back(
        {"test.letter", "試験手当認定通知書",
         [](const Town&, storage::Session&, const procedures::LetterOrder&) -> Result<std::string> {
             return std::string{"%PDF-1.4\n%letter\n"};
         }});
    return part;
}

/// How often the job "fragile" has run: the first time one of its chunks fails.
inline int& fragile_runs() {
    static int runs = 0;
    return runs;
}

/// Jobs that count without reading anything.
inline Department test_department() {
    Department department;
    department.id = "child-allowance";
    department.label = "児童手当";
    DepartmentJob job;
    job.name = "assess";
    job.label = "月次の支給決定";
    job.period = Period::month;
    job.run = [](const Town&, const batch::Request& request) -> Result<batch::Report> {
        batch::Report report;
        report.label = "月次の支給決定";
        report.counts.add("対象者", 1'200);
        report.samples = {"宛名番号 101"};
        report.chunks = 3;
        if (request.progress) request.progress("支給決定", 3, 3);
        return report;
    };
    department.jobs = {job};
    job.name = "fragile";
    job.label = "こわれる処理";
    job.run = [](const Town&, const batch::Request&) -> Result<batch::Report> {
        batch::Report report;
        report.chunks = 3;
        if (++fragile_runs() == 1) {
            report.failed.push_back({.code = "batch.chunk_failed",
                                     .message = "一部の人の処理ができませんでした。",
                                     .where = "宛名番号 101 から 200 まで"});
        } else {
            report.chunks_done_before = 2;
        }
        return report;
    };
    department.jobs.push_back(job);
    job.name = "approve";
    job.label = "支払の承認";
    job.approval = true;
    department.jobs.push_back(job);
    return department;
}

inline constexpr std::string_view kPassword = "ひまわりの丘を歩く犬と猫たち";

class Office {
public:
    Office() {
        if (std::getenv("YAKUBA_TEST_LOG") != nullptr) web::start_log();
        make_data();
        make_assets();
        open_database();
        add_resident(101, 1, "三浦　直人", "ミウラ　ナオト", Date{1987, 3, 2}, "世帯主");
        add_resident(201, 2, "岸　遥", "キシ　ハルカ", Date{1990, 1, 1}, "世帯主");
        auto doors = identity::Identity::open(town_, folder_.path());
        EXPECT_TRUE(doors) << doors.problem().detail;
        identity_ = *std::move(doors);
        add_staff();
        const procedures::Part part = test_part();
        auto desk =
            procedures::Desk::open(town_.data_folder, procedures::Hooks{std::span{&part, 1}},
                                   OpenDays{Holidays{}, Closed::municipality});
        EXPECT_TRUE(desk) << desk.problem().message << desk.problem().detail;
        desk_ = std::make_unique<procedures::Desk>(*std::move(desk));
        departments_.push_back(test_department());
        offices_ = Offices{departments_, desk_.get()};
        web::Site site;
        site.town = town_;
        site.identity = identity_.get();
        const std::string root = YAKUBA_ROOT;
        web::Templates::be_strict(true);
        auto templates = web::Templates::load(
            {root + "/web/templates", root + "/web/i18n", folder_.file("assets")});
        EXPECT_TRUE(templates) << templates.problem().message << templates.problem().detail;
        web::Limits limits;
        limits.client = limits.account = web::Rate{10'000, 100'000};
        house_ = std::make_unique<web::House>(std::vector<web::Site>{site},
                                              routes(offices_, std::make_shared<BatchRunner>()),
                                              *std::move(templates), limits);
    }

    const web::House& house() const { return *house_; }
    const procedures::Desk& desk() const { return *desk_; }
    const Town& town() const { return town_; }
    storage::Database& database() { return *database_; }

    /// The session of a member of the staff, signed in when first asked for.
    const std::string& cookie(const std::string& login) {
        auto [place, fresh] = cookies_.try_emplace(login);
        if (fresh) {
            const auto in = identity_->sign_in_staff(login, kPassword, "窓口3番",
                                                     {"192.0.2.7", "Test"}, moment());
            EXPECT_TRUE(in) << in.problem().message;
            if (in) place->second = in->cookie;
        }
        return place->second;
    }
    identity::Visitor visitor(const std::string& login) {
        return identity_->visitor(identity::Door::staff, cookie(login), {"192.0.2.7", "Test"},
                                  moment());
    }

    web::Request request(const std::string& login, web::Method method, std::string path) {
        web::Request made;
        made.method = method;
        const auto mark = path.find('?');
        if (mark != std::string::npos) {
            made.query = web::parse_query(std::string_view{path}.substr(mark + 1));
            path.resize(mark);
        }
        made.path = std::move(path);
        made.client = "192.0.2.7";
        made.now = moment();
        made.id = "0123456789abcdef";
        made.headers.add("host", "localhost");
        made.headers.add("user-agent", "Test");
        made.cookies.add("yakuba_staff", cookie(login));
        return made;
    }
    Response get(const std::string& login, const std::string& path) {
        return house_->answer(request(login, web::Method::get, path));
    }
    using Values = std::vector<std::pair<std::string, std::string>>;
    web::Request form(const std::string& login, const std::string& path, const Values& values,
                      const std::string& once = web::random_token()) {
        web::Request made = request(login, web::Method::post, path);
        made.form.add("form_token", web::mask_token(visitor(login).form_token));
        made.form.add("once", once);
        for (const auto& [name, value] : values)
            made.form.add(name, value);
        return made;
    }
    Response post(const std::string& login, const std::string& path, const Values& values) {
        return house_->answer(form(login, path, values));
    }
    static std::string location(const Response& response) {
        for (const auto& [name, value] : response.headers) {
            if (name == "Location") return value;
        }
        return {};
    }

    /// A case that has come in at the counter; answers its number.
    std::int64_t receive(std::int64_t person = 101) {
        const identity::Visitor clerk = visitor("uketsuke");
        procedures::Applicant applicant;
        applicant.applicant = PersonId{person};
        applicant.channel = procedures::Channel::counter;
        const auto draft = desk_->begin(town_, clerk, "test-claim", applicant, moment());
        EXPECT_TRUE(draft) << draft.problem().message;
        const auto saved =
            desk_->save_page(town_, clerk, draft->id, "all",
                             {{"kana", "ミウラ　ナオキ"}, {"amount", "12000"}}, moment());
        EXPECT_TRUE(saved) << saved.problem().message;
        procedures::Sending sending;
        sending.key = web::random_token();
        procedures::AnswerProblems problems;
        const auto receipt = desk_->submit(town_, clerk, draft->id, sending, moment(), &problems);
        EXPECT_TRUE(receipt) << receipt.problem().message
                             << (problems.empty() ? "" : problems.front().message);
        return receipt ? receipt->case_id : 0;
    }
    procedures::Standing standing(std::int64_t case_id) {
        return *procedures::find_case(*database_->session(), case_id);
    }
    std::string version(std::int64_t case_id) { return std::to_string(standing(case_id).version); }
    /// Reviewed by "shinsa", with the proposal to approve.
    void review(std::int64_t case_id) {
        const Response response = post("shinsa", "/s/cases/" + std::to_string(case_id) + "/act",
                                       {{"action", "review"},
                                        {"version", version(case_id)},
                                        {"proposal", "approve"},
                                        {"check", "custody"}});
        EXPECT_EQ(response.status, 303) << response.body;
    }
    void protect(std::int64_t person) {
        registry::ProtectiveMeasure measure;
        measure.person_id = measure.applicant_id = PersonId{person};
        measure.state = registry::MeasureState::active;
        measure.accepted_on = Date{2026, 4, 1};
        measure.ends_on = Date{2027, 4, 1};
        append(registry::protective_measure_table(), measure, Date{2026, 4, 1});
    }
    std::vector<identity::AccessFound> accesses() {
        identity::AccessQuery query;
        query.limit = 500;
        return identity::find_accesses(*database_->session(), query);
    }

private:
    template <class Record>
    void append(const storage::Table& table, const Record& record, Date from) {
        storage::Command command;
        command.actor = "test";
        command.purpose = "試験";
        command.at = moment(-86'400);
        const storage::Versioned<Record> row{record, {.valid_from = from}};
        const auto written =
            database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
                t.append_versions(table, std::span{&row, 1});
                return std::string{};
            });
        EXPECT_TRUE(written);
    }

    void add_resident(std::int64_t id, std::int64_t household, const std::string& name,
                      const std::string& kana, Date birth, const std::string& relation) {
        registry::Resident r;
        r.person_id = PersonId{id};
        r.household_id = HouseholdId{household};
        r.name = name;
        r.kana = kana;
        r.birth_date = birth;
        r.relation = relation;
        r.nationality = "JPN";
        r.town = household == 1 ? "緑町三丁目" : "港町";
        r.lot = "8番3号";
        r.postcode = "7530000";
        append(registry::resident_table(), r, birth);
    }

    void add_staff() {
        const auto provision = identity::Provision::open(*database_, folder_.path());
        EXPECT_TRUE(provision) << provision.problem().detail;
        using identity::Duty;
        using identity::Grant;
        const std::string ca = "child-allowance";
        const std::string house{identity::kWholeHouse};
        const std::map<std::string, std::set<Grant>> people = {
            {"uketsuke", {{ca, Duty::view}, {ca, Duty::enter}, {"resident-register", Duty::view}}},
            {"shinsa", {{ca, Duty::view}, {ca, Duty::enter}, {ca, Duty::review}}},
            {"kacho",
             {{ca, Duty::view}, {ca, Duty::approve}, {house, Duty::view}, {house, Duty::approve}}},
            {"jicho", {{ca, Duty::view}, {ca, Duty::review}, {ca, Duty::approve}}},
            {"unyo", {{ca, Duty::view}, {ca, Duty::manage}}},
            {"bunsho", {{house, Duty::view}, {house, Duty::review}}},
            {"kanri", {{house, Duty::manage}}},
            {"kansa", {{house, Duty::audit}}},
            {"yoso", {{"individual-inhabitant-tax", Duty::view}}},
        };
        storage::Command command;
        command.actor = "test";
        command.purpose = "利用者の登録";
        command.at = moment(-3'600);
        for (const auto& [login, grants] : people) {
            identity::NewStaff wanted;
            wanted.login = login;
            wanted.name = "試験　" + login;
            wanted.section = "市民課";
            wanted.password = kPassword;
            EXPECT_TRUE(provision->add_staff(command, wanted));
            EXPECT_TRUE(provision->set_grants(command, login, grants, kToday));
        }
    }

    void make_data() {
        namespace fs = std::filesystem;
        const fs::path data{folder_.file("data")};
        fs::create_directories(data / "procedures");
        const fs::path root = std::string{YAKUBA_ROOT} + "/data";
        for (const char* name : {"codes", "forms", "documents", "law"})
            fs::create_directory_symlink(root / name, data / name);
        std::ofstream{data / "procedures" / "test-claim.toml"} << kClaim;
        town_.data_folder = data.string();
    }

    void make_assets() {
        namespace fs = std::filesystem;
        const fs::path assets{folder_.file("assets")};
        fs::create_directories(assets);
        json::object manifest;
        for (const char* name : {"base.css", "resident.css", "staff.css", "pref.css", "dev.css",
                                 "app.js", "emblem.svg", "icons.svg"}) {
            manifest[name] = name;
            std::ofstream{assets / name} << "/* */";
        }
        std::ofstream{assets / "manifest.json"} << json::serialize(manifest);
    }

    void open_database() {
        auto database = storage::Database::open(folder_.file("town.db"));
        EXPECT_TRUE(database);
        database_ = *std::move(database);
        std::vector<storage::Migration> all;
        for (const auto part :
             {registry::migrations(), ledger::migrations(), identity::migrations(),
              documents::migrations(), procedures::migrations(), batch::migrations(), migrations(),
              extract_migrations()})
            all.insert(all.end(), part.begin(), part.end());
        EXPECT_TRUE(database_->migrate(all));
        std::ifstream file{std::string{YAKUBA_ROOT} + "/data/codes/eras.csv"};
        const std::string eras{std::istreambuf_iterator<char>(file), {}};
        calendar_ = std::make_unique<Calendar>(*Calendar::from_csv(eras));
        town_.code = "352039";
        town_.name = "青瀬市";
        town_.prefecture = "架空県";
        town_.folder = folder_.path();
        town_.database = database_.get();
        town_.calendar = calendar_.get();
    }

    yakuba::test::TemporaryFolder folder_;
    std::unique_ptr<Calendar> calendar_;
    std::unique_ptr<storage::Database> database_;
    Town town_;
    std::unique_ptr<identity::Identity> identity_;
    std::unique_ptr<procedures::Desk> desk_;
    std::vector<Department> departments_;
    Offices offices_;
    std::map<std::string, std::string> cookies_;
    std::unique_ptr<web::House> house_;
};

/// One office for a whole suite: accounts take long to make (Argon2id).
class OfficeTest : public testing::Test {
protected:
    static Office& office() {
        static Office office;
        return office;
    }
};

}  // namespace yakuba::portal::staff::test
