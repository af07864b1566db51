#include "small_town.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

#include "program.h"

namespace yakuba::tests {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// A new folder nobody else has.
std::string fresh_folder(const std::string& name) {
    std::string pattern = (fs::temp_directory_path() / (name + "-XXXXXX")).string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp");
    return pattern;
}

/// Someone with a first salary of four million yen or more, who is surely taxed. None of the
/// columns up to the revenue (person_id, fiscal_year, record_no, payer_id, staff_number, revenue)
/// is ever quoted.
std::string taxed_person(const fs::path& salary_reports) {
    std::ifstream file{salary_reports};
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream row{line};
        std::vector<std::string> fields(6);
        for (std::string& field : fields)
            std::getline(row, field, ',');
        if (fields[2] == "1" && std::stoll(fields[5]) >= 4'000'000) return fields[0];
    }
    throw std::runtime_error("nobody earns four million yen");
}

}  // namespace

SmallTown::SmallTown() : root_(fresh_folder("yakuba-town")) {
    empty_ = root_ + "/empty";
    must({"init"}, empty_);
    must({"generate", "--population", "3000", "--seed", "7", "--today", "2026-11-24"}, empty_);
    // The files are shared by all stages; a copy needs only the town itself.
    fs::rename(empty_ + "/files", root_ + "/files");
    taxpayer_ = taxed_person(root_ + "/files/salary_report.csv");
    imported_ = stage("imported");
    must(import_command(), imported_);
    assessed_ = root_ + "/assessed";
    fs::copy(imported_, assessed_, fs::copy_options::recursive);
    must(assess_command(), assessed_);
    corrected_ = root_ + "/corrected";
    fs::copy(assessed_, corrected_, fs::copy_options::recursive);
    must(correct_command(), corrected_);
}

SmallTown::~SmallTown() { fs::remove_all(root_); }

std::string SmallTown::stage(const std::string& name) const {
    const std::string folder = root_ + "/" + name;
    fs::copy(empty_, folder, fs::copy_options::recursive);
    return folder;
}

void SmallTown::must(const std::vector<std::string>& command, const std::string& folder) const {
    std::vector<std::string> arguments = command;
    arguments.insert(arguments.end(), {"--data", folder});
    const ProgramRun run = run_program(arguments);
    if (run.exit_code != 0) {
        throw std::runtime_error("yakuba " + command.front() + ": " + run.errors + run.output);
    }
}

std::vector<std::string> SmallTown::import_command() const { return {"import", root_ + "/files"}; }

std::vector<std::string> SmallTown::assess_command() const {
    return {"run", "individual-inhabitant-tax", "assess", "--fiscal-year", "2026"};
}

std::vector<std::string> SmallTown::correct_command() const {
    return {"correct",
            "--ledger",
            "salary_report",
            "--key",
            "person_id=" + taxpayer_,
            "--key",
            "fiscal_year=2026",
            "--key",
            "record_no=1",
            "--set",
            "revenue=9876000",
            "--from",
            "2026-01-01",
            "--reason",
            "給与支払報告書の訂正",
            "--once",
            "kill-test"};
}

SmallTown::Copy SmallTown::copy(const std::string& stage) const {
    const std::string folder = fresh_folder(root_ + "/copy");
    fs::copy(stage, folder, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    return Copy{folder};
}

SmallTown::Copy::~Copy() { fs::remove_all(folder_); }

std::vector<std::string> SmallTown::Copy::at(std::vector<std::string> command) const {
    command.insert(command.end(), {"--data", folder_});
    return command;
}

std::string SmallTown::fingerprint(const std::string& folder) const {
    const std::string out = fresh_folder(root_ + "/export");
    must({"export", out}, folder);
    std::set<fs::path> files;
    for (const auto& entry : fs::directory_iterator(out))
        files.insert(entry.path());
    std::string all;
    for (const fs::path& file : files) {
        // What a run cost is not what it did.
        if (file.filename() == "run_record.csv") continue;
        all += file.filename().string() + "\n" + read_file(file);
    }
    fs::remove_all(out);
    return all;
}

}  // namespace yakuba::tests
