#include "progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string_view>

namespace rung::cli {
namespace {

std::string clock_words(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  const auto two = [](std::uint64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  if (whole < 3600) return std::to_string(whole / 60) + ":" + two(whole % 60);
  return std::to_string(whole / 3600) + ":" + two(whole / 60 % 60) + ":" + two(whole % 60);
}

bool is_terminal() {
  const char* const kind = std::getenv("TERM");
  return isatty(STDERR_FILENO) != 0 && !(kind != nullptr && std::string_view(kind) == "dumb");
}

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

Progress::Progress(std::optional<std::uint64_t> bytes) : bytes_(bytes), terminal_(is_terminal()) {}

std::string Progress::words(std::uint64_t lines, std::uint64_t bytes, double seconds) const {
  std::string made = grouped(lines) + " cases, " +
                     grouped(static_cast<std::uint64_t>(static_cast<double>(lines) / seconds)) + " a second";
  if (!bytes_ || *bytes_ == 0 || bytes == 0) return made;
  const double share = std::min(1.0, static_cast<double>(bytes) / static_cast<double>(*bytes_));
  made += ", " + std::to_string(static_cast<int>(share * 100)) + " % done, ";
  return made + clock_words(seconds / share - seconds) + " left";
}

void Progress::tell(std::uint64_t lines, std::uint64_t bytes) {
  using namespace std::chrono_literals;
  const auto now = Clock::now();
  if (now - told_ < (terminal_ ? 100ms : 10'000ms) || now - begun_ < 500ms) return;
  told_ = now;
  const std::string line = "rung: " + words(lines, bytes, std::chrono::duration<double>(now - begun_).count());
  if (terminal_)
    std::cerr << '\r' << line << "\x1B[K" << std::flush;
  else
    std::cerr << line << '\n';
  shown_ = terminal_;
}

void Progress::clear() {
  if (shown_) std::cerr << "\r\x1B[K" << std::flush;
  shown_ = false;
}

}  // namespace rung::cli
