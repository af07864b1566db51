#include "exchange/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace yakuba::exchange {

Result<MappedFile> MappedFile::open(const std::string& path) {
    const auto refused = [&] {
        return Problem{"file.cannot_read",
                       "ファイルを読めません。場所と読み取りの権限を確かめてください。",
                       path + ": " + std::strerror(errno)};
    };
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return refused();
    struct stat about {};
    if (::fstat(file, &about) != 0) {
        const Problem problem = refused();
        ::close(file);
        return problem;
    }
    const auto size = static_cast<std::size_t>(about.st_size);
    void* data = nullptr;
    if (size != 0) {
        data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
        if (data == MAP_FAILED) {
            const Problem problem = refused();
            ::close(file);
            return problem;
        }
        ::madvise(data, size, MADV_SEQUENTIAL);
    }
    ::close(file);
    return MappedFile{data, size};
}

MappedFile::~MappedFile() {
    if (data_ != nullptr) ::munmap(data_, size_);
}

}  // namespace yakuba::exchange
