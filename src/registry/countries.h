#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "kernel/result.h"

namespace yakuba::registry {

/// 国籍・地域 by their ISO 3166 letters (data/codes/countries.csv).
class Countries {
public:
    static Result<Countries> open(const std::string& data_folder);
    /// The letters themselves when unknown.
    std::string name(const std::string& code) const;
    const std::map<std::string, std::string, std::less<>>& all() const { return names_; }
    /// A place (転出先) that begins with another country's name.
    bool is_abroad(std::string_view place) const;

private:
    std::map<std::string, std::string, std::less<>> names_;
};

}  // namespace yakuba::registry
