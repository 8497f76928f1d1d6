// Writes the C++ source that holds the rule files of the library, read and checked, so that no user ever waits for
// that:
//   rung_embed OUTPUT FILE...
// A file in a folder `instruments` is an instrument, one that ends in `.cases.yaml` a case table, any other a rule set.
// See include/rung/advise/built_in.hpp.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "rung/advise/read_file.hpp"
#include "rung/compile/compile.hpp"
#include "rung/parse/packed_document.hpp"
#include "rung/parse/parse_case_table.hpp"
#include "rung/parse/parse_rule_set.hpp"

namespace rung {
namespace {

struct RuleFile {
  std::string name;
  Source source;
  std::string packed;
  std::string sha256 = {};  // rule sets
};

// Says what is wrong; warnings do not keep a rule set out.
bool is_good(Faults faults, std::span<const Source> sources) {
  locate(faults, sources);
  std::cerr << describe(faults);
  return !has_error(faults);
}

bool is_case_table(const std::filesystem::path& path) { return path.stem().extension() == ".cases"; }

std::optional<RuleFile> read(const std::filesystem::path& path) {
  auto source = read_file(path.string());
  if (!source) return is_good(source.error(), {}), std::nullopt;
  if (is_case_table(path)) return RuleFile{path.stem().stem().string(), std::move(source).value(), ""};
  const auto tree = parse_yaml(*source);
  if (!is_good(tree.error(), std::span(&*source, 1))) return std::nullopt;
  return RuleFile{path.stem().string(), std::move(source).value(), pack(*tree)};
}

// Whether it fits its rule set, and what comes of it, is for the tests to say.
bool check_case_table(const RuleFile& file) {
  return is_good(parse_case_table(file.source).error(), std::span(&file.source, 1));
}

bool check_instrument(const RuleFile& file) {
  Faults faults;
  parse_instrument(unpack(file.packed), faults);
  return is_good(std::move(faults), std::span(&file.source, 1));
}

bool check_rule_set(RuleFile& file, std::span<const RuleFile> instruments) {
  auto read = parse_rule_set(
      {file.source, file.packed}, [&](const std::string& id, std::uint32_t index) -> std::optional<RuleText> {
        const auto found = std::ranges::find(instruments, id, &RuleFile::name);
        if (found == instruments.end()) return std::nullopt;
        return RuleText(Source(found->source.name(), found->source.text(), index), found->packed);
      });
  file.sha256 = read.rules.sha256;
  return is_good(compile(std::move(read.rules), std::move(read.faults)).error(), read.sources);
}

// What a literal may not hold as it is becomes \ooo: always three digits, so that it cannot run on into the next.
void write_literal(std::ostream& out, std::string_view bytes) {
  constexpr std::size_t on_one_line = 100;
  out << "{";
  for (std::size_t begin = 0; begin == 0 || begin < bytes.size(); begin += on_one_line) {
    out << "\n     \"";
    for (const char c : bytes.substr(begin, on_one_line)) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x20 || byte >= 0x7F || c == '"' || c == '\\') {
        out << '\\' << (byte >> 6) << (byte >> 3 & 7) << (byte & 7);
      } else {
        out << c;
      }
    }
    out << '"';
  }
  out << ",\n     " << bytes.size() << "}";
}

void write_array(std::ostream& out, std::string_view name, std::span<const RuleFile> files) {
  out << "constexpr std::array<BuiltInText, " << files.size() << "> " << name << "{{\n";
  for (const RuleFile& file : files) {
    out << "    {\"" << file.name << "\", ";
    write_literal(out, file.source.text());
    out << ", ";
    write_literal(out, file.packed);
    out << ", \"" << file.sha256 << "\"},\n";
  }
  out << "}};\n\n";
}

bool write(const std::string& path, std::span<const RuleFile> rule_sets, std::span<const RuleFile> instruments,
           std::span<const RuleFile> case_tables) {
  std::ofstream out(path, std::ios::binary);
  out << "// Written by src/advise/embed_rules.cpp from the files under rules/. Do not edit.\n"
         "#include \"rung/advise/built_in.hpp\"\n\n#include <array>\n\nnamespace rung {\nnamespace {\n\n";
  write_array(out, "rule_sets", rule_sets);
  write_array(out, "instruments", instruments);
  write_array(out, "case_tables", case_tables);
  out << "}  // namespace\n\n"
         "std::span<const BuiltInText> built_in_rule_sets() { return rule_sets; }\n"
         "std::span<const BuiltInText> built_in_instruments() { return instruments; }\n"
         "std::span<const BuiltInText> built_in_case_tables() { return case_tables; }\n\n"
         "}  // namespace rung\n";
  out.close();
  if (!out) std::cerr << "rung_embed: `" << path << "` could not be written\n";
  return !out.fail();
}

bool embed(const std::string& output, std::span<char*> paths) {
  std::vector<RuleFile> rule_sets, instruments, case_tables;
  bool good = true;
  for (const std::filesystem::path path : paths) {
    auto file = read(path);
    good = good && file;
    if (!file) continue;
    auto& kind = path.parent_path().filename() == "instruments" ? instruments
                 : is_case_table(path)                          ? case_tables
                                                                : rule_sets;
    kind.push_back(std::move(*file));
  }
  std::ranges::sort(rule_sets, {}, &RuleFile::name);
  std::ranges::sort(instruments, {}, &RuleFile::name);
  std::ranges::sort(case_tables, {}, &RuleFile::name);
  for (const RuleFile& file : instruments) good = check_instrument(file) && good;
  for (const RuleFile& file : case_tables) good = check_case_table(file) && good;
  if (!good) return false;  // a rule set would only repeat what is wrong with its instruments
  for (RuleFile& file : rule_sets) good = check_rule_set(file, instruments) && good;
  return good && write(output, rule_sets, instruments, case_tables);
}

}  // namespace
}  // namespace rung

int main(int count, char** words) {
  if (count < 2) return 2;
  return rung::embed(words[1], std::span(words + 2, words + count)) ? 0 : 1;
}
