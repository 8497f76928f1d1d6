#include "rung/advise/choose.hpp"

#include <algorithm>
#include <filesystem>

#include "rung/advise/built_in.hpp"
#include "rung/parse/packed_document.hpp"
#include "rung/parse/parse_case.hpp"
#include "rung/render/policy.hpp"
#include "rung/text/digest.hpp"

namespace rung {
namespace {

bool is_built_in(std::string_view name) {
  const auto texts = built_in_rule_sets();
  return std::any_of(texts.begin(), texts.end(), [&](const BuiltInText& text) { return text.name == name; });
}

}  // namespace

Result<Advisor> open_rule_set(const std::string& name_or_path) {
  const bool is_path = name_or_path.find_first_of("/.") != std::string::npos || name_or_path == "-";
  std::error_code ignored;
  if (is_built_in(name_or_path) || (!is_path && !std::filesystem::exists(name_or_path, ignored)))
    return Advisor::built_in(name_or_path);
  return Advisor::open(name_or_path);
}

std::optional<std::string> instrument_sheet(std::string_view name, std::size_t width) {
  for (const BuiltInText& text : built_in_instruments()) {
    if (text.name != name) continue;
    Faults none;  // it was checked when the library was built
    const std::string_view texts[] = {text.text};
    return render_instrument(parse_instrument(unpack(text.packed), none), sha256(texts), width);
  }
  return std::nullopt;
}

std::string rule_set_for(const Source& case_text) {
  const auto answers = parse_case(case_text);
  return answers && is_built_in(answers->population.text) ? answers->population.text : "adult";
}

}  // namespace rung
