#include "rung/text/digest.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace rung {
namespace {

// Found once: OpenSSL 3 takes longer to look an algorithm up than to hash a line of a batch.
const EVP_MD* algorithm() {
  static const EVP_MD* const found = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return found;
}

// OpenSSL refuses only when memory is short or its installation is broken; no text can bring that about.
void require(bool done) {
  if (!done) throw std::runtime_error("SHA-256 is not available from OpenSSL");
}

}  // namespace

struct Digester::Context {
  Context() : made(EVP_MD_CTX_new()) { require(made != nullptr); }
  ~Context() { EVP_MD_CTX_free(made); }
  Context(const Context&) = delete;

  void begin() { require(EVP_DigestInit_ex(made, algorithm(), nullptr) == 1); }
  void add(std::string_view bytes) { require(EVP_DigestUpdate(made, bytes.data(), bytes.size()) == 1); }
  std::string finish() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    require(EVP_DigestFinal_ex(made, digest.data(), &size) == 1);
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text(2 * size, '0');
    for (unsigned int i = 0; i < size; ++i) {
      text[2 * i] = digits[digest[i] >> 4];
      text[2 * i + 1] = digits[digest[i] & 0xF];
    }
    return text;
  }

  EVP_MD_CTX* made;
};

Digester::Digester() : context_(std::make_unique<Context>()) {}
Digester::~Digester() = default;

std::string Digester::sha256_of(std::string_view text) {
  context_->begin();
  context_->add(text);
  return context_->finish();
}

std::string Digester::sha256(std::span<const std::string_view> texts) {
  context_->begin();
  for (const std::string_view text : texts) {
    context_->add(std::to_string(text.size()) + "\n");
    context_->add(text);
  }
  return context_->finish();
}

std::string sha256(std::span<const std::string_view> texts) { return Digester().sha256(texts); }
std::string sha256_of(std::string_view text) { return Digester().sha256_of(text); }

}  // namespace rung
