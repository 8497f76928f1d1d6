#include <boost/json.hpp>

#include "render/json_writer.hpp"

namespace rung {
namespace {

std::string written(std::string_view text) {
  JsonWriter json;
  json.open('[');
  json.text("before");
  json.text(text);
  json.close(']');
  return json.take();
}

TEST_CASE("a text of any length with any byte that needs an escape anywhere is read back as it was") {
  std::size_t compared = 0;
  for (std::size_t length = 0; length <= 20; ++length)
    for (const std::string_view special : {"\"", "\\", "\n", "\x01", "\x1f", "\x7f", "\xc3\xa9", " ", "!", "["})
      for (std::size_t at = 0; at <= length; ++at) {
        const std::string text = std::string(at, 'a') + std::string(special) + std::string(length - at, 'z');
        const boost::json::value read = boost::json::parse(written(text));
        REQUIRE(read.as_array().size() == 2);
        CHECK(std::string_view(read.as_array()[1].as_string()) == text);
        ++compared;
      }
  CHECK(compared == 10 * 231);
}

TEST_CASE("JSON that outgrows its first room is whole") {
  JsonWriter json;
  json.open('{');
  const std::string name = "a name that is not spelled out";
  json.key(name).open('[');
  for (std::int64_t i = 0; i < 20'000; ++i) {
    json.number(i - 10'000);
    json.flag(i % 2 == 0);
    json.null();
    json.text(std::string(static_cast<std::size_t>(i % 40), 'x'));
  }
  json.close(']');
  json.key("after").number(INT64_MIN);
  json.close('}');
  const boost::json::value read = boost::json::parse(json.take());
  const auto& list = read.at("a name that is not spelled out").as_array();
  REQUIRE(list.size() == 80'000);
  for (std::size_t i = 0; i < 20'000; ++i) {
    CHECK(list[4 * i].as_int64() == static_cast<std::int64_t>(i) - 10'000);
    CHECK(list[4 * i + 1].as_bool() == (i % 2 == 0));
    CHECK(list[4 * i + 2].is_null());
    CHECK(list[4 * i + 3].as_string().size() == i % 40);
  }
  CHECK(read.at("after").as_int64() == INT64_MIN);
}

}  // namespace
}  // namespace rung
