#pragma once
#include <string>
#include <string_view>

#include "kernel/result.h"
#include "procedures/definition.h"

/// Files people send. What a file is, is read from its bytes, never from its name; what is not one
/// of the allowed kinds is refused. A photograph loses what it says of its maker and place.
namespace yakuba::procedures {

/// "pdf", "jpg", "png", "heic"; empty for anything else.
std::string_view file_type(std::string_view bytes);
std::string_view media_type_of(std::string_view type);

/// A JPEG without its APP1…APP15 and comment segments (EXIF, XMP, IPTC; the JFIF header APP0 and
/// the colour profile APP2 "ICC_PROFILE" stay, and Adobe's APP14, without which colours turn
/// wrong). Problem "attachment.broken" when it is no whole JPEG.
Result<std::string> without_exif(std::string_view jpeg);

struct Accepted {
    std::string bytes;
    std::string media_type;
    std::string name;  // the sender's, without folders and control characters, at most 100 bytes
};
/// Problems "attachment.empty", "attachment.too_large", "attachment.type", "attachment.broken",
/// each with what to do.
Result<Accepted> accept_file(const FileRule& rule, std::string_view name, std::string_view bytes);

}  // namespace yakuba::procedures
