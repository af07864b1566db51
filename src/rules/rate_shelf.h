#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>

#include "rules/rates.h"

namespace yakuba {

/// The rates of one business for whoever asks day by day and many times a second (screens, to-dos):
/// the books are read once, each day asked for is resolved once. Safe to share between threads.
template <class Rates>
class RateShelf {
public:
    RateShelf(std::string_view business, const Description& (*description)())
        : business_(business), description_(description) {}

    Result<std::shared_ptr<const Rates>> of(const std::string& data_folder,
                                            const std::string& municipality, Date day) {
        const std::lock_guard lock(mutex_);
        const Key key{data_folder, municipality, day.packed()};
        if (const auto kept = resolved_.find(key); kept != resolved_.end()) return kept->second;
        auto book = books_.find(data_folder);
        if (book == books_.end()) {
            auto loaded = RateBook::load(data_folder, business_);
            if (!loaded) return loaded.problem();
            book = books_.emplace(data_folder, *std::move(loaded)).first;
        }
        auto rates = resolve<Rates>(book->second, description_(), municipality, day);
        if (!rates) return rates.problem();
        if (resolved_.size() >= kDaysKept) resolved_.clear();
        return resolved_.emplace(key, std::make_shared<const Rates>(std::move(rates->rates)))
            .first->second;
    }

private:
    using Key = std::tuple<std::string, std::string, std::int32_t>;
    static constexpr std::size_t kDaysKept = 1000;

    std::string business_;
    const Description& (*description_)();
    std::mutex mutex_;
    std::map<std::string, RateBook> books_;
    std::map<Key, std::shared_ptr<const Rates>> resolved_;
};

}  // namespace yakuba
