#include "bench/load.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <mutex>
#include <random>
#include <thread>

#include "bench/visitor.h"

namespace yakuba::bench {
namespace {

using clock = std::chrono::steady_clock;

/// One connection's part of the load, put together at the end.
struct Part {
    Loaded counted;

    void answer(bool ok, bool write, clock::time_point began, const std::string& what) {
        const std::chrono::duration<double, std::milli> took = clock::now() - began;
        (write ? counted.writes : counted.reads).push_back(took.count());
        if (ok) return;
        if (counted.errors++ == 0) counted.first_error = what;
    }
};

void add(Loaded& all, Loaded part) {
    all.reads.insert(all.reads.end(), part.reads.begin(), part.reads.end());
    all.writes.insert(all.writes.end(), part.writes.begin(), part.writes.end());
    all.acknowledged.insert(all.acknowledged.end(),
                            std::make_move_iterator(part.acknowledged.begin()),
                            std::make_move_iterator(part.acknowledged.end()));
    if (all.errors == 0) all.first_error = part.first_error;
    all.errors += part.errors;
}

Loaded in_parallel(int connections, const std::function<Loaded(int)>& each) {
    Loaded all;
    std::mutex mutex;
    const auto began = clock::now();
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < connections; ++i) {
            threads.emplace_back([&, i] {
                Loaded part = each(i);
                const std::lock_guard lock(mutex);
                add(all, std::move(part));
            });
        }
    }
    all.seconds = std::chrono::duration<double>(clock::now() - began).count();
    return all;
}

/// What one person at the counter does, one thing after the other.
class Clerk {
public:
    Clerk(const Load& load, int number, const Visitor& page, const Visitor& program)
        : load_(load),
          number_(number),
          random_(load.seed * 1000 + static_cast<unsigned>(number)),
          page_(load.port, page),
          program_(load.port, program) {}

    void act(Part& part) {
        const auto dice = std::uniform_int_distribution<int>{1, 100}(random_);
        if (dice <= 50) {
            search(part);
        } else if (dice <= 80) {
            read(part, page_, "/s/persons/" + person());
        } else if (dice <= 95) {
            read(part, program_, "/api/v1/persons/" + person());
        } else {
            write(part);
        }
    }

private:
    std::string person() { return std::to_string(pick(load_.persons)); }
    template <class List>
    const typename List::value_type& pick(const List& list) {
        return list[std::uniform_int_distribution<std::size_t>{0, list.size() - 1}(random_)];
    }

    /// The question goes in by POST, so that no name stands in an address; the answer is the page
    /// it leads to. Both are one search.
    void search(Part& part) {
        const auto began = clock::now();
        Seen seen = page_.post("/s/search", {{"q", pick(load_.questions)}});
        if (seen.status == 303) seen = page_.get(seen.location);
        part.answer(seen.status == 200 || seen.status == 303, false, began,
                    "search " + std::to_string(seen.status));
    }
    void read(Part& part, Visitor& visitor, const std::string& path) {
        const auto began = clock::now();
        const Seen seen = visitor.get(path);
        part.answer(seen.status == 200, false, began, path + " " + std::to_string(seen.status));
    }
    void write(Part& part) {
        const std::string text = "計測 " + std::to_string(number_) + "-" +
                                 std::to_string(++written_) + "-" + std::to_string(load_.seed);
        const std::string path = "/s/persons/" + person() + "/notes";
        const auto began = clock::now();
        const Seen seen = page_.post(path, {{"kind", "memo"}, {"text", text}});
        part.answer(seen.status == 303, true, began, path + " " + std::to_string(seen.status));
        if (seen.status == 303) part.counted.acknowledged.push_back(text);
    }

    const Load& load_;
    int number_;
    int written_ = 0;
    std::mt19937_64 random_;
    Visitor page_;
    Visitor program_;
};

}  // namespace

Loaded run_load(const Load& load, const std::atomic<bool>* gone) {
    // One sign-in: whoever tries many at once is taken for somebody guessing.
    Visitor page{load.port};
    page.sign_in(load.login, load.password);
    Visitor program{load.port};
    program.take_token(load.client, load.secret, "persons.read");
    const auto until = clock::now() + std::chrono::duration<double>(load.seconds);
    return in_parallel(load.connections, [&](int number) {
        Part part;
        try {
            Clerk clerk{load, number, page, program};
            while (clock::now() < until)
                clerk.act(part);
        } catch (const std::exception& error) {
            const bool killed = gone != nullptr && *gone;
            if (!killed && part.counted.errors++ == 0) part.counted.first_error = error.what();
        }
        return std::move(part.counted);
    });
}

Loaded run_ceiling(int port, int connections, double seconds, const std::string& path) {
    const auto until = clock::now() + std::chrono::duration<double>(seconds);
    return in_parallel(connections, [&](int) {
        Part part;
        Visitor visitor{port};
        while (clock::now() < until) {
            const auto began = clock::now();
            const Seen seen = visitor.get(path);
            part.answer(seen.status == 200, false, began, path);
        }
        return std::move(part.counted);
    });
}

double percentile(std::vector<double> times, double percent) {
    if (times.empty()) return 0;
    const auto at = static_cast<std::size_t>(static_cast<double>(times.size() - 1) * percent / 100);
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(at), times.end());
    return times[at];
}

}  // namespace yakuba::bench
