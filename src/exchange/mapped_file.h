#pragma once
#include <string>
#include <string_view>
#include <utility>

#include "kernel/result.h"

namespace yakuba::exchange {

/// A file seen as text in memory, read by the system as it is needed.
class MappedFile {
public:
    /// Problems: "file.cannot_read".
    static Result<MappedFile> open(const std::string& path);
    MappedFile(MappedFile&& other) noexcept
        : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
    MappedFile& operator=(MappedFile&& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~MappedFile();

    std::string_view content() const { return {static_cast<const char*>(data_), size_}; }

private:
    MappedFile(void* data, std::size_t size) : data_(data), size_(size) {}
    void* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace yakuba::exchange
