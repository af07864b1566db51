#pragma once
#include <map>
#include <string>
#include <vector>

namespace yakuba::tests {

/// A town of 3,000, made once by the program itself and kept in four stages: empty, imported,
/// assessed, corrected. Tests work on copies.
class SmallTown {
public:
    SmallTown();
    ~SmallTown();
    SmallTown(const SmallTown&) = delete;
    SmallTown& operator=(const SmallTown&) = delete;

    /// A copy of a stage, removed at the end of its life.
    class Copy {
    public:
        explicit Copy(std::string folder) : folder_(std::move(folder)) {}
        ~Copy();
        Copy(const Copy&) = delete;
        Copy& operator=(const Copy&) = delete;
        const std::string& folder() const { return folder_; }
        /// The command with "--data FOLDER" of this copy.
        std::vector<std::string> at(std::vector<std::string> command) const;

    private:
        std::string folder_;
    };
    Copy copy(const std::string& stage) const;

    const std::string& empty() const { return empty_; }
    const std::string& imported() const { return imported_; }
    const std::string& assessed() const { return assessed_; }
    const std::string& corrected() const { return corrected_; }

    std::vector<std::string> import_command() const;
    std::vector<std::string> assess_command() const;
    std::vector<std::string> correct_command() const;
    /// Number of a taxpayer with a salary, for corrections and explanations.
    std::string taxpayer() const { return taxpayer_; }

    /// Every row of every ledger of a town, as one text: its export, file by file.
    std::string fingerprint(const std::string& folder) const;

private:
    void must(const std::vector<std::string>& command, const std::string& folder) const;
    std::string stage(const std::string& name) const;

    std::string root_;
    std::string empty_, imported_, assessed_, corrected_;
    std::string taxpayer_;
};

}  // namespace yakuba::tests
