#include "batch_output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace rung::cli {

BatchOutput::BatchOutput(std::string path) : path_(std::move(path)), file_(STDOUT_FILENO) {
  if (path_.empty()) return;
  aside_ = path_ + ".part";
  file_ = ::open(aside_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
}

BatchOutput::~BatchOutput() {
  if (path_.empty() || file_ < 0) return;
  ::close(file_);
  ::unlink(aside_.c_str());
}

bool BatchOutput::write(std::string_view text) {
  while (!text.empty()) {
    const auto wrote = ::write(file_, text.data(), text.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) {
      closed_ = errno == EPIPE;
      return false;
    }
    text.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return true;
}

bool BatchOutput::finish() {
  if (path_.empty()) return true;
  const bool whole = ::close(file_) == 0 && std::rename(aside_.c_str(), path_.c_str()) == 0;
  if (!whole) ::unlink(aside_.c_str());
  file_ = -1;
  return whole;
}

}  // namespace rung::cli
