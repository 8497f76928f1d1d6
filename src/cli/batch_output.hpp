#pragma once

#include <string>
#include <string_view>

namespace rung::cli {

/// Where the lines of a batch go: standard output, or a file that is written aside and takes its name when it is whole.
class BatchOutput {
 public:
  /// @param path  empty: standard output
  explicit BatchOutput(std::string path);
  ~BatchOutput();  ///< without finish(), what was written aside is taken away
  BatchOutput(const BatchOutput&) = delete;

  bool write(std::string_view text);  ///< false when it cannot be written
  bool finish();                      ///< the file takes its name; false when it cannot

  bool is_open() const { return file_ >= 0; }      ///< it can be written to
  bool is_closed_pipe() const { return closed_; }  ///< nobody reads standard output any more

 private:
  std::string path_, aside_;
  int file_;
  bool closed_ = false;
};

}  // namespace rung::cli
