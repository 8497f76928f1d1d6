#include "rung/text/digest.hpp"

#include <string_view>
#include <vector>

using namespace rung;

namespace {

std::string digest(const std::vector<std::string_view>& texts) { return sha256(texts); }

}  // namespace

TEST_CASE("a digest is SHA-256 of lengths and texts") {
  CHECK(digest({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");  // FIPS 180-4, empty message
  // printf '3\nabc' | sha256sum
  CHECK(digest({"abc"}) == "b00c078ef550998002854805b6d1fac35a8601ebe3d9a9b32bf6f6157038e1b9");
  // printf '3\nabc0\n' | sha256sum
  CHECK(digest({"abc", ""}) == "9f33c8d93df050b17f20a8ed21f3b6e243ea3f93d95a45f5d2d3a1e0fb7625ca");
}

TEST_CASE("texts that are divided otherwise have another digest") {
  CHECK(digest({"ab", "c"}) != digest({"a", "bc"}));
  CHECK(digest({"ab", "c"}) != digest({"abc"}));
  CHECK(digest({"a"}) != digest({"a", ""}));
  CHECK(digest({"1\na"}) != digest({"", "a"}));
}
