#pragma once
#include "identity/access_log.h"

namespace yakuba::portal::resident {

/// Whether a line of the access log is kept from the person it is about. A disclosure of one's own
/// data leaves out what would endanger somebody (個人情報の保護に関する法律78条1項1号), is about
/// another person (2号), would hinder the prevention or investigation of crime (5号), or an
/// inspection or the fair carrying out of a duty (7号). So: everything of the protection desk,
/// every refusal (it may be a counterpart who asked), and whatever was looked up for an
/// investigation.
bool is_held_back(const identity::Access& access);

/// Why those are held back: shown always, whether there are any or not.
inline constexpr std::string_view kHeldBackArticle =
    "個人情報の保護に関する法律78条1項1号・2号・5号・7号";

}  // namespace yakuba::portal::resident
