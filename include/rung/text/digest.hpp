#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace rung {

/// SHA-256 (FIPS 180-4) of the texts one after another, each preceded by its length in bytes as a decimal number and a
/// line feed, so that no two lists of texts give the same bytes to hash. 64 lower-case hexadecimal digits.
std::string sha256(std::span<const std::string_view> texts);

/// SHA-256 of the bytes of one text and nothing else, as `sha256sum` prints it.
std::string sha256_of(std::string_view text);

/// sha256() and sha256_of() for many texts, with what OpenSSL needs asked for once. For one thread at a time.
class Digester {
 public:
  Digester();
  ~Digester();
  Digester(const Digester&) = delete;

  std::string sha256(std::span<const std::string_view> texts);  ///< as the function of that name
  std::string sha256_of(std::string_view text);                 ///< the same

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

}  // namespace rung
