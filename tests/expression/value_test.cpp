#include "rung/expression/value.hpp"

#include <string>

using namespace rung;

namespace {

std::string json(std::string_view text) {
  std::string out;
  append_json(out, text);
  return out;
}

}  // namespace

TEST_CASE("JSON text escapes quotes and backslashes and controls and nothing else") {
  CHECK(json("") == R"("")");
  CHECK(json("say \"no\"") == R"("say \"no\"")");
  CHECK(json("a\\b") == R"("a\\b")");
  CHECK(json("line\nfeed") == R"("line\u000afeed")");
  CHECK(json("äöü ≥ 2 / ~\x7F") == "\"äöü ≥ 2 / ~\x7F\"");
}

// Texts are looked at eight bytes at a time, so every byte must be found wherever it stands, and no neighbour with it.
TEST_CASE("each byte is escaped or not whatever its place and its neighbours") {
  for (int code = 0; code < 256; ++code) {
    const bool escaped = code < 0x20 || code == '"' || code == '\\';
    std::string alone = json(std::string(1, static_cast<char>(code)));
    alone = alone.substr(1, alone.size() - 2);
    CHECK((alone.size() > 1) == escaped);
    for (const char neighbour : {'x', '!', '[', '\x80', '\xFF'})
      for (std::size_t size = 1; size < 20; ++size)
        for (std::size_t at = 0; at < size; ++at) {
          const std::string before(at, neighbour), after(size - at - 1, neighbour);
          if (json(before + static_cast<char>(code) + after) != '"' + before + alone + after + '"')
            FAIL("byte " << code << " at " << at << " of " << size);
        }
  }
}
