#include "rung/advise/read_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

namespace rung {
namespace {

Faults refused(const std::string& path, const char* code, std::string message, std::string hint = {}) {
  return {{code, std::move(message), Place{}, std::move(hint), Severity::error, path}};
}

std::string cause(int error) {
  switch (error) {
    case ENOENT:
      return "there is no such file";
    case EACCES:
      return "it may not be read: permission denied";
    case EISDIR:
      return "it is a directory, not a file";
    default:
      return "it cannot be read: " + std::string(std::strerror(error));
  }
}

}  // namespace

Result<Source> read_file(const std::string& path, std::uint32_t index) {
  std::error_code ignored;
  if (path != "-" && std::filesystem::is_directory(path, ignored))
    return refused(path, "F01", cause(EISDIR), "name the files in it");
  struct Closer {
    void operator()(std::FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };
  const std::unique_ptr<std::FILE, Closer> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) return refused(path, "F01", cause(errno));
  std::string text;
  char block[1 << 16];
  while (const std::size_t read = std::fread(block, 1, sizeof block, file.get())) {
    text.append(block, read);
    if (text.size() > max_file_bytes)
      return refused(path, "F02", "it is larger than " + std::to_string(max_file_bytes >> 20) + " MiB");
  }
  if (std::ferror(file.get())) return refused(path, "F01", cause(errno));
  return Source(path == "-" ? "standard input" : path, std::move(text), index);
}

}  // namespace rung
