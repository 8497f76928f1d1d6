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

// Found once: OpenSSL 3 takes longer to look an algorithm up than to hash a line of a batch.
const EVP_MD* algorithm() {
  static const EVP_MD* const found = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return found;
}

// OpenSSL refuses only when memory is short or its installation is broken; no text can bring that about.
void require(bool done) {
  if (!done) throw std::runtime_error("SHA-256 is not available from OpenSSL");
}

class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new()) {
    require(context_ != nullptr && EVP_DigestInit_ex(context_.get(), algorithm(), nullptr) == 1);
  }
  void add(std::string_view bytes) { require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1); }
  std::string finish() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    require(EVP_DigestFinal_ex(context_.get(), digest.data(), &size) == 1);
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string made(2 * size, '0');
    for (unsigned int i = 0; i < size; ++i) {
      made[2 * i] = digits[digest[i] >> 4];
      made[2 * i + 1] = digits[digest[i] & 0xF];
    }
    return made;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, FreeContext> context_;
};

}  // namespace

std::string sha256(std::span<const std::string_view> texts) {
  Digest digest;
  for (const std::string_view text : texts) {
    digest.add(std::to_string(text.size()) + "\n");
    digest.add(text);
  }
  return digest.finish();
}

std::string sha256_of(std::string_view text) {
  Digest digest;
  digest.add(text);
  return digest.finish();
}

}  // namespace rung
