#include "rung/advise/choose.hpp"

#include <algorithm>
#include <filesystem>

#include "rung/advise/built_in.hpp"
#include "rung/advise/read_file.hpp"
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

bool means_built_in(const std::string& name_or_path) {
  const bool is_path = name_or_path.find_first_of("/.") != std::string::npos || name_or_path == "-";
  std::error_code ignored;
  return is_built_in(name_or_path) || (!is_path && !std::filesystem::exists(name_or_path, ignored));
}

}  // namespace

Result<Advisor> open_rule_set(const std::string& name_or_path) {
  return means_built_in(name_or_path) ? Advisor::built_in(name_or_path) : Advisor::open(name_or_path);
}

Result<Source> case_table_for(const std::string& name_or_path) {
  if (means_built_in(name_or_path)) {
    for (const BuiltInText& table : built_in_case_tables())
      if (table.name == name_or_path)
        return Source("built in: " + name_or_path + ".cases.yaml", std::string(table.text));
  }
  const std::string path = std::filesystem::path(name_or_path).replace_extension(".cases.yaml").string();
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) return read_file(path);
  return Faults{{"F01", "there is no case table beside the rule set `" + name_or_path + "`", Place{},
                 "a case table says what must come of people whom a clinician can judge; see `A case table` in "
                 "rules/README.md",
                 Severity::error, path}};
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
