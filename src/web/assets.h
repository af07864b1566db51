#pragma once
#include <map>
#include <string>
#include <string_view>

#include "kernel/result.h"

namespace yakuba::web {

/// An asset, ready to send.
struct Asset {
    std::string bytes;
    std::string gzip;  // empty: not worth it
    std::string media_type;
};

/// Styles, scripts and icons as scripts/build-web leaves them: hashed names, so that browsers may
/// keep them for ever, and manifest.json from plain names to hashed ones.
class Assets {
public:
    /// Problem "web.asset_missing".
    static Result<Assets> load(const std::string& folder);

    const Asset* find(std::string_view hashed_name) const;
    /// "/assets/staff-ab12cd.css"; empty when there is no such asset.
    std::string address(std::string_view name) const;

private:
    std::map<std::string, Asset, std::less<>> assets_;
    std::map<std::string, std::string, std::less<>> hashed_;
};

}  // namespace yakuba::web
