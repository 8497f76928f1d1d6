// Any bytes give an expression or faults; an expression that is printed and read again prints the same.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "rung/parse/parse_expression.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const std::string text(reinterpret_cast<const char*>(bytes), count);
  const auto parsed = rung::parse_expression(rung::Source("fuzz", text));
  if (!parsed) {
    if (parsed.error().empty()) std::abort();
    return 0;
  }
  const std::string written = to_text(*parsed);
  const auto again = rung::parse_expression(rung::Source("written", written));
  if (!again || to_text(*again) != written) std::abort();
  return 0;
}
