// The floor: simdjson alone reads a file in blocks into one buffer, takes the eight ratings of each line, stops the
// line there, decides by hand and writes `{"case_id":..,"level":..}`. floor CASES OUTPUT

#include <fcntl.h>
#include <simdjson.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <iostream>

#include "ratings.hpp"

namespace {

using namespace rung::speed;

constexpr std::size_t block = 1 << 20;

void answer(simdjson::ondemand::parser& parser, const char* line, std::size_t size, std::size_t room,
            std::string& out) {
  Ratings person{};
  auto document = parser.iterate(line, size, room);
  const std::string_view id = document["id"];
  auto answers = document["answers"].get_object();
  for (std::size_t i = 0; i < 8; ++i)
    (&person.symptom)[i] = static_cast<std::int8_t>(answers[rating_names[i]]["value"].get_int64().value());
  out.append("{\"case_id\":\"").append(id).append("\",\"level\":");
  out += static_cast<char>('1' + level_by_hand(person));
  out += "}\n";
}

void run(const char* cases, const char* output) {
  const int in = open(cases, O_RDONLY), written = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  std::string buffer(block + simdjson::SIMDJSON_PADDING + 1, '\0'), out;
  simdjson::ondemand::parser parser;
  std::size_t have = 0;
  for (ssize_t got; (got = read(in, buffer.data() + have, block - have)) > 0;) {
    have += static_cast<std::size_t>(got);
    std::size_t at = 0;
    while (const void* const end = std::memchr(buffer.data() + at, '\n', have - at)) {
      const std::size_t size = static_cast<std::size_t>(static_cast<const char*>(end) - buffer.data()) - at;
      answer(parser, buffer.data() + at, size, buffer.size() - at, out);
      at += size + 1;
    }
    std::memmove(buffer.data(), buffer.data() + at, have -= at);
    if (write(written, out.data(), out.size()) < 0) std::abort();
    out.clear();
  }
  close(in), close(written);
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return std::cerr << "usage: floor CASES OUTPUT\n", 2;
  run(words[1], words[2]);
}
