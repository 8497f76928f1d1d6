#pragma once

#include <zlib.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "rung/text/result.hpp"

namespace rung::cli {

/// The bytes of a file or of standard input, as they come; of gzip, what is in it. Read by one thread, in little
/// memory.
class BatchInput {
 public:
  /// @param path  `-`: standard input
  static Result<std::unique_ptr<BatchInput>> open(const std::string& path);
  ~BatchInput();
  BatchInput(const BatchInput&) = delete;

  /// Fills up to `room` bytes at `to`, as many as are there; 0 at the end, when asked to stop, or at a fault.
  std::size_t read(char* to, std::size_t room);

  const std::string& name() const { return name_; }            ///< what faults call it
  const Faults& faults() const { return faults_; }             ///< why reading ended early: F01
  std::uint64_t consumed() const { return consumed_; }         ///< bytes of the file, packed or not
  std::optional<std::uint64_t> size() const { return size_; }  ///< of the file; empty for a pipe
  bool is_pipe() const { return !size_; }                      ///< bytes may be long in coming

 private:
  BatchInput(std::string name, int file) : name_(std::move(name)), file_(file) {}
  std::size_t read_raw(char* to, std::size_t room);
  std::size_t inflate_some(char* to, std::size_t room);
  bool fill();
  void fail(std::string message, std::string hint = {});

  std::string name_;
  int file_;
  std::optional<std::uint64_t> size_;
  std::atomic<std::uint64_t> consumed_ = 0;  // the thread that tells the progress asks for it
  Faults faults_;
  std::string raw_;  // read and not yet given
  std::size_t raw_at_ = 0;
  std::optional<bool> packed_;  // by its first two bytes
  bool inside_ = false;         // within a member of a gzip file
  z_stream unpacker_ = {};
};

/// Asks SIGTERM and SIGINT to end a batch between two lines; reading ends then.
void stop_on_signals();
/// The signal that came, or 0.
int stopped_by();

}  // namespace rung::cli
