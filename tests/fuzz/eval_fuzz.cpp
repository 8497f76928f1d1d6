// Any line gives one line: an object with a value or an error, and nothing else.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "rung/advise/eval.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const std::string answer = rung::evaluate_json_line(std::string(reinterpret_cast<const char*>(bytes), count));
  const bool is_answer = answer.starts_with("{\"value\":") || answer.starts_with("{\"error\":");
  if (!is_answer || !answer.ends_with('}') || answer.find('\n') != std::string::npos) std::abort();
  return 0;
}
