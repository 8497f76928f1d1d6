#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace rung::cli {

/// How far a batch has come, told on standard error: on a terminal one line that is written over, ten times a second at
/// most; else a line every ten seconds. A batch that is done sooner says nothing. Called by one thread at a time.
class Progress {
 public:
  explicit Progress(std::optional<std::uint64_t> bytes);  ///< of the input; empty: nobody knows
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;

  void tell(std::uint64_t lines, std::uint64_t bytes);  ///< so many are done
  void clear();                                         ///< takes the line away, before something else is written

 private:
  std::string words(std::uint64_t lines, std::uint64_t bytes, double seconds) const;

  using Clock = std::chrono::steady_clock;
  std::optional<std::uint64_t> bytes_;
  bool terminal_;
  bool shown_ = false;
  Clock::time_point begun_ = Clock::now(), told_ = begun_;
};

/// `1,234,567`
std::string grouped(std::uint64_t number);

}  // namespace rung::cli
