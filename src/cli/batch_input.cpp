#include "batch_input.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace rung::cli {
namespace {

volatile std::sig_atomic_t came = 0;
int wake[2] = {-1, -1};  // a signal writes to it, so that a read that waits for bytes ends

extern "C" void note_signal(int number) {
  came = number;
  const int kept = errno;
  [[maybe_unused]] const auto ignored = ::write(wake[1], "", 1);
  errno = kept;
}

}  // namespace

void stop_on_signals() {
  if (wake[0] == -1 && ::pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0) return;
  struct sigaction action = {};
  action.sa_handler = note_signal;
  for (const int number : {SIGTERM, SIGINT}) ::sigaction(number, &action, nullptr);
}

int stopped_by() { return came; }

Result<std::unique_ptr<BatchInput>> BatchInput::open(const std::string& path) {
  const auto refuse = [&](std::string message, std::string hint = {}) {
    return Faults{{"F01", std::move(message), Place{}, std::move(hint), Severity::error, path}};
  };
  const int file = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return refuse(errno == ENOENT ? "there is no such file"
                                  : std::string("it cannot be read: ") + std::strerror(errno));
  std::unique_ptr<BatchInput> made(new BatchInput(path == "-" ? "standard input" : path, file));
  struct stat about = {};
  if (::fstat(file, &about) != 0) return refuse(std::string("it cannot be read: ") + std::strerror(errno));
  if (S_ISDIR(about.st_mode)) return refuse("it is a directory, not a file", "name a file in it");
  if (S_ISREG(about.st_mode)) made->size_ = static_cast<std::uint64_t>(about.st_size);
  return made;
}

BatchInput::~BatchInput() {
  if (packed_.value_or(false)) ::inflateEnd(&unpacker_);
  if (file_ != STDIN_FILENO) ::close(file_);
}

void BatchInput::fail(std::string message, std::string hint) {
  faults_ = {{"F01", std::move(message), Place{}, std::move(hint), Severity::error, name_}};
}

std::size_t BatchInput::read_raw(char* to, std::size_t room) {
  while (came == 0) {
    if (is_pipe()) {
      pollfd waiting[] = {{file_, POLLIN, 0}, {wake[0], POLLIN, 0}};
      if (::poll(waiting, wake[0] == -1 ? 1 : 2, -1) < 0 && errno != EINTR) break;
      if (came != 0) return 0;
    }
    const auto got = ::read(file_, to, room);
    if (got >= 0) {
      consumed_ += static_cast<std::uint64_t>(got);
      return static_cast<std::size_t>(got);
    }
    if (errno == EINTR || errno == EAGAIN) continue;
    fail(std::string("it cannot be read: ") + std::strerror(errno));
    return 0;
  }
  return 0;
}

// More bytes of the file into `raw_`; false at its end.
bool BatchInput::fill() {
  if (raw_at_ == raw_.size()) {
    raw_.clear();
    raw_at_ = 0;
  }
  const std::size_t kept = raw_.size();
  raw_.resize(kept + (64u << 10));
  raw_.resize(kept + read_raw(raw_.data() + kept, 64u << 10));
  return raw_.size() > kept;
}

std::size_t BatchInput::read(char* to, std::size_t room) {
  while (!packed_ && raw_.size() < 2 && fill()) continue;
  if (!packed_) {
    packed_ = raw_.starts_with("\x1F\x8B");
    if (*packed_ && ::inflateInit2(&unpacker_, 15 + 16) != Z_OK) fail("there is no memory to unpack it");
  }
  if (!faults_.empty() || came != 0) return 0;
  if (*packed_) return inflate_some(to, room);
  if (raw_at_ == raw_.size()) return read_raw(to, room);
  const std::size_t given = std::min(room, raw_.size() - raw_at_);
  raw_.copy(to, given, raw_at_);
  raw_at_ += given;
  return given;
}

// A gzip file may have several members, one after another, as `cat a.gz b.gz` makes it.
std::size_t BatchInput::inflate_some(char* to, std::size_t room) {
  unpacker_.next_out = reinterpret_cast<Bytef*>(to);
  unpacker_.avail_out = static_cast<uInt>(room);
  while (unpacker_.avail_out == room && came == 0) {
    if (raw_at_ == raw_.size() && !fill()) {
      if (inside_ && came == 0) fail("the gzip file ends before its end", "it was cut; copy it again");
      return 0;
    }
    if (!inside_) ::inflateReset(&unpacker_);
    inside_ = true;
    unpacker_.next_in = reinterpret_cast<Bytef*>(raw_.data() + raw_at_);
    unpacker_.avail_in = static_cast<uInt>(raw_.size() - raw_at_);
    const int state = ::inflate(&unpacker_, Z_NO_FLUSH);
    raw_at_ = raw_.size() - unpacker_.avail_in;
    if (state == Z_STREAM_END)
      inside_ = false;
    else if (state != Z_OK && state != Z_BUF_ERROR)
      return fail("it is not a whole gzip file: " + std::string(unpacker_.msg ? unpacker_.msg : "bad data")), 0;
  }
  return room - unpacker_.avail_out;
}

}  // namespace rung::cli
