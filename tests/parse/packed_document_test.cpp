#include "rung/parse/packed_document.hpp"

#include <string>

#include "rung/advise/built_in.hpp"

using namespace rung;

namespace {

void check_same(const Node& a, const Node& b) {
  REQUIRE(a.kind == b.kind);
  CHECK(a.quoted == b.quoted);
  CHECK(a.is_null == b.is_null);
  CHECK(a.text == b.text);
  CHECK(a.place == b.place);
  CHECK(a.places == b.places);
  REQUIRE(a.items.size() == b.items.size());
  for (std::size_t i = 0; i < a.items.size(); ++i) check_same(a.items[i], b.items[i]);
  REQUIRE(a.entries.size() == b.entries.size());
  for (std::size_t i = 0; i < a.entries.size(); ++i) {
    CHECK(a.entries[i].key.text == b.entries[i].key.text);
    CHECK(a.entries[i].key.place == b.entries[i].key.place);
    check_same(a.entries[i].value, b.entries[i].value);
  }
}

}  // namespace

TEST_CASE("a packed tree unpacks to the same tree") {
  const std::string long_text(300, 'x');  // a count of more than one byte
  for (const std::string& text :
       {std::string("plain"), std::string("''"), std::string("{a: , b: ~, 'c': [1, {}, []]}"),
        std::string("a: one\n  line and\n\n  another\nb: >\n  folded ä text\n  on 2 lines\nc: |\n  kept\n  as it is\n"),
        std::string("\"\\u00e4 and \\n escapes\""), "a: " + long_text}) {
    CAPTURE(text);
    const auto tree = parse_yaml(Source("test", text, 3));
    REQUIRE(tree.has_value());
    check_same(unpack(pack(*tree), 3), *tree);
  }
}

TEST_CASE("places of an unpacked tree are in the file that is asked for") {
  const auto tree = parse_yaml(Source("test", "a: \"x\\ty\""));
  REQUIRE(tree.has_value());
  const Node unpacked = unpack(pack(*tree), 7);
  CHECK(unpacked.place.file == 7);
  CHECK(unpacked.entries[0].key.place.file == 7);
  CHECK(unpacked.entries[0].value.places.back().file == 7);
}

TEST_CASE("every built-in file carries the tree of its own text") {
  for (const auto files : {built_in_rule_sets(), built_in_instruments()}) {
    for (const BuiltInText& file : files) {
      CAPTURE(file.name);
      const auto tree = parse_yaml(Source("test", std::string(file.text)));
      REQUIRE(tree.has_value());
      check_same(unpack(file.packed), *tree);
    }
  }
}
