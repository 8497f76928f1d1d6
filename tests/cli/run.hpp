#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

namespace rung::test {

/// An empty folder of its own, gone with the object.
class Scratch {
 public:
  Scratch() {
    static int made = 0;
    folder_ = std::filesystem::temp_directory_path() /
              ("rung-tests-" + std::to_string(getpid()) + "-" + std::to_string(++made));
    std::filesystem::create_directories(folder_);
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
    return path(name);
  }

  std::string read(const std::string& name) const {
    std::ifstream in(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::size_t files() const {
    const std::filesystem::directory_iterator all(folder_);
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
  }

 private:
  std::filesystem::path folder_;
};

using Lines = std::vector<std::string>;  ///< of a text, without their ends

inline bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

inline Lines lines_of(const std::string& text) {
  std::istringstream in(text);
  Lines lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// What a run of a program left behind. A status of 128 and more is 128 + the signal that ended it.
struct Run {
  int status = -1;
  std::string output;
  std::string errors;
};

/// Runs a shell command in the repository's folder, with `input` as its standard input.
inline Run run_shell(const std::string& command, const std::string& input = {}) {
  const Scratch scratch;
  const std::string in = scratch.write("in", input);
  const std::string line = "cd '" RUNG_SOURCE_DIR "' && { " + command + "\n} < '" + in + "' > '" + scratch.path("out") +
                           "' 2> '" + scratch.path("err") + "'";
  const int ended = std::system(line.c_str());
  const int status = WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
  return {status, scratch.read("out"), scratch.read("err")};
}

#ifdef RUNG_CLI
/// Runs the command line, `rung`, with these arguments, as a shell reads them.
inline Run run_rung(const std::string& arguments, const std::string& input = {}) {
  return run_shell("'" RUNG_CLI "' " + arguments, input);
}
#endif

}  // namespace rung::test
