#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/result.h"
#include "notices/letter.h"

/// The press: letters in, PDF files out.
///
/// A form's background is drawn once per file and shown on every page (one form XObject), the texts
/// are laid over it as text with embedded subset fonts. Files are written under a temporary name
/// and get their real one only after they passed their check.
///
/// The check. Each page carries its subject: "宛名番号 0000012345 …". The subject printed is the
/// one of the records the texts came from (Letter::subject); the subject expected is the one that
/// was asked for. When a file is complete it is read back from the disk by code that shares nothing
/// with the drawing (page_reader.h), and for each page
///   1. the subject found on the page must be the subject asked for, its page number the next one;
///   2. the whole text found on the page must be the text that was handed in, character by
///   character,
///      so a text cut, lost, doubled or taken from a neighbour cannot leave;
///   3. there must be exactly as many pages as were laid out.
/// One page that does not agree keeps the whole file back. Reading back costs 0.04 ms a page, about
/// a twentieth of the time of printing.
namespace yakuba::notices {

struct FileOptions {
    Instant created;    // written into the file: the same letters give the same bytes
    std::string title;  // shown by PDF readers: "令和8年度 市民税・県民税 納税通知書"
    /// Called with the path of the finished file before it is checked; for tests that damage it.
    std::function<void(const std::string& path)> before_check = {};
};

/// One thread's press: fonts, shaped texts and forms stay warm from file to file. The letters'
/// forms must outlive it.
class Press {
public:
    Press();
    ~Press();
    Press(const Press&) = delete;
    Press& operator=(const Press&) = delete;

    /// Begins the file that `publish` will leave at `path`. A file begun and not published is
    /// removed.
    void begin(const std::string& path, FileOptions options);

    /// Adds one letter; answers its pages. A letter with a Problem leaves no trace in the file:
    /// "notices.unknown_box", "notices.missing_box", "notices.unknown_table",
    /// "notices.too_many_rows", "notices.text_too_long", "notices.no_glyph". `asked_for` is whom
    /// the caller wanted a letter about.
    Result<int> add(PersonId asked_for, const Letter& letter);

    /// Completes and checks the file, and gives it its name. Problems: "notices.mixed_up",
    /// "notices.unreadable"; the file is then removed. Answers the number of letters in it;
    /// with none there is no file.
    Result<std::int64_t> publish();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// The bytes of a single letter, checked as above: for certificates at the counter.
Result<std::string> print_single(PersonId asked_for, const Letter& letter,
                                 const FileOptions& options);

/// A run over many letters.
struct PrintRun {
    std::string folder;
    std::string name;  // files are NAME-0001.pdf, NAME-0002.pdf, …
    FileOptions file;
    std::int64_t letters_per_file = 500;
    int threads = 0;  // 0: as many as the machine has cores
    std::function<void(std::int64_t done, std::int64_t total)> progress = {};
};
struct Printed {
    std::int64_t letters = 0;  // in published files
    std::int64_t pages = 0;
    std::vector<std::string> files;  // in order of delivery
    std::vector<Problem> held_back;  // letters, or whole files, that did not pass
};

/// Writes the letters about these persons, one result for each, in their order. Called from several
/// threads at once, each time for the persons of one file.
using LetterWriter = std::function<std::vector<Result<Letter>>(std::span<const PersonId>)>;

/// Prints one letter about each person asked for, in order, one file after `letters_per_file`,
/// files in parallel. Holds one file's letters per thread in memory, whatever the size of the run.
Printed print(const PrintRun& run, std::span<const PersonId> asked_for, const LetterWriter& write);

}  // namespace yakuba::notices
