#include "case_lines.hpp"

#include <algorithm>

#include "rung/evaluate/case_maker.hpp"
#include "rung/parse/csv.hpp"
#include "rung/parse/parse_case.hpp"
#include "rung/text/utf8.hpp"

namespace rung {
namespace {

constexpr Place line_start{.line = 1, .column = 1};

// The JSON pointer (RFC 6901) of the value or key at a place, or nothing.
bool find_pointer(const Node& node, const Place& place, std::string& pointer) {
  const auto is_here = [&](const Place& there) { return there.line == place.line && there.column == place.column; };
  const std::size_t length = pointer.size();
  const auto step = [&](std::string_view key) {
    pointer.resize(length);
    pointer += '/';
    for (const char c : key) c == '~' ? pointer += "~0" : c == '/' ? pointer += "~1" : pointer += c;
  };
  for (const Node::Entry& entry : node.entries) {
    step(entry.key.text);
    if (is_here(entry.key.place) || find_pointer(entry.value, place, pointer)) return true;
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    step(std::to_string(i));
    if (find_pointer(node.items[i], place, pointer)) return true;
  }
  pointer.resize(length);
  return is_here(node.place);
}

Source source_of(std::string_view line) { return {"line.json", std::string(line)}; }

/// A case of JSON a line.
class JsonLines : public CaseLines {
 public:
  explicit JsonLines(const BatchPlan& plan) : CaseLines(plan) {}

  std::size_t bytes_of_line(std::string_view rest) const override {
    return std::min(rest.find('\n'), rest.size() - 1) + 1;
  }

  void read(CaseLine& line) override {
    const std::size_t first = line.text.find_first_not_of(" \t\r");
    if (line.text[first] != '{') {
      line.faults = {
          {"Y01",
           "a line of NDJSON is one object, and this begins with `" + printable(line.text.substr(first, 1)) + "`",
           Place{.line = 1, .column = static_cast<std::uint32_t>(first + 1)},
           "such as {\"rung_case\":1,\"id\":\"demo\",\"population\":\"adult\",\"answers\":{}}"}};
      return;
    }
    auto made = parse_case(source_of(line.text));
    line.faults = made.error();
    if (made) {
      line.id = made->id.text;
      line.made = std::move(made).value();
      group(line);
    } else if (const auto document = parse_json(source_of(line.text)); document && document->kind == Node::Kind::map) {
      const Node* const id = document->find("id");
      if (id && id->kind == Node::Kind::scalar && !id->is_null) line.id = id->text;
    }
  }

  std::vector<RecordFault> placed(const CaseLine& line, const Faults& faults) const override {
    std::vector<RecordFault> made;
    const auto document = parse_json(source_of(line.text));
    for (const Fault& fault : faults) {
      made.push_back({fault});
      if (document) find_pointer(*document, fault.place, made.back().pointer);
    }
    return made;
  }

 private:
  void group(CaseLine& line) const {
    if (plan_.by.empty()) return;
    if (plan_.by == "population") line.group = line.made->population.text;
    for (const Answer& answer : line.made->answers)
      if (answer.name.text == plan_.by && answer.readings.front().value && !answer.readings.front().value->is_null)
        line.group = answer.readings.front().value->text;
  }
};

/// A row of a table a case.
class TableLines : public CaseLines {
 public:
  explicit TableLines(const BatchPlan& plan) : CaseLines(plan), maker_(*plan.table) {
    const auto& columns = plan.table->columns;
    const auto found = std::ranges::find(columns, plan.by, &CompiledColumn::name);
    if (found != columns.end()) by_ = static_cast<std::size_t>(found - columns.begin());
  }

  std::size_t bytes_of_line(std::string_view rest) const override {
    return csv_row_bytes(rest, true, plan_.table->columns.size());
  }

  void read(CaseLine& line) override {
    whole_ = false;
    line.faults = parse_csv_row(line.text, line_start, row_);
    if (line.faults.empty()) line.faults = check_width(row_, plan_.table->columns.size());
    if (!line.faults.empty()) return;
    whole_ = true;
    auto made = maker_.make(row_);
    if (!maker_.id().empty()) line.id = maker_.id();
    if (by_) line.group = row_.cells[*by_].text;
    line.faults = made.error();
    if (made) line.made = std::move(made).value();
  }

  std::vector<RecordFault> placed(const CaseLine&, const Faults& faults) const override {
    std::vector<RecordFault> made;
    for (const Fault& fault : faults) {
      made.push_back({fault});
      const std::string* const column = whole_ ? maker_.column_at(fault.place) : nullptr;
      if (column) made.back().column = *column;
    }
    return made;
  }

 private:
  CaseMaker maker_;
  CsvRow row_;
  std::optional<std::size_t> by_;
  bool whole_ = false;  // the row at hand has a cell for each column
};

}  // namespace

void CaseLines::begin(const Block& block) {
  block_ = &block;
  at_ = 0;
}

bool CaseLines::next(CaseLine& line) {
  while (at_ < block_->text.size()) {
    const std::string_view rest = std::string_view(block_->text).substr(at_);
    const std::size_t bytes = bytes_of_line(rest);
    at_ += bytes;
    line = {};
    line.text = rest.substr(0, bytes);
    while (line.text.ends_with('\n') || line.text.ends_with('\r')) line.text.remove_suffix(1);
    if (line.text.find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
    if (line.text.size() <= plan_.max_line)
      read(line);
    else
      line.faults = {{"F02", "the line is longer than " + std::to_string(plan_.max_line) + " bytes", line_start,
                      "a case holds one person; `--max-line` raises the limit"}};
    if (plan_.shard.holds(line.id ? std::string_view(*line.id) : line.text)) return true;
  }
  return false;
}

std::unique_ptr<CaseLines> CaseLines::make(const BatchPlan& plan) {
  if (plan.table) return std::make_unique<TableLines>(plan);
  return std::make_unique<JsonLines>(plan);
}

bool Shard::holds(std::string_view id) const {
  if (count <= 1) return true;
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash % count == index;
}

}  // namespace rung
