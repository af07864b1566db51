#include <algorithm>
#include <atomic>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <mutex>
#include <thread>

#include "notices/press.h"

namespace yakuba::notices {
namespace {

std::string file_name(const PrintRun& run, std::size_t index) {
    char number[32];
    std::snprintf(number, sizeof number, "-%04zu.pdf", index + 1);
    return (std::filesystem::path{run.folder} / (run.name + number)).string();
}

/// Prints one file's letters.
Printed print_file(Press& press, const PrintRun& run, const std::string& path,
                   std::span<const PersonId> persons, const LetterWriter& write) {
    Printed printed;
    press.begin(path, run.file);
    const auto letters = write(persons);
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const auto pages = letters[i] ? press.add(persons[i], *letters[i]) : letters[i].problem();
        if (pages) {
            printed.pages += *pages;
        } else {
            printed.held_back.push_back(pages.problem());
        }
    }
    const auto published = press.publish();
    if (!published) {
        printed.pages = 0;
        printed.held_back.push_back(published.problem());
    } else if (*published > 0) {
        printed.letters = *published;
        printed.files.push_back(path);
    }
    return printed;
}

}  // namespace

Printed print(const PrintRun& run, std::span<const PersonId> asked_for, const LetterWriter& write) {
    const auto per_file = static_cast<std::size_t>(std::max<std::int64_t>(1, run.letters_per_file));
    const std::size_t files = (asked_for.size() + per_file - 1) / per_file;
    std::vector<Printed> results(files);
    std::atomic<std::size_t> next{0};
    std::int64_t done = 0;
    std::exception_ptr failure;
    std::mutex mutex;
    std::filesystem::create_directories(run.folder);

    const auto work = [&] {
        try {
            Press press;
            for (std::size_t i = next++; i < files; i = next++) {
                const auto persons = asked_for.subspan(
                    i * per_file, std::min(per_file, asked_for.size() - i * per_file));
                results[i] = print_file(press, run, file_name(run, i), persons, write);
                const std::lock_guard lock{mutex};
                done += static_cast<std::int64_t>(persons.size());
                if (run.progress) run.progress(done, static_cast<std::int64_t>(asked_for.size()));
            }
        } catch (...) {
            next = files;
            const std::lock_guard lock{mutex};
            if (!failure) failure = std::current_exception();
        }
    };
    const std::size_t wanted = run.threads > 0 ? static_cast<std::size_t>(run.threads)
                                               : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < std::min(wanted, files); ++i)
        threads.emplace_back(work);
    if (files > 0) work();
    threads.clear();
    if (failure) std::rethrow_exception(failure);

    Printed all;
    for (Printed& one : results) {
        all.letters += one.letters;
        all.pages += one.pages;
        std::move(one.files.begin(), one.files.end(), std::back_inserter(all.files));
        std::move(one.held_back.begin(), one.held_back.end(), std::back_inserter(all.held_back));
    }
    return all;
}

}  // namespace yakuba::notices
