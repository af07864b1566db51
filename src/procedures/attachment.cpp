#include "procedures/attachment.h"

#include <algorithm>

#include "kernel/utf8.h"

namespace yakuba::procedures {
namespace {

constexpr std::size_t kNameMax = 100;

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

bool is_heic(std::string_view bytes) {
    if (bytes.size() < 12 || bytes.substr(4, 4) != "ftyp") return false;
    const std::string_view brand = bytes.substr(8, 4);
    for (const std::string_view known : {"heic", "heix", "hevc", "hevx", "mif1", "msf1"}) {
        if (brand == known) return true;
    }
    return false;
}

Problem broken() {
    return Problem{"attachment.broken",
                   "このファイルは壊れていて開けません。別のファイルを選んでください。"};
}

/// Whether a segment tells about the maker or the place and may go.
bool is_told(unsigned marker, std::string_view content) {
    if (marker == 0xFE) return true;                   // comment
    if (marker < 0xE1 || marker > 0xEF) return false;  // not APP1…APP15
    if (marker == 0xE2) return !content.starts_with(std::string_view("ICC_PROFILE\0", 12));
    return marker != 0xEE || !content.starts_with("Adobe");
}

/// Where the entropy-coded bytes from `at` on end: at a marker that is neither a stuffed zero nor a
/// restart.
std::size_t end_of_scan(std::string_view jpeg, std::size_t at) {
    for (; at + 1 < jpeg.size(); ++at) {
        const unsigned next = byte_at(jpeg, at + 1);
        const bool inside = next == 0x00 || next == 0xFF || (next >= 0xD0 && next <= 0xD7);
        if (byte_at(jpeg, at) == 0xFF && !inside) return at;
    }
    return jpeg.size();
}

std::string plain_name(std::string_view name) {
    const auto folder = name.find_last_of("/\\");
    if (folder != std::string_view::npos) name.remove_prefix(folder + 1);
    std::string plain;
    while (!name.empty()) {
        const char32_t c = take_code_point(name);
        if (c < 0x20 || c == 0x7F || c == 0xFFFD) continue;
        std::string one;
        append_utf8(one, c);
        if (plain.size() + one.size() > kNameMax) break;
        plain += one;
    }
    return plain;
}

std::string megabytes(std::int64_t bytes) {
    constexpr std::int64_t kMega = 1024 * 1024;
    return std::to_string((bytes + kMega - 1) / kMega) + "MB";
}

std::string types_of(const FileRule& rule) {
    std::string all;
    for (std::string type : rule.types) {
        std::transform(type.begin(), type.end(), type.begin(),
                       [](char c) { return static_cast<char>(std::toupper(c)); });
        all += (all.empty() ? "" : "・") + type;
    }
    return all;
}

}  // namespace

std::string_view file_type(std::string_view bytes) {
    if (bytes.starts_with("%PDF-")) return "pdf";
    if (bytes.starts_with("\xFF\xD8\xFF")) return "jpg";
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "png";
    if (is_heic(bytes)) return "heic";
    return {};
}

std::string_view media_type_of(std::string_view type) {
    if (type == "pdf") return "application/pdf";
    if (type == "jpg") return "image/jpeg";
    if (type == "png") return "image/png";
    if (type == "heic") return "image/heic";
    return "application/octet-stream";
}

Result<std::string> without_exif(std::string_view jpeg) {
    if (!jpeg.starts_with("\xFF\xD8")) return broken();
    std::string kept{jpeg.substr(0, 2)};
    std::size_t at = 2;
    while (at + 2 <= jpeg.size()) {
        if (byte_at(jpeg, at) != 0xFF) return broken();
        const unsigned marker = byte_at(jpeg, at + 1);
        if (marker == 0xFF) {  // a fill byte before a marker
            ++at;
            continue;
        }
        if (marker == 0xD9) {  // the end: what hangs behind it (a second picture) is left out
            kept += jpeg.substr(at, 2);
            return kept;
        }
        if (at + 4 > jpeg.size()) return broken();
        const std::size_t length = byte_at(jpeg, at + 2) * 256 + byte_at(jpeg, at + 3);
        if (length < 2 || at + 2 + length > jpeg.size()) return broken();
        const std::string_view segment = jpeg.substr(at, 2 + length);
        if (!is_told(marker, segment.substr(4))) kept += segment;
        at += segment.size();
        if (marker == 0xDA) {  // the picture itself, up to the next marker
            const std::size_t end = end_of_scan(jpeg, at);
            kept += jpeg.substr(at, end - at);
            at = end;
        }
    }
    return broken();
}

Result<Accepted> accept_file(const FileRule& rule, std::string_view name, std::string_view bytes) {
    if (bytes.empty()) {
        return Problem{"attachment.empty", "ファイルが空です。選び直してください。"};
    }
    if (static_cast<std::int64_t>(bytes.size()) > rule.bytes_max) {
        return Problem{"attachment.too_large",
                       "ファイルが大きすぎます。1つ" + megabytes(rule.bytes_max) +
                           "までのものを選んでください（いま" +
                           megabytes(static_cast<std::int64_t>(bytes.size())) + "）。"};
    }
    const std::string_view type = file_type(bytes);
    if (std::find(rule.types.begin(), rule.types.end(), type) == rule.types.end()) {
        return Problem{"attachment.type", "付けられるファイルは" + types_of(rule) +
                                              "です。写真か PDF を選んでください。"};
    }
    Accepted accepted{std::string{bytes}, std::string{media_type_of(type)}, plain_name(name)};
    if (accepted.name.empty()) accepted.name = "添付." + std::string{type};
    if (type == "jpg") {
        auto stripped = without_exif(bytes);
        if (!stripped) return stripped.problem();
        accepted.bytes = *std::move(stripped);
    }
    return accepted;
}

}  // namespace yakuba::procedures
