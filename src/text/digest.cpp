#include "rung/text/digest.hpp"

#include <openssl/evp.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace rung {
namespace {

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

// OpenSSL refuses only when memory is short or its installation is broken; no text can bring that about.
void require(bool done) {
  if (!done) throw std::runtime_error("SHA-256 is not available from OpenSSL");
}

}  // namespace

std::string sha256(std::span<const std::string_view> texts) {
  const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
  require(context != nullptr && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1);
  for (const std::string_view text : texts) {
    const std::string length = std::to_string(text.size()) + "\n";
    require(EVP_DigestUpdate(context.get(), length.data(), length.size()) == 1);
    require(EVP_DigestUpdate(context.get(), text.data(), text.size()) == 1);
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  require(EVP_DigestFinal_ex(context.get(), digest.data(), &size) == 1);

  static constexpr std::string_view digits = "0123456789abcdef";
  std::string made;
  for (unsigned int i = 0; i < size; ++i) {
    made += digits[digest[i] >> 4];
    made += digits[digest[i] & 0xF];
  }
  return made;
}

}  // namespace rung
