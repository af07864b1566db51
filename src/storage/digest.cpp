#include "storage/digest.h"

#include <sodium.h>

#include <stdexcept>

namespace yakuba::storage {
namespace {

// libsodium chooses the fastest implementation for this machine here.
void begin_sodium() {
    static const int state = sodium_init();
    if (state < 0) throw std::runtime_error("libsodium cannot be used");
}

std::string to_hex(const unsigned char* bytes, std::size_t count) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string hex;
    for (std::size_t i = 0; i < count; ++i) {
        hex += kDigits[bytes[i] >> 4];
        hex += kDigits[bytes[i] & 15];
    }
    return hex;
}

}  // namespace

std::string RowsDigest::hex() const {
    std::array<unsigned char, 32> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<unsigned char>(lanes_[i / 8] >> (8 * (i % 8)));
    }
    return to_hex(bytes.data(), bytes.size());
}

RowForm::RowForm(std::string_view table) {
    begin_sodium();
    bytes_.resize(512);
    text(table);
    prefix_ = size_;
}

Lanes RowForm::hash() const {
    std::array<unsigned char, 32> bytes{};
    crypto_generichash(bytes.data(), bytes.size(),
                       reinterpret_cast<const unsigned char*>(bytes_.data()), size_, nullptr, 0);
    Lanes lanes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        lanes[i / 8] |= static_cast<std::uint64_t>(bytes[i]) << (8 * (i % 8));
    }
    return lanes;
}

std::string blake2b_hex(std::string_view bytes) {
    begin_sodium();
    std::array<unsigned char, 32> hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr,
                       0);
    return to_hex(hash.data(), hash.size());
}

}  // namespace yakuba::storage
