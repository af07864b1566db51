#pragma once
#include <array>
#include <string>
#include <vector>

#include "generator/random.h"
#include "kernel/date.h"
#include "kernel/result.h"
#include "registry/resident.h"

namespace yakuba::generator {

/// Things drawn by weight.
template <class T>
class Bag {
public:
    void add(T thing, int weight) {
        total_ += weight;
        things_.push_back(std::move(thing));
        until_.push_back(total_);
    }
    bool empty() const { return things_.empty(); }
    const T& draw(Random& random) const;
    const std::vector<T>& all() const { return things_; }

private:
    std::vector<T> things_;
    std::vector<int> until_;  // running totals
    int total_ = 0;
};

struct Word {
    std::string text;
    std::string kana;
};
struct Town {
    std::string code;
    std::string name;
    std::string postcode;
    bool numbered = false;  // 住居表示: N番M号
};
struct Place {
    std::string code;
    std::string name;  // 大島郡周防大島町: with the county
    std::string prefecture;
};
struct Variant {
    std::string usual;
    std::string variant;
};
struct BankBranch {
    std::string bank;
    std::string branch;
};
struct Nation {
    std::string code;
    Bag<std::string> family;  // empty: people have one name only
    Bag<std::string> male;
    Bag<std::string> female;
};

/// Every word the generator draws from, read from data/generator and data/codes.
struct Words {
    Place here;
    Bag<Town> towns;
    std::vector<Place> elsewhere;
    Bag<Word> surnames;
    /// By sex (0 male, 1 female) and generation; see generation_of.
    std::array<std::vector<Bag<Word>>, 2> given_names;
    std::vector<int> generations;  // first birth year of each
    Bag<Variant> variants;
    Bag<Nation> nations;
    Bag<std::vector<BankBranch>> banks;
    std::vector<std::string> apartments;
    std::vector<std::string> facilities;
    std::vector<std::string> public_housing;
    std::vector<Word> trades;
    std::vector<Word> company_forms;

    const Word& given_name(Random& random, registry::Sex sex, int birth_year) const;
};

Result<Words> read_words(const std::string& data_folder, const std::string& municipality);

template <class T>
const T& Bag<T>::draw(Random& random) const {
    const int wanted = random.below(total_);
    std::size_t low = 0;
    std::size_t high = until_.size() - 1;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (until_[middle] > wanted) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return things_[low];
}

}  // namespace yakuba::generator
